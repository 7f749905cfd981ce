/**
 * A villager's own word to the roll of an election (名单异议、参选申请): objects within five days, or wishes to be registered. It goes to the roll by itself,
 * where the committee answers; the answer comes back here and reaches the villager.
 */
import { Type } from '@sinclair/typebox'
import { rulingDue } from '../../core/election/roll-objections.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import { actsFor, type Procedure } from '../../core/procedure/procedure.ts'
import { dayOf, daysBetween, lastDayWithin } from '../../core/time/index.ts'
import { objectionKinds, wishKinds } from '../election-roll/roll-file.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import { parties, type RequestParty } from './parties.ts'
import { blankRequest, isObjection, type RequestFile } from './request-file.ts'

type RequestState = 'WAITING' | 'ANSWERED'
type Request = Dossier<RequestFile>
const act = actsFor<RequestFile, must.Settings, RequestState, RequestParty>()
const told = (to: RequestParty, text: string) => ({ effect: 'notify', to, text }) as const
/** The platform's own: law says how soon an objection is ruled upon and not how soon a wish is answered. */
const wishDays = 10

export const rollRequest: Procedure<RequestFile, must.Settings, RequestState, RequestParty> = {
  key: 'roll-request',
  version: 1,
  name: '名单异议和参选申请',
  owner: '村民选举委员会',
  basis: ['村民委员会组织法（2025 年修正）第十六条、第十七条', 'R-202、R-205'],
  settings: { schema: Type.Object({}, { additionalProperties: false }), defaults: {} },
  blank: blankRequest,
  states: {
    WAITING: { name: '等答复', sentence: '已经交给村民选举委员会，等答复。', step: '提出', awaits: [], forStaff: '选举委员会在名册里决定、答复。' },
    ANSWERED: { name: '已答复', sentence: '村民选举委员会已经答复，写在下面。', step: '答复', awaits: [], final: true },
  },
  parties,
  acts: {
    object: act({
      name: '对名单提异议', recordName: '提出异议', event: 'objected', rules: ['R-205'], from: 'nothing', to: 'WAITING', who: ['anyone'], form: forms.objectForm, consequence: '交给村民选举委员会，三日内决定并公布；不写您是谁。',
      place: ({ village }) => ({ village, grid: null }), looksUp: (form, { actor }) => ({ shown: [must.rollName(form)], people: actor.person === null ? [] : [actor.person] }),
      checks: [must.isReal, must.isOfVillage, must.rollIsPublic, must.isInTime],
      facts: ({ form, now, calendar }) => ({ roll: must.rollName(form), on: dayOf(now), dueOn: rulingDue(dayOf(now), calendar) }),
      record: ({ file, form, facts, actor }) => ({
        ...file, village: form.village, term: form.term, run: form.run, villager: actor.person ?? '', asked: { kind: form.kind, about: form.about }, words: form.words, on: facts['on'] as string, dueOn: facts['dueOn'] as string,
      }),
      followUps: [{
        act: 'take-objection', in: 'election-roll', sentence: '名册记下这件异议，不记是谁提的。', on: (_, facts) => facts['roll'] as string,
        form: ({ form, facts, dossier }) => ({ kind: form.kind, about: form.about, words: form.words, on: facts['on'] ?? '', request: dossier }),
      }],
    }),
    wish: act({
      name: '申请参加选举', recordName: '申请参加选举', event: 'wished', rules: ['R-202'], from: 'nothing', to: 'WAITING', who: ['anyone'], form: forms.wishForm, consequence: '交给村民选举委员会核对登记；户籍不在本村的，还要村民会议或者村民代表会议同意。',
      place: ({ village }) => ({ village, grid: null }), looksUp: (form, { actor }) => ({ shown: [must.rollName(form)], people: actor.person === null ? [] : [actor.person] }),
      checks: [must.isReal, must.isOfVillage, must.rollIsEntered, must.isNotOnRoll, must.isTheRightWay],
      facts: ({ form, now, actor, calendar }) => ({ roll: must.rollName(form), on: dayOf(now), dueOn: lastDayWithin(dayOf(now), wishDays, calendar), person: actor.person ?? '' }),
      record: ({ file, form, facts, actor }) => ({
        ...file, village: form.village, term: form.term, run: form.run, villager: actor.person ?? '', asked: { kind: form.kind, since: form.since ?? null }, words: form.words, on: facts['on'] as string, dueOn: facts['dueOn'] as string,
      }),
      followUps: [{
        act: 'take-wish', in: 'election-roll', sentence: '名册记下这件申请，等核对登记。', on: (_, facts) => facts['roll'] as string,
        form: ({ form, facts, dossier }) => ({ kind: form.kind, person: facts['person'] ?? '', since: form.since ?? null, words: form.words, on: facts['on'] ?? '', request: dossier }),
      }],
    }),
    'take-answer': act({
      name: '收到答复', recordName: '收到答复', event: 'answered', rules: ['R-202', 'R-205'], from: ['WAITING'], to: 'ANSWERED', who: ['system'], form: forms.answerForm, consequence: '答复告诉提出的村民。',
      record: ({ file, form, at }) => ({ ...file, answer: { accepted: form.accepted, words: form.words, on: dayOf(at) } }), effects: [{ ...told('villager', 'answered'), mustReach: true }],
    }),
    'note-overdue': act({
      name: '记下超期', recordName: '过了期限还没有答复', event: 'overdue-noted', from: ['WAITING'], to: 'same', who: ['system'], form: forms.timerForm, appends: true, consequence: '提醒乡镇督促选举委员会。', effects: [told('town', 'overdue')],
    }),
  },
  deadlines: {
    answer: {
      name: '答复', rules: ['R-205'], kind: 'limit', runsIn: ['WAITING'], owner: 'town', budget: ({ on, dueOn }) => ({ amount: on === '' ? wishDays : Math.max(1, daysBetween(on, dueOn)), unit: 'CALENDAR_DAY' }),
      onLate: { act: 'note-overdue', sentence: '过了期限没有答复，提醒乡镇督促。' },
    },
  },
  readers: {
    parties: ['villager', 'town', 'county'],
    region: { sentence: '只有提出的村民、乡镇和县民政局可以看；选举委员会在名册里看到内容，异议不写是谁提的。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-202': '户籍在本村、住在外面的，本人表示参加；户籍不在本村的，居住或者从事村务工作满一年、本人申请、会议同意。',
    'R-205': '名单公布后五日内可以提异议，选举委员会收到后三日内决定并公布；不服的还可以向乡镇、县里反映，或者向法院起诉。',
  },
  texts: {
    answered: ({ file }: Request) => `您${isObjection(file) ? '对参加选举的村民名单提的异议' : '参加选举的申请'}，村民选举委员会已经答复，请点开看。`,
    overdue: () => '一件对名单的异议或者参选申请过了期限还没有答复，请督促村民选举委员会。',
  },
  belongsTo: ({ file }) => (file.village === '' ? null : must.rollName(file)),
  sheet: ({ file }) => [
    { label: '事项', kind: 'text', value: askedWords(file) },
    { label: '说明', kind: 'text', value: file.words },
    ...(file.answer === null ? [] : [{ label: '答复', kind: 'text' as const, value: `${file.answer.accepted ? (isObjection(file) ? '成立' : '同意') : (isObjection(file) ? '不成立' : '不能列入')}：${file.answer.words}` }]),
  ],
  summary: ({ file }) => ({ number: null, title: isObjection(file) ? '名单异议' : '参选申请', category: 'roll-request', priority: 'P2', lon: null, lat: null, reporter: file.villager === '' ? null : file.villager, searchText: '名单异议 参选申请' }),
}

function askedWords({ asked }: RequestFile): string {
  if (asked === null) return ''
  return 'about' in asked ? `${objectionKinds[asked.kind]}：${asked.about}` : wishKinds[asked.kind]
}
