/**
 * A dossier as one actor may see it: head, sheet, timeline, clocks, the acts open to them and why the others are not
 * (style.md 12). Carries no person: people appear by office and unit, a reporter only as 提出人.
 */
import { offices, type Actor } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import { addresseesOf } from '../../core/procedure/parties.ts'
import type { Dossier, DossierEvent } from '../../core/procedure/dossier.ts'
import { explain } from '../../core/procedure/explain.ts'
import type { AnyProcedure, Summary } from '../../core/procedure/procedure.ts'
import { hiddenFrom, readsOnlyAlong } from '../../core/procedure/readers.ts'
import { formInWords, type Line } from '../../core/procedure/words.ts'
import { due, inWords, lamp, toIso, type Instant, type WorkingCalendar } from '../../core/time/index.ts'
import type { AlikeView, ClockView, DossierView, NamedMatter, ViewEntry, ViewLine, ViewRemark } from '../../core/view/index.ts'
import { dossierName } from './dossier-key.ts'

export type ViewParts = {
  readonly procedure: AnyProcedure
  readonly dossier: Dossier
  readonly events: readonly DossierEvent[]
  readonly headHash: string
  readonly actor: Actor
  readonly now: Instant
  readonly settings: unknown
  readonly calendar: WorkingCalendar
  /** Names of units and regions by their keys. */
  readonly unitNames: ReadonlyMap<string, string>
  /** Names published with an office, of persons it names as holders of one; whoever may not read them reads none. */
  readonly holderNames: ReadonlyMap<string, string>
  /** Other dossiers it points to, by name, as far as the actor may see them. */
  readonly matters: ReadonlyMap<string, NamedMatter>
  readonly path: readonly { readonly code: string; readonly name: string }[]
  /** Matters that are probably the same; none for the reporter. */
  readonly alike: readonly AlikeView[]
}

/** What every part of the view depends on, found out once: who reads, and how much is left to them. */
type Read = ViewParts & {
  readonly summary: Summary
  readonly along: NonNullable<AnyProcedure['readers']['along']> | null
  /** Who reads it as the villager it concerns, and who as somebody of an office: the same state is told to each in own words. */
  readonly reader: 'villager' | 'staff'
  readonly holders: readonly Addressee[]
}

export function viewOf(asked: ViewParts): DossierView {
  const { procedure, dossier, actor, settings } = asked
  const state = procedure.states[dossier.state ?? '']
  if (dossier.place === null || dossier.state === null || state === undefined) throw new TypeError('a dossier that was never opened has no view')
  const summary = procedure.summary(dossier)
  const hidden = hiddenFrom(procedure, dossier, actor, settings)
  const along = alongOf(asked)
  const isReporter = actor.person !== null && summary.reporter === actor.person
  const parts: Read = { ...asked, summary, along, reader: actor.mandate === null || isReporter ? 'villager' : 'staff', holders: awaitedIn(procedure, dossier, settings) }
  return {
    id: dossierName(dossier.key), procedure: { ...dossier.procedure, name: procedure.name },
    number: summary.number, title: along?.title(dossier) ?? summary.title, category: summary.category, priority: summary.priority,
    state: stateOf(parts, dossier.state, state), remarks: remarksOf(parts), alike: parts.alike,
    sequence: dossier.sequence, openedAt: toIso(dossier.openedAt ?? 0), updatedAt: toIso(dossier.updatedAt ?? 0),
    place: along === null ? { ...dossier.place, lon: summary.lon, lat: summary.lat, path: parts.path } : { village: dossier.place.village, grid: null, lon: null, lat: null, path: villagePath(parts) },
    holders: holdersOf(parts), clocks: clocksOf(parts), sheet: (along ?? procedure).sheet(dossier).map((line) => named(line, parts)),
    timeline: parts.events.map((event) => entryOf(event, parts)).toReversed(),
    acts: explain(procedure, { dossier: dossier as Dossier<never>, actor, now: parts.now, settings, calendar: parts.calendar }).map((one) => ({
      act: one.act, name: one.name, consequence: one.consequence, open: one.open, mine: one.mine, likely: one.likely,
      reasons: one.reasons.map(({ code, sentence, rule }) => ({ code, sentence, rule: rule ?? null })),
      choices: Object.fromEntries(Object.entries(one.choices).map(([pointer, units]) => [pointer, units.map((id) => ({ id, name: parts.unitNames.get(id) ?? parts.holderNames.get(id) ?? (isPerson(id) ? unnamed : id) }))])),
    })),
    isReporter,
    hidden: [
      ...procedure.readers.hidden.filter((field) => hidden.includes(field.field)).map(({ field, sentence }) => ({ field, sentence })),
      ...(along === null ? [] : [{ field: 'description', sentence: along.sentence ?? keptBack }]),
    ],
    headHash: parts.headHash,
  }
}

