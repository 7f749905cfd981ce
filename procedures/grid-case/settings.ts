/** Settings of the grid case (R-110…R-131 marked C): versioned per county, edited in the console with a second person's review. */
import { Type, type Static } from '@sinclair/typebox'
import { levels } from '../../core/region/region.ts'
import { timeUnits } from '../../core/time/budgets.ts'
import { priorities, priorityNames, type Priority } from './case-file.ts'

/** Small numbers of confidential kinds are always kept back from figures; a county may ask for more, never for less (security control 31). */
const fewestEver = 3

export const closed = { additionalProperties: false } as const
export const budget = (title: string) => Type.Object({
  amount: Type.Number({ title, minimum: 0, maximum: 365 }),
  unit: Type.Union(timeUnits.map((one) => Type.Literal(one))),
}, { ...closed, title })
const limit = (priority: Priority) => Type.Object({ dispatch: budget('派遣'), sign: budget('签收'), handle: budget('处置'), extension: budget('最多延长') }, { ...closed, title: priorityNames[priority] })
const post = Type.Object({
  level: Type.Union(levels.map((one) => Type.Literal(one))),
  function: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
}, closed)

export const categorySchema = Type.Object({
  name: Type.String({ title: '小类名称', minLength: 1, maxLength: 30 }),
  priority: Type.Union(priorities.map((one) => Type.Literal(one, { title: priorityNames[one] })), { title: '紧急程度' }),
  /** May the grid worker settle it on the spot: yes, by persuasion only, or no. */
  selfClose: Type.Union([Type.Literal('yes', { title: '可以' }), Type.Literal('persuasion', { title: '只能劝导' }), Type.Literal('no', { title: '不可以' })], { title: '网格可自结' }),
  /** On the list of matters that may be handed to grid workers. */
  gridList: Type.Boolean({ title: '可派网格员' }),
  leads: Type.Array(post, { title: '主办（按顺序建议）', maxItems: 6 }),
  joint: Type.Array(post, { title: '协办', maxItems: 6 }),
  /** The township's part by its duty list (三张清单): leads, supports, or withdrawn to departments. */
  townDuty: Type.Union([Type.Literal('lead', { title: '乡镇主办' }), Type.Literal('support', { title: '乡镇配合' }), Type.Literal('withdrawn', { title: '上级部门收回' })], { title: '乡镇职责清单' }),
  /** Parties and named handlers only. */
  confidential: Type.Boolean({ title: '限当事人和经办人可见' }),
  /** Number to call at once; such a matter is handed over, never queued. */
  emergency: Type.Union([Type.Literal('110'), Type.Literal('119'), Type.Literal('120'), Type.Literal('122'), Type.Null()], { title: '紧急电话' }),
  /** Lowest level that may hold it; complaints about cadres and clues about collective funds pass the village by. */
  startsAt: Type.Union([Type.Literal('VILLAGE'), Type.Literal('TOWN'), Type.Literal('COUNTY'), Type.Literal('CITY')], { title: '从哪一级受理' }),
  /** About officials or units: whoever reports it is asked whom it is about. */
  aboutOfficials: Type.Boolean({ title: '要问反映谁' }),
  basis: Type.String({ title: '依据', maxLength: 200 }),
}, closed)
export type Category = Static<typeof categorySchema>

export const settingsSchema = Type.Object({
  groups: Type.Record(Type.String({ pattern: '^[0-9]{2}$' }), Type.String({ title: '大类名称', minLength: 1, maxLength: 20 }), { title: '大类' }),
  categories: Type.Record(Type.String({ pattern: '^[0-9]{4}$' }), categorySchema, { title: '小类' }),
  limits: Type.Object({
    P0: limit('P0'), P1: limit('P1'), P2: limit('P2'), P3: limit('P3'), P4: limit('P4'), Q: limit('Q'), XF: limit('XF'),
  }, { ...closed, title: '时限' }),
  accept: budget('受理时限'),
  returnWithin: budget('回退期限（R-115）'),
  returnsPerUnit: Type.Integer({ title: '同一单位可退几次（R-115）', minimum: 1, maximum: 3 }),
  extensions: Type.Integer({ title: '可延期几次（R-116）', minimum: 0, maximum: 3 }),
  decideExtension: budget('审批延期时限'),
  consult: budget('会商时限（R-110）'),
  arbitrate: budget('裁定时限（R-115）'),
  decideSuspension: budget('决定挂账时限（R-117）'),
  decideVoid: budget('决定作废时限（R-118）'),
  decideReview: budget('处理复查申请时限（R-121）'),
  suspendMaxDays: Type.Integer({ title: '挂账最长多少天（R-117）', minimum: 1, maximum: 365 }),
  reworkPercent: Type.Integer({ title: '返工时限占原时限的百分比（R-119）', minimum: 10, maximum: 100 }),
  reworksUntilSupervision: Type.Integer({ title: '返工几次自动督办（R-119）', minimum: 1, maximum: 10 }),
  verify: budget('核查时限'),
  spotCheckPercent: Type.Integer({ title: '自结抽查比例（R-120）', minimum: 10, maximum: 100 }),
  reviewWindowDays: Type.Integer({ title: '可申请复查的天数（R-121）', minimum: 1, maximum: 90 }),
  archiveAfterDays: Type.Integer({ title: '结案多少天后归档（R-125）', minimum: 7, maximum: 90 }),
  urgeEveryHours: Type.Integer({ title: '多少小时可催办一次（R-122）', minimum: 24, maximum: 240 }),
  supervisionAnswerDays: Type.Integer({ title: '自动督办的答复天数', minimum: 1, maximum: 30 }),
  alikeMetres: Type.Integer({ title: '疑似重复：相距多少米以内（R-108）', minimum: 1, maximum: 2000 }),
  alikeHours: Type.Integer({ title: '疑似重复：多少小时以内上报的（R-108）', minimum: 1, maximum: 720 }),
  bulkPerDay: Type.Integer({ title: '疑似刷量：同一网格员 24 小时内同类超过几件（R-128）', minimum: 1, maximum: 500 }),
  soonPercent: Type.Integer({ title: '快到期的提醒最多占时限的百分之几（R-008）', minimum: 10, maximum: 90 }),
  leastShown: Type.Integer({ title: '统计：限定范围的类型少于几件不单独列出', minimum: fewestEver, maximum: 50 }),
  whistle: Type.Object({ EMERGENCY: budget('应急哨'), ENFORCEMENT: budget('执法哨'), DIFFICULT: budget('攻坚哨') }, { ...closed, title: '吹哨响应（R-123）' }),
}, closed)
export type CaseSettings = Static<typeof settingsSchema>
