/** A village's duties of a year for those who work on them: what the catalogue asks for, joined with what was begun. Nothing is kept of a duty nobody began. */
import { sql } from 'kysely'
import { disclosureKey, dutiesOf, firstDayOf, isOverdue, lastDayOf, periodInWords, rhythmFor, rhythmOf, type Item, type Period } from '../../core/open-affairs/index.ts'
import { dayOf, type Day, type Instant } from '../../core/time/index.ts'
import type { DisclosureFile } from '../../procedures/disclosure/disclosure-file.ts'
import { disclosure } from '../../procedures/disclosure/disclosure.procedure.ts'
import { isBusy, type DisclosureSettings } from '../../procedures/disclosure/settings.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

export type DutyRow = {
  readonly item: string
  readonly itemName: string
  readonly board: Item['board']
  readonly kind: Item['kind']
  readonly shape: Item['shape']
  readonly period: Period
  readonly periodName: string
  readonly due: Day
  readonly dossier: string
  /** Null while nobody has begun it. */
  readonly state: string | null
  readonly stateName: string
  readonly overdue: boolean
  readonly publishedOn: Day | null
}

export async function settingsOf(transaction: Transaction, { settings, procedures }: Pick<Door, 'settings' | 'procedures'>, county: number): Promise<DisclosureSettings> {
  const { contents } = await settings.inForce(transaction, procedures.newest('disclosure') ?? disclosure, county)
  return contents as DisclosureSettings
}

/** Of the periods that end in this year, as far as they have ended, and of the events that were published. Asked as the platform; the caller judges who asks. */
export async function dutiesOfVillage(transaction: Transaction, door: Pick<Door, 'settings' | 'procedures'>, village: string, year: number, now: Instant): Promise<readonly DutyRow[]> {
  const county = Number(village.slice(0, 6))
  const settings = await settingsOf(transaction, door, county)
  const today = dayOf(now)
  const until = today < `${year}-12-31` ? today : `${year}-12-31`
  const duties = dutiesOf({ items: settings.items, days: settings.due, financeBusy: isBusy(settings, village), since: `${year}-01-01`, until })
  // Of a file only what the desk shows: the lines of a quarter weigh more than the desk of a year.
  const { rows } = await sql<{ id: string; state: string; file: DisclosureFile }>`
    select id, state, jsonb_build_object('item', file->'item', 'itemName', file->'itemName', 'board', file->'board', 'kind', file->'kind', 'shape', file->'shape', 'period', file->'period', 'due', file->'due',
      'versions', case when jsonb_array_length(file->'versions') = 0 then '[]'::jsonb else jsonb_build_array(jsonb_build_object('on', file->'versions'->0->'on')) end) as file
    from dossiers where procedure = 'disclosure' and village = ${Number(village)}::bigint and left(file->>'period', 4) = ${String(year)}`.execute(transaction)
  const begun = new Map(rows.map(({ id, state, file }) => [id, { state, file }]))
  const asked = duties.map(({ item, period, due }) => ({ item, period, due, id: disclosureKey(village, item, period).id }))
  const known = new Set(asked.map(({ id }) => id))
  const others = [...begun].filter(([id]) => !known.has(id)).map(([id, { file }]) => ({ item: file.item, period: file.period, due: file.due, id }))
  return [...asked, ...others].flatMap(({ item: code, period, due, id }): DutyRow[] => {
    const found = begun.get(id)
    const item = settings.items.find((one) => one.code === code) ?? null
    if (item === null && found === undefined) return []
    const state = found?.state ?? null
    const isOut = state !== null && !owed.has(state)
    return [{
      item: code, itemName: found?.file.itemName ?? item?.name ?? code, board: found?.file.board ?? item?.board ?? 'affairs', kind: found?.file.kind ?? item?.kind ?? 'other', shape: found?.file.shape ?? item?.shape ?? 'words',
      period, periodName: periodInWords(period), due, dossier: dossierName({ county, id }), state, stateName: state === null ? '还没有做' : nameOf(state),
      // What was due before the village took part is owed by nobody; afterwards a missed duty has a dossier that says so.
      overdue: state !== null && !isOut && isOverdue(due, now),
      publishedOn: found?.file.versions[0]?.on ?? null,
    }]
  }).toSorted((one, other) => Number(other.overdue) - Number(one.overdue) || (one.due < other.due ? 1 : one.due > other.due ? -1 : one.item < other.item ? -1 : 1))
}

/** States in which it is not out yet. */
export const owed: ReadonlySet<string> = new Set(['MISSING', 'PREPARED', 'RETURNED', 'REVIEWED'])

function nameOf(state: string): string {
  return disclosure.states[state as keyof typeof disclosure.states].name
}

/** What may be begun out of turn: items that fall due when something happens. */
export function eventItems(settings: DisclosureSettings, village: string): readonly Item[] {
  return settings.items.filter((item) => rhythmFor(item, isBusy(settings, village)) === 'event')
}

/** Days in which a line of the period may lie, for the form. */
export function daysOf(period: Period): { readonly first: Day; readonly last: Day } | null {
  return rhythmOf(period) === null ? null : { first: firstDayOf(period), last: lastDayOf(period) }
}
