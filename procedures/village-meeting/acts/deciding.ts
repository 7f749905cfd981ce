/** In the room and after it: item by item, the minutes, the signatures, the filing, the board. */
import { isPassed, risksIn } from '../../../core/deliberation/index.ts'
import { dayOf } from '../../../core/time/index.ts'
import * as after from '../conditions/after.ts'
import * as room from '../conditions/room.ts'
import * as forms from '../forms.ts'
import { openItems, unanswered, type MeetingFile, type Settled } from '../meeting-file.ts'
import { act, told } from './act.ts'

export const deciding = {
  settle: act({
    name: '登记一项议题的结果', recordName: '议定一项', event: 'settled', rules: ['R-240', 'R-243', 'R-245', 'R-246', 'R-249'], from: ['HELD'], who: ['committee'], form: forms.settleForm,
    to: { oneOf: ['HELD', 'DECIDED'], choose: ({ dossier, form }) => (openItems(dossier.file).every((number) => number === form.item) ? 'DECIDED' : 'HELD') },
    consequence: '记下赞成、反对、弃权的数；回避的不算到会。定了就不能改。',
    checks: [room.itemExists, room.itemIsOpen, room.heardIsReport, room.wayIsSaid, room.withdrawalIsSaid, room.votesAddUp],
    facts: ({ form, dossier }) => ({
      present: room.votersOf({ form, dossier }), passed: form.outcome === 'VOTED' && isPassed(form.yes ?? 0, room.votersOf({ form, dossier })), risks: risksIn(form.words).map(({ name }) => name),
    }),
    found: (facts) => [{ label: '结果', kind: 'text', value: facts['passed'] === true ? '通过' : '没有通过或者没有表决' }],
    record: ({ file, form, facts }) => settled(file, form.item, form.outcome !== 'VOTED' ? { outcome: form.outcome, words: form.words } : {
      outcome: 'VOTED', way: form.way ?? 'HANDS', ...room.ballotIn(form), present: facts['present'] as number, recused: form.recused ?? 0, recusedWords: form.recusedWords ?? '',
      passed: facts['passed'] === true, words: form.words, risks: facts['risks'] as readonly string[],
    }),
  }),

  'write-minutes': act({
    name: '写会议记录', recordName: '写出会议记录', event: 'minutes-written', rules: ['R-837'], from: ['DECIDED'], to: 'MINUTES', who: ['committee'], form: forms.minutesForm,
    consequence: '请另一个人核对主持人、记录人的签字。', when: [after.everythingSettled],
    record: ({ file, form, actor }) => ({ ...file, minutes: { chair: form.chair, recorder: form.recorder, words: form.words, by: actor.person, files: form.files ?? [] }, dispute: '' }),
    effects: [told('witnesses', 'minutesWait')],
  }),

  'confirm-signatures': act({
    name: '签字核对无误', recordName: '核对签字', event: 'signatures-confirmed', rules: ['R-837'], from: ['MINUTES'], to: 'CONFIRMED', who: ['witnesses'], form: forms.signedForm,
    consequence: '从这时起，通过的决定算数；要备案的，备案以后算数。', when: [after.notTheWriter],
    record: ({ file, form }) => ({ ...file, signed: form.signed }),
  }),

  'dispute-minutes': act({
    name: '记录不对', recordName: '指出记录不对', event: 'minutes-disputed', rules: ['R-837'], from: ['MINUTES'], to: 'DECIDED', who: ['witnesses'], form: forms.disputeForm,
    consequence: '退回去改记录，改好了重新核对。', record: ({ file, form }) => ({ ...file, dispute: form.words }),
    effects: [told('committee', 'disputed')],
  }),

  'submit-filing': act({
    name: '报乡镇备案', recordName: '报乡镇备案', event: 'filing-submitted', rules: ['R-249', 'R-250'], from: ['CONFIRMED'], to: 'FILING', who: ['committee'], form: forms.emptyForm,
    consequence: '乡镇审查有没有抵触法律、侵犯权利；备案以前不生效。', when: [after.somethingToFile],
    facts: ({ now }) => ({ on: dayOf(now) }), record: ({ file, facts }) => ({ ...file, filing: { sentOn: facts['on'] as string, filedOn: null, returned: '' } }),
    effects: [told('town', 'filingWaits')],
  }),

  'record-filing': act({
    name: '予以备案', recordName: '乡镇备案', event: 'filed', rules: ['R-250'], from: ['FILING'], to: 'CONFIRMED', who: ['town'], form: forms.emptyForm,
    consequence: '从今天起生效。', facts: ({ now }) => ({ on: dayOf(now) }),
    record: ({ file, facts }) => ({ ...file, filing: file.filing === null ? null : { ...file.filing, filedOn: facts['on'] as string } }),
    effects: [told('committee', 'filed')],
  }),

  'return-filing': act({
    name: '责令改正', recordName: '乡镇责令改正', event: 'filing-returned', rules: ['R-249', 'R-250'], from: ['FILING'], to: 'CONFIRMED', who: ['town'], form: forms.returnForm,
    consequence: '这些规定不生效，村里改好以后重新提请会议通过。',
    record: ({ file, form }) => ({ ...file, filing: file.filing === null ? null : { ...file.filing, returned: form.words } }),
    effects: [told('committee', 'filed')],
  }),

  publish: act({
    name: '公布决议', recordName: '公布决议', event: 'published', rules: ['R-263'], from: ['CONFIRMED'], to: 'PUBLISHED', who: ['committee'], form: forms.publishForm,
    consequence: '贴在公开栏，同时放到网上；满十五天自动办结，期间村民可以提意见。', when: [after.filedFirst, after.somethingToPublish],
    facts: ({ settings, now }) => ({ on: dayOf(now), days: settings.boardDays }),
    record: ({ file, form, facts }) => ({ ...file, board: { where: form.where, words: form.words, on: facts['on'] as string, days: facts['days'] as number } }),
  }),

  close: act({
    name: '办结', recordName: '办结', event: 'closed', rules: ['R-263'], from: ['CONFIRMED'], to: 'CLOSED', who: ['committee'], form: forms.emptyForm,
    consequence: '会议记录存档。', when: [after.filedFirst, after.nothingToPublish],
  }),

  'take-opinion': act({
    name: '收到意见', recordName: '收到一条意见', event: 'opinion-taken', rules: ['R-264'], from: ['PUBLISHED'], to: 'same', who: ['system'], form: forms.opinionForm, appends: true,
    consequence: '记下有人提了意见；不记是谁提的。', facts: ({ now }) => ({ on: dayOf(now) }),
    record: ({ file, form, facts }) => ({ ...file, opinions: [...file.opinions, { name: form.opinion, on: facts['on'] as string, answer: null }] }),
  }),

  'note-answer': act({
    name: '公开答复', recordName: '意见有了答复', event: 'opinion-answered', rules: ['R-264'], from: ['PUBLISHED'], who: ['system'], form: forms.answerForm, appends: true,
    to: { oneOf: ['PUBLISHED', 'CLOSED'], choose: ({ dossier: { file }, form }) => (file.stood && unanswered(file, form.opinion) === 0 ? 'CLOSED' : 'PUBLISHED') },
    consequence: '答复摘要和决议一起公布；公布期满、意见都答复了，自动办结。', checks: [after.isKnownOpinion],
    record: ({ file, form }) => ({ ...file, opinions: file.opinions.map((one) => (one.name === form.opinion ? { ...one, answer: form.summary } : one)) }),
  }),

  'take-down': act({
    name: '公布期满', recordName: '公布期满', event: 'taken-down', rules: ['R-263'], from: ['PUBLISHED'], who: ['system'], form: forms.timerForm,
    to: { oneOf: ['PUBLISHED', 'CLOSED'], choose: ({ dossier: { file } }) => (unanswered(file) === 0 ? 'CLOSED' : 'PUBLISHED') },
    consequence: '公布期满，会议记录存档；还有意见没有答复的，等答复以后存档。', record: ({ file }) => ({ ...file, stood: true }),
  }),

  'note-overdue': act({
    name: '记下超期', recordName: '过了时候还没有办', event: 'overdue-noted', rules: ['R-241'], from: ['PROPOSED', 'CALLED', 'HELD', 'DECIDED', 'MINUTES', 'CONFIRMED', 'FILING'], to: 'same', who: ['system'],
    form: forms.timerForm, appends: true, consequence: '提醒村里、监督委员会和乡镇。', effects: [told('committee', 'overdue'), told('supervisors', 'overdue'), told('town', 'overdue')],
  }),
}

function settled(file: MeetingFile, number: number, how: Settled): MeetingFile {
  return { ...file, agenda: file.agenda.map((item, at) => (at === number - 1 ? { ...item, settled: how } : item)) }
}
