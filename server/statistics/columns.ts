/** The measures as columns of roll-ups and deltas (migration 0012), and the pieces of SQL that are made of them. */
import { sql, type RawBuilder } from 'kysely'
import { measures, minuteMeasures, stateMeasure, type Amounts, type Measure, type StateMeasure } from '../../core/indicators/index.ts'
import { states } from '../../procedures/grid-case/states.ts'

export const stateColumns: readonly StateMeasure[] = Object.keys(states).map(stateMeasure)
export const columns: readonly (Measure | StateMeasure)[] = [...Object.keys(measures) as Measure[], ...stateColumns]

const quoted = columns.map((column) => `"${column}"`)

// Each is one piece of text, made once: put together from seventy references they took longer to print than to answer.

/** `a, b, c` */
export const columnList: RawBuilder<unknown> = sql.raw(quoted.join(', '))

/** `sum(a)::bigint as a, …`: zero becomes null, which takes no room. */
export const columnSums: RawBuilder<unknown> = sql.raw(quoted.map((column) => `nullif(sum(${column}), 0)::bigint as ${column}`).join(', '))

/** `sum(a) as a, …`, for reading. */
export const columnTotals: RawBuilder<unknown> = sql.raw(quoted.map((column) => `sum(${column}) as ${column}`).join(', '))

/** `a = nullif(coalesce(rollups.a, 0) + coalesce(excluded.a, 0), 0), …` */
export const columnAdditions: RawBuilder<unknown> = sql.raw(quoted.map((column) => (
  `${column} = nullif(coalesce(rollups.${column}, 0) + coalesce(excluded.${column}, 0), 0)`
)).join(', '))

/** For `jsonb_to_record`: `a bigint, b bigint, …` */
export const columnTypes: RawBuilder<unknown> = sql.raw(columns.map((column) => `"${column}" ${isMinutes(column) ? 'bigint' : 'integer'}`).join(', '))

/** Does any measure differ, null being zero? */
export function columnsDiffer(one: string, other: string): RawBuilder<boolean> {
  return sql.raw<boolean>(`(${quoted.map((column) => `coalesce(${one}.${column}, 0) <> coalesce(${other}.${column}, 0)`).join(' or ')})`)
}

export function amountsIn(row: { readonly [column: string]: unknown }): Amounts {
  return Object.fromEntries(columns.flatMap((column) => {
    const amount = Number(row[column] ?? 0)
    return amount === 0 ? [] : [[column, amount]]
  }))
}

function isMinutes(column: string): boolean {
  return minuteMeasures.some((one) => one === column)
}
