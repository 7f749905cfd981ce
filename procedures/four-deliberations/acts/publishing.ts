/** The two publications, what lies between them, and what villagers say to them. */
import { dayOf } from '../../../core/time/index.ts'
import * as must from '../conditions.ts'
import * as forms from '../forms.ts'
import { unanswered, type Board } from '../matter-file.ts'
import { act, told } from './act.ts'

export const publishing = {
  'publish-resolution': act({
    name: '公开决议', recordName: '公开决议', event: 'resolution-published', rules: ['R-263', 'R-264'], from: ['RESOLVED'], to: 'RESOLUTION_ON_BOARD', who: ['committee'], form: forms.boardForm,
    consequence: '贴到公开栏，同时放到网上；满十五天，系统自动转到实施。',
    facts: ({ settings, now }) => ({ on: dayOf(now), days: settings.boardDays }), record: ({ file, form, facts }) => ({ ...file, resolutionBoard: { ...form, ...facts as Pick<Board, 'on' | 'days'> } }),
    effects: [told('supervisors', 'published')],
  }),
  'end-resolution-board': act({
    name: '决议公开期满', recordName: '决议公开期满', event: 'resolution-stood', rules: ['R-263'], from: ['RESOLUTION_ON_BOARD'], to: 'EXECUTING', who: ['system'], form: forms.timerForm,
    consequence: '公布满了期，可以动工、签合同、付款。', effects: [told('committee', 'next')],
  }),

  'record-progress': act({
    name: '登记进展', recordName: '登记进展', event: 'progress-recorded', rules: ['R-247'], from: ['EXECUTING'], to: 'same', who: ['committee'], form: forms.progressForm, appends: true,
    consequence: '进展记进案卷。', facts: ({ now }) => ({ on: dayOf(now) }), record: ({ file, form, facts }) => ({ ...file, progress: [...file.progress, { on: facts['on'] as string, words: form.words }] }),
  }),
  'record-payment': act({
    name: '登记付款', recordName: '登记付款', event: 'payment-recorded', rules: ['R-247'], from: ['EXECUTING'], to: 'same', who: ['committee'], form: forms.paymentForm,
    consequence: '记到决议的账上，结果公开时逐笔公布。', checks: [must.isPaidAlready, must.isWithinResolution],
    record: ({ file, form }) => ({ ...file, payments: [...file.payments, { on: form.on, yuan: form.yuan, words: form.words, files: form.files ?? [] }] }),
  }),
  'report-result': act({
    name: '报结果', recordName: '报结果和账目', event: 'result-reported', rules: ['R-263'], from: ['EXECUTING'], to: 'CHECKING', who: ['committee'], form: forms.resultForm,
    consequence: '请村务监督委员会核验结果和账目。', facts: ({ now }) => ({ on: dayOf(now) }),
    record: ({ file, form, facts, actor }) => ({ ...file, result: { on: facts['on'] as string, words: form.words, finance: form.finance, files: form.files ?? [], by: actor.person }, sentBack: '' }),
    effects: [told('supervisors', 'checkWaits')],
  }),
  check: act({
    name: '核验通过', recordName: '监督委员会核验通过', event: 'checked', rules: ['R-263'], from: ['CHECKING'], to: 'CHECKED', who: ['supervisors'], form: forms.checkForm,
    consequence: '村委会可以公开结果了。', checks: [must.notTheReporter], facts: ({ now }) => ({ on: dayOf(now) }),
    record: ({ file, form, facts }) => ({ ...file, check: { on: facts['on'] as string, words: form.words } }), effects: [told('committee', 'next')],
  }),
  'send-back': act({
    name: '退回补齐', recordName: '监督委员会退回补齐', event: 'sent-back', rules: ['R-263'], from: ['CHECKING'], to: 'EXECUTING', who: ['supervisors'], form: forms.reasonForm,
    consequence: '请村委会把结果和账目补齐，再报一次。', record: ({ file, form }) => ({ ...file, sentBack: form.reason }), effects: [told('committee', 'sentBack')],
  }),
  'publish-result': act({
    name: '公开结果', recordName: '公开结果', event: 'result-published', rules: ['R-263', 'R-264'], from: ['CHECKED'], to: 'RESULT_ON_BOARD', who: ['committee'], form: forms.boardForm,
    consequence: '结果和每一笔账贴到公开栏，同时放到网上；满十五天、意见都答复了，自动办结。',
    facts: ({ settings, now }) => ({ on: dayOf(now), days: settings.boardDays }), record: ({ file, form, facts }) => ({ ...file, resultBoard: { ...form, ...facts as Pick<Board, 'on' | 'days'> } }),
    effects: [told('supervisors', 'published')],
  }),
  'end-result-board': act({
    name: '结果公开期满', recordName: '结果公开期满', event: 'result-stood', rules: ['R-263', 'R-264'], from: ['RESULT_ON_BOARD'], who: ['system'], form: forms.timerForm,
    to: { oneOf: ['RESULT_ON_BOARD', 'DONE'], choose: ({ dossier: { file } }) => (unanswered(file) === 0 ? 'DONE' : 'RESULT_ON_BOARD') },
    consequence: '四议两公开做完了；还有意见没有答复的，等答复以后办结。', record: ({ file }) => ({ ...file, stood: true }),
  }),

  'take-opinion': act({
    name: '收到意见', recordName: '收到一条意见', event: 'opinion-taken', rules: ['R-264'], from: ['RESOLUTION_ON_BOARD', 'EXECUTING', 'CHECKING', 'CHECKED', 'RESULT_ON_BOARD'], to: 'same', who: ['system'], form: forms.opinionForm, appends: true,
    consequence: '记下有人提了意见；不记是谁提的。', facts: ({ now }) => ({ on: dayOf(now) }),
    record: ({ file, form, facts }) => ({ ...file, opinions: [...file.opinions, { name: form.opinion, on: facts['on'] as string, answer: null }] }),
  }),
  'note-answer': act({
    name: '公开答复', recordName: '意见有了答复', event: 'opinion-answered', rules: ['R-264'], from: ['RESOLUTION_ON_BOARD', 'EXECUTING', 'CHECKING', 'CHECKED', 'RESULT_ON_BOARD'], who: ['system'], form: forms.answerForm, appends: true,
    to: {
      oneOf: ['RESOLUTION_ON_BOARD', 'EXECUTING', 'CHECKING', 'CHECKED', 'RESULT_ON_BOARD', 'DONE'],
      choose: ({ dossier: { file, state }, form }) => (state === 'RESULT_ON_BOARD' && file.stood && unanswered(file, form.opinion) === 0 ? 'DONE' : (state ?? 'EXECUTING') as 'EXECUTING'),
    },
    consequence: '答复摘要和决议一起公布。', checks: [must.isKnownOpinion],
    record: ({ file, form }) => ({ ...file, opinions: file.opinions.map((one) => (one.name === form.opinion ? { ...one, answer: form.summary } : one)) }),
  }),

  'note-overdue': act({
    name: '记下超期', recordName: '过了时候还没有办', event: 'overdue-noted', rules: ['R-260'], from: ['PROPOSED', 'DISCUSSED', 'REVIEWED', 'RESOLVED', 'CHECKING', 'CHECKED'], to: 'same', who: ['system'],
    form: forms.timerForm, appends: true, consequence: '提醒村里、监督委员会和乡镇。', effects: [told('committee', 'overdue'), told('supervisors', 'overdue'), told('town', 'overdue')],
  }),
}
