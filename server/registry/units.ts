/** Questions about units (单位): who acts for whom, at which region. Reference data: anybody may ask. */
import { isUnitFunction, unitIdOf, type UnitFunction, type UnitKind } from '../../core/region/functions.ts'
import { codeAt, levels, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { UnitId } from '../../core/procedure/actor.ts'
import type { Day } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'

export type Unit = {
  readonly id: UnitId
  readonly name: string
  readonly region: RegionKey
  readonly unitFunction: UnitFunction
  readonly kind: UnitKind
  readonly workPhone: string | null
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** The units with these keys, closed ones included, in no order; unknown keys are left out. */
export async function findUnits(transaction: Transaction, ids: readonly UnitId[]): Promise<readonly Unit[]> {
  if (ids.length === 0) return []
  return (await unitRows(transaction).where('id', 'in', [...new Set(ids)]).execute()).map(unitOf)
}

/** The living units of one region, not of the regions below it. */
export async function unitsOfRegion(transaction: Transaction, code: string): Promise<readonly Unit[]> {
  return (await unitRows(transaction).where('region_code', '=', code).where('valid_to', 'is', null).orderBy('id').execute()).map(unitOf)
}

/** The living units of a function in a region and everywhere below it. */
export async function unitsOfFunction(
  transaction: Transaction, unitFunction: UnitFunction, within: RegionKey,
): Promise<readonly Unit[]> {
  const { lo, hi } = scopeOf(within)
  const rows = await unitRows(transaction).where('function', '=', unitFunction).where('valid_to', 'is', null)
    .where('code_lo', '>=', lo).where('code_hi', '<=', hi).orderBy('id').execute()
  return rows.map(unitOf)
}

/** The unit of a function that is responsible for a place: at its village, or else the nearest region above. Null where there is none. */
export async function findUnitFor(transaction: Transaction, unitFunction: UnitFunction, code: string): Promise<Unit | null> {
  const ids = levels.map((level) => codeAt(code, level)).filter((above) => above !== null).map((above) => unitIdOf(above, unitFunction))
  const living = (await findUnits(transaction, ids)).filter(({ validTo }) => validTo === null)
  return living.toSorted((a, b) => b.region.code.length - a.region.code.length)[0] ?? null
}

function unitRows(transaction: Transaction) {
  return transaction.selectFrom('units').select([
    'id', 'name', 'region_level', 'region_code', 'function', 'kind', 'work_phone', 'valid_from', 'valid_to',
  ])
}

type UnitRow = Awaited<ReturnType<ReturnType<typeof unitRows>['execute']>>[number]

function unitOf(row: UnitRow): Unit {
  if (!isUnitFunction(row.function)) throw new TypeError(`unit ${row.id} has a function nobody knows`)
  return {
    id: row.id, name: row.name, region: { level: row.region_level, code: row.region_code }, unitFunction: row.function,
    kind: row.kind as UnitKind, workPhone: row.work_phone, validFrom: row.valid_from, validTo: row.valid_to,
  }
}
