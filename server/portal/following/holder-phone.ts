/** At which work number whoever has the matter now can be reached; only numbers that are published anyway. */
import { offices } from '../../../core/procedure/actor.ts'
import { levelOf } from '../../../core/region/region.ts'
import { dayOf, type Instant } from '../../../core/time/index.ts'
import type { Transaction } from '../../database/index.ts'
import type { DossierView } from '../../../core/view/index.ts'
import { findUnits, officeHolders } from '../../registry/index.ts'

/** Null where nobody, or more than one, has it, or no number is known. */
export async function holderPhone(transaction: Transaction, view: DossierView, now: Instant): Promise<string | null> {
  const [holder, ...others] = view.holders
  if (holder === undefined || others.length > 0) return null
  const unit = view.sheet.flatMap((line) => (line.kind === 'units' ? line.value : [])).find(({ name }) => name === holder)
  if (unit !== undefined) return (await findUnits(transaction, [unit.id]))[0]?.workPhone ?? null
  const place = view.place.path.find(({ name }) => holder.startsWith(name))
  const level = place === undefined ? null : levelOf(place.code)
  if (place === undefined || level === null) return null
  const found = await officeHolders(transaction, { level, code: place.code }, dayOf(now))
  return found.find((one) => `${place.name}${offices[one.office]}` === holder)?.workPhone ?? null
}
