/** Moved in writing, checked, answered by the member concerned, voted on paper, counted by two apart, announced. */
import { recallOutcome, recallVoteDue } from '../../core/election/recall.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { actsFor } from '../../core/procedure/procedure.ts'
import { dayOf } from '../../core/time/index.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { RecallParty } from './parties.ts'
import type { RecallCount, RecallFile } from './recall-file.ts'
import type { RecallSettings } from './settings.ts'
import type { RecallState } from './states.ts'

const act = actsFor<RecallFile, RecallSettings, RecallState, RecallParty>()
const told = (to: RecallParty, text: string) => ({ effect: 'notify', to, text }) as const
const before = ['MOVED', 'ADMITTED', 'SCHEDULED'] as const

export const acts = {
  move: act({
    name: '登记罢免要求', recordName: '收到罢免要求', event: 'moved', rules: ['R-200', 'R-235', 'R-236'], from: 'nothing', to: 'MOVED', who: ['town', 'village', 'supervisors'], form: forms.moveForm,
    consequence: '由乡镇核实签名；被要求罢免的人有权申辩。谁签了名这里不记，只记人数。', place: ({ village }) => ({ village, grid: null }),
    looksUp: (form) => ({ shown: [must.termName(form)], membersOf: must.termName(form) }), checks: [must.isConfirmed, must.isInOffice, must.signersArePossible, must.motionIsEnough, must.wasReceived, must.isNotAgain],
    facts: (context) => {
      const { form, now, calendar, settings } = context
      const member = must.memberOf(context)
      return { name: member?.name ?? '', post: member?.post ?? null, openedOn: dayOf(now), voteBy: recallVoteDue(form.receivedOn, calendar, { recallVoteDays: settings.province.recallVoteDays.value }) }
    },
    record: ({ file, form: { signers, eligibleVoters, representativesSigned, representatives, ...form }, facts }) => ({
      ...file, ...facts as unknown as Pick<RecallFile, 'name' | 'post' | 'openedOn' | 'voteBy'>, village: form.village, term: form.term, person: form.person, reasons: form.reasons, receivedOn: form.receivedOn,
      otherFacts: form.otherFacts === true, rehearsal: form.rehearsal === true, signatures: { signers, eligibleVoters, representativesSigned, representatives },
    }),
    effects: [told('concerned', 'moved'), told('town', 'received')],
  }),
  admit: act({
    name: '核实受理', recordName: '核实受理', event: 'admitted', rules: ['R-235'], from: ['MOVED'], to: 'ADMITTED', who: ['town'], form: forms.admitForm, consequence: '签名够数，在期限内投票表决。', checks: [must.signersArePossible, must.motionIsEnough],
    record: ({ file, form: { words: _, ...signatures } }) => ({ ...file, signatures }), effects: [told('village', 'admitted'), told('concerned', 'admitted')],
  }),
  refuse: act({
    name: '不受理', recordName: '不受理', event: 'refused', rules: ['R-235'], from: ['MOVED'], to: 'REFUSED', who: ['town'], form: forms.refuseForm, consequence: '签名不够数或者没有书面理由的，不受理，理由写明。',
    record: ({ file, form }) => ({ ...file, ended: form.words }), effects: [told('concerned', 'refused'), told('village', 'refused')],
  }),
  answer: act({
    name: '申辩', recordName: '申辩', event: 'answered', rules: ['R-235'], from: before, to: 'same', who: ['concerned'], form: forms.answerForm, appends: true, consequence: '和罢免理由一起公布，投票表决以前大家都能看到。',
    record: ({ file, form, at }) => ({ ...file, answer: { words: form.words, given: true, on: dayOf(at) } }), effects: [told('town', 'answered')],
  }),
  'record-answer': act({
    name: '登记申辩', recordName: '登记申辩', event: 'answer-recorded', rules: ['R-235'], from: ['MOVED', 'ADMITTED'], to: 'same', who: ['town'], form: forms.recordAnswerForm, appends: true, consequence: '本人书面、口头提出的照实登记；没有提出的，写明怎么通知的。',
    record: ({ file, form, at }) => ({ ...file, answer: { words: form.words, given: form.given, on: dayOf(at) } }),
  }),
  schedule: act({
    name: '安排投票表决', recordName: '安排投票表决', event: 'scheduled', rules: ['R-235', 'R-236'], from: ['ADMITTED', 'SCHEDULED'], to: 'SCHEDULED', who: ['village', 'town'], form: forms.scheduleForm, consequence: '公布罢免理由、申辩和投票的日子；用纸票、无记名。', when: [must.isHeard], checks: [must.voteIsAhead],
    record: ({ file, form }) => ({ ...file, vote: form }), effects: [told('concerned', 'scheduled')],
  }),
  'name-counters': act({
    name: '投票结束，登记计票的人', recordName: '登记计票的人', event: 'counters-named', rules: ['R-228', 'R-229'], from: ['SCHEDULED', 'COUNTING', 'COUNTED'], to: 'COUNTING', who: ['town'], form: forms.countersForm, consequence: '两个人分别录入，互相看不到，一致才算。', when: [must.voteDayHasCome], checks: [must.concernedDoesNotCount],
    looksUp: ({ counters }, { dossier: { file } }) => ({ people: [...counters, file.person] }), record: ({ file, form }) => ({ ...file, counters: form.counters, attempt: file.counters.length === 0 ? file.attempt : file.attempt + 1, differences: [], counted: null, outcome: null }),
  }),
  compare: act({
    name: '核对两份', recordName: '核对两份', event: 'compared', rules: ['R-228', 'R-236'], from: ['COUNTING'], to: { oneOf: ['COUNTING', 'COUNTED'], choose: (context) => (must.differencesNow(context)?.length === 0 ? 'COUNTED' : 'COUNTING') }, who: ['system', 'town', 'counters'], form: forms.emptyForm,
    consequence: '两份一致的，算出结果；不一致的，只说哪里不同，重新录。', checks: [must.bothCounted], looksUp: (_, { dossier: { key } }) => ({ membersOf: `${key.county}-${key.id}` }),
    facts: (context) => {
      const differences = must.differencesNow(context) ?? []
      const counts = must.countsOf(context)
      return { differences, counted: differences.length === 0 ? counts[0]?.count ?? null : null, counts: differences.length === 0 ? counts.map(({ dossier }) => dossier) : [] }
    },
    found: (facts) => [{ label: '两份', kind: 'text', value: facts['counted'] === null ? `不一致：${(facts['differences'] as readonly string[]).join('、')}` : '一致' }],
    record: ({ file, facts }) => {
      const counted = facts['counted'] as unknown as RecallCount | null
      return { ...file, differences: facts['differences'] as readonly string[], counted, outcome: counted === null ? null : recallOutcome(counted.papers, counted.yes), attempt: counted === null ? file.attempt + 1 : file.attempt }
    },
    followUps: [0, 1].map((at) => ({ act: 'release', in: 'recall-count', sentence: '两份一致以后，大家都可以看。', on: (_: unknown, facts: JsonObject) => (facts['counts'] as readonly string[])[at] ?? null, form: () => ({}) })),
  }),
  announce: act({
    name: '当场公布', recordName: '当场公布结果', event: 'announced', rules: ['R-236'], from: ['COUNTED'], to: 'DECIDED', who: ['town', 'village'], form: forms.announceForm, consequence: '通过的，职务从今天终止，空缺的按补选办；没有通过的，期限内不能以同一事实和理由再提。',
    facts: ({ dossier: { file }, now }) => ({ on: dayOf(now), office: file.outcome === 'recalled' && !file.rehearsal ? must.termName(file) : null, person: file.person }),
    record: ({ file, facts }) => ({ ...file, decidedOn: facts['on'] as string }), effects: [told('concerned', 'decided'), told('village', 'decided')],
    followUps: [{ act: 'take-recall', in: 'end-of-office', sentence: '任期里记下职务终止。', on: (_, facts) => facts['office'] as string | null, form: ({ form, facts }) => ({ person: facts['person'] ?? '', on: facts['on'] ?? '', document: `罢免投票表决通过，公布于${form.where}`.slice(0, 200) }) }],
  }),
  withdraw: act({
    name: '要求撤回', recordName: '要求撤回', event: 'withdrawn', rules: ['R-235'], from: before, to: 'REFUSED', who: ['town'], form: forms.refuseForm, consequence: '提出的人书面撤回、剩下的签名不够数的，或者本人已经辞职、职务已经终止的，不再表决。',
    record: ({ file, form }) => ({ ...file, ended: form.words }), effects: [told('village', 'refused'), told('concerned', 'refused')],
  }),
  'note-overdue': act({
    name: '记下超期', recordName: '过了期限还没有表决', event: 'overdue-noted', rules: ['R-236'], from: before, to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '提醒村里、乡镇和县里。', effects: [told('village', 'overdue'), told('town', 'overdue'), told('county', 'overdue')],
  }),
}
