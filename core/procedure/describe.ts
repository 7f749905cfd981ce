/**
 * A procedure as plain data: what is frozen when it is published, and what the documentation is drawn from. Functions appear as
 * the sentences that stand beside them; their behaviour is frozen by the tests of that version.
 */
import type { Json, JsonObject } from './dossier.ts'
import type { AnyProcedure, Condition } from './procedure.ts'
import { targetsOf } from './check.ts'

export function describeProcedure(procedure: AnyProcedure): JsonObject {
  return plain({
    key: procedure.key, version: procedure.version, name: procedure.name, owner: procedure.owner, basis: procedure.basis,
    settings: { schema: procedure.settings.schema, defaults: procedure.settings.defaults as unknown },
    states: procedure.states,
    parties: mapped(procedure.parties, ({ name, found }) => ({ name, found })),
    alsoAwaits: (procedure.alsoAwaits ?? []).map(({ party, sentence }) => ({ party, sentence })),
    acts: mapped(procedure.acts, (act, key) => ({
      name: act.name, recordName: act.recordName, event: act.event, rules: act.rules ?? [], from: act.from, to: act.to === 'same' ? 'same' : targetsOf(procedure, key, null),
      who: act.who, requires: [...(act.when ?? []), ...(act.checks ?? [])].map(conditionWords), form: act.form, consequence: act.consequence,
      appends: act.appends === true, numbers: act.numbers === true, oneByOne: act.oneByOne === true, effects: act.effects ?? [],
      followUps: (act.followUps ?? []).map(({ act: next, sentence }) => ({ act: next, sentence })),
    })),
    rules: procedure.rules,
    deadlines: mapped(procedure.deadlines, ({ name, rules, kind, runsIn, pausedIn, only, owner, onLate, onSoon }) => ({
      name, rules: rules ?? [], kind, runsIn, pausedIn: pausedIn ?? [], only: only?.sentence ?? null, owner, onLate, onSoon: onSoon ?? null,
    })),
    readers: {
      parties: procedure.readers.parties, region: procedure.readers.region.sentence,
      hidden: procedure.readers.hidden.map(({ field, sentence }) => ({ field, sentence })),
      // Left out where a version did not know them, so that its frozen text stays the same.
      along: procedure.readers.along?.sentence ?? undefined,
    },
    whenNobody: procedure.whenNobody,
  }) as JsonObject
}

function conditionWords(condition: Condition<never>): Json {
  return { code: condition.code, rule: condition.rule ?? null, sentence: typeof condition.sentence === 'string' ? condition.sentence : null }
}

function mapped<T, R>(record: { readonly [key: string]: T }, turn: (value: T, key: string) => R): { [key: string]: R } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, turn(value, key)]))
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
