/** Checked, closed, judged by the reporter, reviewed, archived, or voided by two people. */
import { dayOf } from '../../../core/time/index.ts'
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import { act, told, toldReporter } from './act.ts'
import { reopened, reworked, reworkFacts, withPerson } from './file-changes.ts'

export const closing = {
  'begin-verification': act({
    name: '开始核查', recordName: '开始核查', event: 'verification-begun', rules: ['R-120'], from: ['FEEDBACK'], to: 'VERIFYING', who: ['verifier'], form: forms.emptyForm,
    consequence: '由您核查这件事。', when: [must.handlerIsNotVerifier],
    record: ({ file, actor }) => ({ ...file, verifier: actor.person }),
  }),
  'record-contact': act({
    name: '登记联系提出人', recordName: '联系提出人', event: 'contacted', rules: ['R-124'], from: ['FEEDBACK', 'VERIFYING'], to: 'same', who: ['verifier', 'dispatcher'], form: forms.contactForm, appends: true,
    consequence: '结案前要告知提出人，或者至少两次没联系上。',
    record: ({ file, form }) => ({ ...file, contact: { ...file.contact, reached: file.contact.reached || form.outcome === 'REACHED', misses: file.contact.misses + (form.outcome === 'MISSED' ? 1 : 0) } }),
  }),
  'pass-verification': act({
    name: '核查通过，结案', recordName: '核查通过，结案', plainRecord: '核查通过，办结', event: 'closed', rules: ['R-120', 'R-124', 'R-105'], from: ['VERIFYING'], to: 'CLOSED', who: ['verifier'], form: forms.conclusionForm,
    consequence: '结案并请提出人评价。', when: [must.handlerIsNotVerifier, must.hasResult, must.reporterWasTold],
    record: ({ file, form, at }) => ({ ...file, conclusion: form.conclusion, closedAt: at, supervisionSuggested: false }),
    effects: [toldReporter('closed'), { effect: 'notify', to: 'followers', text: 'closed', mustReach: true }],
  }),
  'fail-verification': act({
    name: '核查不通过，返工', recordName: '核查不通过', event: 'verification-failed', rules: ['R-119', 'R-120'], from: ['VERIFYING'], to: 'REWORK', who: ['verifier'], form: forms.conclusionForm,
    consequence: '退给主办单位返工；返工三次自动督办。', when: [must.handlerIsNotVerifier],
    facts: ({ dossier, settings, calendar, now }) => reworkFacts(dossier.file, settings, calendar, dayOf(now)),
    record: ({ file, form, facts }) => reworked({ ...file, conclusion: form.conclusion }, facts),
    effects: [told('handler', 'rework')],
  }),
  restart: act({
    name: '开始返工', recordName: '返工', plainRecord: '开始重办', event: 'restarted', rules: ['R-119'], from: ['REWORK'], to: 'HANDLING', who: ['handler', 'standIn'], form: forms.emptyForm, consequence: '返工时限从现在算。',
    record: ({ file, actor }) => ({ ...file, handlers: withPerson(file, actor.person), result: null, contact: { ...file.contact, reached: false, misses: 0 } }),
  }),

  'pass-spot-check': act({
    name: '抽查通过', recordName: '抽查通过', event: 'spot-check-passed', rules: ['R-120'], from: ['SELF_CLOSED'], to: 'same', who: ['verifier'], form: forms.conclusionForm,
    consequence: '自结属实。', when: [must.isChosenForSpotCheck, must.handlerIsNotVerifier], record: ({ file, form }) => ({ ...file, conclusion: form.conclusion }),
  }),
  'fail-spot-check': act({
    name: '抽查不通过，重开', recordName: '抽查不通过', event: 'spot-check-failed', rules: ['R-120'], from: ['SELF_CLOSED'], to: 'REOPENED', who: ['verifier'], form: forms.conclusionForm,
    consequence: '重开，由调度人员重新办理。', when: [must.isChosenForSpotCheck, must.handlerIsNotVerifier],
    record: ({ file, form }) => reopened({ ...file, conclusion: form.conclusion }), effects: [told('dispatcher', 'reopened')],
  }),

  evaluate: act({
    name: '评价', recordName: '评价', event: 'evaluated', rules: ['R-105', 'R-147'], from: ['CLOSED', 'SELF_CLOSED'], to: 'same', who: ['reporter', 'filer'], form: forms.evaluationForm, appends: true,
    consequence: '谢谢您的评价，它只用来改进办理。', when: [must.notOwnRating, must.notYetEvaluated],
    record: ({ file, form }) => ({ ...file, evaluation: { score: form.score, words: form.words ?? '' } }),
  }),
  'ask-review': act({
    name: '申请复查', recordName: '申请复查', event: 'review-asked', rules: ['R-121'], from: ['CLOSED', 'SELF_CLOSED', 'REJECTED'], to: 'same', who: ['reporter', 'filer'], form: forms.reasonForm,
    consequence: '由上级中心复查，成立的重新办理。', when: [must.reviewNotAsked, must.withinReviewWindow],
    record: ({ file }) => ({ ...file, review: 'asked' }), effects: [told('arbiter', 'reviewAsked')],
  }),
  'uphold-review': act({
    name: '复查成立，重开', recordName: '复查成立', event: 'review-upheld', rules: ['R-121'], from: ['CLOSED', 'SELF_CLOSED', 'REJECTED'], to: 'REOPENED', who: ['arbiter'], form: forms.conclusionForm,
    consequence: '重新办理，计一次返工。', when: [must.reviewAsked],
    facts: ({ dossier, settings, calendar, now }) => reworkFacts(dossier.file, settings, calendar, dayOf(now)),
    record: ({ file, facts }) => reopened(reworked({ ...file, review: 'upheld' }, facts)), effects: [toldReporter('reviewUpheld'), told('dispatcher', 'reopened')],
  }),
  'refuse-review': act({
    name: '复查不成立', recordName: '复查不成立', event: 'review-refused', rules: ['R-121'], from: ['CLOSED', 'SELF_CLOSED', 'REJECTED'], to: 'same', who: ['arbiter'], form: forms.conclusionForm,
    consequence: '把理由告诉提出人。', when: [must.reviewAsked], record: ({ file }) => ({ ...file, review: 'refused' }), effects: [toldReporter('reviewRefused')],
  }),
  archive: act({
    name: '归档', recordName: '归档', plainRecord: '存档', event: 'archived', rules: ['R-125'], from: ['CLOSED', 'SELF_CLOSED', 'TRANSFERRED_OUT'], to: 'ARCHIVED', who: ['system'], form: forms.timerForm,
    consequence: '只读，不能再改，只能追加更正说明。', checks: [must.isArchiveTimer, must.hasRunOut],
  }),
  'add-correction': act({
    name: '追加更正说明', recordName: '更正说明', event: 'corrected', rules: ['R-125'], from: ['ARCHIVED'], to: 'same', who: ['dispatcher', 'supervisor'], form: forms.noteForm, appends: true,
    consequence: '原记录不动，说明附在后面。', record: ({ file, form }) => ({ ...file, corrections: [...file.corrections, form.note] }),
  }),

  'propose-void': act({
    name: '提出作废', recordName: '提出作废', event: 'void-proposed', rules: ['R-118'], from: ['ACCEPTED', 'RETURNED', 'SUSPENDED'], to: 'same', who: ['dispatcher'], form: forms.reasonForm, oneByOne: true,
    consequence: '只限误报、测试和违法内容；要另一个人批准。', when: [must.voidNotProposed],
    record: ({ file, form, actor }) => ({ ...file, voiding: { by: actor.person, reason: form.reason } }), effects: [told('dispatcher', 'voidProposed')],
  }),
  'approve-void': act({
    name: '批准作废', recordName: '作废', event: 'voided', rules: ['R-118'], from: ['ACCEPTED', 'RETURNED', 'SUSPENDED'], to: 'VOID', who: ['dispatcher', 'supervisor'], form: forms.reasonForm, oneByOne: true,
    consequence: '作废数单列公布，不能恢复。', when: [must.voidProposed, must.anotherPerson], record: ({ file, at }) => ({ ...file, closedAt: at }), effects: [toldReporter('voided')],
  }),
  'refuse-void': act({
    name: '不同意作废', recordName: '不同意作废', event: 'void-refused', rules: ['R-118'], from: ['ACCEPTED', 'RETURNED', 'SUSPENDED'], to: 'same', who: ['dispatcher', 'supervisor'], form: forms.reasonForm, oneByOne: true,
    consequence: '继续办理。', when: [must.voidProposed], record: ({ file }) => ({ ...file, voiding: null }),
  }),
}
