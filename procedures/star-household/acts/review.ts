/** After the vote: objections, the household's one review and one appeal, the plaque. */
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import type { RatingFile } from '../rating-file.ts'
import { decidedStates } from '../states.ts'
import { act, told as tell, toldHousehold, withCycle, withCycleAndHousehold } from './act.ts'
import { asTold, householdFacts, onDay, text, told, voted, votedFacts } from './found.ts'

/** Left of the objections once this one is answered. */
const left = (file: RatingFile, objection: string | undefined) => file.objections.filter((one) => one !== objection)

export const review = {
  'take-objection': act({
    name: '收到异议', recordName: '收到异议', event: 'objection-taken', rules: ['R-407'], from: ['DECIDED', 'REVIEW', 'APPEALED'],
    to: { oneOf: ['REVIEW', 'APPEALED'], choose: ({ dossier }) => (dossier.state === 'APPEALED' ? 'APPEALED' : 'REVIEW') },
    who: ['system'], form: forms.objectionForm, appends: true, consequence: '有村民对公示的结果提出异议，村里要在期限内复核；提异议的人是谁，不告诉本户。',
    record: ({ file, form }) => ({ ...file, objections: [...file.objections.filter((one) => one !== form.objection), form.objection] }),
    effects: [toldHousehold('objected'), tell('organiser', 'reviewWaits')],
  }),
  'drop-objection': act({
    name: '异议已撤回', recordName: '异议已撤回', event: 'objection-dropped', rules: ['R-407'], from: ['DECIDED', 'REVIEW', 'APPEALED'],
    to: {
      oneOf: ['DECIDED', 'REVIEW', 'APPEALED'],
      choose: ({ dossier: { state, file }, form }) => (state === 'REVIEW' && (left(file, form.objection).length > 0 || file.review === 'asked' || file.sentBack !== '') ? 'REVIEW' : state === 'APPEALED' ? 'APPEALED' : 'DECIDED'),
    },
    who: ['system'], form: forms.objectionForm, appends: true, consequence: '提出的人撤回了异议，不再复核这一条。',
    record: ({ file, form }) => ({ ...file, objections: left(file, form.objection) }), effects: [tell('household', 'objectionDropped')],
  }),

  'ask-review': act({
    name: '申请复核', recordName: '申请复核', event: 'review-asked', rules: ['R-408'], from: ['DECIDED', 'REVIEW'], to: 'REVIEW', who: ['household'], form: forms.askForm,
    consequence: '村里换人记录、重新表决，五个工作日内书面答复您；复核权每轮一次。', looksUp: withCycle, when: [must.takesPart, must.reviewNotAsked],
    checks: [must.inStage('PUBLICITY', 'AWARD', 'ACTIVE'), must.inTimeForReview],
    record: ({ file, form }) => ({ ...file, review: 'asked', reviewWords: form.words }), effects: [tell('organiser', 'reviewWaits')],
  }),
  'decide-review': act({
    name: '作出复核结论', recordName: '复核结论', event: 'review-decided', rules: ['R-404', 'R-407', 'R-408'], from: ['REVIEW'],
    to: { oneOf: ['DECIDED', 'REVIEW'], choose: ({ dossier: { file }, form }) => (left(file, form.objection).length > 0 ? 'REVIEW' : 'DECIDED') },
    who: ['organiser', 'evaluator', 'council'], form: forms.reviewForm, consequence: '按重新表决的票数定星，结论书面告诉本户和提异议的人。', looksUp: withCycleAndHousehold,
    when: [must.anotherRecorder],
    checks: [
      must.inStage('PUBLICITY', 'AWARD', 'ACTIVE'), must.heldAlready, must.evaluatorsMet, must.recorderIsNoKin, must.metKinWithdraw, must.everyStarVoted, must.metVotesAddUp, must.answersAnOpenObjection,
      must.namesTheObjection, must.speaksOfNothingForbidden<{ readonly conclusion: string }>('/conclusion', ({ conclusion }) => conclusion),
    ],
    facts: (context) => {
      const voters = context.form.present.length - context.form.withdrawn.length
      return { ...householdFacts(context), ...votedFacts(context, context.form.votes, voters), voters }
    },
    found: told,
    record: ({ file, form, facts, actor, at }) => ({
      ...voted(file, facts, { on: form.heldOn, sitting: file.decided?.sitting ?? 1, recorder: actor.person ?? '', voters: facts['voters'] as number, withdrawn: form.withdrawn.length, votes: form.votes, note: form.conclusion }),
      review: file.review === 'asked' ? 'decided' : file.review, sentBack: '', objections: left(file, form.objection), toldOn: onDay(at),
    }),
    followUps: [{
      act: 'take-conclusion', in: 'star-objection', sentence: '提异议的人收到书面结论。', on: (form) => form.objection ?? null,
      form: ({ form, dossier }) => ({ rating: dossier, conclusion: form.conclusion }),
    }],
    effects: [toldHousehold('reviewDecided')],
  }),

  appeal: act({
    name: '向乡镇申诉', recordName: '向乡镇申诉', event: 'appealed', rules: ['R-408'], from: ['DECIDED'], to: 'APPEALED', who: ['household'], form: forms.askForm,
    consequence: '乡镇看村里评得对不对；期间不公布、不摘牌。申诉每轮一次。', looksUp: withCycle, when: [must.takesPart, must.appealNotMade],
    checks: [must.inStage('PUBLICITY', 'AWARD', 'ACTIVE'), must.inTimeForAppeal],
    record: ({ file }) => ({ ...file, appeal: 'asked' }), effects: [tell('town', 'appealWaits')],
  }),
  'decide-appeal': act({
    name: '决定申诉', recordName: '申诉决定', event: 'appeal-decided', rules: ['R-408'], from: ['APPEALED'],
    to: { oneOf: ['DECIDED', 'REVIEW'], choose: ({ form, dossier }) => (form.outcome === 'back' || dossier.file.objections.length > 0 ? 'REVIEW' : 'DECIDED') },
    who: ['town'], form: forms.decideAppealForm, consequence: '维持原结果，或者退回村里重新评议；乡镇自己不加星、不减星。',
    record: ({ file, form, at }) => ({ ...file, appeal: 'decided', sentBack: form.outcome === 'back' ? form.words : '', toldOn: onDay(at) }),
    effects: [toldHousehold('appealDecided'), tell('organiser', 'appealAnswered')],
  }),

  'answer-plaque': act({
    name: '是否同意挂牌', recordName: '答复挂牌', event: 'plaque-answered', rules: ['R-409', 'R-410'], from: decidedStates, to: 'same', who: ['household'], form: forms.plaqueForm, appends: true,
    consequence: '不挂牌不影响星级，随时可以改。', looksUp: withCycle, when: [must.takesPart], checks: [must.inStage('PUBLICITY', 'AWARD', 'ACTIVE')],
    facts: ({ form }) => ({ told: asTold([text('挂牌', form.agrees ? '同意' : '不挂')]) }), found: told,
    record: ({ file, form }) => ({ ...file, plaque: form.agrees }),
  }),
}
