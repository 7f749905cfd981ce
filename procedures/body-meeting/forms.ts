/** Forms of a meeting: one schema each, for the door, the screens and the documentation. */
import { Type } from '@sinclair/typebox'
import { agendaKinds, type AgendaKind } from '../../core/village-bodies/index.ts'

const closed = { additionalProperties: false } as const
const uuidPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
const words = (title: string, maxLength = 500, minLength = 1) => Type.String({ title, minLength, maxLength, pattern: '\\S', control: 'text' })
const maybe = (title: string, maxLength = 500) => Type.Optional(Type.String({ title, maxLength, control: 'text' }))
const unit = (title: string) => Type.String({ title, pattern: '^[0-9]{12}:[a-z0-9-]{1,40}$', control: 'unit' })
const day = (title: string) => Type.String({ title, pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', control: 'day' })
const time = (title: string) => Type.String({ title, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', control: 'time' })
/** Of the members whom the view offers. */
const members = (title: string, minItems = 0) => Type.Array(Type.String({ pattern: uuidPattern }), { title, minItems, maxItems: 60, uniqueItems: true, control: 'persons', 'x-choices': true })
const count = (title: string) => Type.Integer({ title, minimum: 0, maximum: 60, control: 'number' })
const files = Type.Optional(Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }), { title: '照片', maxItems: 9, uniqueItems: true, control: 'photos' },
))

const kinds = Type.Union((Object.keys(agendaKinds) as AgendaKind[]).map((kind) => Type.Literal(kind, { title: agendaKinds[kind].name })), { title: '哪一类', control: 'choice' })
const agenda = Type.Array(Type.Object({
  kind: kinds, title: words('议什么', 60, 2), words: maybe('说明', 1000),
  households: Type.Optional(Type.Array(Type.String({ pattern: uuidPattern }), { title: '涉及哪几户', maxItems: 20, uniqueItems: true, control: 'households' })),
  publish: Type.Optional(Type.Boolean({ title: '决定要公布', control: 'check' })),
}, closed), { title: '议题', minItems: 1, maxItems: 12, control: 'rows' })

const when = { day: day('哪天开'), time: time('几点开'), place: words('在哪里开', 100), urgent: maybe('临时召集的理由', 200) }
export const callForm = Type.Object({ body: unit('哪个组织'), village: Type.String({ title: '所在村', pattern: '^[0-9]{12}$' }), ...when, agenda }, closed)
export const amendForm = Type.Object(when, closed)
export const reasonForm = Type.Object({ reason: words('理由', 500, 2) }, closed)

export const openForm = Type.Object({
  present: members('到会的成员', 1),
  presiding: Type.Optional(Type.String({ title: '由谁主持（负责人没到会时选）', pattern: uuidPattern, control: 'person', 'x-choices': true })),
  guests: maybe('列席的人（写职务，不写姓名）', 200),
}, closed)
export const lapseForm = Type.Object({ present: members('到会的成员'), reason: words('怎么办', 200, 2) }, closed)

export const settleForm = Type.Object({
  item: Type.Integer({ title: '第几项议题', minimum: 1, maximum: 12, control: 'number' }),
  outcome: Type.Union([Type.Literal('VOTED', { title: '举手表决' }), Type.Literal('DEFERRED', { title: '下次再议' })], { title: '怎么定的', control: 'choice' }),
  recused: Type.Optional(members('回避的人（本户和近亲属）')),
  yes: Type.Optional(count('赞成')), no: Type.Optional(count('反对')), abstain: Type.Optional(count('弃权')),
  words: words('定了什么', 1000, 2),
}, closed)

export const minutesForm = Type.Object({ words: words('会议记录', 4000, 4), files }, closed)
export const emptyForm = Type.Object({}, closed)
export const disputeForm = Type.Object({ words: words('哪里记得不对', 500, 2) }, closed)
export const paperForm = Type.Object({ signed: members('在纸质记录上签字的成员', 1), files }, closed)
export const publishForm = Type.Object({ where: words('贴在哪里', 100, 2), words: words('公布的内容', 2000, 4) }, closed)
export const timerForm = Type.Object({ deadline: Type.String({ maxLength: 40 }) }, closed)
