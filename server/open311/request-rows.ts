/**
 * Questions to what is public of matters, asked as the gate: what nobody known may see is not there at all (migration 0018). Every list walks one index in
 * its own order and ends at its limit; what is asked grows with the page and never with the table.
 */
import { sql } from 'kysely'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { childrenOf } from '../registry/index.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import { procedureKey } from './open311.ts'

export type RequestRow = {
  readonly county: number
  readonly id: string
  readonly state: string
  readonly category: string
  readonly village: number
  readonly grid: number | null
  readonly lon: number | null
  readonly lat: number | null
  readonly position_system: string | null
  readonly opened_at: Date
  readonly updated_at: Date
  readonly closed_at: Date | null
  readonly lead_unit: string | null
  readonly due_at: Date | null
  readonly description: string | null
  readonly address: string | null
}

export type Window = { readonly from: Instant; readonly to: Instant }
export type Wanted = { readonly jurisdiction: Jurisdiction; readonly services: readonly string[]; readonly states: readonly string[]; readonly opened: Window | null }
/** Where the page begins: after a row, or after so many. */
export type Start = { readonly after: { readonly at: Instant; readonly id: string } } | { readonly skip: number }

/** By when they were made, newest first. */
export async function requestsByOpening(transaction: Transaction, wanted: Wanted, start: Start, limit: number): Promise<readonly RequestRow[]> {
  let page = transaction.selectFrom('dossiers').select(publicColumns).where(inJurisdiction(wanted.jurisdiction)).where(matching(wanted))
    .orderBy('dossiers.opened_at', 'desc').orderBy('dossiers.id', 'desc').limit(limit)
  page = 'skip' in start ? page.offset(start.skip)
    : page.where(sql<boolean>`(dossiers.opened_at, dossiers.id) < (${new Date(start.after.at)}::timestamptz, ${start.after.id}::uuid)`)
  return await dressed(transaction, page)
}

export type Changed = {
  readonly rows: readonly RequestRow[]
  /** How far was looked when that was not far enough to fill the page. */
  readonly lookedTo: { readonly at: Instant; readonly id: string } | null
}

/**
 * By when they last changed for the public, newest first: of a closed matter when it was closed. There is no index over that, since it would make every
 * act dearer; the records have one over their receipt, and the record that made the change names the matter. So many records are looked at and no more: a
 * page of a rare kind may come out short, and goes on where it ended.
 * @param look how many records are looked at for so many matters; a matter has about ten
 */
export async function requestsByChange(transaction: Transaction, wanted: Wanted, changed: Window, start: Start, limit: number, look = (matters: number) => 5_000 + 10 * matters): Promise<Changed> {
  const skip = 'skip' in start ? start.skip : 0
  const found: RequestRow[] = []
  const ends: { at: Instant; id: string }[] = []
  for (const county of await countiesOf(transaction, wanted.jurisdiction)) {
    const walk = { county, changed, start, most: look(limit + skip) }
    const rows = await dressed(transaction, mattersOf(transaction, wanted, walk).limit(limit + skip))
    found.push(...rows)
    const end = rows.length < limit + skip ? await endOf(transaction, walk) : null
    if (end !== null) ends.push({ at: end.received_at.getTime(), id: end.dossier })
  }
  // Where one county was not looked through, nothing older of the others is told yet.
  const lookedTo = ends.toSorted(laterFirst)[0] ?? null
  const told = found.filter((row) => lookedTo === null || laterFirst({ at: changedAt(row), id: row.id }, lookedTo) <= 0)
  const sorted = told.toSorted((a, b) => laterFirst({ at: changedAt(a), id: a.id }, { at: changedAt(b), id: b.id }))
  const rows = sorted.slice(skip, skip + limit)
  return { rows, lookedTo: rows.length < limit ? lookedTo : null }
}

type Walk = { readonly county: number; readonly changed: Window; readonly start: Start; readonly most: number }
type Moment = { readonly at: Instant; readonly id: string }

