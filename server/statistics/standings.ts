/**
 * Sums of roll-ups by month, by category or by region below: as somebody, under the policy of roll-ups. Grids have none; theirs are
 * summed from the matters themselves, which are few (stack-server §3).
 */
import { sql, type RawBuilder } from 'kysely'
import { plus, type Amounts, type Month, type Period, type Standing } from '../../core/indicators/index.ts'
import type { Transaction } from '../database/index.ts'
import { amountsIn, columnTotals } from './columns.ts'
import { countiesIn, digitsOf, levelBelow, type Place } from './place.ts'
import { allTogether } from './spread.ts'

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
    : await keyed(transaction, sql`category || case when month < ${asked.from} then '<' else '' end`, ownRows(place), asked, { apart: true }))
}

/** Of everything directly below `place` that has figures, merged and dissolved regions too; of a village's grids only of these `grids`. */
export async function standingsBelow(transaction: Transaction, place: Place, grids: readonly string[], asked: Asked): Promise<ReadonlyMap<string, Standing>> {
  const below = levelBelow(place.level)
  if (below === null) return new Map()
  if (below === 'GRID') {
    const cells = await cellsIn(transaction, sql`dossiers.village = ${place.number} and dossiers.grid = any(${grids.map(Number)}::bigint[])`, asked)
    return paired(summed(cells, ({ grid, month }) => `${grid ?? ''}${month < asked.from ? '<' : ''}`))
  }
  const step = 10 ** (digitsOf(below) - digitsOf(place.level))
  const [first, last] = [place.number * step, place.number * step + step - 1]
  const counties = below === 'COUNTY' ? countiesIn(place.number) : [place.county]
  const rows = sql`county = any(${counties}::integer[]) and digits = ${digitsOf(below)} and region between ${first} and ${last}`
  return paired(await keyed(transaction, sql`region || case when month < ${asked.from} then '<' else '' end`, rows, asked))
}

function ownRows({ county, level, number }: Place): RawBuilder<unknown> {
  return sql`county = ${county} and digits = ${digitsOf(level)} and region = ${number}`
}

/** Of one category or group, or of all together, which is a row of its own; `apart` gives every category. */
async function keyed(transaction: Transaction, key: RawBuilder<unknown>, rows: RawBuilder<unknown>, { to, category }: Asked, { apart = false } = {}): Promise<Map<string, Amounts>> {
  const kinds = category === null ? apart ? sql`category > ${allTogether}` : sql`category = ${allTogether}` : sql`category >= ${category} and category <= ${`${category}99`}`
  const { rows: sums } = await sql<{ key: string; [column: string]: unknown }>`
    select ${key} as key, ${columnTotals} from rollups
    where ${rows} and month <= ${to} and ${kinds}
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
