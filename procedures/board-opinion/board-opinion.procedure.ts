/**
 * 公示意见: what a villager says to a resolution or a result on the board, answered in writing by the village's supervision committee within ten days;
 * the summary of the answer is published beside it. The village's committee never learns who said it. Nothing is decided by opinions.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import { actsFor, type Condition, type Deciding, type PartyDefinition, type Procedure } from '../../core/procedure/procedure.ts'
import { closed } from '../../core/procedure/form-fields.ts'
import { codeAt } from '../../core/region/region.ts'
import { dayOf } from '../../core/time/index.ts'
import * as forms from './forms.ts'
import { blankOpinion, type OpinionFile, type OpinionState } from './opinion-file.ts'

const settingsSchema = Type.Object({ answerDays: Type.Integer({ title: '村务监督委员会几天内答复', minimum: 1, maximum: 15 }) }, closed)
export type OpinionSettings = Static<typeof settingsSchema>
export const defaultSettings: OpinionSettings = { answerDays: 10 }

type Opinion = Dossier<OpinionFile>
type Party = PartyDefinition<OpinionFile, OpinionSettings>

const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  reporter: party('提意见的村民', '提出意见的人', ({ file }) => (file.reporter === null ? [] : [{ kind: 'person', person: file.reporter }])),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', ({ place }) => (place === null ? [] : [{ kind: 'office', office: 'VILLAGE_SUPERVISOR', region: { level: 'VILLAGE', code: place.village } }])),
  town: party('乡镇', '本乡镇的调度员', ({ place }) => townOf(place?.village ?? '')),
} satisfies Record<string, Party>
type OpinionParty = keyof typeof parties

const act = actsFor<OpinionFile, OpinionSettings, OpinionState, OpinionParty>()
const told = (to: OpinionParty, text: string) => ({ effect: 'notify', to, text }) as const
const aboutIn = (facts: { readonly [key: string]: unknown }, procedure: string) => (facts['procedure'] === procedure ? facts['about'] as string : null)

/** States in which something hangs on the board. */
const onBoard: Readonly<Record<string, readonly string[]>> = { 'village-meeting': ['PUBLISHED'], 'four-deliberations': ['RESOLUTION_ON_BOARD', 'RESULT_ON_BOARD'] }

type Raising = Deciding<OpinionFile, OpinionSettings, forms.RaiseForm>

const isOnBoard: Condition<Raising> = {
  code: 'not-on-the-board', rule: 'R-264', field: '/about', sentence: '这一项现在不在公布期里；有问题可以向村务监督委员会或者乡镇反映。',
  holds: ({ form, known }) => {
    const found = known.shown?.get(form.about)
    return found !== undefined && found.shown['village'] === form.village && onBoard[found.procedure]?.includes(found.state) === true
  },
}
const isOfTheVillage: Condition<Raising> = {
  code: 'not-of-the-village', rule: 'R-264', field: '/household', sentence: '只有本村的成年村民可以在这里提意见；您的户不在本村登记的，请到村委会核对，或者向乡镇反映。',
  holds: ({ form, known, actor }) => {
    const household = known.households?.get(form.household)
    return household !== undefined && household.village === form.village && household.endedOn === null && household.members.some(({ person, adult }) => adult && person === actor.person)
  },
}