function laterFirst(a: Moment, b: Moment): number {
  return b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

function recordsOf(transaction: Transaction, { county, changed, start }: Walk) {
  const records = transaction.selectFrom('events').select(['events.county', 'events.dossier', 'events.received_at'])
    .where('events.county', '=', county).where('events.received_at', '>=', new Date(changed.from)).where('events.received_at', '<=', new Date(changed.to))
    .orderBy('events.received_at', 'desc').orderBy('events.dossier', 'desc')
  return 'skip' in start ? records : records.where(sql<boolean>`(events.received_at, events.dossier) < (${new Date(start.after.at)}::timestamptz, ${start.after.id}::uuid)`)
}

/** Records in the order of their index, their matters by key, and an end at the limit: the lateral question cannot be flattened. */
function mattersOf(transaction: Transaction, wanted: Wanted, walk: Walk) {
  return transaction.selectFrom(recordsOf(transaction, walk).limit(walk.most).as('records'))
    .innerJoinLateral((matters) => matters.selectFrom('dossiers').select(publicColumns).whereRef('dossiers.county', '=', 'records.county').whereRef('dossiers.id', '=', 'records.dossier')
      .where(sql<boolean>`records.received_at = coalesce(dossiers.closed_at, dossiers.updated_at)`).where(matching(wanted)).offset(0).as('matters'), (join) => join.onTrue())
    .selectAll('matters').distinctOn(['records.received_at', 'records.dossier']).orderBy('records.received_at', 'desc').orderBy('records.dossier', 'desc')
}

/** The last record that was looked at, when there are more. */
async function endOf(transaction: Transaction, walk: Walk) {
  return await recordsOf(transaction, walk).offset(walk.most - 1).limit(1).executeTakeFirst() ?? null
}

export async function requestsById(transaction: Transaction, keys: readonly DossierKey[]): Promise<readonly RequestRow[]> {
  if (keys.length === 0) return []
  const page = transaction.selectFrom('dossiers').select(publicColumns).where('dossiers.procedure', '=', procedureKey)
    .where('dossiers.county', 'in', [...new Set(keys.map(({ county }) => county))]).where('dossiers.id', 'in', keys.map(({ id }) => id)).limit(keys.length)
  const rows = await dressed(transaction, page)
  return keys.flatMap((key) => rows.filter((row) => row.county === key.county && row.id === key.id))
}

/** When it last changed for the public. */
export function changedAt({ closed_at: closedAt, updated_at: updatedAt }: Pick<RequestRow, 'closed_at' | 'updated_at'>): Instant {
  return (closedAt ?? updatedAt).getTime()
}

/** The counties of a jurisdiction: itself, or those of the city. */
export async function countiesOf(transaction: Transaction, { code }: Jurisdiction): Promise<readonly number[]> {
  if (code.length === 6) return [Number(code)]
  return (await childrenOf(transaction, { level: 'CITY', code })).map((region) => Number(region.code))
}

const publicColumns = [
  'dossiers.county', 'dossiers.id', 'dossiers.state', 'dossiers.category', 'dossiers.village', 'dossiers.grid', 'dossiers.lon', 'dossiers.lat', 'dossiers.position_system',
  'dossiers.opened_at', 'dossiers.updated_at', 'dossiers.closed_at', 'dossiers.lead_unit',
] as const

function inJurisdiction({ code }: Jurisdiction) {
  return code.length === 6 ? sql<boolean>`dossiers.county = ${Number(code)}` : sql<boolean>`dossiers.city = ${Number(code)}`
}

function matching({ services, states, opened }: Wanted) {
  const conditions = [
    sql`dossiers.procedure = ${procedureKey}`,
    ...(services.length === 0 ? [] : [sql`dossiers.category = any (${[...services]}::text[])`]),
    ...(states.length === 0 ? [] : [sql`dossiers.state = any (${[...states]}::text[])`]),
    ...(opened === null ? [] : [sql`dossiers.opened_at >= ${new Date(opened.from)}`, sql`dossiers.opened_at <= ${new Date(opened.to)}`]),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

type Bare = Omit<RequestRow, 'due_at' | 'description' | 'address'>

/** What lies beside the matters of a page: read once for the page, by key. */
async function dressed(transaction: Transaction, page: { readonly execute: () => Promise<readonly Bare[]> }): Promise<RequestRow[]> {
  const rows = await page.execute()
  if (rows.length === 0) return []
  const [counties, ids] = [[...new Set(rows.map(({ county }) => county))], rows.map(({ id }) => id)]
  const clocks = await transaction.selectFrom('deadlines').select(['county', 'dossier', 'due_at']).where('county', 'in', counties).where('dossier', 'in', ids).where('key', '=', 'handle').execute()
  const said = await transaction.selectFrom('open311_requests').select(['county', 'dossier', 'description', 'address']).where('county', 'in', counties).where('dossier', 'in', ids).execute()
  const nameOf = ({ county, dossier }: { readonly county: number; readonly dossier: string }) => `${county} ${dossier}`
  const [dueBy, saidBy] = [new Map(clocks.map((one) => [nameOf(one), one])), new Map(said.map((one) => [nameOf(one), one]))]
  return rows.map((row) => {
    const name = nameOf({ county: row.county, dossier: row.id })
    return { ...row, due_at: dueBy.get(name)?.due_at ?? null, description: saidBy.get(name)?.description ?? null, address: saidBy.get(name)?.address ?? null }
  })
}
