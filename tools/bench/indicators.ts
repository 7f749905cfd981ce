/**
 * Figures of a region: from the roll-ups as somebody; the same roll-ups by hand; and without any roll-ups, from the matters themselves.
 * All three answer the same, every measure of every month.
 */
import type pg from 'pg'
import { addMonthsTo, monthOf } from '../../core/indicators/index.ts'
import { childrenOf } from '../../server/registry/index.ts'
import { columns } from '../../server/statistics/columns.ts'
import { digitsOf, levelBelow, placeOf, type Place } from '../../server/statistics/place.ts'
import { seriesOf, standingsBelow, standingsByCategory, type Asked } from '../../server/statistics/standings.ts'
import type { Transaction } from '../../server/database/index.ts'
import type { Asker } from './people.ts'
import type { Bare } from './questions.ts'

export type Figures = {
  readonly name: string
  readonly asker: Asker
  readonly ask: (transaction: Transaction) => Promise<unknown>
  readonly rollups: Bare
  readonly plain: Bare
}

/** Nothing of askers without a region, nor of grids: those have no roll-ups and are always counted from their few matters. */
export function figuresOf(asker: Asker, now: number): readonly Figures[] {
  const place = asker.region === null || !asker.actor.readsRegion ? null : placeOf(asker.region.code)
  if (place === null || asker.region === null || place.level === 'GRID') return []
  const to = monthOf(now)
  const asked: Asked = { from: addMonthsTo(to, -11), to, category: null }
  const { column } = asker.region
  const byMonth = `case when month < '${asked.from}' then '' else month end`
  const byCategory = `category || case when month < '${asked.from}' then '<' else '' end`
  return [
    {
      name: 'figures by month', asker, ask: (transaction) => seriesOf(transaction, place, asked),
      rollups: fromRollups(byMonth, `${ownRows(place)} and category = ''`, asked), plain: fromMatters(byMonth, column, place, asked),
    },
    {
      name: 'figures by category', asker, ask: (transaction) => standingsByCategory(transaction, place, asked),
      rollups: fromRollups(byCategory, `${ownRows(place)} and category > ''`, asked), plain: fromMatters(byCategory, column, place, asked),
    },
    ...below(asker, place, asked, column),
  ]
}

function below(asker: Asker, place: Place, asked: Asked, column: string): Figures[] {
  const next = levelBelow(place.level)
  if (next === null || next === 'GRID') return []
  const step = 10 ** (digitsOf(next) - digitsOf(place.level))
  const counties = place.level === 'CITY' ? `county between ${place.number * 100} and ${place.number * 100 + 99}` : `county = ${place.county}`
  return [{
    name: 'figures of the regions below', asker,
    ask: async (transaction) => {
      const codes = (await childrenOf(transaction, place)).map(({ code }) => code)
      return await standingsBelow(transaction, place, codes, asked)
    },
    rollups: fromRollups(`region || case when month < '${asked.from}' then '<' else '' end`,
      `${counties} and digits = ${digitsOf(next)} and region between ${place.number * step} and ${place.number * step + step - 1} and category = ''`, asked),
    plain: fromMatters(`${next.toLowerCase()} || case when month < '${asked.from}' then '<' else '' end`, column, place, asked),
  }]
}

const sums = columns.map((column) => `sum(${column})::bigint as ${column}`).join(', ')

function ownRows({ county, level, number }: Place): string {
  return `county = ${county} and digits = ${digitsOf(level)} and region = ${number}`
}

function fromRollups(key: string, rows: string, { to }: Asked): Bare {
  return { text: `select ${key} as key, ${sums} from rollups where ${rows} and month <= $1 group by 1`, values: [to] }
}

/** What each matter adds to the figures stands beside it; without roll-ups it would all be added up at every question. */
function fromMatters(key: string, column: string, { number, level }: Place, { to }: Asked): Bare {
  const open = level === 'CITY' || level === 'COUNTY' ? '' : 'and region_readable'
  return {
    text: `select ${key} as key, ${sums} from dossiers cross join lateral jsonb_each(counts -> 'months') as months (month, amounts)
      cross join lateral jsonb_to_record(amounts) as measured (${columns.map((one) => `${one} bigint`).join(', ')})
      where dossiers.${column} = $1 ${open} and month <= $2 group by 1`,
    values: [number, to],
  }
}

/** Counting by state and month only, of what was opened: the least a page of figures could do without roll-ups. */
export function merelyCounted({ region }: Asker): Bare {
  return {
    text: `select to_char(opened_at, 'YYYY-MM') as month, category, state, count(*) from dossiers where ${region?.column ?? 'city'} = $1 group by 1, 2, 3`,
    values: [Number(region?.code)],
  }
}

export async function send(client: pg.Client, { text, values }: Bare): Promise<pg.QueryResult['rows']> {
  return (await client.query(text, [...values])).rows
}
