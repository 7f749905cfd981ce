/** What a county agrees on about star rating: versioned, proposed and reviewed by two persons; a village's year is judged by what was in force at its launch. */
import { Type, type Static } from '@sinclair/typebox'
import { bonusEvidence } from '../../core/star-rating/bonus.ts'
import { choice, closed } from '../../core/star-rating/form-fields.ts'
import { noticeDays } from '../../core/star-rating/notice-period.ts'
import { faultsOfStandard, standardSchema } from '../../core/star-rating/standard.ts'
import { tenStars } from '../../core/star-rating/ten-stars.ts'

const days = (title: string, minimum: number, maximum: number) => Type.Integer({ title, minimum, maximum })

export const limitsSchema = Type.Object({
  reviewWorkdays: days('异议、复核几个工作日内办结（R-407）', 1, 5),
  answerWorkdays: days('摘星前给几个工作日申辩（R-411）', 5, 15),
  appealDays: days('几日内可以向乡镇申诉（R-408）', 15, 60),
  takenMonths: days('摘星最长几个月（R-411）', 1, 12),
}, { ...closed, title: '期限' })

export const stagesSchema = Type.Object({
  afterSelfRating: days('自评截止后几日内开始互评', 1, 60),
  peerReview: days('互评几日内开表决会', 1, 90),
  vote: days('表决会几日内公示', 1, 60),
  boardWorkdays: days('公示后几个工作日内张榜', 1, 5),
  endNotice: days('公示期满几日内结束公示', 1, 30),
  award: days('公示结束几日内授牌', 1, 90),
}, { ...closed, title: '各阶段多久算晚' })

const bonusSchema = Type.Object({
  code: Type.String({ title: '编号', pattern: '^B[0-9]{2}$' }),
  name: Type.String({ title: '名称', minLength: 2, maxLength: 20 }),
  points: days('加几分', 1, 10),
  evidence: choice('凭什么', bonusEvidence),
  cap: days('最多几分', 1, 10),
}, closed)

export const settingsSchema = Type.Object({
  standard: standardSchema,
  noticeDays: days('公示几日（R-406）', noticeDays.least, noticeDays.most),
  honourFrom: days('几颗星上光荣榜、挂牌（R-409）', 1, 20),
  denominator: choice('“农户总数”按什么算（R-423）', { residence: '常住户', hukou: '户籍户' }),
  limits: limitsSchema,
  stages: stagesSchema,
  bonus: Type.Array(bonusSchema, { title: '加分倾斜（只用于奖励排序，R-430）', maxItems: 10 }),
}, closed)
export type CycleSettings = Static<typeof settingsSchema>

export const defaultSettings: CycleSettings = {
  standard: tenStars, noticeDays: noticeDays.default, honourFrom: 6, denominator: 'residence',
  limits: { reviewWorkdays: 5, answerWorkdays: 5, appealDays: 15, takenMonths: 12 },
  stages: { afterSelfRating: 10, peerReview: 30, vote: 15, boardWorkdays: 2, endNotice: 7, award: 30 },
  bonus: [
    { code: 'B01', name: '退役军人户', points: 5, evidence: 'preferential-card', cap: 5 },
    { code: 'B02', name: '道德模范户', points: 5, evidence: 'commendation-document', cap: 5 },
  ],
}

/** What the schema cannot say: the closed lists of the standard, and numbers that fit one another. At the field it speaks about. */
export function faultsOfSettings(contents: unknown): readonly { readonly pointer: string; readonly sentence: string }[] {
  const { standard, honourFrom, bonus } = contents as CycleSettings
  const codes = bonus.map(({ code }) => code)
  return [
    ...faultsOfStandard(standard).map(({ pointer, sentence }) => ({ pointer: `/standard${pointer}`, sentence })),
    ...(honourFrom <= standard.stars.length ? [] : [{ pointer: '/honourFrom', sentence: `一共 ${standard.stars.length} 颗星，不能要求 ${honourFrom} 颗才上光荣榜，请改小。` }]),
    ...(honourFrom >= standard.titleFrom ? [] : [{ pointer: '/honourFrom', sentence: `上光荣榜的星数不能比星级文明户的 ${standard.titleFrom} 颗还少，请改大。` }]),
    ...codes.flatMap((code, at) => (codes.indexOf(code) === at ? [] : [{ pointer: `/bonus/${at}/code`, sentence: `编号 ${code} 用了两次，请一条一个编号。` }])),
  ]
}
