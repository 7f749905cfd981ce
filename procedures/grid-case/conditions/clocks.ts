/** The timer says a clock has run out; the ledger has the last word. */
import { due, lamp } from '../../../core/time/index.ts'
import { condition, type With } from './condition.ts'

/** A timer may move the matter on for its own clock only. */
export const isReviewTimer = condition<With<{ deadline: string }>>('another-clock', 'R-117', '只有挂账复核的时限才能恢复办理。', ({ form }) => form.deadline === 'review')
export const isArchiveTimer = condition<With<{ deadline: string }>>('another-clock', 'R-125', '只有归档的时限才能归档。', ({ form }) => form.deadline === 'archive')
/** The timer says a clock has run out; the ledger has the last word. */
export const hasRunOut = condition<With<{ deadline: string }>>('not-run-out', 'R-008', '这个时限还没有到，请到期再办。', ({ form, dossier, calendar, now }) => {
  const ledger = dossier.deadlines[form.deadline]
  const until = ledger === undefined || ledger.stoppedAt !== null ? null : due(ledger, calendar)
  // At the due instant itself the act is still in time.
  return until !== null && now > until
})
export const isRunningOut = condition<With<{ deadline: string }>>('not-running-out', 'R-008', '这个时限还没有快到，请到时再提醒。', ({ form, dossier, calendar, now }) => {
  const ledger = dossier.deadlines[form.deadline]
  return ledger !== undefined && ledger.stoppedAt === null && ledger.runningSince !== null && lamp(ledger, now, calendar) !== 'on-time'
})
