/**
 * Sums of roll-ups by month, by category or by region below: as somebody, under the policy of roll-ups. Grids have none; theirs are
 * summed from the matters themselves, which are few (stack-server §3).
 */
import { sql, type RawBuilder } from 'kysely'
import { plus, type Amounts, type Month, type Period, type Standing } from '../../core/indicators/index.ts'
import type { Transaction } from '../database/index.ts'
import { amountsIn, columnSums } from './columns.ts'
import { digitsOf, levelBelow, type Place } from './place.ts'

export type Asked = Period & {
  /** First two digits of a group or all four of a category. */
  readonly category: string | null
}

/** By month of the period; what came before is one sum. */
export type Series = { readonly before: Amounts; readonly months: ReadonlyMap<Month, Amounts> }

export async function seriesOf(transaction: Transaction, place: Place, asked: Asked): Promise<Series> {
  const sums = place.level === 'GRID'
    ? summed(await gridCells(transaction, place, asked), ({ month }) => (month < asked.from ? '' : month))
    : await keyed(transaction, sql`case when month < ${asked.from} then '' else month end`, ownRows(place), asked)
  return { before: sums.get('') ?? {}, months: new Map([...sums].filter(([month]) => month !== '')) }
}

export function standingOf({ before, months }: Series): Standing {
  return { before, during: plus(...months.values()) }
}

/** By category of four digits. */
export async function standingsByCategory(transaction: Transaction, place: Place, asked: Asked): Promise<ReadonlyMap<string, Standing>> {
  return paired(place.level === 'GRID'
    ? summed(await gridCells(transaction, place, asked), ({ month, category }) => `${category}${month < asked.from ? '<' : ''}`)
    : await keyed(transaction, sql`category || case when month < ${asked.from} then '<' else '' end`, ownRows(place), asked))
}

/** Of these regions, all directly below `place`. */
export async function standingsBelow(transaction: Transaction, place: Place, codes: readonly string[], asked: Asked): Promise<ReadonlyMap<string, Standing>> {
  const below = levelBelow(place.level)
  if (below === null || codes.length === 0) return new Map()
  if (below === 'GRID') {
    const cells = await cellsIn(transaction, sql`dossiers.village = ${place.number} and dossiers.grid = any(${codes.map(Number)}::bigint[])`, asked)
    return paired(summed(cells, ({ grid, month }) => `${grid ?? ''}${month < asked.from ? '<' : ''}`))
  }
  const counties = below === 'COUNTY' ? codes.map(Number) : [place.county]
  const rows = sql`county = any(${counties}::integer[]) and digits = ${digitsOf(below)} and region = any(${codes.map(Number)}::bigint[])`
  return paired(await keyed(transaction, sql`region || case when month < ${asked.from} then '<' else '' end`, rows, asked))
}

/** Regions directly below that have figures; among them those that have since been merged or dissolved. */
export async function codesBelow(transaction: Transaction, place: Place): Promise<readonly string[]> {
  const below = levelBelow(place.level)
  if (below === null || below === 'GRID') return []
  const counties = below === 'COUNTY' ? sql`county between ${place.number * 100} and ${place.number * 100 + 99}` : sql`county = ${place.county}`
  const step = 10 ** (digitsOf(below) - digitsOf(place.level))
  const { rows } = await sql<{ region: number }>`
    select distinct region from rollups where ${counties} and digits = ${digitsOf(below)} and region between ${place.number * step} and ${place.number * step + step - 1}`.execute(transaction)
  return rows.map(({ region }) => String(region))
}

function ownRows({ county, level, number }: Place): RawBuilder<unknown> {
  return sql`county = ${county} and digits = ${digitsOf(level)} and region = ${number}`
}

async function keyed(transaction: Transaction, key: RawBuilder<unknown>, rows: RawBuilder<unknown>, { to, category }: Asked): Promise<Map<string, Amounts>> {
  const { rows: sums } = await sql<{ key: string; [column: string]: unknown }>`
    select ${key} as key, ${columnSums} from rollups
    where ${rows} and month <= ${to} ${category === null ? sql`` : sql`and category >= ${category} and category <= ${`${category}99`}`}
    group by 1`.execute(transaction)
  return new Map(sums.map((row) => [row.key, amountsIn(row)]))
}

/** `code` during the period, `code<` before it. */
function paired(sums: ReadonlyMap<string, Amounts>): ReadonlyMap<string, Standing> {
  const keys = new Set([...sums.keys()].map((key) => key.replace('<', '')))
  return new Map([...keys].map((key) => [key, { before: sums.get(`${key}<`) ?? {}, during: sums.get(key) ?? {} }]))
}

type Cell = { readonly month: Month; readonly category: string; readonly grid: number | null; readonly amounts: Amounts }

async function gridCells(transaction: Transaction, place: Place, asked: Asked): Promise<Cell[]> {
  return await cellsIn(transaction, sql`dossiers.grid = ${place.number}`, asked)
}

/** Region readers see these matters; the parties' own are left out like everywhere below the county. */
async function cellsIn(transaction: Transaction, rows: RawBuilder<unknown>, { to, category }: Asked): Promise<Cell[]> {
  const { rows: cells } = await sql<Cell>`
    select months.month, counts ->> 'category' as category, grid, months.amounts
    from dossiers cross join lateral jsonb_each(counts -> 'months') as months (month, amounts)
    where ${rows} and region_readable and months.month <= ${to}`.execute(transaction)
  return category === null ? cells : cells.filter((cell) => cell.category.startsWith(category))
}

function summed(cells: readonly Cell[], keyOf: (cell: Cell) => string): Map<string, Amounts> {
  const sums = new Map<string, Amounts>()
  for (const cell of cells) sums.set(keyOf(cell), plus(sums.get(keyOf(cell)) ?? {}, cell.amounts))
  return sums
}
