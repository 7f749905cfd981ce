/** The measures as columns of roll-ups and deltas (migration 0012), and the pieces of SQL that are made of them. */
import { sql, type RawBuilder } from 'kysely'
import { measures, minuteMeasures, stateMeasure, type Amounts, type Measure, type StateMeasure } from '../../core/indicators/index.ts'
import { states } from '../../procedures/grid-case/states.ts'

export const stateColumns: readonly StateMeasure[] = Object.keys(states).map(stateMeasure)
export const columns: readonly (Measure | StateMeasure)[] = [...Object.keys(measures) as Measure[], ...stateColumns]

/** `a, b, c` */
export const columnList: RawBuilder<unknown> = sql.join(columns.map((column) => sql.ref(column)))

/** `sum(a)::bigint as a, …`: zero becomes null, which takes no room. */
export const columnSums: RawBuilder<unknown> = sql.join(columns.map((column) => sql`nullif(sum(${sql.ref(column)}), 0)::bigint as ${sql.ref(column)}`))

/** `a = nullif(coalesce(rollups.a, 0) + coalesce(excluded.a, 0), 0), …` */
export const columnAdditions: RawBuilder<unknown> = sql.join(columns.map((column) => (
  sql`${sql.ref(column)} = nullif(coalesce(${sql.ref(`rollups.${column}`)}, 0) + coalesce(${sql.ref(`excluded.${column}`)}, 0), 0)`
)))

/** For `jsonb_to_record`: `a bigint, b bigint, …` */
export const columnTypes: RawBuilder<unknown> = sql.join(columns.map((column) => sql`${sql.ref(column)} ${isMinutes(column) ? sql`bigint` : sql`integer`}`))

/** Does any measure differ, null being zero? */
export function columnsDiffer(one: string, other: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(columns.map((column) => sql`coalesce(${sql.ref(`${one}.${column}`)}, 0) <> coalesce(${sql.ref(`${other}.${column}`)}, 0)`), sql` or `)})`
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
