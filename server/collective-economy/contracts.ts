/** Contracts of a region as lists: searched, narrowed to what is late or about to end, page by page. Read as the platform; the caller has judged that the region is the asker's. */
import { sql, type RawBuilder } from 'kysely'
import { isExpiring, warningDays } from '../../core/collective-economy/index.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { questionOf } from '../../core/search/grams.ts'
import { addDays, type Day } from '../../core/time/index.ts'
import type { ContractLine, Contracts, ContractStanding } from '../../core/view/collective-economy.ts'
import { states } from '../../procedures/collective-contract/states.ts'
import type { PublicContract } from '../../procedures/collective-contract/sheet.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

export type ContractsAsked = { readonly region: RegionKey; readonly today: Day; readonly standing: ContractStanding; readonly text: string; readonly before: Cursor | null; readonly limit: number }
export type Cursor = { readonly at: string; readonly id: string }

const running = sql`state in ('IN_FORCE', 'OWING')`
type Row = { readonly county: number; readonly id: string; readonly village: number; readonly state: string; readonly shown: PublicContract; readonly party: string; readonly opened: string }

export async function contractsIn(transaction: Transaction, { region, today, standing, text, before, limit }: ContractsAsked): Promise<Pick<Contracts, 'items' | 'next'>> {
  const question = questionOf(text)
  const { rows } = await sql<Row>`
    select county, id, village, state, shown, file ->> 'party' as party, to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as opened from dossiers
    where procedure = 'collective-contract' and ${within(region)} and ${narrowed(standing, today)}
      ${question === '' ? sql`` : sql`and search @@ ${question}::tsquery`}
      ${before === null ? sql`` : sql`and (opened_at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`}
    order by opened_at desc, id desc limit ${limit + 1}`.execute(transaction)
  const page = rows.slice(0, limit)
  const names = await villageNames(transaction, page.map(({ village }) => String(village)))
  const last = page.at(-1)
  return {
    items: page.map((row): ContractLine => lineOf(row, names.get(String(row.village)) ?? '', today)),
    next: rows.length > limit && last !== undefined ? `${last.opened}.${last.id}` : null,
  }
}

/** Counted from the rows themselves; of what is late, how much. */
export async function contractSums(transaction: Transaction, region: RegionKey, today: Day): Promise<Contracts['sums']> {
  const { rows } = await sql<Contracts['sums']>`
    select count(*) filter (where ${running})::int as running, count(*) filter (where state = 'DRAFTED')::int as drafted,
      count(*) filter (where ${narrowed('overdue', today)})::int as overdue, count(*) filter (where ${narrowed('expiring', today)})::int as expiring,
      coalesce(sum((select coalesce(sum((one ->> 'open')::bigint), 0) from jsonb_array_elements(shown -> 'instalments') one where one ->> 'due' < ${today}))
        filter (where ${narrowed('overdue', today)}), 0)::float8 as "overdueFen"
    from dossiers where procedure = 'collective-contract' and ${within(region)} and state in ('DRAFTED', 'IN_FORCE', 'OWING')`.execute(transaction)
  return rows[0] ?? { running: 0, drafted: 0, overdue: 0, overdueFen: 0, expiring: 0 }
}

export type PublicContractRow = PublicContract & { readonly state: string }

/** What everybody may read of one village: signed contracts, those that run first. */
export async function publicContracts(transaction: Transaction, village: string, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ readonly total: number; readonly rows: readonly PublicContractRow[] }> {
  const { rows } = await sql<{ state: string; shown: PublicContract; total: number }>`
    select state, shown, count(*) over ()::int as total from dossiers where procedure = 'collective-contract' and village = ${Number(village)}::bigint and state in ('IN_FORCE', 'OWING', 'ENDED')
    order by state = 'ENDED', opened_at desc, id desc limit ${limit} offset ${offset}`.execute(transaction)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ state, shown }) => ({ ...shown, state })) }
}

/** `2026-11-24T01:02:03.000000Z.uuid`, as the answer gave it. */
export function cursorIn(text: string | undefined): Cursor | null {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\.([0-9a-f-]{36})$/.exec(text ?? '')
  return found === null ? null : { at: found[1] ?? '', id: found[2] ?? '' }
}

function narrowed(standing: ContractStanding, today: Day): RawBuilder<boolean> {
  switch (standing) {
    case 'all': return sql`true`
    case 'overdue': return sql`${running} and shown ->> 'nextDue' < ${today}`
    case 'expiring': return sql`state = 'IN_FORCE' and shown ->> 'to' between ${today} and ${addDays(today, warningDays)}`
    case 'drafted': return sql`state = 'DRAFTED'`
    case 'running': return sql`${running}`
    case 'ended': return sql`state in ('ENDED', 'WITHDRAWN')`
  }
}

function within(region: RegionKey): RawBuilder<boolean> {
  if (region.level === 'VILLAGE') return sql`village = ${Number(region.code)}::bigint`
  const { lo, hi } = scopeOf(region)
  return sql`place between ${lo}::bigint and ${hi}::bigint`
}

function lineOf({ county, id, village, state, shown, party }: Row, villageName: string, today: Day): ContractLine {
  const { number, title, kind, direction, from, to, fen, paid, open, instalments, nextDue } = shown
  const runs = state === 'IN_FORCE' || state === 'OWING'
  return {
    dossier: dossierName({ county, id }), village: String(village), villageName, number, title, kind, direction, party, from, to, state, stateName: states[state as keyof typeof states].name, fen, paid, open, nextDue,
    overdue: runs ? instalments.filter(({ due }) => due < today).reduce((sum, one) => sum + one.open, 0) : 0, expiring: state === 'IN_FORCE' && isExpiring(to, today),
  }
}

async function villageNames(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await transaction.selectFrom('regions').select(['code', 'short_name']).where('code', 'in', [...new Set(codes)]).where('valid_to', 'is', null).execute()
  return new Map(rows.map(({ code, short_name: name }) => [code, name]))
}
