/** Moves during the year (能上能下): evidence, answer, vote, review, an end; nothing is taken at once and nothing for ever. */
import { passes } from '../../../core/star-rating/tally.ts'
import { addMonths, dayOf } from '../../../core/time/index.ts'
import { condition, cycleOf, type With } from '../conditions/condition.ts'
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import { starsHeld, withAway, type Move, type RatingFile } from '../rating-file.ts'
import { decidedStates, goingStates } from '../states.ts'
import { act, told as tell, toldHousehold, withCycle, withCycleAndHousehold } from './act.ts'
import { asTold, householdFacts, onDay, starNames, text, told, withHousehold } from './found.ts'

type Vote = { readonly present: readonly string[]; readonly withdrawn: readonly string[]; readonly yes: number; readonly no: number; readonly abstain: number }
type Outcome = 'refused' | 'added' | 'taken' | 'waits'

const evidenceIsFair = must.speaksOfNothingForbidden<{ readonly evidence: string }>('/evidence', ({ evidence }) => evidence)
const votersOf = ({ present, withdrawn }: Vote) => present.length - withdrawn.length
const oneVoteAddsUp = condition<With<Vote>>('votes-do-not-add-up', 'R-404', ({ form }) => `赞成、反对、弃权加起来要等于 ${votersOf(form)} 人（到会减去回避），请核对；回避以后没有人的，换人再开。`, ({ form }) => must.addUp([form], votersOf(form)), '/yes')

/** A first vote to take waits for the review; the vote after a review holds. */
function outcomeOf(context: With<Vote>): Outcome {
  const { move } = context.dossier.file
  const majority = cycleOf(context)?.shown.standard.majority
  if (move === null || !passes(context.form, votersOf(context.form), majority)) return 'refused'
  return move.kind === 'add' ? 'added' : move.reviewAsked ? 'taken' : 'waits'
}

function proposed(file: RatingFile, kind: Move['kind'], form: { readonly star: string; readonly evidence: string }, by: string | null): RatingFile {
  const number = file.moves + 1
  return { ...file, moves: number, move: { kind, star: form.star, evidence: form.evidence, proposedBy: by ?? '', number, answer: null, timeOver: false, recorder: null, reviewAsked: false } }
}

/** Until the same day so many months on: never longer than a year, and it comes back by itself. */
function taken(file: RatingFile, today: string): RatingFile {
  const { move } = file
  if (move === null) return file
  const back = addMonths(today, Math.min(12, file.limits.takenMonths))
  return withAway({ ...file, move: null, toldOn: today }, [...file.away, { star: move.star, back, why: 'taken' }], today)
}

