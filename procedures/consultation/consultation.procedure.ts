/**
 * 民主协商: topic → who takes part → opinions → 协商确定事项 → carried out, or on to a meeting that decides → public (R-251). Held as 议事会, 听证会, 恳谈会 or on
 * line; on line it only hears opinions and decides nothing (R-252). Organic Law of Villagers' Committees (2025) art. 33 and art. 35 (4).
 */
import { Type, type Static } from '@sinclair/typebox'
import { noVote, outcomes, ways, type ConsultationShown } from '../../core/consultation/index.ts'
import { boardEndsOn, leastBoardDays } from '../../core/deliberation/index.ts'
import { kindsIn } from '../../core/open-affairs/privacy-gate.ts'
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import { choice, closed, day, maybeWords, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { actsFor, type Condition, type Deciding, type PartyDefinition, type Procedure, type Situation } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import { addDays, dayOf, daysBetween } from '../../core/time/index.ts'
import { blankConsultation, type ConsultationFile } from './consultation-file.ts'

type Consultation = Dossier<ConsultationFile>
export type ConsultationState = 'OPEN' | 'HEARD' | 'SETTLED' | 'FINISHED' | 'PUBLISHED' | 'CLOSED' | 'CANCELLED'

const settingsSchema = Type.Object({
  onlineDays: Type.Integer({ title: '线上征询至少几天', minimum: 3, maximum: 60 }),
  settleDays: Type.Integer({ title: '听完意见几天内定下来', minimum: 1, maximum: 60 }),
  publishDays: Type.Integer({ title: '办完几天内公布', minimum: 1, maximum: 15 }),
  boardDays: Type.Integer({ title: '至少公布多少天', minimum: leastBoardDays, maximum: 90 }),
}, closed)
export type ConsultationSettings = Static<typeof settingsSchema>
export const defaultSettings: ConsultationSettings = { onlineDays: 7, settleDays: 15, publishDays: 5, boardDays: leastBoardDays }

const files = (title: string) => Type.Optional(Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }), { title, maxItems: 9, uniqueItems: true, control: 'photos' },
))
const callForm = Type.Object({
  village: village(), topic: words('商量什么事', 60, 2), words: words('为什么商量、想听什么', 2000, 4), way: choice('用什么形式', ways), participants: words('请谁参加（村民、有关的人、可以请懂行的人）', 300, 2),
  day: day('哪天开；线上征询的，收意见到哪天'), place: maybeWords('在哪里开', 100),
}, closed)
type CallForm = Static<typeof callForm>
const postponeForm = Type.Object({ day: day('改到哪天'), reason: words('为什么改', 300, 2) }, closed)
type PostponeForm = Static<typeof postponeForm>
const hearForm = Type.Object({
  on: day('哪天开的'), present: Type.Integer({ title: '到了多少人', minimum: 1, maximum: 20_000, control: 'number' }), words: words('各方的意见', 4000, 4), record: words('谁记录，签到和记录放在哪里', 200, 2), files: files('签到和记录照片'),
}, closed)
type HearForm = Static<typeof hearForm>
const settleForm = Type.Object({ words: words('协商确定事项', 2000, 4), answers: words('意见怎么采纳的，没有采纳的为什么', 2000, 4), who: words('谁负责办', 100, 2), until: day('什么时候办完') }, closed)
type SettleForm = Static<typeof settleForm>
const progressForm = Type.Object({ words: words('办到哪里了', 500, 2) }, closed)
const outcomeForm = Type.Object({ words: words('办成什么样', 2000, 4), files: files('照片') }, closed)
const meetingForm = Type.Object({ words: words('转到什么会、哪天开，为什么要会议决定', 1000, 4) }, closed)
const reasonForm = Type.Object({ reason: words('为什么', 1000, 2) }, closed)
const boardForm = Type.Object({ where: words('公开栏贴在哪里', 100, 2), words: words('公布的内容', 4000, 4) }, closed)

