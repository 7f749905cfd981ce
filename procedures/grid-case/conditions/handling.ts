/** Why no more time is given, and why a matter is not suspended. */
import {
  budgetInWords, clockOf, compareBudgets, dayForVillagers, dayOf, daysBetween, due, dueIfExtended, isBudget, type Budget, type Day, type WorkingCalendar,
} from '../../../core/time/index.ts'
import type { CaseFile } from '../case-file.ts'
import type { CaseSettings } from '../settings.ts'
import { condition, type Now, type With } from './condition.ts'

export const extensionsLeft = condition<Now>('no-extension-left', 'R-116', '这件事已经延过期，不能再延。办不完的请申请挂账或上报。', ({ dossier, settings }) => dossier.file.extension.granted < settings.extensions)
export const beforeDue = condition<Now>(
  'too-late-to-extend', 'R-116', '已经过了办理时限，逾期后不能补批延期。请尽快办结，确实办不了的请申请挂账或上报。',
  ({ dossier, calendar, now }) => {
    const ledger = dossier.deadlines['handle']
    const until = ledger === undefined ? null : due(ledger, calendar)
    return until !== null && now <= until
  })
export const extensionIsModest = condition<With<{ amount: number; unit: Budget['unit'] }>>(
  'extension-too-long', 'R-116',
  ({ dossier, settings }) => `最多可以延长 ${budgetInWords(longestExtension(dossier.file, settings))}，并且要和原时限用同一种时间（工作时间或自然时间），请改短一些。`,
  ({ form, dossier, settings, calendar, now }) => {
    const asked: Budget = { amount: form.amount, unit: form.unit }
    const most = longestExtension(dossier.file, settings)
    return clockOf(asked.unit) === clockOf(dossier.file.limits.handle.unit) && clockOf(asked.unit) === clockOf(most.unit)
      && compareBudgets(asked, most, now, calendar) <= 0
  }, '/amount')

/** Who asks for two days and says it takes ten has not asked for what is needed; who is done in time needs no extension. */
export const expectedDayFits = condition<With<{ amount: number; unit: Budget['unit']; expectedOn: string }>>(
  'expected-day-unfit', 'R-116',
  ({ form, dossier, calendar }) => {
    const [from, to] = expectedDays(dossier, form, calendar)
    return from === null || to === null ? '预计办完的日期要在原来到期那天以后、延长以后的到期日以前，请重新选日期。' : `预计办完的日期要在 ${dayForVillagers(from)}到 ${dayForVillagers(to)}之间，请改日期，或者改延长多少。`
  },
  ({ form, dossier, calendar }) => {
    const [from, to] = expectedDays(dossier, form, calendar)
    return from !== null && to !== null && form.expectedOn >= from && form.expectedOn <= to
  }, '/expectedOn')

export const suspensionAsked = condition<Now>('no-suspension-asked', 'R-117', '主办单位没有申请挂账，不用处理。', ({ dossier }) => dossier.file.suspension.asked !== null)
export const suspensionNotAsked = condition<Now>('suspension-pending', 'R-117', '已经申请挂账，请等受理调度人员决定。', ({ dossier }) => dossier.file.suspension.asked === null)
export const reviewDayIsNear = condition<With<{ reviewOn: string }>>(
  'review-day-too-far', 'R-117', '复核日期要在明天以后，最长 90 天之内。',
  ({ form, now, settings }) => {
    const days = daysBetween(dayOf(now), form.reviewOn)
    return days >= 1 && days <= settings.suspendMaxDays
  }, '/reviewOn')
export const reviewDayNotPassed = condition<Now>(
  'review-day-passed', 'R-117', '申请里写的复核日期已经过了，请退回让主办单位重新申请。',
  ({ dossier, now }) => dossier.file.suspension.asked === null || dossier.file.suspension.asked.reviewOn > dayOf(now))

/** By the kind's own limit (domain §2.2); in a rework no more than the rework itself was given. */
function longestExtension(file: CaseFile, settings: CaseSettings): Budget {
  const most = settings.limits[file.priority].extension
  return file.reworks > 0 && clockOf(most.unit) === clockOf(file.limits.handle.unit) ? file.limits.handle : most
}

/** From the day it is due now to the day it would be due with the extension. */
function expectedDays({ deadlines }: Now['dossier'], { amount, unit }: Budget, calendar: WorkingCalendar): readonly [Day | null, Day | null] {
  const ledger = deadlines['handle']
  const asked = { amount, unit }
  if (ledger === undefined || !isBudget(asked) || clockOf(unit) !== clockOf(ledger.budget.unit)) return [null, null]
  const [now, later] = [due(ledger, calendar), dueIfExtended(ledger, asked, calendar)]
  // Due at 24:00 is due on the day that ends then.
  return [now === null ? null : dayOf(now - 1), later === null ? null : dayOf(later - 1)]
}
