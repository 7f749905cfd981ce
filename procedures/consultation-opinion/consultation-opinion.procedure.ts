/**
 * 征询意见: what one villager says to one online consultation. Once per person, changed as often as wanted until it closes and never after; shown without a
 * name unless the person wants it there. It counts for nothing but to be heard. The village never learns who spoke.
 */
import { Type, type Static } from '@sinclair/typebox'
import { noVote, opinionKey, type ConsultationShown, type OpinionShown } from '../../core/consultation/index.ts'
import { kindsIn } from '../../core/open-affairs/privacy-gate.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import { closed, dossier, emptyForm, timerForm, uuid, village, words } from '../../core/procedure/form-fields.ts'
import { actsFor, type Condition, type Deciding, type PartyDefinition, type Procedure } from '../../core/procedure/procedure.ts'
import type { Line } from '../../core/procedure/words.ts'
import { codeAt } from '../../core/region/region.ts'
import { dayOf, type Day } from '../../core/time/index.ts'

export type OpinionFile = {
  readonly village: string
  readonly consultation: string
  readonly topic: string
  readonly words: string
  /** Empty where the person wants none to be shown. */
  readonly name: string
  readonly reporter: string | null
  readonly on: Day
  readonly hiddenFor: string
  readonly withdrawn: boolean
}
export type OpinionState = 'SAID' | 'HIDDEN' | 'KEPT'
type Opinion = Dossier<OpinionFile>

/** Longer than any consultation on line. */
const settingsSchema = Type.Object({ keepDays: Type.Integer({ title: '提出多少天以后存档，不能再改', minimum: 180, maximum: 1095 }) }, closed)
export type OpinionSettings = Static<typeof settingsSchema>
export const defaultSettings: OpinionSettings = { keepDays: 365 }

const said = { words: words('您的意见', 1000, 2), named: Type.Boolean({ title: '公开时写上我的名字', control: 'check' }) }
const sayForm = Type.Object({ village: village(), consultation: dossier('哪一次协商'), household: uuid('哪一户'), ...said }, closed)
type SayForm = Static<typeof sayForm>
const reviseForm = Type.Object(said, closed)
type ReviseForm = Static<typeof reviseForm>
const reasonForm = Type.Object({ reason: words('为什么不显示，依据哪一条', 300, 4) }, closed)

type Party = PartyDefinition<OpinionFile, OpinionSettings>
const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  speaker: party('提意见的村民', '提出意见的人', ({ file }) => (file.reporter === null ? [] : [{ kind: 'person', person: file.reporter }])),
  town: party('乡镇', '本乡镇的调度员；看不到是谁提的', ({ place }) => townOf(place?.village ?? '')),
} satisfies Record<string, Party>
type OpinionParty = keyof typeof parties

type With<Form> = Deciding<OpinionFile, OpinionSettings, Form>
const act = actsFor<OpinionFile, OpinionSettings, OpinionState, OpinionParty>()

const isOwnName = condition<With<SayForm>>('wrong-name', 'R-252', '意见的编号不对，请从“村里正在商量的事”进入。', ({ form, dossier: { key }, actor }) => actor.person !== null && opinionKey(form.consultation, actor.person).id === key.id)
/** Looked up and held until the act is over: what is said in the moment of the closing is wholly before it or refused. */
const isOpen = condition<With<object>>('consultation-closed', 'R-252', '这次征询已经到期，不能再提、再改；可以到村委会说，或者看公布的结果。', (context) => {
  const found = context.known.shown?.get(consultationOf(context))
  return found?.procedure === 'consultation' && found.state === 'OPEN' && (found.shown as unknown as ConsultationShown).way === 'ONLINE'
})
const isOfTheVillage = condition<With<SayForm>>('not-of-the-village', 'R-251', '只有本村的成年村民可以在这里提；您的户不在本村登记的，请到村委会核对。', ({ form, known, actor }) => {
  const household = known.households?.get(form.household)
  const shown = known.shown?.get(form.consultation)?.shown as ConsultationShown | undefined
  return shown?.village === form.village && household !== undefined && household.village === form.village && household.endedOn === null && household.members.some(({ person, adult }) => adult && person === actor.person)
}, '/household')
const isPublic = condition<With<{ readonly words: string }>>('private-data', 'R-275', '意见人人可以看，里面有身份证号、电话、银行卡、门牌或者病情，请删掉再提交。', ({ form }) => kindsIn(form.words).length === 0, '/words')

function consultationOf({ form, dossier: { file } }: With<object>): string {
  return 'consultation' in form && typeof form.consultation === 'string' ? form.consultation : file.consultation
}