export const moves = {
  'propose-adding': act({
    name: '提议加星', recordName: '提议加星', event: 'adding-proposed', rules: ['R-411'], from: ['DECIDED'], to: 'PROPOSED', who: ['organiser', 'council', 'evaluator'], form: forms.proposeForm,
    consequence: '告诉本户，再由评议会表决。', looksUp: withCycle, when: [must.takesPart], checks: [must.inStage('ACTIVE'), must.starIsMissing, evidenceIsFair],
    facts: ({ form, dossier }) => ({ told: asTold([text('提议加的星', starNames(dossier.file, [form.star]))]) }), found: told,
    record: ({ file, form, actor }) => proposed(file, 'add', form, actor.person), effects: [toldHousehold('addingProposed')],
  }),
  'propose-taking': act({
    name: '提议摘星', recordName: '提议摘星', event: 'taking-proposed', rules: ['R-411', 'R-442'], from: ['DECIDED'], to: 'PROPOSED', who: ['organiser', 'council', 'evaluator'], form: forms.proposeForm,
    consequence: '先把事实依据告诉本户，等本户说明情况，至少五个工作日以后才能表决。', looksUp: withCycle, when: [must.takesPart], checks: [must.inStage('ACTIVE'), must.starIsHeld, evidenceIsFair],
    facts: ({ form, dossier }) => ({ told: asTold([text('提议摘的星', starNames(dossier.file, [form.star]))]) }), found: told,
    record: ({ file, form, actor }) => proposed(file, 'take', form, actor.person), effects: [toldHousehold('takingProposed')],
  }),
  'answer-proposal': act({
    name: '说明情况', recordName: '本户说明情况', event: 'proposal-answered', rules: ['R-411'], from: ['PROPOSED'], to: 'same', who: ['household'], form: forms.askForm, appends: true,
    consequence: '您的说明会在表决前读给评议会听。', when: [must.notAnsweredYet],
    record: ({ file, form }) => ({ ...file, move: file.move === null ? null : { ...file.move, answer: form.words } }), effects: [tell('organiser', 'answered')],
  }),
  'vote-move': act({
    name: '记下加星、摘星的表决', recordName: '加星、摘星表决', event: 'move-voted', rules: ['R-404', 'R-411'], from: ['PROPOSED'],
    to: { oneOf: ['DECIDED', 'VOTED'], choose: (context) => (outcomeOf(context) === 'waits' ? 'VOTED' : 'DECIDED') },
    who: ['organiser', 'council', 'evaluator'], form: forms.moveVoteForm, consequence: '加星过半就加上；摘星过半的，本户还可以要求复核一次，期间不摘。', looksUp: withCycleAndHousehold,
    when: [must.wasHeard, must.anotherCounter],
    checks: [must.inStage('ACTIVE'), must.heldAlready, must.evaluatorsMet, must.recorderIsNoKin, must.metKinWithdraw, oneVoteAddsUp, must.speaksOfNothingForbidden<{ readonly words: string }>('/words', ({ words }) => words)],
    facts: (context) => {
      const outcome = outcomeOf(context)
      const words = { refused: '没有通过，星不变', added: '通过，加一颗星', taken: '通过，摘星', waits: '通过，本户可以要求复核；期满没有要求的，摘星' }[outcome]
      return { ...householdFacts(context), outcome, today: dayOf(context.now), told: asTold([text('结果', words), text('票数', `赞成 ${context.form.yes}，反对 ${context.form.no}，弃权 ${context.form.abstain}`)]) }
    },
    found: told,
    record: ({ file, facts, actor }) => {
      const now = withHousehold(file, facts)
      const { move } = now
      const today = facts['today'] as string
      switch (facts['outcome'] as Outcome) {
        case 'added': return { ...now, move: null, toldOn: today, given: move === null ? now.given : Object.keys(now.names).filter((star) => star === move.star || now.given.includes(star)) }
        case 'taken': return taken(now, today)
        case 'waits': return { ...now, move: move === null ? null : { ...move, recorder: actor.person } }
        case 'refused': return { ...now, move: null }
      }
    },
    effects: [toldHousehold('moveVoted')],
  }),
  'ask-move-review': act({
    name: '要求复核摘星', recordName: '要求复核摘星', event: 'move-review-asked', rules: ['R-411'], from: ['VOTED'], to: 'PROPOSED', who: ['household'], form: forms.askForm,
    consequence: '换人记录，再表决一次；期间不摘星。', when: [must.moveReviewLeft],
    record: ({ file, form }) => ({
      ...file, move: file.move === null ? null : { ...file.move, reviewAsked: true, answer: file.move.answer === null ? form.words : `${file.move.answer}；${form.words}` },
    }),
    effects: [tell('organiser', 'reviewWaits')],
  }),

  'note-time-over': act({
    name: '答复时间到', recordName: '本户答复时间到', event: 'answer-time-over', rules: ['R-411'], from: ['PROPOSED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '本户没有答复的，可以表决了。', checks: [must.isClock('answer'), must.hasRunOut],
    record: ({ file }) => ({ ...file, move: file.move === null ? null : { ...file.move, timeOver: true } }), effects: [tell('organiser', 'timeOver')],
  }),
  'let-stand': act({
    name: '摘星生效', recordName: '复核期满，摘星生效', event: 'taking-stands', rules: ['R-411'], from: ['VOTED'], to: 'DECIDED', who: ['system'], form: forms.timerForm,
    consequence: '本户没有要求复核，摘星生效；到期自动恢复。', checks: [must.isClock('stand'), must.hasRunOut],
    record: ({ file, at }) => taken(file, onDay(at)), effects: [toldHousehold('starTaken')],
  }),
  'restore-star': act({
    name: '恢复星', recordName: '期满，恢复星', event: 'star-restored', rules: ['R-411', 'R-441'], from: decidedStates, to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '期限到了，星自动恢复。', checks: [must.isClock('back'), must.hasRunOut],
    facts: ({ dossier: { file }, now }) => ({ told: asTold([text('恢复的星', starNames(file, file.away.filter(({ back }) => back <= dayOf(now)).map(({ star }) => star)))]) }), found: told,
    record: ({ file, at }) => withAway(file, file.away.filter(({ back }) => back > onDay(at)), onDay(at)), effects: [toldHousehold('starRestored')],
  }),
  'note-overdue': act({
    name: '超期', recordName: '超期', event: 'overdue', rules: ['R-008'], from: ['FILLED', 'RATED', 'REVIEW', 'APPEALED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '没有按时办的亮红灯。', checks: [must.isClock('review', 'appeal', 'ground'), must.hasRunOut], effects: [tell('organiser', 'overdue'), tell('town', 'overdue')],
  }),
  'end-year': act({
    name: '本轮结束', recordName: '本轮结束', event: 'year-ended', rules: ['R-401'], from: goingStates, to: 'ENDED', who: ['system'], form: forms.timerForm,
    consequence: '这一轮的评定结束，记录留着。', checks: [must.isClock('year'), must.hasRunOut],
    facts: ({ dossier: { file } }) => ({ told: asTold([text('结束时的星', starNames(file, starsHeld(file)))]) }), found: told, record: ({ file }) => ({ ...file, ended: 'year' }),
  }),
}