/** Where a version of the procedure does not say it itself. */
const keptBack = '别人写的情况、照片和位置不给看。'

/** What is left to whoever only reads along; null for everybody else. */
function alongOf({ procedure, dossier, actor, settings }: Pick<ViewParts, 'procedure' | 'dossier' | 'actor' | 'settings'>): NonNullable<AnyProcedure['readers']['along']> | null {
  return readsOnlyAlong(procedure, dossier, actor, settings) ? procedure.readers.along ?? null : null
}

/** How this actor may be told what the matter is called. */
export function titleFor(parts: Pick<ViewParts, 'procedure' | 'dossier' | 'actor' | 'settings'>): string {
  return alongOf(parts)?.title(parts.dossier) ?? parts.procedure.summary(parts.dossier).title
}

/** A grid is a place too; the village is known to both. */
function villagePath({ dossier, path }: ViewParts): ViewParts['path'] {
  return path.filter(({ code }) => code.length <= (dossier.place?.village.length ?? 0))
}

function stateOf({ procedure, dossier, reader, along }: Read, key: string, state: AnyProcedure['states'][string]): DossierView['state'] {
  const own = reader === 'staff' ? state.forStaff ?? state.sentence : state.sentence
  // What the procedure says to the reporter in person is not said to whoever reads along.
  const said = along === null ? procedure.sentence?.(dossier, reader) ?? own : own
  return {
    key, name: state.name, plain: state.plain ?? state.name, sentence: said,
    step: state.step ?? null, final: state.final === true,
  }
}

function remarksOf({ procedure, dossier, reader, along }: Read): ViewRemark[] {
  const mine = along !== null ? 'everybody' : reader === 'staff' ? 'staff' : 'reporter'
  return (procedure.remarks?.(dossier) ?? []).filter((one) => one.for === 'everybody' || one.for === mine)
    .map(({ text, since }) => ({ text, since: since === null ? null : toIso(since) }))
}

/** Every unit and every other dossier whose name the view will have to say. */
export function namedIn(procedure: AnyProcedure, dossier: Dossier, events: readonly DossierEvent[], settings: unknown): { units: string[]; persons: string[]; matters: string[] } {
  const awaited = awaitedIn(procedure, dossier, settings)
  const lines = [...procedure.sheet(dossier), ...events.flatMap((event) => formInWords(procedure.acts[event.act]?.form ?? {} as never, event.form))]
  const choices = Object.values(procedure.acts).flatMap((act) => Object.values(act.choices?.(dossier) ?? {}).flat())
  return {
    units: [...new Set([
      ...awaited.flatMap((one) => (one.kind === 'unit' ? [one.unit] : [])),
      ...lines.flatMap((line) => (line.kind === 'units' ? line.value : [])),
      ...choices.filter((id) => !isPerson(id)),
      ...events.flatMap((event) => (event.actor.unit === null ? [] : [event.actor.unit])),
    ])],
    persons: [...new Set([...choices.filter(isPerson), ...lines.flatMap((line) => (line.kind === 'persons' ? line.value : []))])],
    matters: [...new Set(lines.flatMap((line) => (line.kind === 'dossier' ? [line.value] : [])))],
  }
}

