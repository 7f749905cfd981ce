/** Forms of 四议两公开: one schema each, for the door, the screens and the documentation. */
import { Type, type Static } from '@sinclair/typebox'
import { ladderKinds } from '../../core/deliberation/index.ts'
import { choice, closed, day, dossier, maybeWords, village, words } from '../../core/procedure/form-fields.ts'

export { emptyForm, timerForm } from '../../core/procedure/form-fields.ts'

const count = (title: string, minimum = 0) => Type.Integer({ title, minimum, maximum: 20_000, control: 'number' })
const yuan = (title: string, minimum = 0) => Type.Integer({ title, minimum, maximum: 1_000_000_000, control: 'number' })
const files = (title: string) => Type.Optional(Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }), { title, maxItems: 9, uniqueItems: true, control: 'photos' },
))
/** Time, should and did attend, the votes, what was said, who signed: what each step has to have. */
const held = {
  on: day('哪天开的'), should: count('应到', 1), present: count('实到'), yes: count('赞成'), no: count('反对'), abstain: count('弃权'),
  words: words('议定的意见', 2000, 4), signed: words('谁签了字，记录放在哪里', 200, 2), files: files('记录和签字照片'),
}

export const proposeForm = Type.Object({
  village: village(), title: words('办什么事', 60, 2), kind: choice('哪一类', ladderKinds), yuan: yuan('预计多少元（不花钱的填 0）'),
  oneHead: Type.Optional(Type.Boolean({ title: '书记和主任是一个人，提议和商议一起开的', control: 'check' })), ...held,
}, closed)
export type ProposeForm = Static<typeof proposeForm>
export const heldForm = Type.Object(held, closed)
export type HeldForm = Static<typeof heldForm>
export const reviewForm = Type.Object({ handedOutOn: day('方案哪天送到党员手里'), ...held }, closed)
export type ReviewForm = Static<typeof reviewForm>

export const linkForm = Type.Object({ meeting: dossier('哪次会议'), item: Type.Integer({ title: '那次会议的第几项', minimum: 1, maximum: 12, control: 'number' }) }, closed)
export type LinkForm = Static<typeof linkForm>
export const resolveForm = Type.Object({
  body: choice('什么会决定的', { 'ASSEMBLY-ADULTS': '村民会议，按十八周岁以上村民', 'ASSEMBLY-HOUSEHOLDS': '村民会议，按户', REPRESENTATIVES: '村民代表会议' }),
  authorised: maybeWords('代表会议依据哪次村民会议的授权', 200), ...held,
}, closed)
export type ResolveForm = Static<typeof resolveForm>

export const boardForm = Type.Object({ where: words('公开栏贴在哪里', 100, 2), words: words('公布的内容', 4000, 4) }, closed)
export const progressForm = Type.Object({ words: words('办到哪里了', 500, 2), files: files('照片') }, closed)
export const paymentForm = Type.Object({ on: day('哪天付的'), yuan: yuan('多少元', 1), words: words('付给谁、付什么、凭证号', 200, 2), files: files('凭证照片') }, closed)
export type PaymentForm = Static<typeof paymentForm>
export const resultForm = Type.Object({ words: words('办成什么样', 2000, 4), finance: words('账目：收多少、支多少、还差多少', 2000, 2), files: files('验收照片') }, closed)
export const checkForm = Type.Object({ words: words('核验的意见', 1000, 2) }, closed)
export const reasonForm = Type.Object({ reason: words('理由', 500, 2) }, closed)
export const opinionForm = Type.Object({ opinion: dossier('哪条意见') }, closed)
export const answerForm = Type.Object({ opinion: dossier('哪条意见'), summary: words('答复摘要', 500) }, closed)
