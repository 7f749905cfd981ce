/**
 * The ordinary units of every region (committee, government, departments …), so that a matter anywhere is received and dispatched.
 * Reference data: which body exists at which level says core/region/functions.ts, real exceptions are entered by the system administrator.
 */
import { sql } from 'kysely'
import { functions, levelsOf, unitFunctions, unitNameOf } from '../../core/region/functions.ts'
import { levels, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Day } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'

/**
 * Opens, in one statement, every unit that is missing in living regions inside `within`; placeholders of the statisticians have none.
 * Units that stand or were closed stay as they are, so it is harmless to repeat. Runs as the system.
 * @returns how many were opened
 */
export async function openOrdinaryUnits(transaction: Transaction, within: RegionKey, validFrom: Day): Promise<number> {
  const { lo, hi } = scopeOf(within)
  const column = (value: (kind: Ordinary) => string) => ordinary.map(value)
  const opened = await sql`
    insert into units (id, name, region_level, region_code, function, kind, code_lo, code_hi, valid_from)
    select region.code || ':' || body.function, region.short_name || body.ending, region.level, region.code, body.function, body.kind,
      region.code_lo, region.code_hi, ${validFrom}::date
    from regions as region
    join unnest(${column((one) => one.level)}::text[], ${column((one) => one.unitType)}::text[], ${column((one) => one.unitFunction)}::text[],
      ${column((one) => one.kind)}::text[], ${column((one) => one.ending)}::text[]) as body (level, unit_type, function, kind, ending)
      on body.level = region.level and body.unit_type = case when region.unit_type = any (${namedSorts}::text[]) then region.unit_type else '' end
    where region.status = 'ACTIVE' and region.kind <> 'virtual' and region.code_lo between ${lo} and ${hi} and region.code_hi <= ${hi}
      and not exists (select from units where units.id = region.code || ':' || body.function)
    on conflict (id) do nothing`.execute(transaction)
  return Number(opened.numAffectedRows ?? 0)
}

/** Sorts of region that call some of their bodies otherwise. */
const namedSorts = ['居委会', '类似居委会', '街道', '类似乡级单位']

type Ordinary = { readonly level: string; readonly unitType: string; readonly unitFunction: string; readonly kind: string; readonly ending: string }

const ordinary: readonly Ordinary[] = ['', ...namedSorts].flatMap((unitType) => levels.flatMap((level) =>
  unitFunctions.filter((unitFunction) => functions[unitFunction].kind !== 'village-body' && levelsOf(unitFunction).includes(level)).map((unitFunction) => (
    { level, unitType, unitFunction, kind: functions[unitFunction].kind, ending: unitNameOf(unitFunction, level, '', unitType) ?? '' }))))