const acts = {
  raise: act({
    name: '提意见', recordName: '提出意见', event: 'raised', rules: ['R-252', 'R-264'], from: 'nothing', to: 'OPEN', who: ['anyone'], form: forms.raiseForm,
    consequence: '村务监督委员会十天内书面答复您；村委会不知道是谁提的。提意见不是表决。',
    place: ({ village }) => ({ village, grid: null }), checks: [isOnBoard, isOfTheVillage],
    looksUp: ({ about, household }) => ({ shown: [about], households: [household] }),
    facts: ({ form, known, now, actor }) => {
      const found = known.shown?.get(form.about)
      return { about: form.about, procedure: found?.procedure ?? '', title: typeof found?.shown['title'] === 'string' ? found.shown['title'] : '', on: dayOf(now), reporter: actor.person }
    },
    record: ({ form, facts }) => ({
      village: form.village, about: form.about, aboutProcedure: facts['procedure'] as string, title: facts['title'] as string, words: form.words, raisedOn: facts['on'] as string,
      reporter: facts['reporter'] as string | null, answer: null,
    }),
    followUps: [
      { act: 'take-opinion', in: 'village-meeting', sentence: '那次会议记下有一条意见；不记是谁提的。', on: (_, facts) => aboutIn(facts, 'village-meeting'), form: ({ dossier }) => ({ opinion: dossier }) },
      { act: 'take-opinion', in: 'four-deliberations', sentence: '那件事记下有一条意见；不记是谁提的。', on: (_, facts) => aboutIn(facts, 'four-deliberations'), form: ({ dossier }) => ({ opinion: dossier }) },
    ],
    effects: [told('supervisors', 'raised')],
  }),
  answer: act({
    name: '书面答复', recordName: '书面答复', event: 'answered', rules: ['R-264'], from: ['OPEN'], to: 'ANSWERED', who: ['supervisors'], form: forms.answerForm,
    consequence: '答复送给提意见的人，摘要和决议一起公布。', facts: ({ now, dossier }) => ({ on: dayOf(now), about: dossier.file.about, procedure: dossier.file.aboutProcedure }),
    record: ({ file, form, facts }) => ({ ...file, answer: { on: facts['on'] as string, words: form.words, summary: form.summary } }),
    followUps: [
      { act: 'note-answer', in: 'village-meeting', sentence: '答复摘要和那次会议的决议一起公布。', on: (_, facts) => aboutIn(facts, 'village-meeting'), form: ({ dossier, form }) => ({ opinion: dossier, summary: form.summary }) },
      { act: 'note-answer', in: 'four-deliberations', sentence: '答复摘要和那件事一起公布。', on: (_, facts) => aboutIn(facts, 'four-deliberations'), form: ({ dossier, form }) => ({ opinion: dossier, summary: form.summary }) },
    ],
    effects: [{ ...told('reporter', 'answered'), mustReach: true }],
  }),
  withdraw: act({
    name: '撤回意见', recordName: '撤回意见', event: 'withdrawn', rules: ['R-264'], from: ['OPEN'], to: 'WITHDRAWN', who: ['reporter'], form: forms.emptyForm, consequence: '这条意见不用答复了。',
    facts: ({ dossier }) => ({ about: dossier.file.about, procedure: dossier.file.aboutProcedure }),
    followUps: [
      { act: 'note-answer', in: 'village-meeting', sentence: '那次会议记下这条意见撤回了。', on: (_, facts) => aboutIn(facts, 'village-meeting'), form: ({ dossier }) => ({ opinion: dossier, summary: '提意见的人撤回了。' }) },
      { act: 'note-answer', in: 'four-deliberations', sentence: '那件事记下这条意见撤回了。', on: (_, facts) => aboutIn(facts, 'four-deliberations'), form: ({ dossier }) => ({ opinion: dossier, summary: '提意见的人撤回了。' }) },
    ],
  }),
  'note-overdue': act({
    name: '记超期', recordName: '答复超期', event: 'overdue-noted', rules: ['R-264'], from: ['OPEN'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '亮红灯，告诉监督委员会和乡镇。', effects: [told('supervisors', 'overdue'), told('town', 'overdue')],
  }),
}

export const boardOpinion: Procedure<OpinionFile, OpinionSettings, OpinionState, OpinionParty> = {
  key: 'board-opinion',
  version: 1,
  name: '公示意见',
  owner: '县民政局',
  basis: ['村民委员会组织法（2025 年修正）第三十五条、第三十七条', 'R-252、R-264'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankOpinion,
  states: {
    OPEN: { name: '等答复', sentence: '村务监督委员会收到了您的意见，正在查。', forStaff: '村民对公布的内容提了意见，等书面答复。', awaits: ['supervisors'] },
    ANSWERED: { name: '已答复', sentence: '村务监督委员会已经书面答复。', awaits: [], final: true },
    WITHDRAWN: { name: '已撤回', sentence: '这条意见撤回了。', awaits: [], final: true },
  },
  parties,
  acts,
  deadlines: {
    answer: {
      name: '书面答复', rules: ['R-264'], kind: 'limit', runsIn: ['OPEN'], owner: 'supervisors', budget: (_, settings) => ({ amount: settings.answerDays, unit: 'CALENDAR_DAY' }),
      onLate: { act: 'note-overdue', sentence: '告诉监督委员会和乡镇。' },
    },
  },
  readers: {
    parties: ['reporter', 'supervisors', 'town'],
    region: { sentence: '只有提意见的人、本村村务监督委员会和乡镇可以看；村委会看不到是谁提的。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-252': '提意见只是收集意见，没有表决的效力。',
    'R-264': '任何村民都可以对公布的内容提意见，村务监督委员会十天内书面答复，答复摘要公开。',
  },
  texts: {
    raised: ({ file }) => `有村民对“${file.title}”的公布提了意见，请十天内书面答复。`,
    answered: ({ file }) => `您对“${file.title}”的意见，村务监督委员会已经书面答复，请点开查看。`,
    overdue: ({ file }) => `对“${file.title}”的意见过了时候还没有答复，请看一看。`,
  },
  likely: ({ state }) => (state === 'OPEN' ? ['answer'] : []),
  sheet: ({ file }) => [
    { label: '对哪一项公布', kind: 'text', value: file.title }, { label: '提出的日子', kind: 'day', value: file.raisedOn }, { label: '意见', kind: 'text', value: file.words },
    ...(file.answer === null ? [] : [{ label: '答复', kind: 'text', value: `${file.answer.on} ${file.answer.words}` } as const, { label: '公开的摘要', kind: 'text', value: file.answer.summary } as const]),
  ],
  summary: ({ file }: Opinion) => ({
    number: null, title: `对“${file.title}”的意见`, category: 'board-opinion', priority: 'P2', lon: null, lat: null, reporter: file.reporter, searchText: `公示意见 ${file.title}`,
  }),
}

function townOf(village: string): Addressee[] {
  const code = codeAt(village, 'TOWN')
  return code === null ? [] : [{ kind: 'office', office: 'TOWN_DISPATCHER', region: { level: 'TOWN', code } }]
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
