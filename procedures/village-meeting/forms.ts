/** Forms of a deciding meeting: one schema each, for the door, the screens and the documentation. */
import { Type, type Static } from '@sinclair/typebox'
import { delegableKinds, matterKinds, matters, meetingKinds, quorumBases, type MatterKind } from '../../core/deliberation/index.ts'
import { choice, closed, day, dossier, maybeWords, village, words } from '../../core/procedure/form-fields.ts'

export { emptyForm, timerForm } from '../../core/procedure/form-fields.ts'

const time = (title: string) => Type.String({ title, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', control: 'time' })
const count = (title: string, minimum = 0) => Type.Integer({ title, minimum, maximum: 20_000, control: 'number' })
const files = (title: string) => Type.Optional(Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }), { title, maxItems: 9, uniqueItems: true, control: 'photos' },
))
const names = (kinds: readonly MatterKind[]) => Object.fromEntries(kinds.map((kind) => [kind, matters[kind].name])) as Record<MatterKind, string>

const agenda = Type.Array(Type.Object({
  kind: choice('哪一类', names(matterKinds)), title: words('议什么', 60, 2), words: maybeWords('说明', 2000),
  interested: maybeWords('与谁有直接利益', 200),
  covers: Type.Optional(Type.Array(choice('授权哪一类', names(delegableKinds)), { title: '授权代表会议决定哪几类', maxItems: 12, uniqueItems: true, control: 'choices' })),
}, closed), { title: '议题', minItems: 1, maxItems: 12, control: 'rows' })

const plan = { day: day('哪天开'), time: time('几点开'), place: words('在哪里开', 100), urgent: maybeWords('特殊情况临时召开的理由', 200) }
const meeting = {
  basis: choice('按什么算到会人数', quorumBases), should: count('应到多少（人或者户）', 1), group: maybeWords('哪个小组', 40), ...plan,
  composition: Type.Optional(Type.Object({
    members: count('代表会议一共多少人', 1), representatives: count('其中村民代表'), women: count('其中妇女代表'),
  }, { ...closed, title: '代表会议的组成' })),
  studiedOn: Type.Optional(day('村党组织哪天研究的')), studiedWords: maybeWords('村党组织研究的意见', 500),
  authorisedBy: Type.Optional(dossier('依据哪次村民会议的授权')), authorisedItem: Type.Optional(count('是那次会议的第几项', 1)),
  authorisedOnPaper: maybeWords('依据纸质授权（哪天的村民会议，记录放在哪里）', 200),
  riskAnswer: maybeWords('对风险用词的说明', 500), agenda,
}

export const callForm = Type.Object({ village: village(), kind: choice('什么会', meetingKinds), ...meeting }, closed)
export type CallForm = Static<typeof callForm>
export const conveneForm = Type.Object(meeting, closed)
export type Convening = Static<typeof conveneForm>
export const amendForm = Type.Object(plan, closed)
export type Plan = Static<typeof amendForm>

export const proposeForm = Type.Object({
  village: village(), kind: choice('提议开什么会', { ASSEMBLY: meetingKinds.ASSEMBLY, REPRESENTATIVES: meetingKinds.REPRESENTATIVES }),
  by: choice('谁提议', { VILLAGERS: '村民联名', REPRESENTATIVES: '村民代表联名' }), proposers: count('联名多少人', 1), of: count('全体多少人', 1),
  about: words('要议什么', 300, 2), files: files('联名书照片'),
}, closed)
export type ProposeForm = Static<typeof proposeForm>
export const reasonForm = Type.Object({ reason: words('理由', 500, 2) }, closed)

export const openForm = Type.Object({ present: count('到会多少（人或者户）', 1), register: words('签到册放在哪里', 100, 2), files: files('签到册照片') }, closed)
export type OpenForm = Static<typeof openForm>
export const lapseForm = Type.Object({ present: count('到会多少（人或者户）'), reason: words('怎么办', 200, 2) }, closed)

export const settleForm = Type.Object({
  item: Type.Integer({ title: '第几项议题', minimum: 1, maximum: 12, control: 'number' }),
  outcome: choice('怎么定的', { VOTED: '表决', DEFERRED: '下次再议', HEARD: '听取了，不表决' }),
  way: Type.Optional(choice('怎么表决的', { HANDS: '举手，公开表决', PAPER: '写票，当场计票' })),
  yes: Type.Optional(count('赞成')), no: Type.Optional(count('反对')), abstain: Type.Optional(count('弃权')), invalid: Type.Optional(count('废票（写票时）')),
  recused: Type.Optional(count('回避多少')), recusedWords: maybeWords('谁回避、为什么（没有人回避的，说明为什么）', 200),
  tellers: maybeWords('谁计票、谁监票（写票时）', 100), words: words('定了什么', 2000, 2),
}, closed)
export type Settling = Static<typeof settleForm>

export const minutesForm = Type.Object({ chair: words('谁主持', 40), recorder: words('谁记录', 40), words: words('会议记录', 4000, 4), files: files('记录照片') }, closed)
export const signedForm = Type.Object({ signed: words('谁签了字', 200, 2), files: files('签字页照片') }, closed)
export const disputeForm = Type.Object({ words: words('哪里记得不对', 500, 2) }, closed)
export const returnForm = Type.Object({ words: words('要改正什么，依据哪一条', 1000, 4) }, closed)
export const publishForm = Type.Object({ where: words('公开栏贴在哪里', 100, 2), words: words('公布的内容', 4000, 4) }, closed)
export const opinionForm = Type.Object({ opinion: dossier('哪条意见') }, closed)
export const answerForm = Type.Object({ opinion: dossier('哪条意见'), summary: words('答复摘要', 500) }, closed)
