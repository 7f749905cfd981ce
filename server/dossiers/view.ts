/**
 * A dossier as one actor may see it: head, sheet, timeline, clocks, the acts open to them and why the others are not
 * (style.md 12). Carries no person: people appear by office and unit, a reporter only as 提出人.
 */
import { offices, type Actor } from '../../core/procedure/actor.ts'
import { addresseesOf } from '../../core/procedure/parties.ts'
import type { Dossier, DossierEvent } from '../../core/procedure/dossier.ts'
import { explain } from '../../core/procedure/explain.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
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
  /** Other dossiers it points to, by name, as far as the actor may see them. */
  readonly matters: ReadonlyMap<string, NamedMatter>
  readonly path: readonly { readonly code: string; readonly name: string }[]
  /** Matters that are probably the same; none for the reporter. */
  readonly alike: readonly AlikeView[]
}

export function viewOf(parts: ViewParts): DossierView {
  const { procedure, dossier, actor, settings } = parts
  const state = procedure.states[dossier.state ?? '']
  if (dossier.place === null || dossier.state === null || state === undefined) throw new TypeError('a dossier that was never opened has no view')
  const summary = procedure.summary(dossier)
  const hidden = hiddenFrom(procedure, dossier, actor, settings)
  const along = alongOf(parts)
  return {
    id: dossierName(dossier.key), procedure: { ...dossier.procedure, name: procedure.name },
    number: summary.number, title: along?.title(dossier) ?? summary.title, category: summary.category, priority: summary.priority,
    state: stateOf(parts, dossier.state, state), remarks: remarksOf(parts), alike: parts.alike,
    sequence: dossier.sequence, openedAt: toIso(dossier.openedAt ?? 0), updatedAt: toIso(dossier.updatedAt ?? 0),
    place: along === null ? { ...dossier.place, lon: summary.lon, lat: summary.lat, path: parts.path } : { village: dossier.place.village, grid: null, lon: null, lat: null, path: villagePath(parts) },
    holders: holdersOf(parts), clocks: clocksOf(parts), sheet: (along ?? procedure).sheet(dossier).map((line) => named(line, parts)),
    timeline: parts.events.map((event) => entryOf(event, parts, summary.reporter)).toReversed(),
    acts: explain(procedure, { dossier: dossier as Dossier<never>, actor, now: parts.now, settings, calendar: parts.calendar }).map((one) => ({
      act: one.act, name: one.name, consequence: one.consequence, open: one.open, mine: one.mine, likely: one.likely,
      reasons: one.reasons.map(({ code, sentence, rule }) => ({ code, sentence, rule: rule ?? null })),
      choices: Object.fromEntries(Object.entries(one.choices).map(([pointer, units]) => [pointer, units.map((id) => ({ id, name: parts.unitNames.get(id) ?? id }))])),
    })),
    isReporter: actor.person !== null && summary.reporter === actor.person,
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

/** Who reads it as the villager it concerns, and who as somebody of an office: the same state is told to each in own words. */
function readerOf({ procedure, dossier, actor }: ViewParts): 'villager' | 'staff' {
  const isReporter = actor.person !== null && procedure.summary(dossier).reporter === actor.person
  return actor.mandate === null || isReporter ? 'villager' : 'staff'
}

function stateOf(parts: ViewParts, key: string, state: AnyProcedure['states'][string]): DossierView['state'] {
  const reader = readerOf(parts)
  const own = reader === 'staff' ? state.forStaff ?? state.sentence : state.sentence
  // What the procedure says to the reporter in person is not said to whoever reads along.
  const said = alongOf(parts) === null ? parts.procedure.sentence?.(parts.dossier, reader) ?? own : own
  return {
    key, name: state.name, plain: state.plain ?? state.name, sentence: said,
    step: state.step ?? null, final: state.final === true,
  }
}

function remarksOf(parts: ViewParts): ViewRemark[] {
  const mine = alongOf(parts) !== null ? 'everybody' : readerOf(parts) === 'staff' ? 'staff' : 'reporter'
  return (parts.procedure.remarks?.(parts.dossier) ?? []).filter((one) => one.for === 'everybody' || one.for === mine)
    .map(({ text, since }) => ({ text, since: since === null ? null : toIso(since) }))
}

/** Every unit and every other dossier whose name the view will have to say. */
export function namedIn(procedure: AnyProcedure, dossier: Dossier, events: readonly DossierEvent[], settings: unknown): { units: string[]; matters: string[] } {
  const awaited = (procedure.states[dossier.state ?? '']?.awaits ?? []).flatMap((party) => addresseesOf(procedure, party, dossier, settings))
  const lines = [...procedure.sheet(dossier), ...events.flatMap((event) => formInWords(procedure.acts[event.act]?.form ?? {} as never, event.form))]
  return {
    units: [...new Set([
      ...awaited.flatMap((one) => (one.kind === 'unit' ? [one.unit] : [])),
      ...lines.flatMap((line) => (line.kind === 'units' ? line.value : [])),
      ...Object.values(procedure.acts).flatMap((act) => Object.values(act.choices?.(dossier) ?? {}).flat()),
      ...events.flatMap((event) => (event.actor.unit === null ? [] : [event.actor.unit])),
    ])],
    matters: [...new Set(lines.flatMap((line) => (line.kind === 'dossier' ? [line.value] : [])))],
  }
}

function holdersOf({ procedure, dossier, settings, unitNames, path }: ViewParts): string[] {
  const addressees = (procedure.states[dossier.state ?? '']?.awaits ?? []).flatMap((party) => addresseesOf(procedure, party, dossier, settings))
  return [...new Set(addressees.flatMap((one) => {
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

function clocksOf(parts: ViewParts): ClockView[] {
  const { procedure, dossier, now, calendar } = parts
  const plainly = readerOf(parts) === 'villager'
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

function entryOf(event: DossierEvent, parts: ViewParts, reporter: string | null): ViewEntry {
  const { procedure, actor, unitNames } = parts
  const plainly = readerOf(parts) === 'villager'
  const stateName = (key: string) => (plainly ? procedure.states[key]?.plain : undefined) ?? procedure.states[key]?.name ?? key
  const definition = procedure.acts[event.act]
  const lines = definition === undefined ? [] : [...formInWords(definition.form, event.form), ...definition.found?.(event.facts) ?? []]
  const along = alongOf(parts)
  const shown = along === null ? lines : along.answers.includes(event.act) ? lines.filter(({ kind }) => kind !== 'photos') : []
  return {
    sequence: event.sequence, act: event.act, name: (plainly ? definition?.plainRecord : undefined) ?? definition?.recordName ?? event.type, at: toIso(event.receivedAt), doneAt: toIso(event.occurredAt),
    who: whoOf(event, reporter), unit: event.actor.unit === null ? null : { id: event.actor.unit, name: unitNames.get(event.actor.unit) ?? event.actor.unit },
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

function named(line: Line, { unitNames, matters }: ViewParts): ViewLine {
  switch (line.kind) {
    case 'units': return { label: line.label, kind: 'units', value: line.value.map((id) => ({ id, name: unitNames.get(id) ?? id })) }
    case 'dossier': return { ...line, matter: matters.get(line.value) ?? null }
    default: return line
  }
}