const acts = {
  say: act({
    name: '提意见', recordName: '提出意见', event: 'said', rules: ['R-252', 'R-275'], from: 'nothing', to: 'SAID', who: ['anyone'], form: sayForm, consequence: `${noVote}到期以前可以改，到期以后不能改。`,
    place: (form) => ({ village: form.village, grid: null }), looksUp: (form, { actor }) => ({ shown: [form.consultation], households: [form.household], people: actor.person === null ? [] : [actor.person] }),
    checks: [isOwnName, isOpen, isOfTheVillage, isPublic],
    facts: (context) => ({ ...spoken(context), topic: (context.known.shown?.get(context.form.consultation)?.shown as ConsultationShown | undefined)?.topic ?? '', reporter: context.actor.person }),
    record: ({ file, form, facts }) => ({
      ...file, village: form.village, consultation: form.consultation, topic: facts['topic'] as string, words: form.words.trim(), name: facts['name'] as string, on: facts['on'] as string, reporter: facts['reporter'] as string | null,
    }),
  }),
  revise: act({
    name: '改意见', recordName: '改了意见', event: 'revised', rules: ['R-252', 'R-275'], from: ['SAID'], to: 'same', who: ['speaker'], form: reviseForm, consequence: '公开的换成新写的。',
    looksUp: (_, { dossier: { file }, actor }) => ({ shown: [file.consultation], people: actor.person === null ? [] : [actor.person] }), checks: [isOpen, isPublic], facts: (context) => spoken(context),
    record: ({ file, form, facts }) => ({ ...file, words: form.words.trim(), name: facts['name'] as string, on: facts['on'] as string, withdrawn: false }),
  }),
  withdraw: act({
    name: '撤回意见', recordName: '撤回意见', event: 'withdrawn', rules: ['R-252'], from: ['SAID'], to: 'same', who: ['speaker'], form: emptyForm, consequence: '不再公开；到期以前可以再写。',
    looksUp: (_, { dossier: { file } }) => ({ shown: [file.consultation] }), checks: [isOpen], record: ({ file }) => ({ ...file, withdrawn: true }),
  }),
  hide: act({
    name: '不显示', recordName: '不显示', event: 'hidden', rules: ['R-252', 'R-275'], from: ['SAID'], to: 'HIDDEN', who: ['town'], form: reasonForm, consequence: '侮辱人、泄露别人隐私的才可以；理由告诉本人，公开的地方写明有一条没有显示。',
    record: ({ file, form }) => ({ ...file, hiddenFor: form.reason }), effects: [{ effect: 'notify', to: 'speaker', text: 'hidden' }],
  }),
  keep: act({ name: '存档', recordName: '存档', event: 'kept', rules: ['R-252'], from: ['SAID'], to: 'KEPT', who: ['system'], form: timerForm, consequence: '存档，内容和公开的一样留着。' }),
}

export const consultationOpinion: Procedure<OpinionFile, OpinionSettings, OpinionState, OpinionParty> = {
  key: 'consultation-opinion',
  version: 1,
  name: '征询意见',
  owner: '县民政局',
  basis: ['村民委员会组织法（2025 年修正）第三十三条', 'R-251、R-252、R-275'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: { village: '', consultation: '', topic: '', words: '', name: '', reporter: null, on: '1970-01-01', hiddenFor: '', withdrawn: false },
  states: {
    SAID: { name: '已提出', sentence: '您的意见收到了，到期以前可以改。', forStaff: '村民提了意见，公开在这次协商下面。', awaits: [] },
    HIDDEN: { name: '没有显示', sentence: '这条意见没有公开显示，理由写在下面。', awaits: [], final: true },
    KEPT: { name: '已存档', sentence: '这次征询早已结束，意见留着，不能再改。', awaits: [], final: true },
  },
  parties,
  acts,
  deadlines: {
    keep: { name: '存档', rules: ['R-252'], kind: 'timer', runsIn: ['SAID'], owner: 'system', budget: (_, settings) => ({ amount: settings.keepDays, unit: 'CALENDAR_DAY' }), onLate: { act: 'keep', sentence: '到时间自动存档。' } },
  },
  readers: {
    parties: ['speaker', 'town'],
    region: { sentence: '只有提意见的人可以看自己的这一条；乡镇看内容，看不到是谁提的；村里只看公开的内容。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [{ field: 'reporter', sentence: '是谁提的，只有本人知道。', seenBy: (opinion) => parties.speaker.who(opinion, defaultSettings) }],
  },
  rules: {
    'R-251': '本村的成年村民都可以提。',
    'R-252': `${noVote}一人一次，可以不写名字，到期以后不能改。`,
    'R-275': '公开的内容里不能有身份证号、电话、银行卡、门牌、病情。',
  },
  texts: { hidden: ({ file }: Opinion) => `您对“${file.topic}”的意见没有公开显示：${file.hiddenFor}` },
  shows: { to: ['consultation'], what: shownOf },
  belongsTo: ({ file }) => (file.consultation === '' ? null : file.consultation),
  sheet: ({ file }) => [
    line('对哪件事', file.topic), line('意见', file.words), line('名字', file.name === '' ? '不写' : file.name), { label: '日期', kind: 'day', value: file.on }, ...(file.hiddenFor === '' ? [] : [line('没有显示的理由', file.hiddenFor)]),
  ],
  summary: ({ file }) => ({ number: null, title: `对“${file.topic}”的意见`, category: 'consultation-opinion', priority: 'P2', lon: null, lat: null, reporter: file.reporter, searchText: `征询意见 ${file.topic}` }),
}

export function shownOf({ file, state }: Opinion): JsonObject & OpinionShown {
  const open = state !== 'HIDDEN' && !file.withdrawn
  return { village: file.village, words: open ? file.words : '', name: open ? file.name : '', on: file.on, hidden: state === 'HIDDEN', withdrawn: file.withdrawn }
}

function spoken({ form, known, actor, now }: With<ReviseForm>): JsonObject {
  return { on: dayOf(now), name: form.named ? known.people?.get(actor.person ?? '')?.name ?? '' : '' }
}

function townOf(code: string): Addressee[] {
  const town = codeAt(code, 'TOWN')
  return town === null ? [] : [{ kind: 'office', office: 'TOWN_DISPATCHER', region: { level: 'TOWN', code: town } }]
}

function line(label: string, value: string): Line {
  return { label, kind: 'text', value }
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
