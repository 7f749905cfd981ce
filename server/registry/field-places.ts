/** Where the registry keeps sealed values; the row belongs to the place, so nothing can be copied from one person to another. */
import type { FieldPlace } from '../cipher/index.ts'

export type SealedColumn = 'id_number' | 'phone'

export function placeOf(column: SealedColumn, county: number, person: string): FieldPlace {
  return { table: 'persons', column, row: `${county}/${person}` }
}
