/** Why a vote is refused: the sitting, who withdraws, and whether the hands add up. */
import type { KnownHousehold } from '../../../core/procedure/procedure.ts'
import { leastPresent } from '../../../core/star-rating/entitled.ts'
import { faultOfTally, type Votes } from '../../../core/star-rating/tally.ts'
import { dayOf } from '../../../core/time/index.ts'
import type { StarVotes } from '../rating-file.ts'
import { condition, cycleOf, householdOf, mustWithdraw, type Anything, type With } from './condition.ts'
import { areAllStars } from './self-rating.ts'

type Sat = { readonly sitting: number; readonly withdrawn: readonly string[]; readonly votes: readonly StarVotes[] }
type Met = { readonly present: readonly string[]; readonly withdrawn: readonly string[] }

/** Whoever was there when the recorder looked is there still: otherwise the hands are counted against others. */
export const isThisSitting = condition<With<Sat>>('another-sitting', 'R-404', '到会的人有了变化，请刷新以后按现在到会的人重新表决这一户。', (context) => cycleOf(context)?.shown.sitting?.number === context.form.sitting, '/sitting')

/** The one who records for the meeting, or who chairs it. */
export const recordsTheMeeting = condition<Anything>('not-recorder', 'R-404', '表决由这一场会议的记录人或者主持人录入，请由他们来办；要换人的，先在会议页面变更。', (context) => {
  const sitting = cycleOf(context)?.shown.sitting
  return sitting !== null && sitting !== undefined && [sitting.recorder, sitting.chair].includes(context.actor.person ?? '')
})

/** Nobody counts for an own relative. */
export const recorderIsNoKin = condition<Anything>('recorder-is-kin', 'R-404', '这一户是您自家或者近亲属家，您要回避，请由主持人或者另一位记录人录入。', (context) => {
  const household = householdOf(context)
  return household !== null && mustWithdraw(household, [context.actor.person ?? '']).length === 0
})

export const kinWithdraw = condition<With<Sat>>('kin-must-withdraw', 'R-404', '有人是这一户的家人或者近亲属，必须回避，请把他们列为回避后再表决。', (context) => allKinOut(presentNow(context), context.form.withdrawn, householdOf(context)), '/withdrawn')
export const votesAddUp = condition<With<Sat>>('votes-do-not-add-up', 'R-404', (context) => `每颗星的赞成、反对、弃权加起来要等于 ${presentNow(context).length - context.form.withdrawn.length} 人（到会减去回避），请核对；回避以后没有人的，改天再开。`,
  (context) => addUp(context.form.votes, presentNow(context).length - context.form.withdrawn.length), '/votes')
export const everyStarVoted = condition<With<{ readonly votes: readonly StarVotes[] }>>('stars-not-voted', 'R-404', '每颗星都要表决一次，请把没有表决的星补上。', (context) => {
  const standard = cycleOf(context)?.shown.standard
  return standard !== undefined && areAllStars(standard, context.form.votes.map(({ star }) => star))
}, '/votes')
export const noGroundWaits = condition<Anything>('ground-waits', 'R-441', '有一条否决依据还在等乡镇核对，请先评别的户。', ({ dossier }) => dossier.file.groundAsked === null)

/** A review or a vote on a move: those who came are evaluators of this year, three at least, the recorder among them. */
export const evaluatorsMet = condition<With<Met>>('not-evaluators', 'R-404', `到会的人要是参加过本轮评议会的评议员，至少 ${leastPresent} 人，录入的人也要到会，请核对名单。`, (context) => {
  const { present } = context.form
  const evaluators = cycleOf(context)?.shown.evaluators ?? []
  return present.length >= leastPresent && present.every((person) => evaluators.includes(person)) && present.includes(context.actor.person ?? '')
}, '/present')
export const metKinWithdraw = condition<With<Met>>('kin-must-withdraw', 'R-404', '有人是这一户的家人或者近亲属，必须回避，请把他们列为回避后再表决。', (context) => allKinOut(context.form.present, context.form.withdrawn, householdOf(context)), '/withdrawn')
export const metVotesAddUp = condition<With<Met & { readonly votes: readonly StarVotes[] }>>('votes-do-not-add-up', 'R-404', ({ form }) => `每颗星的赞成、反对、弃权加起来要等于 ${form.present.length - form.withdrawn.length} 人（到会减去回避），请核对；回避以后没有人的，换人再开。`,
  ({ form }) => addUp(form.votes, form.present.length - form.withdrawn.length), '/votes')
export const heldAlready = condition<With<{ readonly heldOn: string }>>('held-later', 'R-404', '开会的日期不能在今天以后，请改日期。', ({ form, now }) => form.heldOn <= dayOf(now), '/heldOn')

export function presentNow(context: Anything): readonly string[] {
  return cycleOf(context)?.shown.sitting?.present ?? []
}

/** Everybody who must withdraw does; whoever else withdraws of his own accord may, if he is there. */
function allKinOut(present: readonly string[], withdrawn: readonly string[], household: KnownHousehold | null): boolean {
  return household !== null && withdrawn.every((person) => present.includes(person)) && mustWithdraw(household, present).every((person) => withdrawn.includes(person))
}

export function addUp(votes: readonly Votes[], voters: number): boolean {
  return votes.every((one) => faultOfTally(one, voters) === null)
}