type Party = PartyDefinition<ConsultationFile, ConsultationSettings>
const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  committee: party('村“两委”', '本村村干部和村党组织书记', (one) => at(one, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (one) => at(one, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  town: party('乡镇', '本乡镇的调度员', (one) => at(one, 'TOWN', 'TOWN_DISPATCHER')),
} satisfies Record<string, Party>
export type ConsultationParty = keyof typeof parties

type With<Form> = Deciding<ConsultationFile, ConsultationSettings, Form>
type Now = Situation<ConsultationFile, ConsultationSettings>
const act = actsFor<ConsultationFile, ConsultationSettings, ConsultationState, ConsultationParty>()
const told = (to: ConsultationParty, text: string) => ({ effect: 'notify', to, text }) as const

const isRealVillage = condition<With<CallForm>>('no-such-village', 'R-251', '只有行政村可以发起协商，请从本村的页面进入。', ({ form, known }) => known.regions?.get(form.village)?.kind === 'statutory')
const isAhead = condition<With<CallForm>>('day-too-soon', 'R-251', ({ form, settings }) => (form.way === 'ONLINE' ? `线上征询至少 ${settings.onlineDays} 天，请改晚一点。` : '要填今天或者以后的日子，请改正日期。'),
  ({ form, settings, now }) => form.day >= addDays(dayOf(now), form.way === 'ONLINE' ? settings.onlineDays : 0), '/day')
const hasPlace = condition<With<CallForm>>('no-place', 'R-251', '请填在哪里开。', ({ form }) => form.way === 'ONLINE' || (form.place ?? '').trim() !== '', '/place')
const isPublic = condition<With<{ readonly words: string }>>('private-data', 'R-275', '内容人人可以看，里面有身份证号、电话、银行卡、门牌或者病情，请删掉再提交。', ({ form }) => kindsIn(form.words).length === 0, '/words')
/** Whoever has still time to speak keeps it. */
const isLater = condition<With<PostponeForm>>('not-later', 'R-252', '只能往后改，请填更晚的日子。', ({ form, dossier: { file }, now }) => form.day > file.day && form.day > dayOf(now), '/day')
const isTalk = condition<Now>('is-online', 'R-252', '这是线上征询，到期自动收齐，请等到期。', ({ dossier: { file } }) => file.way !== 'ONLINE')
const wasHeld = condition<With<HearForm>>('not-held', 'R-251', '要填开了的日子：通知的那天或者以后、今天或者以前，请改正日期。', ({ form, dossier: { file }, now }) => form.on <= dayOf(now) && form.on >= file.day, '/on')
const isAfter = condition<With<SettleForm>>('until-gone', 'R-251', '办完的日子要填今天或者以后，请改正日期。', ({ form, now }) => form.until >= dayOf(now), '/until')

const acts = {
  call: act({
    name: '发起协商', recordName: '发起协商', event: 'called', rules: ['R-251', 'R-252'], from: 'nothing', to: 'OPEN', who: ['committee'], form: callForm,
    consequence: '题目、形式和日子公开；线上征询的，本村成年村民一人提一次意见，到期以前可以改。', place: (form) => ({ village: form.village, grid: null }), looksUp: (form) => ({ regions: [form.village] }),
    checks: [isRealVillage, isAhead, hasPlace, isPublic], facts: ({ now, form }) => ({ on: dayOf(now), ahead: Math.max(1, daysBetween(dayOf(now), form.day) + 1) }),
    record: ({ file, form, facts }) => ({
      ...file, village: form.village, topic: form.topic, words: form.words, way: form.way, participants: form.participants, day: form.day, place: form.place ?? '', openedOn: facts['on'] as string, daysAhead: facts['ahead'] as number,
    }),
    effects: [told('supervisors', 'called')],
  }),
  postpone: act({
    name: '改晚', recordName: '改晚了', event: 'postponed', rules: ['R-252'], from: ['OPEN'], to: 'same', who: ['committee'], form: postponeForm, consequence: '新的日子公开。', checks: [isLater],
    facts: ({ now, form }) => ({ ahead: Math.max(1, daysBetween(dayOf(now), form.day) + 1) }), record: ({ file, form, facts }) => ({ ...file, day: form.day, daysAhead: facts['ahead'] as number }),
  }),
  'call-off': act({
    name: '取消', recordName: '取消协商', event: 'called-off', rules: ['R-251'], from: ['OPEN'], to: 'CANCELLED', who: ['committee'], form: reasonForm, consequence: '这次不商量了，理由公开。', record: ({ file, form }) => ({ ...file, ended: form.reason }),
    effects: [told('supervisors', 'calledOff')],
  }),
  'close-collecting': act({
    name: '收齐意见', recordName: '线上征询到期', event: 'collected', rules: ['R-252'], from: ['OPEN'], to: 'HEARD', who: ['system'], form: timerForm, consequence: '意见收齐，从此不能提、不能改。',
    looksUp: (_, { dossier: { key } }) => ({ membersOf: `${key.county}-${key.id}` }),
    facts: ({ known, now }) => ({ on: dayOf(now), voices: (known.members ?? []).filter(({ procedure, shown }) => procedure === 'consultation-opinion' && shown['withdrawn'] !== true).length }),
    record: ({ file, facts }) => ({ ...file, voices: facts['voices'] as number }), effects: [told('committee', 'heard')],
  }),
  hear: act({
    name: '登记协商', recordName: '登记协商的意见', event: 'heard', rules: ['R-251'], from: ['OPEN'], to: 'HEARD', who: ['committee'], form: hearForm, consequence: '各方的意见公开。', when: [isTalk], checks: [wasHeld, isPublic],
    record: ({ file, form }) => ({ ...file, heard: { on: form.on, present: form.present, words: form.words, record: form.record, files: form.files ?? [] } }),
  }),
  settle: act({
    name: '登记协商确定事项', recordName: '协商确定', event: 'settled', rules: ['R-251'], from: ['HEARD'], to: 'SETTLED', who: ['committee'], form: settleForm,
    consequence: '确定的事、谁办、什么时候办完，都公开；法律规定要会议决定的，请转会议。', checks: [isAfter, isPublic],
    facts: ({ now, form }) => ({ on: dayOf(now), left: Math.max(1, daysBetween(dayOf(now), form.until) + 1) }),
    record: ({ file, form, facts }) => ({ ...file, settled: { ...form, on: facts['on'] as string, daysLeft: facts['left'] as number } }), effects: [told('supervisors', 'settled')],
  }),
  'leave-open': act({
    name: '没有谈成', recordName: '没有谈成', event: 'left-open', rules: ['R-251'], from: ['HEARD'], to: 'FINISHED', who: ['committee'], form: reasonForm, consequence: '为什么没有谈成，也要公布。',
    facts: ({ now }) => ({ on: dayOf(now) }), record: ({ file, form, facts }) => ({ ...file, outcome: { kind: 'NONE', on: facts['on'] as string, words: form.reason, files: [] } }),
  }),
  'report-progress': act({
    name: '登记进展', recordName: '登记进展', event: 'progress-reported', rules: ['R-251'], from: ['SETTLED'], to: 'same', who: ['committee'], form: progressForm, appends: true, consequence: '进展公开。', checks: [isPublic],
    facts: ({ now }) => ({ on: dayOf(now) }), record: ({ file, form, facts }) => ({ ...file, progress: [...file.progress, { on: facts['on'] as string, words: form.words }] }),
  }),
  'carry-out': act({
    name: '办成了', recordName: '办成了', event: 'carried-out', rules: ['R-251'], from: ['SETTLED'], to: 'FINISHED', who: ['committee'], form: outcomeForm, consequence: '落实的结果公布。', checks: [isPublic],
    facts: ({ now }) => ({ on: dayOf(now) }), record: ({ file, form, facts }) => ({ ...file, outcome: { kind: 'CARRIED_OUT', on: facts['on'] as string, words: form.words, files: form.files ?? [] } }), effects: [told('supervisors', 'finished')],
  }),
  'pass-to-meeting': act({
    name: '转会议决定', recordName: '转会议决定', event: 'passed-to-meeting', rules: ['R-251'], from: ['HEARD', 'SETTLED'], to: 'FINISHED', who: ['committee'], form: meetingForm, consequence: '由村民会议或者代表会议决定；这里只记到哪个会。', checks: [isPublic],
    facts: ({ now }) => ({ on: dayOf(now) }), record: ({ file, form, facts }) => ({ ...file, outcome: { kind: 'TO_MEETING', on: facts['on'] as string, words: form.words, files: [] } }), effects: [told('supervisors', 'finished')],
  }),
  publish: act({
    name: '公布', recordName: '公布协商结果', event: 'published', rules: ['R-251', 'R-263'], from: ['FINISHED'], to: 'PUBLISHED', who: ['committee'], form: boardForm, consequence: '贴到公开栏，同时放到网上，至少十五天。', checks: [isPublic],
    facts: ({ now, settings }) => ({ on: dayOf(now), days: settings.boardDays }), record: ({ file, form, facts }) => ({ ...file, board: { ...form, on: facts['on'] as string, days: facts['days'] as number } }), effects: [told('supervisors', 'published')],
  }),
  'take-down': act({ name: '公布期满', recordName: '公布期满', event: 'taken-down', rules: ['R-263'], from: ['PUBLISHED'], to: 'CLOSED', who: ['system'], form: timerForm, consequence: '公布满了期，存档。' }),
  'note-overdue': act({
    name: '记下超期', recordName: '过了时候还没有办', event: 'overdue-noted', rules: ['R-251'], from: ['OPEN', 'HEARD', 'SETTLED', 'FINISHED'], to: 'same', who: ['system'], form: timerForm, appends: true,
    consequence: '提醒村里、监督委员会和乡镇。', effects: [told('committee', 'overdue'), told('supervisors', 'overdue'), told('town', 'overdue')],
  }),
}

const late = { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' }
const days = (amount: number) => ({ amount, unit: 'CALENDAR_DAY' }) as const
const spell = (file: ConsultationFile) => Number(file.day.replaceAll('-', ''))

export const consultation: Procedure<ConsultationFile, ConsultationSettings, ConsultationState, ConsultationParty> = {
  key: 'consultation',
  version: 1,
  name: '民主协商',
  owner: '县民政局',
  basis: ['村民委员会组织法（2025 年修正）第三十三条、第三十五条第（四）项', 'R-251、R-252、R-263、R-275'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankConsultation,
  states: {
    OPEN: { name: '正在商量', sentence: '题目和日子公布了，正在听意见。', step: '议题', awaits: ['committee'] },
    HEARD: { name: '听完意见', sentence: '意见听完了，等定下来。', step: '意见', awaits: ['committee'] },
    SETTLED: { name: '已经定下', sentence: '商量定了，正在办。', step: '确定', awaits: ['committee'] },
    FINISHED: { name: '等公布', sentence: '有了结果，等公布。', step: '落实', awaits: ['committee'] },
    PUBLISHED: { name: '公布中', sentence: '结果正在公布。', step: '公开', awaits: [] },
    CLOSED: { name: '已办结', sentence: '公布过了，记录已存档。', step: '公开', awaits: [], final: true },
    CANCELLED: { name: '已取消', sentence: '这次不商量了。', step: '议题', awaits: [], final: true },
  },
  parties,
  acts,
  deadlines: {
    collect: {
      name: '收意见', rules: ['R-252'], kind: 'timer', runsIn: ['OPEN'], owner: 'system', only: { sentence: '线上征询时', when: ({ way }) => way === 'ONLINE' }, spell, budget: (file) => days(file.daysAhead),
      onLate: { act: 'close-collecting', sentence: '到期自动收齐，从此不能提、不能改。' },
    },
    talk: { name: '开会商量', rules: ['R-251'], kind: 'limit', runsIn: ['OPEN'], owner: 'committee', only: { sentence: '当面商量时', when: ({ way }) => way !== 'ONLINE' }, spell, budget: (file) => days(file.daysAhead), onLate: late },
    settle: { name: '定下来', rules: ['R-251'], kind: 'limit', runsIn: ['HEARD'], owner: 'committee', budget: (_, settings) => days(settings.settleDays), onLate: late },
    carry: { name: '办完', rules: ['R-251'], kind: 'limit', runsIn: ['SETTLED'], owner: 'committee', budget: (file) => days(file.settled?.daysLeft ?? 1), onLate: late },
    publish: { name: '公布', rules: ['R-251', 'R-263'], kind: 'limit', runsIn: ['FINISHED'], owner: 'committee', budget: (_, settings) => days(settings.publishDays), onLate: late },
    board: { name: '公布期', rules: ['R-263'], kind: 'timer', runsIn: ['PUBLISHED'], owner: 'system', budget: (file) => days(file.board?.days ?? leastBoardDays), onLate: { act: 'take-down', sentence: '公布期满，自动办结。' } },
  },
  readers: {
    parties: ['committee', 'supervisors', 'town'],
    region: { sentence: '本村、乡镇、县、市管理这一片的人都可以看；题目、意见和结果人人可以看，不写是谁提的，本人要写的除外。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-251': '涉及村民利益的事，先商量：议题、谁参加、意见、确定的事、落实或者转会议，都公开。',
    'R-252': noVote + '一人一次，可以不写名字，到期以后不能改。',
    'R-263': '结果至少公布十五天。',
    'R-275': '公开的内容里不能有身份证号、电话、银行卡、门牌、病情。',
  },
  texts: {
    called: ({ file }: Consultation) => `村里就“${file.topic}”发起协商，请看一看。`,
    calledOff: ({ file }: Consultation) => `“${file.topic}”的协商取消了。`,
    heard: ({ file }: Consultation) => `“${file.topic}”的意见收齐了，请定下来，写明怎么采纳的。`,
    settled: ({ file }: Consultation) => `“${file.topic}”商量定了，请看着落实。`,
    finished: ({ file }: Consultation) => `“${file.topic}”有了结果，请核对，等公布。`,
    published: ({ file }: Consultation) => `“${file.topic}”的协商结果公布了。`,
    overdue: ({ file }: Consultation) => `“${file.topic}”有一步过了时候还没有办，请看一看。`,
  },
  remarks: ({ file }) => (file.way === 'ONLINE' ? [{ text: noVote, since: null, for: 'everybody' }] : []),
  likely: ({ state, file }) => ({ OPEN: file.way === 'ONLINE' ? [] : ['hear'], HEARD: ['settle'], SETTLED: ['carry-out'], FINISHED: ['publish'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['consultation-opinion'], what: shownOf },
  sheet: sheetOf,
  summary: ({ file }) => ({ number: null, title: file.topic, category: 'consultation', priority: 'P2', lon: null, lat: null, reporter: null, searchText: `民主协商 ${ways[file.way]} ${file.topic}` }),
}

/** All of it is public: art. 35 (4) has what was agreed on and carried out published. Names nobody but who is to do it, by office. */
export function shownOf({ file }: Consultation): JsonObject & ConsultationShown {
  const { heard, settled, outcome, board } = file
  return {
    village: file.village, topic: file.topic, words: file.words, way: file.way, participants: file.participants, day: file.day, place: file.place, openedOn: file.openedOn, voices: file.voices,
    heard: heard === null ? null : { on: heard.on, present: heard.present, words: heard.words },
    settled: settled === null ? null : { on: settled.on, words: settled.words, answers: settled.answers, who: settled.who, until: settled.until },
    progress: file.progress, outcome: outcome === null ? null : { kind: outcome.kind, on: outcome.on, words: outcome.words },
    board: board === null ? null : { on: board.on, until: boardEndsOn(board.on, board.days), where: board.where, words: board.words },
  }
}

function sheetOf({ file }: Consultation): readonly Line[] {
  const { heard, settled, outcome, board } = file
  const photos = [...heard?.files ?? [], ...outcome?.files ?? []]
  return [
    line('商量什么', file.topic), line('为什么商量', file.words), line('形式', ways[file.way]), line('请谁参加', file.participants), line(file.way === 'ONLINE' ? '收意见到' : '哪天开', `${file.day} ${file.place}`.trim()),
    ...(file.voices === null ? [] : [line('收到意见', `${file.voices} 条`)]),
    ...(heard === null ? [] : [line('开会', `${heard.on}，到了 ${heard.present} 人`), line('各方的意见', heard.words), line('记录', heard.record)]),
    ...(settled === null ? [] : [line('协商确定事项', settled.words), line('意见怎么采纳的', settled.answers), line('谁办', `${settled.who}，${settled.until} 以前`)]),
    ...file.progress.map(({ on, words: done }) => line('进展', `${on} ${done}`)), ...(outcome === null ? [] : [line(outcomes[outcome.kind], `${outcome.on} ${outcome.words}`)]),
    ...(board === null ? [] : [line('公布', `${board.on} 贴在${board.where}，到 ${boardEndsOn(board.on, board.days)}`)]), ...(file.ended === '' ? [] : [line('取消的理由', file.ended)]),
    ...(photos.length === 0 ? [] : [{ label: '照片', kind: 'photos', value: photos } as const]),
  ]
}

function line(label: string, value: string): Line {
  return { label, kind: 'text', value }
}

function at({ place }: Consultation, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
