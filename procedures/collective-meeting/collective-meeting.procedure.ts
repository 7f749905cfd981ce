/**
 * A meeting by which a collective decides (成员大会、成员代表大会): told ten days before, opened with two thirds of all, decided by two thirds of ALL members or
 * representatives, minuted and confirmed by another person, published with the hint at who may have it undone.
 * Law on Rural Collective Economic Organisations art. 26–28, 46, 57; R-286, R-287, R-290, R-292. Decision 0049: another law than the village's own meetings.
 */
import { Type, type Static } from '@sinclair/typebox'
import {
  addsUp, amount, collectiveBodies, collectiveMatterNames, collectiveMatters, faultOfComposition, fenOf, isInTime, mayDecide, mayOpen, neededPresent, neededYes, passes, undoHint, type CollectiveMatter, type CompositionFault,
} from '../../core/collective-economy/index.ts'
import { leastBoardDays } from '../../core/deliberation/index.ts'
import { kindsIn, privateKinds, yuan } from '../../core/open-affairs/index.ts'
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import { choice, closed, day, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { actsFor, type Condition, type Deciding, type PartyDefinition, type Procedure, type Situation } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import { addDays, dayOf, daysBetween } from '../../core/time/index.ts'
import type { CollectiveMeetingShown } from '../collective-contract/meeting-shown.ts'
import { blankMeeting, openItems, type Item, type MeetingFile } from './meeting-file.ts'

const settingsSchema = Type.Object({ minutesDays: Type.Integer({ title: '开会以后几天内写好记录', minimum: 1, maximum: 30 }), publishDays: Type.Integer({ title: '记录确认以后几天内公布', minimum: 1, maximum: 15 }) }, closed)
type Settings = Static<typeof settingsSchema>
type Meeting = Dossier<MeetingFile>
type Party = PartyDefinition<MeetingFile, Settings>
type Now = Situation<MeetingFile, Settings>
type With<Form> = Deciding<MeetingFile, Settings, Form>
export type MeetingState = 'CALLED' | 'HELD' | 'MINUTES' | 'CONFIRMED' | 'PUBLISHED' | 'CLOSED' | 'LAPSED' | 'CANCELLED'

const whole = (title: string, minimum = 0, maximum = 20_000) => Type.Integer({ title, minimum, maximum, control: 'number' })
/** The board decides nothing of art. 26; how it meets is core/collective-economy, its meetings are not kept here. */
const bodies = { MEMBERS: collectiveBodies.MEMBERS, REPRESENTATIVES: collectiveBodies.REPRESENTATIVES } as const
const callForm = Type.Object({
  village: village(), body: choice('什么会', bodies), all: whole('全体成员（完全民事行为能力的），或者全体代表，一共几人', 1), day: day('哪天开'), place: words('在哪里开', 100, 2),
  studiedOn: Type.Optional(day('乡镇党委或者村党组织哪天研究的')), reportsOn: Type.Optional(day('报告从哪天起放在公开的地方')), reportsWhere: Type.Optional(words('报告放在哪里', 100, 2)),
  households: Type.Optional(whole('代表大会：本集体一共几户', 1)), women: Type.Optional(whole('代表大会：女代表几人')),
  first: choice('第一项议什么', collectiveMatterNames), firstTitle: words('第一项的题目', 60, 2), firstSum: Type.Optional(amount('第一项最多用多少元（不涉及钱的不填）')),
  second: Type.Optional(choice('第二项议什么', collectiveMatterNames)), secondTitle: Type.Optional(words('第二项的题目', 60, 2)), secondSum: Type.Optional(amount('第二项最多用多少元')),
  third: Type.Optional(choice('第三项议什么', collectiveMatterNames)), thirdTitle: Type.Optional(words('第三项的题目', 60, 2)), thirdSum: Type.Optional(amount('第三项最多用多少元')),
}, closed)
type CallForm = Static<typeof callForm>
const openForm = Type.Object({
  present: whole('到会一共几人（含线上和受委托的）', 1), online: whole('其中线上到会几人'), mandated: whole('其中书面委托同户成员的几人'),
  sameHousehold: Type.Optional(Type.Boolean({ title: '委托都是书面的，都委托给同一户的成员，一人一票', control: 'check' })), register: words('签到册和委托书放在哪里', 200, 2),
}, closed)
type OpenForm = Static<typeof openForm>
const voteForm = Type.Object({ item: whole('第几项', 1, 3), yes: whole('赞成'), no: whole('反对'), abstain: whole('弃权'), words: words('议定的内容', 1000, 2) }, closed)
type VoteForm = Static<typeof voteForm>
const minutesForm = Type.Object({ words: words('会议记录', 2000, 4), signed: words('谁签了字，记录放在哪里', 200, 2) }, closed)
const confirmForm = Type.Object({ words: words('核对的意见', 300, 2) }, closed)
const boardForm = Type.Object({ where: words('公布在哪里', 100, 2) }, closed)
const reasonForm = Type.Object({ reason: words('理由', 300, 2) }, closed)

const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  board: party('村集体经济组织', '本村村干部和村党组织书记', (meeting) => at(meeting, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (meeting) => at(meeting, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  town: party('乡镇', '本乡镇的调度员', (meeting) => at(meeting, 'TOWN', 'TOWN_DISPATCHER')),
} satisfies Record<string, Party>
export type MeetingParty = keyof typeof parties

const compositionWords: Readonly<Record<CompositionFault, string>> = {
  'not-counts': '请填本集体一共几户、女代表几人。', 'too-few': '成员代表要多于二十人；不够的，请开成员大会。', 'too-many-households': '每五户到十五户选一名代表，现在一名代表超过十五户，请补选或者开成员大会。',
  'too-few-households': '每五户到十五户选一名代表，现在不到五户就有一名，请核对；户少的，请开成员大会。', 'no-women': '成员代表里要有妇女，请补选以后再开。',
}
const dayIsAhead = condition<With<CallForm>>('day-is-past', 'R-286', '开会的日子要在今天以后，请改正。', ({ form, now }) => form.day > dayOf(now), '/day')
const isToldInTime = condition<With<CallForm>>(
  'told-too-late', 'R-286', ({ now }) => `成员大会、代表大会要提前十天通知，最早 ${addDays(dayOf(now), 10)} 开，请改日子。`, ({ form, now }) => isInTime(dayOf(now), form.day), '/day')
const isComposed = condition<With<CallForm>>(
  'composition-wrong', 'R-287', ({ form }) => compositionWords[compositionFault(form) ?? 'not-counts'], ({ form }) => form.body !== 'REPRESENTATIVES' || compositionFault(form) === null, '/all')
const isItsMatter = condition<With<CallForm>>(
  'not-its-matter', 'R-287', ({ form }) => { const found = itemsOf(form).find(({ kind }) => !fits(form, kind)); return `“${found === undefined ? '' : collectiveMatters[found.kind].name}”只能由成员大会决定，${collectiveBodies[form.body]}不能代替，请开成员大会。` },
  ({ form }) => itemsOf(form).every(({ kind }) => fits(form, kind)), '/first')
const itemsAreWhole = condition<With<CallForm>>('item-half-filled', 'R-286', '每一项要选议什么，也要写题目，请补上或者都不填。', ({ form }) => (form.second === undefined) === (form.secondTitle === undefined) && (form.third === undefined) === (form.thirdTitle === undefined), '/secondTitle')
const isStudied = condition<With<CallForm>>(
  'not-studied', 'R-286', '成员大会要决定的重要事项，先经乡镇党委或者村党组织研究，请填哪天研究的。', ({ form, now }) => form.studiedOn !== undefined && form.studiedOn <= dayOf(now), '/studiedOn')
const reportsLieOpen = condition<With<CallForm>>(
  'reports-too-late', 'R-290', '审议报告、决定预决算的，报告要在开会十天前放在公开的地方供成员查阅，请填从哪天起、放在哪里。',
  ({ form, now }) => !itemsOf(form).some(({ kind }) => kind === 'reports' || kind === 'plans') || (form.reportsOn !== undefined && form.reportsWhere !== undefined && form.reportsOn <= dayOf(now) && isInTime(form.reportsOn, form.day)), '/reportsOn')
const saysNothingPrivate = condition<With<CallForm>>(
  'private-in-item', 'R-275', ({ form }) => `题目要公布，里面有${kindsIn(itemsOf(form).map(({ title }) => title).join('。')).map((one) => privateKinds[one]).join('、')}，请删掉。`, ({ form }) => kindsIn(itemsOf(form).map(({ title }) => title).join('。')).length === 0, '/firstTitle')

const dayHasCome: Condition<Now> = { code: 'day-to-come', rule: 'R-286', sentence: ({ dossier: { file } }) => `会定在 ${file.day}，请到那天再登记。`, holds: ({ dossier: { file }, now }) => dayOf(now) >= file.day }
const isQuorate = condition<With<OpenForm>>(
  'too-few-present', 'R-286', ({ form, dossier: { file } }) => `全体 ${file.all} 人，要有三分之二也就是 ${neededPresent(file.all)} 人到会，这次 ${form.present} 人${form.present > file.all ? '，比全体还多，请核对' : '，请登记没有开成，另外通知'}。`,
  ({ form, dossier: { file } }) => mayOpen({ body: file.body, all: file.all, present: form.present }), '/present')
const countsFit = condition<With<OpenForm>>('counts-do-not-fit', 'R-286', '线上和受委托的加起来不能比到会的还多，请核对。', ({ form }) => form.online + form.mandated <= form.present, '/mandated')
const mandatesAreLawful = condition<With<OpenForm>>(
  'mandate-unlawful', 'R-286', ({ dossier: { file } }) => (file.body === 'MEMBERS' ? '成员只能书面委托同一户的成员代为参加，请核对委托书，打上勾。' : '代表大会要本人参加，不能委托，请改正。'),
  ({ form, dossier: { file } }) => form.mandated === 0 || (file.body === 'MEMBERS' && form.sameHousehold === true), '/mandated')
const itemWaits = condition<With<VoteForm>>('no-such-item', 'R-286', ({ dossier: { file } }) => `还没有表决的是第 ${openItems(file).join('、')} 项，请核对。`, ({ form, dossier: { file } }) => openItems(file).includes(form.item), '/item')
const votesAddUp = condition<With<VoteForm>>(
  'votes-do-not-count', 'R-286', ({ dossier: { file } }) => `一人一票：赞成、反对、弃权加起来要等于到会的 ${file.present} 人，请再数一遍。`, ({ form, dossier: { file } }) => addsUp({ present: file.present, yes: form.yes, no: form.no, abstain: form.abstain }), '/yes')
const allAreVoted: Condition<Now> = { code: 'items-open', rule: 'R-286', sentence: ({ dossier: { file } }) => `第 ${openItems(file).join('、')} 项还没有表决，请先登记表决结果。`, holds: ({ dossier: { file } }) => openItems(file).length === 0 }
const isAnother: Condition<Now> = { code: 'own-minutes', rule: 'R-286', sentence: '记录是您写的，要由监督委员会的另一个人核对。', holds: ({ dossier: { file }, actor }) => file.recorder === null || file.recorder !== actor.person }

const act = actsFor<MeetingFile, Settings, MeetingState, MeetingParty>()
const told = (to: MeetingParty, text: string) => ({ effect: 'notify', to, text }) as const

export const collectiveMeeting: Procedure<MeetingFile, Settings, MeetingState, MeetingParty> = {
  key: 'collective-meeting',
  version: 1,
  name: '集体经济组织成员大会',
  owner: '县农业农村局',
  basis: ['农村集体经济组织法第二十六条至第二十八条、第四十六条、第五十七条', 'R-286、R-287、R-290、R-292'],
  settings: { schema: settingsSchema, defaults: { minutesDays: 5, publishDays: 3 } },
  blank: blankMeeting,
  states: {
    CALLED: { name: '等开会', sentence: '已经通知，等到日子开会。', step: '通知', awaits: ['board'] },
    HELD: { name: '表决中', sentence: '到会人数够了，逐项表决。', step: '表决', awaits: ['board'] },
    MINUTES: { name: '等核对记录', sentence: '记录写好了，等村务监督委员会核对。', step: '记录', awaits: ['supervisors'] },
    CONFIRMED: { name: '等公布', sentence: '记录核对过了，等公布。', step: '公布', awaits: ['board'] },
    PUBLISHED: { name: '公布中', sentence: '决定正在公布，成员认为侵害自己权益的，可以请求法院撤销。', step: '公布', awaits: [] },
    CLOSED: { name: '已办结', sentence: '公布满期，已存档。', step: '存档', awaits: [], final: true },
    LAPSED: { name: '没有开成', sentence: '到会的人不够，没有开成。', step: '存档', awaits: [], final: true },
    CANCELLED: { name: '取消了', sentence: '这次会取消了。', step: '存档', awaits: [], final: true },
  },
  parties,
  acts: {
    call: act({
      name: '通知开会', recordName: '通知开会', event: 'called', rules: ['R-275', 'R-286', 'R-287', 'R-290'], from: 'nothing', to: 'CALLED', who: ['board'], form: callForm, consequence: '从今天起算十天；全体人数从这时起固定，表决按全体算，不按到会算。',
      checks: [dayIsAhead, isToldInTime, isComposed, isItsMatter, itemsAreWhole, isStudied, reportsLieOpen, saysNothingPrivate], place: (form) => ({ village: form.village, grid: null }),
      record: ({ file, form, at: when }) => ({
        ...file, village: form.village, body: form.body, all: form.all, day: form.day, place: form.place, toldOn: dayOf(when), studiedOn: form.studiedOn ?? null, items: itemsOf(form),
        composition: form.body === 'REPRESENTATIVES' ? { households: form.households ?? 0, representatives: form.all, women: form.women ?? 0 } : null,
        reports: form.reportsOn === undefined || form.reportsWhere === undefined ? null : { on: form.reportsOn, where: form.reportsWhere },
      }),
      effects: [told('supervisors', 'called')],
    }),
    cancel: act({ name: '取消会议', recordName: '取消会议', event: 'cancelled', from: ['CALLED'], to: 'CANCELLED', who: ['board'], form: reasonForm, consequence: '这次会不开了，要议的事另外通知。', record: ({ file, form }) => ({ ...file, ended: form.reason }), effects: [told('supervisors', 'cancelled')] }),
    open: act({
      name: '登记到会，开会', recordName: '到会人数够了，开会', event: 'opened', rules: ['R-286', 'R-287'], from: ['CALLED'], to: 'HELD', who: ['board'], form: openForm, consequence: '到会人数从这时起固定，一人一票。', when: [dayHasCome], checks: [isQuorate, countsFit, mandatesAreLawful],
      record: ({ file, form }) => ({ ...file, present: form.present, online: form.online, mandated: form.mandated, register: form.register }),
    }),
    lapse: act({
      name: '没有开成', recordName: '到会的人不够，没有开成', event: 'lapsed', rules: ['R-286'], from: ['CALLED'], to: 'LAPSED', who: ['board'], form: Type.Object({ present: whole('到会几人') }, closed), consequence: '记下没有开成；要议的事另外通知。', when: [dayHasCome],
      checks: [condition<With<{ readonly present: number }>>('enough-present', 'R-286', '到会人数够了，请登记到会开会。', ({ form, dossier: { file } }) => !mayOpen({ body: file.body, all: file.all, present: form.present }), '/present')],
      record: ({ file, form }) => ({ ...file, present: form.present }),
    }),
    vote: act({
      name: '登记表决结果', recordName: '表决一项', event: 'voted', rules: ['R-286', 'R-287'], from: ['HELD'], to: 'same', who: ['board'], form: voteForm, consequence: '全体三分之二赞成才通过，不按到会的算。', checks: [itemWaits, votesAddUp],
      facts: ({ form, dossier: { file } }) => ({ passed: passes(file.body, file.all, form.yes), needed: neededYes(file.body, file.all) }),
      found: (facts) => [{ label: '结果', kind: 'text', value: `要 ${Number(facts['needed'])} 人赞成，${facts['passed'] === true ? '通过' : '没有通过'}` }],
      record: ({ file, form: { item, yes, no, abstain, words: said }, facts }) => ({ ...file, items: file.items.map((one, nth) => (nth + 1 === item ? { ...one, votes: { yes, no, abstain, passed: facts['passed'] === true, words: said } } : one)) }),
    }),
    'write-minutes': act({
      name: '写会议记录', recordName: '写会议记录', event: 'minuted', rules: ['R-286'], from: ['HELD'], to: 'MINUTES', who: ['board'], form: minutesForm, consequence: '请村务监督委员会核对签到、委托书和票数。', when: [allAreVoted],
      record: ({ file, form, actor }) => ({ ...file, minutes: `${form.words}（${form.signed}）`, recorder: actor.person }), effects: [told('supervisors', 'minutes')],
    }),
    'confirm-minutes': act({
      name: '核对无误', recordName: '监督委员会核对记录', event: 'confirmed', rules: ['R-286'], from: ['MINUTES'], to: 'CONFIRMED', who: ['supervisors'], form: confirmForm, consequence: '决定从这时起算数，合同可以凭它签订；请尽快公布。', when: [isAnother],
      record: ({ file, form }) => ({ ...file, confirmed: form.words }), effects: [told('board', 'confirmed')],
    }),
    'dispute-minutes': act({
      name: '记录不对，退回', recordName: '退回记录', event: 'disputed', rules: ['R-286'], from: ['MINUTES'], to: 'HELD', who: ['supervisors'], form: reasonForm, consequence: '各项的票数重新登记。',
      record: ({ file, form }) => ({ ...file, minutes: `退回：${form.reason}`, items: file.items.map((one) => ({ ...one, votes: null })) }), effects: [told('board', 'disputed')],
    }),
    publish: act({
      name: '登记公布', recordName: '公布决定', event: 'published', rules: ['R-292'], from: ['CONFIRMED'], to: 'PUBLISHED', who: ['board'], form: boardForm, consequence: '写明成员可以请求撤销的两个期限，至少公布十五天。',
      record: ({ file, form, at: when }) => ({ ...file, board: { on: dayOf(when), where: form.where } }), effects: [told('supervisors', 'published')],
    }),
    'take-down': act({ name: '公布期满', recordName: '公布期满', event: 'stood', rules: ['R-292'], from: ['PUBLISHED'], to: 'CLOSED', who: ['system'], form: timerForm, consequence: '公布满期，自动办结。' }),
    'note-overdue': act({
      name: '记下超期', recordName: '过了时候还没有办', event: 'overdue-noted', rules: ['R-286'], from: ['CALLED', 'HELD', 'CONFIRMED'], to: 'same', who: ['system'], form: timerForm, appends: true, consequence: '提醒村里、监督委员会和乡镇。',
      effects: [told('board', 'overdue'), told('supervisors', 'overdue'), told('town', 'overdue')],
    }),
  },
  deadlines: {
    meet: { name: '开会', kind: 'limit', runsIn: ['CALLED'], owner: 'board', budget: ({ toldOn, day: on }) => ({ amount: Math.max(1, Math.min(3_600, daysBetween(toldOn, on))), unit: 'CALENDAR_DAY' }), onLate: { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' } },
    minutes: { name: '写记录', kind: 'limit', runsIn: ['HELD'], owner: 'board', budget: (_, { minutesDays }) => ({ amount: minutesDays, unit: 'CALENDAR_DAY' }), onLate: { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' } },
    publish: { name: '公布', rules: ['R-292'], kind: 'limit', runsIn: ['CONFIRMED'], owner: 'board', budget: (_, { publishDays }) => ({ amount: publishDays, unit: 'CALENDAR_DAY' }), onLate: { act: 'note-overdue', sentence: '提醒村里、监督委员会和乡镇。' } },
    stand: { name: '公布期', rules: ['R-292'], kind: 'timer', runsIn: ['PUBLISHED'], owner: 'system', budget: () => ({ amount: leastBoardDays, unit: 'CALENDAR_DAY' }), onLate: { act: 'take-down', sentence: '公布期满，自动办结。' } },
  },
  readers: { parties: ['board', 'supervisors', 'town'], region: { sentence: '本村、乡镇、县、市管理这一片的人都可以看。', when: () => true }, barred: () => ({ persons: [], units: [] }), hidden: [] },
  rules: {
    'R-275': '要公布的题目里不写身份证号、电话、银行卡、门牌和病情。',
    'R-286': '成员大会提前十天通知，三分之二以上成员到会，一人一票，全体成员三分之二以上赞成才通过；不能到会的，可以线上参加，或者书面委托同一户的成员。',
    'R-287': '成员代表大会的代表多于二十人，每五户到十五户一名，有妇女，全体代表三分之二以上赞成；章程、成员确认、土地和收益权量化、土地补偿费、合并分立只能由成员大会决定。',
    'R-290': '报告在大会十天前放在公开的地方，供成员查阅。',
    'R-292': '侵害成员权益的决定，成员自知道起一年内、最晚自决定起五年内，可以请求法院撤销。',
  },
  texts: {
    called: ({ file }: Meeting) => `${file.day} 开${collectiveBodies[file.body]}，请看议题。`,
    cancelled: ({ file }: Meeting) => `${file.day} 的${collectiveBodies[file.body]}取消了。`,
    minutes: ({ file }: Meeting) => `${file.day} ${collectiveBodies[file.body]}的记录写好了，请核对。`,
    confirmed: ({ file }: Meeting) => `${file.day} ${collectiveBodies[file.body]}的记录核对过了，请公布。`,
    disputed: ({ file }: Meeting) => `${file.day} ${collectiveBodies[file.body]}的记录被退回，请重新登记。`,
    published: ({ file }: Meeting) => `${file.day} ${collectiveBodies[file.body]}的决定公布了。`,
    overdue: ({ file }: Meeting) => `${file.day} ${collectiveBodies[file.body]}有一步过了时候还没有办，请看一看。`,
  },
  remarks: ({ file, state }) => (file.items.some(({ votes }) => votes?.passed === true) && state !== 'HELD' && state !== 'MINUTES' ? [{ text: undoHint(file.day), since: null, for: 'everybody' }] : []),
  likely: ({ state }) => ({ CALLED: ['open', 'lapse'], HELD: ['vote', 'write-minutes'], MINUTES: ['confirm-minutes', 'dispute-minutes'], CONFIRMED: ['publish'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['collective-contract', 'collective-membership', 'disclosure', 'open-affairs'], what: shownOf },
  sheet: sheetOf,
  summary: ({ file }) => ({ number: null, title: `${collectiveBodies[file.body]} · ${file.items[0]?.title ?? ''}`, category: file.body, priority: 'P2', lon: null, lat: null, reporter: null, searchText: `${collectiveBodies[file.body]} ${file.place} ${file.items.map(({ title }) => title).join(' ')}` }),
}

const confirmedIn: readonly string[] = ['CONFIRMED', 'PUBLISHED', 'CLOSED']

export function shownOf({ file, state }: Meeting): JsonObject & CollectiveMeetingShown {
  return {
    village: file.village, body: file.body, heldOn: file.day, confirmed: confirmedIn.includes(state ?? ''), all: file.all, present: file.present,
    items: file.items.map(({ kind, title, fen, votes }, nth) => ({ number: nth + 1, kind, title, fen, passed: votes?.passed === true, yes: votes?.yes ?? 0, no: votes?.no ?? 0, abstain: votes?.abstain ?? 0 })),
  }
}

function sheetOf({ file, state }: Meeting): readonly Line[] {
  const { composition, reports, board } = file
  return [
    line('什么会', collectiveBodies[file.body]), line('开会', `${file.day}，${file.place}`), line('通知', file.toldOn), line('全体', `${file.all} 人`),
    ...(composition === null ? [] : [line('代表', `${composition.households} 户选出 ${composition.representatives} 人，其中妇女 ${composition.women} 人`)]), ...(file.studiedOn === null ? [] : [line('党组织研究', file.studiedOn)]), ...(reports === null ? [] : [line('报告', `${reports.on} 起放在${reports.where}`)]),
    ...(file.present === 0 ? [] : [line('到会', `${file.present} 人，其中线上 ${file.online} 人、委托同户成员 ${file.mandated} 人（${file.register}）`)]),
    ...file.items.map(({ kind, title, fen, votes }, nth) => line(`第 ${nth + 1} 项`, `${collectiveMatters[kind].name}：${title}${fen === 0 ? '' : `，最多 ${yuan(fen)} 元`}${votes === null ? '' : `。赞成 ${votes.yes}、反对 ${votes.no}、弃权 ${votes.abstain}，要 ${neededYes(file.body, file.all)} 人赞成，${votes.passed ? '通过' : '没有通过'}：${votes.words}`}`)),
    ...(file.minutes === '' ? [] : [line('会议记录', file.minutes)]), ...(file.confirmed === '' ? [] : [line('核对', file.confirmed)]), ...(board === null ? [] : [line('公布', `${board.on} 起贴在${board.where}，到 ${addDays(board.on, leastBoardDays)} 满期`)]),
    ...(confirmedIn.includes(state ?? '') ? [line('成员的撤销权', undoHint(file.day))] : []), ...(file.ended === '' ? [] : [line('取消的理由', file.ended)]),
  ]
}

function itemsOf(form: CallForm): readonly Item[] {
  const item = (kind: CollectiveMatter | undefined, title: string | undefined, sum: string | undefined): Item[] => (kind === undefined || title === undefined ? [] : [{ kind, title, fen: sum === undefined ? 0 : fenOf(sum), votes: null }])
  return [...item(form.first, form.firstTitle, form.firstSum), ...item(form.second, form.secondTitle, form.secondSum), ...item(form.third, form.thirdTitle, form.thirdSum)]
}

function fits({ body }: CallForm, kind: CollectiveMatter): boolean {
  return mayDecide(body, kind)
}

function compositionFault({ households, all, women }: CallForm): CompositionFault | null {
  return households === undefined || women === undefined ? 'not-counts' : faultOfComposition({ households, representatives: all, women })
}

function at({ place }: Meeting, level: Level, ...offices: readonly Office[]): Addressee[] {
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