function awaitedIn(procedure: AnyProcedure, dossier: Dossier, settings: unknown): readonly Addressee[] {
  return (procedure.states[dossier.state ?? '']?.awaits ?? []).flatMap((party) => addresseesOf(procedure, party, dossier, settings))
}

function holdersOf({ holders, unitNames, path }: Read): string[] {
  return [...new Set(holders.flatMap((one) => {
    switch (one.kind) {
      case 'unit': return [unitNames.get(one.unit) ?? one.unit]
      case 'office':
      case 'office-over': return [`${path.find((region) => region.code === one.region.code)?.name ?? ''}${offices[one.office]}`]
      case 'person': return ['提出人']
      case 'system':
      case 'anyone': return []
    }
  }))]
}

function clocksOf({ procedure, dossier, now, calendar, reader }: Read): ClockView[] {
  const plainly = reader === 'villager'
  return Object.entries(dossier.deadlines).flatMap(([key, ledger]) => {
    const definition = procedure.deadlines[key]
    if (definition === undefined || ledger.stoppedAt !== null) return []
    const dueAt = due(ledger, calendar)
    return [{
      key, name: plainly ? definition.plain ?? definition.name : definition.name, kind: definition.kind, lamp: lamp(ledger, now, calendar), words: inWords(ledger, now, calendar),
      dueAt: dueAt === null ? null : toIso(dueAt), paused: ledger.runningSince === null,
    }]
  })
}

function entryOf(event: DossierEvent, parts: Read): ViewEntry {
  const { procedure, actor, unitNames, along } = parts
  const plainly = parts.reader === 'villager'
  const stateName = (key: string) => (plainly ? procedure.states[key]?.plain : undefined) ?? procedure.states[key]?.name ?? key
  const definition = procedure.acts[event.act]
  const lines = definition === undefined ? [] : [...formInWords(definition.form, event.form), ...definition.found?.(event.facts) ?? []]
  const shown = along === null ? lines : along.answers.includes(event.act) ? lines.filter(({ kind }) => kind !== 'photos') : []
  return {
    sequence: event.sequence, act: event.act, name: (plainly ? definition?.plainRecord : undefined) ?? definition?.recordName ?? event.type, at: toIso(event.receivedAt), doneAt: toIso(event.occurredAt),
    who: whoOf(event, parts.summary.reporter), unit: event.actor.unit === null ? null : { id: event.actor.unit, name: unitNames.get(event.actor.unit) ?? event.actor.unit },
    mine: event.actor.person !== null && event.actor.person === actor.person,
    from: event.from === null ? null : stateName(event.from), to: stateName(event.to),
    lines: shown.map((line) => named(line, parts)), rules: (definition?.rules ?? []).map((number) => ({ number, text: procedure.rules[number] ?? '' })),
  }
}

function whoOf({ actor }: DossierEvent, reporter: string | null): string {
  if (actor.office !== null) return offices[actor.office]
  if (actor.person === null) return '系统'
  return actor.person === reporter ? '提出人' : '代办人'
}

/** Units have keys that are no uuids; persons are named by nothing else. */
function isPerson(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id)
}

const unnamed = '一名成员'

function named(line: Line, { unitNames, holderNames, matters }: ViewParts): ViewLine {
  switch (line.kind) {
    case 'persons': return { label: line.label, kind: 'text', value: namesOf(line.value, holderNames) }
    case 'units': return { label: line.label, kind: 'units', value: line.value.map((id) => ({ id, name: unitNames.get(id) ?? id })) }
    case 'dossier': return { ...line, matter: matters.get(line.value) ?? null }
    default: return line
  }
}

/** 张演示、李演示和另外 2 名成员: who is not named any more is counted. */
function namesOf(persons: readonly string[], holderNames: ReadonlyMap<string, string>): string {
  const known = persons.flatMap((person) => holderNames.get(person) ?? [])
  const rest = persons.length - known.length
  if (known.length === 0) return `${rest} 名成员`
  return rest === 0 ? known.join('、') : `${known.join('、')}和另外 ${rest} 名成员`
}
