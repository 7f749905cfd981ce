/**
 * Forms of the grid case: one schema each, used by the door, the screens and the API documentation alike.
 * `title` is what the person reads beside the field; `control` picks the control. `x-states` narrows a picker of dossiers to matters in
 * these states; `x-choices` says that the view names what may be chosen (`choices` of the act).
 */
import { Type, type TLiteral } from '@sinclair/typebox'
import { positionNames } from './against.ts'
import { priorities, priorityNames } from './case-file.ts'
import { openStates } from './states.ts'

export const closed = { additionalProperties: false } as const
export const words = (title: string, maxLength = 500, minLength = 1) => Type.String({ title, minLength, maxLength, pattern: '\\S', control: 'text' })
const maybe = (title: string, maxLength = 500) => Type.Optional(Type.String({ title, maxLength, control: 'text' }))
export const unit = (title: string, more: object = {}) => Type.String({ title, pattern: '^[0-9]{4,15}:[a-z0-9-]{1,40}$', control: 'unit', ...more })
export const units = (title: string) => Type.Array(unit(title), { title, maxItems: 8, uniqueItems: true })
/** A day that exists: months of 31, of 30 and of 28 days, and 29 February in leap years only. */
const dayPattern = '^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))'
  + '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$'
export const day = (title: string) => Type.String({ title, pattern: dayPattern, control: 'day' })
export const files = Type.Optional(Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }),
  { title: '照片', maxItems: 9, uniqueItems: true, control: 'photos' },
))
export const uuid = (title: string) => Type.String({ title, pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const dossier = (title: string, more: object = {}) => Type.String({ title, pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', control: 'dossier', ...more })

/** A choice whose options carry their Chinese names. */
export function choice<const C extends { readonly [value: string]: string }>(title: string, options: C) {
  type Options = { [K in keyof C & string]: TLiteral<K> }[keyof C & string][]
  const literals = Object.entries(options).map(([value, name]) => Type.Literal(value, { title: name })) as Options
  return Type.Union(literals, { title, control: 'choice' })
}

/** Several of a few: each option carries its Chinese name, any number may be ticked. */
function choices<const C extends { readonly [value: string]: string }>(title: string, options: C, maxItems: number) {
  return Type.Array(choice(title, options), { title, maxItems, uniqueItems: true, control: 'choices' })
}

/** “反映谁、哪个单位”: an office, a unit, words for anybody else, or that one does not know. Staff may point to persons. */
export const againstForm = Type.Object({
  positions: Type.Optional(choices('反映谁', positionNames, 6)),
  units: Type.Optional(units('反映哪个单位')),
  persons: Type.Optional(Type.Array(uuid('被反映的人'), { title: '被反映的人', maxItems: 8, uniqueItems: true })),
  words: Type.Optional(Type.String({ title: '别的人或单位，请写名称', maxLength: 100, control: 'text' })),
  unknown: Type.Optional(Type.Boolean({ title: '不知道是谁', control: 'check' })),
}, { ...closed, title: '反映谁、哪个单位' })

export const visibilities = {
  CENTER_ONLY: '只有受理中心知道我是谁', REAL_TO_ALL_HANDLERS: '办理的人都可以知道我是谁', ANONYMOUS: '谁都不要知道我是谁',
} as const

export const reportForm = Type.Object({
  category: Type.String({ title: '事项类型', pattern: '^[0-9]{4}$', control: 'category' }),
  description: words('情况描述', 2000, 2),
  village: Type.String({ title: '所在村', pattern: '^[0-9]{12}$' }),
  grid: Type.Optional(Type.String({ title: '所在网格', pattern: '^[0-9]{15}$' })),
  where: maybe('具体位置', 200),
  lon: Type.Optional(Type.Number({ title: '经度', minimum: 73, maximum: 136 })),
  lat: Type.Optional(Type.Number({ title: '纬度', minimum: 3, maximum: 54 })),
  crs: Type.Optional(choice('坐标来源', { CGCS2000: 'CGCS2000', WGS84: 'WGS84', GCJ02: 'GCJ-02', BD09: 'BD-09' })),
  visibility: choice('谁可以知道您是谁', visibilities),
  source: choice('来源', { VILLAGER: '村民上报', GRID: '网格员巡查', HOTLINE: '热线转来', PATROL: '部门巡查', PAPER: '线下登记' }),
  files,
  against: Type.Optional(againstForm),
  /** Whom a helper writes for (代办). */
  onBehalfOf: Type.Optional(uuid('代谁上报')),
  contactLeft: Type.Optional(Type.Boolean({ title: '留了联系方式' })),
}, closed)

export const selfCloseForm = Type.Object({ result: words('怎么解决的', 1000, 2), files }, closed)

export const acceptForm = Type.Object({
  priority: Type.Optional(Type.Union(priorities.map((one) => Type.Literal(one, { title: priorityNames[one] })), { title: '紧急程度', control: 'choice' })),
  note: maybe('立案说明'),
}, closed)

/** The portal promises 选错了也没关系: whoever takes it up puts the kind right. */
export const categoryForm = Type.Object({
  category: Type.String({ title: '改成哪一类', pattern: '^[0-9]{4}$', control: 'category' }), reason: words('为什么改', 500),
}, closed)

export const rejectForm = Type.Object({
  ground: choice('不予受理的理由', {
    LITIGATION: '已进入诉讼', ARBITRATION: '已进入仲裁', DISCIPLINE: '已由纪检监察机关处理', RECONSIDERATION: '已申请行政复议',
    DISCLOSURE: '属于政府信息公开申请', PETITION: '已进入信访程序', NOT_PUBLIC: '不属于基层治理事项',
  }),
  channel: words('该走哪个渠道，怎么走'),
  explanation: words('给提出人的说明', 1000),
}, closed)

export const mergeForm = Type.Object({ main: dossier('并入哪一件', { 'x-states': openStates }), reason: words('为什么是同一件事') }, closed)

/** Submitted by the system when another matter is merged into this one. */
export const takeInForm = Type.Object({ merged: dossier('并入的一件'), reporter: Type.Optional(uuid('提出人')) }, closed)

export const transferForm = Type.Object({
  channel: choice('转到哪里', {
    110: '110 公安', 119: '119 消防', 120: '120 急救', 122: '122 交通事故', PETITION: '信访', COURT: '诉讼', DISCIPLINE: '纪检监察',
  }),
  note: words('转接情况（谁接的、什么时候）'),
}, closed)

export const noteForm = Type.Object({ note: words('说明', 1000), files }, closed)
export const reasonForm = Type.Object({ reason: words('理由', 1000) }, closed)
export const emptyForm = Type.Object({ note: maybe('说明') }, closed)

export const dispatchForm = Type.Object({
  lead: unit('主办单位'),
  joint: Type.Optional(units('协办单位')),
  toGridWorker: Type.Optional(Type.Boolean({ title: '交给本网格的网格员办', control: 'check' })),
  /** A task outside the grid list needs an approver and an end. */
  temporary: Type.Optional(Type.Object({ approvedBy: words('批准人', 50), expiresOn: day('有效到哪天') }, { ...closed, title: '临时紧急纳入网格' })),
  instruction: maybe('办理要求', 1000),
}, closed)

export const consultForm = Type.Object({ question: words('要会商什么'), units: units('参加会商的单位') }, closed)
export const settleForm = Type.Object({ lead: unit('会商确定的主办单位'), joint: Type.Optional(units('会商确定的协办单位')), minutes: words('会商结论和依据', 1000) }, closed)
export const returnForm = Type.Object({ reason: words('退回理由', 1000), suggested: Type.Optional(unit('建议由哪个单位办')) }, closed)
export const arbitrateForm = Type.Object({ lead: unit('裁定的主办单位'), joint: Type.Optional(units('协办单位')), ruling: words('裁定理由', 1000) }, closed)

export const extensionForm = Type.Object({
  amount: Type.Integer({ title: '延长多少', minimum: 1, maximum: 60, control: 'number' }),
  unit: choice('时间按什么算', { WORK_DAY: '工作日', WORK_HOUR: '工作小时', URGENT_HOUR: '小时', CALENDAR_DAY: '自然日' }),
  reason: words('为什么来不及', 1000),
  expectedOn: day('预计哪天办完'),
}, closed)

export const suspensionReasons = {
  FUNDING: '需要立项、筹资金', PLANNING: '需要调整规划', SEASON: '季节原因不能施工', OWNERSHIP: '权属有争议，等裁决', POLICY: '等上级政策', LITIGATION: '正在诉讼或复议',
} as const
export const suspendForm = Type.Object({
  reason: choice('暂时办不了的原因', suspensionReasons), words: words('具体情况和证明', 1000), reviewOn: day('哪天复核'), files,
}, closed)

export const feedbackForm = Type.Object({ result: words('办理结果', 2000, 4), solved: choice('解决了没有', { YES: '已解决', PART: '部分解决', NO: '无法解决，已说明' }), files }, closed)
export const contactForm = Type.Object({
  outcome: choice('联系上了吗', { REACHED: '联系上了，已告知结果', MISSED: '没联系上' }), channel: choice('怎么联系的', { PHONE: '电话', VISIT: '上门', ONLINE: '短信或站内' }), note: maybe('说明'),
}, closed)
export const conclusionForm = Type.Object({ conclusion: words('核查结论', 1000, 2), files }, closed)

export const evaluationForm = Type.Object({
  score: Type.Union([5, 4, 3, 2, 1].map((n) => Type.Literal(n, { title: ['非常不满意', '不满意', '基本满意', '满意', '非常满意'][n - 1] ?? '' })), { title: '您满意吗', control: 'choice' }),
  words: maybe('想说的话'),
}, closed)

export const superviseForm = Type.Object({ requirement: words('督办要求', 1000), answerBy: day('要求哪天前答复') }, closed)
export const answerForm = Type.Object({ answer: words('答复', 1000) }, closed)

export const whistleForm = Type.Object({
  type: choice('哪一类哨', { EMERGENCY: '应急处置', ENFORCEMENT: '联合执法', DIFFICULT: '攻坚难题' }), called: Type.Array(unit('请哪些单位到场'), { title: '请哪些单位到场', minItems: 1, maxItems: 8, uniqueItems: true }), requirement: words('要做什么', 1000),
}, closed)
export const markForm = Type.Object({
  unit: Type.Optional(unit('评价哪个单位', { 'x-choices': true })),
  mark: Type.Integer({ title: '评分（1–5）', minimum: 1, maximum: 5, control: 'number' }),
  words: maybe('评价说明'),
}, closed)

export const nothingForm = Type.Object({}, closed)
export const timerForm = Type.Object({ deadline: Type.String({ maxLength: 40 }) }, closed)
