/** Writes units. */
import { sql } from 'kysely'
import { functions, unitIdOf, type UnitFunction } from '../../core/region/functions.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Day } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'

export type NewUnit = {
  readonly name: string
  readonly region: RegionKey
  readonly unitFunction: UnitFunction
  readonly workPhone: string | null
  readonly validFrom: Day
}

/** Gives units that have none their public work number. */
export async function publishWorkPhones(transaction: Transaction, units: readonly NewUnit[]): Promise<void> {
  const ids = units.map(({ region, unitFunction }) => unitIdOf(region.code, unitFunction))
  await sql`update units set work_phone = given.phone from unnest(${ids}::text[], ${units.map(({ workPhone }) => workPhone)}::text[]) as given (id, phone)
    where units.id = given.id and units.work_phone is null and given.phone is not null`.execute(transaction)
}

/** Adds units; one that stands already stays as it is. */
export async function insertUnits(transaction: Transaction, units: readonly NewUnit[]): Promise<void> {
  if (units.length === 0) return
  await transaction.insertInto('units').values(units.map(rowOf)).onConflict((conflict) => conflict.column('id').doNothing()).execute()
}

function rowOf({ name, region, unitFunction, workPhone, validFrom }: NewUnit) {
  const { lo, hi } = scopeOf(region)
  return {
    id: unitIdOf(region.code, unitFunction), name, region_level: region.level, region_code: region.code, function: unitFunction,
    kind: functions[unitFunction].kind, code_lo: lo, code_hi: hi, valid_from: validFrom, valid_to: null, work_phone: workPhone,
  }
}
