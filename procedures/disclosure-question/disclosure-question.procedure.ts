/**
 * A villager's question about any line of a publication (查询权, R-276): answered within ten days, and one step further to township or county where it
 * is not, or not truly; and the line of the supervision committee past the village (R-280).
 */
import { Type, type Static } from '@sinclair/typebox'
import { kindsIn, periodInWords, privateKinds, rhythmOf } from '../../core/open-affairs/index.ts'
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import { choice, closed, dossier, maybeWords, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { actsFor, type Condition, type Deciding, type PartyDefinition, type Procedure, type Situation } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { unitIdOf } from '../../core/region/functions.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import { timeUnits } from '../../core/time/budgets.ts'
import { dayOf, due } from '../../core/time/index.ts'
import type { DisclosureShown } from '../disclosure/disclosure-file.ts'
import { blankQuestion, shownOf, type QuestionFile, type QuestionState } from './question-file.ts'

type Question = Dossier<QuestionFile>
const budget = (title: string) => Type.Object({ amount: Type.Number({ title, minimum: 1, maximum: 60 }), unit: Type.Union(timeUnits.map((one) => Type.Literal(one))) }, { ...closed, title })
const settingsSchema = Type.Object({
  answer: budget('村里答复的时限（R-276）'), investigate: budget('乡镇、县调查的时限（R-276）'),
  accept: Type.Integer({ title: '答复后几天没有意见就办结', minimum: 5, maximum: 60 }),
}, closed)
export type QuestionSettings = Static<typeof settingsSchema>
export const defaultSettings: QuestionSettings = { answer: { amount: 10, unit: 'CALENDAR_DAY' }, investigate: { amount: 15, unit: 'WORK_DAY' }, accept: 15 }

type Party = PartyDefinition<QuestionFile, QuestionSettings>
const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  villager: party('村民', '本村村民', () => [{ kind: 'anyone' }]),
  asker: party('提问的人', '提问的村民；监督委员会直报的，是直报的成员', ({ file }) => (file.asker === null ? [] : [{ kind: 'person', person: file.asker }])),
  // Of what goes past the village its offices are no party, whatever they hold (R-280).
  village: party('村里', '本村村干部和村党组织书记；直报的看不到', (dossier) => (dossier.file.past ? [] : at(dossier, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC'))),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员；别人直报的看不到', (dossier) => (dossier.file.past ? [] : at(dossier, 'VILLAGE', 'VILLAGE_SUPERVISOR'))),
  tipster: party('监督委员会成员', '本村村务监督委员会成员', (dossier) => at(dossier, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  helpers: party('代办的人', '本村村务监督委员会成员、代办员、网格员', (dossier) => at(dossier, 'VILLAGE', 'VILLAGE_SUPERVISOR', 'PROXY_HELPER')),
  investigators: party('调查的单位', '本乡镇的调度员；反映到县里的，是县级中心；直报监察机关的，是县纪委监委', investigatorsOf),
  county: party('县级中心', '本县中心调度员', (dossier) => at(dossier, 'COUNTY', 'COUNTY_CENTER')),
} satisfies Record<string, Party>
type QuestionParty = keyof typeof parties

type Now = Situation<QuestionFile, QuestionSettings>
type With<Form> = Deciding<QuestionFile, QuestionSettings, Form>
const act = actsFor<QuestionFile, QuestionSettings, QuestionState, QuestionParty>()
const told = (to: QuestionParty, text: string) => ({ effect: 'notify', to, text }) as const

const askFields = { disclosure: dossier('哪一条公开'), village: village(), line: Type.Integer({ title: '第几行（整条填 0）', minimum: 0, maximum: 600, control: 'number' }), words: words('问什么', 500, 4) }
const askForm = Type.Object(askFields, closed)
const answerForm = Type.Object({ words: words('答复', 1_000, 4) }, closed)
const to = choice('向谁反映', { town: '乡镇人民政府', county: '县人民政府' })
/** Law names the supervisory commission too (art. 37 para. 3). */
const toAny = choice('报给谁', { town: '乡镇人民政府', county: '县人民政府', discipline: '县监察机关' })
const raiseForm = Type.Object({ to, reason: maybeWords('为什么不满意', 500) }, closed)
const tipForm = Type.Object({ village: village(), to: toAny, item: Type.Optional(Type.String({ title: '哪个事项', maxLength: 40 })), words: words('发现了什么', 2_000, 4) }, closed)
const outcomes = { 'as-published': '公开属实', untrue: '公开不真实', 'not-published': '应当公开没有公开', 'passed-on': '移送监察机关或者有关部门' } as const
const concludeForm = Type.Object({ outcome: choice('调查结果', outcomes), words: words('怎么查的、怎么办的', 1_000, 4) }, closed)

type Ask = Static<typeof askForm>
const publicationKnown = condition<With<Ask>>('no-such-publication', 'R-276', '没有查到这一条公开，请从村务公开的页面进入再问。', (context) => publication(context) !== null)
const lineExists = condition<With<Ask>>('no-such-line', 'R-276', '没有这一行，请核对行号；问整条的填 0。', (context) => context.form.line <= (publication(context)?.lines ?? 0), '/line')
const isOfTheVillage = condition<With<Ask>>(
  'not-of-this-village', 'R-276', '只有本村村民可以在这里查询；不在村里登记的，请带身份证件到村委会登记。', ({ known, actor, form }) => {
    const person = known.people?.get(actor.person ?? '')
    return person !== undefined && (person.hukouVillage === form.village || person.residenceVillage === form.village)
  })
/** Questions and answers stand under the publication for everybody (R-275). */
const nothingPrivate = condition<With<{ readonly words: string }>>(
  'private-data', 'R-275', ({ form }) => `里面有${kindsIn(form.words).map((kind) => privateKinds[kind]).join('、')}，问和答都会公开，请删掉再提交。`, ({ form }) => kindsIn(form.words).length === 0, '/words')
const mayRaise = condition<Now>(
  'wait-for-answer', 'R-276', '村里答复的时间还没有到。到期没有答复，或者对答复不满意，再向乡镇或者县里反映。', ({ dossier, now, calendar }) => {
    const ledger = dossier.deadlines['answer']
    const until = ledger === undefined ? null : due(ledger, calendar)
    return dossier.state === 'ANSWERED' || (until !== null && now > until)
  })
const saysWhy = condition<With<Static<typeof raiseForm>>>(
  'say-why', 'R-276', '村里已经答复了，请写几个字，说哪里不对。', ({ form, dossier }) => dossier.state !== 'ANSWERED' || (form.reason ?? '').trim() !== '', '/reason')
const hasRunOut = condition<With<{ readonly deadline: string }>>('not-run-out', 'R-008', '这个时限还没有到，请到期再办。', ({ form, dossier, calendar, now }) => {
  const ledger = Object.hasOwn(dossier.deadlines, form.deadline) ? dossier.deadlines[form.deadline] : undefined
  const until = ledger === undefined || ledger.stoppedAt !== null ? null : due(ledger, calendar)
  return until !== null && now > until
})

function publication({ form, known }: With<Ask>): DisclosureShown | null {
  const found = known.shown?.get(form.disclosure)
  const shown = found?.procedure === 'disclosure' ? found.shown as unknown as DisclosureShown : null
  return shown !== null && shown.publishedOn !== null && shown.village === form.village ? shown : null
}

function asked(file: QuestionFile, form: Ask, facts: { readonly [key: string]: unknown }, person: string | null, now: number): QuestionFile {
  const about = facts['about'] as { readonly item: string; readonly period: string; readonly title: string }
  return { ...file, disclosure: form.disclosure, village: form.village, item: about.item, period: about.period, about: about.title, line: form.line, words: form.words.trim(), asker: person, askedOn: dayOf(now) }
}

export const disclosureQuestion: Procedure<QuestionFile, QuestionSettings, QuestionState, QuestionParty> = {
  key: 'disclosure-question',
  version: 1,
  name: '村务公开查询',
  owner: '县民政局、农业农村局',
  basis: ['村民委员会组织法（2025年修正）第三十五条、第三十六条、第三十七条第三款', 'R-275、R-276、R-280'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankQuestion,
  states: {
    ASKED: { name: '待答复', step: '提问', awaits: ['village'], sentence: '村里要在期限内答复；到期没有答复，可以向乡镇或者县里反映。', forStaff: '请在期限内答复，问和答都会公开。' },
    ANSWERED: { name: '已答复', step: '答复', awaits: [], sentence: '村里已经答复，写在下面。不满意的，可以向乡镇或者县里反映。', forStaff: '已经答复，提问的人还可以向上反映。' },
    RAISED: { name: '调查中', step: '反映', awaits: ['investigators'], sentence: '乡镇或者县里正在调查核实。', forStaff: '请调查核实，留下结果。' },
    CONCLUDED: { name: '已有结果', step: '结果', awaits: [], sentence: '已经调查核实，结果写在下面。', final: true },
    CLOSED: { name: '已办结', step: '结果', awaits: [], sentence: '已经答复办结。', final: true },
  },
  parties,
  acts: {
    ask: act({
      name: '查询', recordName: '提问', event: 'asked', rules: ['R-275', 'R-276'], from: 'nothing', to: 'ASKED', who: ['villager'], form: askForm,
      consequence: '村里要在期限内答复。问和答都公开在这一条下面，不写您是谁。',
      place: (form) => ({ village: form.village, grid: null }), checks: [publicationKnown, lineExists, isOfTheVillage, nothingPrivate],
      looksUp: ({ disclosure }, { actor }) => ({ shown: [disclosure], people: actor.person === null ? [] : [actor.person] }),
      facts: (context) => aboutOf(publication(context)),
      record: ({ file, form, facts, actor, at: now }) => asked(file, form, facts, actor.person, now), effects: [told('village', 'asked')],
    }),
    'ask-for': act({
      name: '代村民提问', recordName: '代为提问', event: 'asked-for', rules: ['R-275', 'R-276'], from: 'nothing', to: 'ASKED', who: ['helpers'], form: askForm,
      consequence: '替当面或者书面提问的村民登记，不写是谁问的；请把答复告诉他。',
      place: (form) => ({ village: form.village, grid: null }), checks: [publicationKnown, lineExists, nothingPrivate], looksUp: ({ disclosure }) => ({ shown: [disclosure] }),
      facts: (context) => aboutOf(publication(context)),
      record: ({ file, form, facts, actor, at: now }) => ({ ...asked(file, form, facts, actor.person, now), entered: true }), effects: [told('village', 'asked')],
    }),
    answer: act({
      name: '答复', recordName: '答复', event: 'answered', rules: ['R-275', 'R-276'], from: ['ASKED'], to: 'ANSWERED', who: ['village'], form: answerForm,
      consequence: '答复公开在这一条下面，告诉提问的人。', checks: [nothingPrivate],
      record: ({ file, form, at: now }) => ({ ...file, answer: { words: form.words.trim(), on: dayOf(now) } }), effects: [told('asker', 'answered')],
    }),
    raise: act({
      name: '向上反映', recordName: '向上反映', event: 'raised', rules: ['R-276'], from: ['ASKED', 'ANSWERED'], to: 'RAISED', who: ['asker'], form: raiseForm,
      consequence: '乡镇或者县里调查核实，结果告诉您。', when: [mayRaise], checks: [saysWhy],
      record: ({ file, form, at: now }) => ({ ...file, raised: { to: form.to, reason: (form.reason ?? '').trim(), on: dayOf(now) } }), effects: [told('investigators', 'raised')],
    }),
    'tip-off': act({
      name: '直报乡镇、县里或者监察机关', recordName: '直报', event: 'tipped-off', rules: ['R-280'], from: 'nothing', to: 'RAISED', who: ['tipster'], form: tipForm,
      consequence: '直接报上去，村委会和村里其他人都看不到。',
      place: (form) => ({ village: form.village, grid: null }),
      record: ({ file, form, actor, at: now }) => ({
        ...file, village: form.village, about: form.item ?? '', words: form.words.trim(), asker: actor.person, askedOn: dayOf(now), past: true, raised: { to: form.to, reason: '', on: dayOf(now) },
      }),
      effects: [told('investigators', 'raised')],
    }),
    conclude: act({
      name: '记下调查结果', recordName: '调查结果', event: 'concluded', rules: ['R-276', 'R-280'], from: ['RAISED'], to: 'CONCLUDED', who: ['investigators'], form: concludeForm,
      consequence: '结果告诉反映的人；要村里改的，由村里更正公开。',
      record: ({ file, form, at: now }) => ({ ...file, conclusion: { outcome: form.outcome, words: form.words.trim(), on: dayOf(now) } }), effects: [told('asker', 'concluded')],
    }),
    close: act({
      name: '办结', recordName: '办结', event: 'closed', rules: ['R-276'], from: ['ANSWERED'], to: 'CLOSED', who: ['system'], form: timerForm,
      consequence: '答复以后没有再反映的，到期办结。', checks: [hasRunOut],
    }),
    'note-overdue': act({
      name: '记超期', recordName: '超期', event: 'overdue-noted', rules: ['R-008', 'R-276'], from: ['ASKED', 'RAISED'], to: 'same', who: ['system'], form: timerForm, appends: true,
      consequence: '亮红灯，告诉该答复、该调查的人和提问的人。', checks: [hasRunOut], effects: [told('village', 'overdue'), told('investigators', 'overdue'), told('asker', 'mayRaise')],
    }),
  },
  deadlines: {
    answer: { name: '答复', rules: ['R-276'], kind: 'limit', runsIn: ['ASKED'], owner: 'village', budget: (_, settings) => settings.answer, onLate: { act: 'note-overdue', sentence: '到期没有答复，亮红灯；提问的人可以向乡镇或者县里反映。' } },
    investigate: { name: '调查核实', rules: ['R-276'], kind: 'limit', runsIn: ['RAISED'], owner: 'investigators', budget: (_, settings) => settings.investigate, onLate: { act: 'note-overdue', sentence: '调查超期，亮红灯。' } },
    accept: { name: '等提问的人看答复', rules: ['R-276'], kind: 'timer', runsIn: ['ANSWERED'], owner: 'system', budget: (_, settings) => ({ amount: settings.accept, unit: 'CALENDAR_DAY' }), onLate: { act: 'close', sentence: '没有再反映的，自动办结。' } },
  },
  readers: {
    parties: ['asker', 'village', 'supervisors', 'investigators'],
    region: { sentence: '只有提问的人、村里答复的人、监督委员会和调查的单位可以看；直报的，村里都看不到。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [{
      // Who asks is nobody's business but the asker's, and of those who look into it (R-276).
      field: 'reporter', sentence: '是谁问的，只有本人和调查的单位知道。',
      seenBy: (question) => (['asker', 'investigators'] as const).flatMap((one) => parties[one].who(question, defaultSettings)),
    }],
  },
  rules: {
    'R-008': '时限分绿、黄、红三灯：按时、快到期、已超期。',
    'R-275': '问和答都会公开，里面不能有身份证号、电话、银行卡、门牌、病情。',
    'R-276': '村民对公开的任何一条、任何一行都可以问，村里十日内答复；不答复、不真实的，可以向乡镇或者县里反映，由他们调查核实，留下结果。',
    'R-280': '监督委员会发现侵害群众利益的，可以直报乡镇、县里和监察机关，村委会看不到。',
  },
  texts: {
    asked: ({ file }: Question) => `有村民问${whole(file)}，请在期限内答复。`,
    answered: ({ file }: Question) => `您问的${whole(file)}，村里答复了，请点开查看。`,
    raised: ({ file }: Question) => (file.past ? '村务监督委员会有一件直报，请调查核实。' : `村民对${whole(file)}不满意，请调查核实。`),
    concluded: ({ file }: Question) => `您反映的${file.past ? '事' : whole(file)}已经有调查结果，请点开查看。`,
    overdue: ({ file }: Question) => `${file.past ? '一件直报' : `村民问的${whole(file)}`}已经超期，请尽快办。`,
    mayRaise: ({ file }: Question) => `您${file.past ? '直报的事' : `问的${whole(file)}`}到期还没有办，可以向上反映或者打电话问。`,
  },
  likely: ({ state }) => ({ ASKED: ['answer', 'raise'], ANSWERED: ['raise'], RAISED: ['conclude'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['disclosure'], what: ({ file }) => ({ ...shownOf(file) }) },
  belongsTo: ({ file }) => (file.past || file.disclosure === '' ? null : file.disclosure),
  sheet: ({ file }) => [
    line('关于', file.past ? file.about || '没有写' : whole(file)), line(file.past ? '发现了什么' : '问', file.words), line('日期', file.askedOn), ...(file.entered ? [line('登记', '代当面或者书面提问的村民登记')] : []),
    ...(file.answer === null ? [] : [line('答复', `${file.answer.on} ${file.answer.words}`)]),
    ...(file.raised === null ? [] : [line('反映到', receivers[file.raised.to]), ...(file.raised.reason === '' ? [] : [line('为什么', file.raised.reason)])]),
    ...(file.conclusion === null ? [] : [line('调查结果', outcomes[file.conclusion.outcome]), line('说明', file.conclusion.words)]),
  ],
  summary: ({ file }) => ({
    number: null, title: file.past ? '村务监督委员会直报' : `查询：${whole(file)}`, category: 'OA-question', priority: 'P2', lon: null, lat: null, reporter: file.asker, searchText: file.past ? '直报' : `${file.about} 查询`,
  }),
}

const receivers = { town: '乡镇人民政府', county: '县人民政府', discipline: '县监察机关' } as const

function investigatorsOf(question: Question): readonly Addressee[] {
  switch (question.file.raised?.to) {
    case undefined: return []
    case 'town': return at(question, 'TOWN', 'TOWN_DISPATCHER')
    case 'county': return at(question, 'COUNTY', 'COUNTY_CENTER')
    case 'discipline': return question.place === null ? [] : [{ kind: 'unit', unit: unitIdOf(question.place.village.slice(0, 6), 'discipline') }]
  }
}

function aboutOf(shown: DisclosureShown | null) {
  return { about: { item: shown?.item ?? '', period: shown?.period ?? '', title: shown?.title ?? '' } }
}

function whole({ about, period, line: at }: QuestionFile): string {
  const title = about === '' && rhythmOf(period) !== null ? periodInWords(period) : about
  return at === 0 ? title : `${title}第 ${at} 行`
}

function at({ place }: Question, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}

function line(label: string, value: string): Line {
  return { label, kind: 'text', value }
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
