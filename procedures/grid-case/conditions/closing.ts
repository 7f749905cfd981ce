/** Why nobody may check, close, judge, review or void now. */
import { addDays, dayOf } from '../../../core/time/index.ts'
import { isForVillager } from '../case-file.ts'
import { condition, isGridOffice, type Now } from './condition.ts'

export const handlerIsNotVerifier = condition<Now>(
  'own-work', 'R-120', '自己办的事不能自己核查，要由别的单位的人来核查。',
  ({ dossier, actor }) => actor.person !== null && !dossier.file.handlers.includes(actor.person)
    && actor.mandate?.unit !== dossier.file.lead && !dossier.file.joint.includes(actor.mandate?.unit ?? ''))

export const reporterWasTold = condition<Now>(
  'reporter-not-told', 'R-124', '结案前要告知提出人：联系上一次，或者至少两次没联系上。请先“登记联系提出人”。',
  ({ dossier }) => !dossier.file.contact.left || dossier.file.contact.reached || dossier.file.contact.misses >= 2)
export const hasResult = condition<Now>('no-result', 'R-124', '还没有办理结果，不能结案，请让主办单位先反馈结果。', ({ dossier }) => dossier.file.result !== null)

/** Whoever works here judges no matter of the own patrol, nor one written down for somebody by the grid: the villager's view is asked. */
export const notOwnRating = condition<Now>(
  'own-report', 'R-147', '这件事是工作人员自己报的，不用评价；评价要由提出人来做。',
  ({ dossier, actor }) => (actor.person === dossier.file.reporter ? isForVillager(dossier.file) : !isGridOffice(actor.mandate?.office ?? '')))

export const notYetEvaluated = condition<Now>('already-evaluated', 'R-105', '您已经评价过了，谢谢。', ({ dossier }) => dossier.file.evaluation === null)
export const reviewNotAsked = condition<Now>('review-already-asked', 'R-121', '这件事已经申请过一次复查，不能再申请。仍不满意的，可以拨打 12345。', ({ dossier }) => dossier.file.review === 'none')
export const withinReviewWindow = condition<Now>(
  'review-window-over', 'R-121', ({ settings }) => `办结后 ${settings.reviewWindowDays} 天内可以申请复查，现在已经过了。仍有问题请重新上报。`,
  ({ dossier, settings, now }) => dossier.file.closedAt !== null && dayOf(now) <= addDays(dayOf(dossier.file.closedAt), settings.reviewWindowDays))
export const reviewAsked = condition<Now>('no-review-asked', 'R-121', '没有待处理的复查申请，不用处理。', ({ dossier }) => dossier.file.review === 'asked')

export const isChosenForSpotCheck = condition<Now>('not-chosen', 'R-120', '这件事没有被抽中核查，不用核查。', ({ dossier }) => dossier.file.spotCheck && dossier.file.conclusion === null)

export const voidProposed = condition<Now>('no-void-proposed', 'R-118', '还没有人提出作废，要先由一个人提出。', ({ dossier }) => dossier.file.voiding !== null)
export const voidNotProposed = condition<Now>('void-already-proposed', 'R-118', '已经有人提出作废，请等另一人批准。', ({ dossier }) => dossier.file.voiding === null)
export const anotherPerson = condition<Now>('same-person', 'R-118', '作废要两个人：提出的人不能自己批准。', ({ dossier, actor }) => actor.person !== null && dossier.file.voiding?.by !== actor.person)
