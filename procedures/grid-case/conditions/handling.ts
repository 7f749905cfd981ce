/** Why no more time is given, and why a matter is not suspended. */
import { clockOf, compareBudgets, dayOf, daysBetween, due, type Budget } from '../../../core/time/index.ts'
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
  'extension-too-long', 'R-116', '延长的时间不能超过原来的时限，也不能超过 10 个工作日，并且要和原时限用同一种时间（工作时间或自然时间）。',
  ({ form, dossier, settings, calendar, now }) => {
    const asked: Budget = { amount: form.amount, unit: form.unit }
    const original = dossier.file.limits.handle
    return clockOf(asked.unit) === clockOf(original.unit)
      && compareBudgets(asked, original, now, calendar) <= 0 && compareBudgets(asked, settings.extensionMax, now, calendar) <= 0
  })

export const suspensionAsked = condition<Now>('no-suspension-asked', 'R-117', '主办单位没有申请挂账，不用处理。', ({ dossier }) => dossier.file.suspension.asked !== null)
export const suspensionNotAsked = condition<Now>('suspension-pending', 'R-117', '已经申请挂账，请等受理调度人员决定。', ({ dossier }) => dossier.file.suspension.asked === null)
export const reviewDayIsNear = condition<With<{ reviewOn: string }>>(
  'review-day-too-far', 'R-117', '复核日期要在明天以后，最长 90 天之内。',
  ({ form, now, settings }) => {
    const days = daysBetween(dayOf(now), form.reviewOn)
    return days >= 1 && days <= settings.suspendMaxDays
  })
export const reviewDayNotPassed = condition<Now>(
  'review-day-passed', 'R-117', '申请里写的复核日期已经过了，请退回让主办单位重新申请。',
  ({ dossier, now }) => dossier.file.suspension.asked === null || dossier.file.suspension.asked.reviewOn > dayOf(now))
