/** Who sits at the desks a matter may come to, on a day: for decisions, so only the system sees them all. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { KnownMandate } from '../../core/procedure/procedure.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Day } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

/** In one question, however many desks. Holders of the same office or unit elsewhere are left out by whoever asked. */
export async function holdersOfDesks(transaction: Transaction, desks: readonly Addressee[], day: Day): Promise<readonly KnownMandate[]> {
  const units = desks.flatMap((desk) => (desk.kind === 'unit' ? [desk.unit] : []))
  const offices = desks.flatMap((desk) => (desk.kind === 'office' ? [desk] : []))
  if (units.length + offices.length === 0) return []
  const rows = await transaction.selectFrom('mandates').select(['person', 'office', 'unit', 'region_code'])
    .where((where) => where.or([
      ...(units.length === 0 ? [] : [where('unit', 'in', units)]),
      ...(offices.length === 0 ? [] : [where.and([
        where('lo', 'in', offices.map(({ region }) => scopeOf(region).lo)), where('region_code', 'in', offices.map(({ region }) => region.code)),
        where('office', 'in', offices.map(({ office }) => office)),
      ])]),
    ]))
    .where('revoked_at', 'is', null).where('valid_from', '<=', day).where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .orderBy('id').execute()
  return rows.map(({ person, office, unit, region_code: region }) => ({ person, office, unit, region }))
}
