/** In which stage of the village's year an act is possible: no stage is skipped and none reached back into. */
import type { CycleStage } from '../../../core/star-rating/shown.ts'
import { dayOf, due } from '../../../core/time/index.ts'
import { condition, cycleOf, type Anything, type With } from './condition.ts'

const stageNames: Readonly<Record<CycleStage, string>> = { SELF: '农户自评', PEER: '群众互评', VOTE: '表决', PUBLICITY: '张榜公示', AWARD: '嘉许授牌', ACTIVE: '动态管理', CLOSED: '本轮已结束' }

/** The village has a cycle this year, and it stands in one of these stages. */
export function inStage(...stages: readonly CycleStage[]) {
  return condition<Anything>('not-in-this-stage', 'R-401', (context) => {
    const cycle = cycleOf(context)
    const wanted = stages.map((stage) => `“${stageNames[stage]}”`).join('、')
    return cycle === null ? '村里这一年的星级评定还没有启动，请等村里通知。' : `村里现在是“${stageNames[cycle.stage]}”，这一步要在${wanted}的时候办。`
  }, (context) => {
    const cycle = cycleOf(context)
    return cycle !== null && stages.includes(cycle.stage)
  })
}

/** The last day of self-rating is still in time. */
export const selfRatingIsOn = condition<Anything>('self-rating-over', 'R-401', (context) => `自评到 ${cycleOf(context)?.shown.selfUntil ?? ''} 为止，已经过了；确有原因的请联系村里延期。`, (context) => {
  const cycle = cycleOf(context)
  return cycle !== null && dayOf(context.now) <= cycle.shown.selfUntil
})

/** The timer says a clock has run out; the ledger has the last word. */
export const hasRunOut = condition<With<{ deadline: string }>>('not-run-out', 'R-008', '这个时限还没有到，请到期再办。', ({ form, dossier, calendar, now }) => {
  const ledger = Object.hasOwn(dossier.deadlines, form.deadline) ? dossier.deadlines[form.deadline] : undefined
  const until = ledger === undefined || ledger.stoppedAt !== null ? null : due(ledger, calendar)
  return until !== null && now > until
})

/** A timer may move the matter on for its own clock only. */
export function isClock(...deadlines: readonly string[]) {
  return condition<With<{ deadline: string }>>('another-clock', 'R-008', '这个时限不管这一步，请等它自己的时限。', ({ form }) => deadlines.includes(form.deadline))
}
