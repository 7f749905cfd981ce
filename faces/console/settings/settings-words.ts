/** Settings of the grid case in words: what each number and choice is called on the page. */
import { functions, isUnitFunction } from '../../../core/region/functions.ts'
import type { CaseSettings, Category } from '../../../procedures/grid-case/settings.ts'
import { levelWords } from '../../spa/reference.ts'

export type Post = Category['leads'][number]
export type Budget = CaseSettings['accept']

export const unitWords: Readonly<Record<Budget['unit'], string>> = {
  URGENT_HOUR: '小时（昼夜算）', WORK_HOUR: '个工作小时', WORK_DAY: '个工作日', URGENT_DAY: '天（昼夜算）', CALENDAR_DAY: '个自然日',
}

export const choices = {
  priority: { P0: '危及生命', P1: '紧急', P2: '一般', P3: '复杂', P4: '需要立项', Q: '咨询', XF: '信访' },
  selfClose: { yes: '可以', persuasion: '只能劝导', no: '不可以' },
  townDuty: { lead: '乡镇主办', support: '乡镇配合', withdrawn: '上级部门收回' },
  emergency: { '': '没有', 110: '110', 119: '119', 120: '120', 122: '122' },
  startsAt: { VILLAGE: '村', TOWN: '乡镇', COUNTY: '县', CITY: '市' },
} as const satisfies Record<string, Readonly<Record<string, string>>>

export const categoryWords: Readonly<Record<keyof Category, string>> = {
  name: '名称', priority: '紧急程度', selfClose: '网格可当场解决', gridList: '可派网格员', leads: '主办（按顺序建议）', joint: '协办', townDuty: '乡镇职责清单',
  confidential: '限当事人和经办人可见', emergency: '紧急电话', startsAt: '从哪一级受理', aboutOfficials: '上报时要问反映谁', basis: '依据',
}

export const budgetWords = {
  accept: '受理', verify: '核查', returnWithin: '退回期限', decideExtension: '审批延期', consult: '会商', arbitrate: '裁定',
  decideSuspension: '决定挂账', decideVoid: '决定作废', decideReview: '处理复查申请',
  'whistle/EMERGENCY': '应急哨响应', 'whistle/ENFORCEMENT': '执法哨响应', 'whistle/DIFFICULT': '攻坚哨响应',
} as const

export const limitWords: Readonly<Record<keyof CaseSettings['limits'][keyof CaseSettings['limits']], string>> = { dispatch: '派遣', sign: '签收', handle: '处置', extension: '最多延长' }

/** Name and unit; the unit stands beside the number wherever it is shown. */
export const numberWords = {
  returnsPerUnit: ['同一单位可退几次', '次'], extensions: ['可延期几次', '次'], suspendMaxDays: ['挂账最长', '天'],
  reworkPercent: ['返工时限占原时限', '%'], reworksUntilSupervision: ['返工几次自动督办', '次'], spotCheckPercent: ['当场解决的抽查比例', '%'],
  reviewWindowDays: ['结案后多久内可申请复查', '天'], archiveAfterDays: ['结案后多久归档', '天'], urgeEveryHours: ['催办间隔', '小时'],
  supervisionAnswerDays: ['自动督办多久内答复', '天'], alikeMetres: ['疑似重复：相距不超过', '米'], alikeHours: ['疑似重复：上报相隔不超过', '小时'],
  bulkPerDay: ['疑似刷量：同一网格员一天同类超过', '件'], soonPercent: ['快到期的提醒最多占时限', '%'],
  leastShown: ['统计：限定范围的类型少于几件不单独列出', '件'],
} as const

/** The rule a number comes from, for the small print. */
export const settingRules: Readonly<Record<string, string>> = {
  returnWithin: 'R-115', consult: 'R-110', arbitrate: 'R-115', decideExtension: 'R-116', decideSuspension: 'R-117', decideVoid: 'R-118', decideReview: 'R-121',
  'whistle/EMERGENCY': 'R-123', 'whistle/ENFORCEMENT': 'R-123', 'whistle/DIFFICULT': 'R-123', returnsPerUnit: 'R-115', extensions: 'R-116', suspendMaxDays: 'R-117',
  reworkPercent: 'R-119', reworksUntilSupervision: 'R-119', spotCheckPercent: 'R-120', reviewWindowDays: 'R-121', archiveAfterDays: 'R-125', urgeEveryHours: 'R-122',
  alikeMetres: 'R-108', alikeHours: 'R-108', bulkPerDay: 'R-128', soonPercent: 'R-008', dispatch: 'R-141', extension: 'R-116',
}

/** 3 个工作日, 8 小时（昼夜算）, as a budget is said beside its name. */
export function amountWords({ amount, unit }: Budget): string {
  return `${amount} ${unitWords[unit]}`
}

export function postWords(post: Post): string {
  return `${levelWords[post.level]}·${isUnitFunction(post.function) ? functions[post.function].label : post.function}`
}

export function postsWords(posts: readonly Post[]): string {
  return posts.length === 0 ? '没有' : posts.map(postWords).join('，')
}

export function valueWords(value: unknown): string {
  if (value === undefined) return '没有'
  if (value === null) return '没有'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return postsWords(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
