/** What a county agrees on about claims and exchanges; amounts and caps are the village's own resolution. */
import { Type, type Static } from '@sinclair/typebox'
import { closed } from '../../core/star-rating/form-fields.ts'

export const settingsSchema = Type.Object({
  reviewWorkdays: Type.Integer({ title: '申报几个工作日内审核', minimum: 1, maximum: 30 }),
  collectDays: Type.Integer({ title: '兑换以后几日内来领，过了自动退回积分', minimum: 3, maximum: 180 }),
  claimWithinDays: Type.Integer({ title: '事情发生后几日内可以申报', minimum: 7, maximum: 366 }),
  compareDays: Type.Integer({ title: '审核加分和前几日的平均比（R-468）', minimum: 14, maximum: 366 }),
}, closed)
export type PassbookSettings = Static<typeof settingsSchema>

export const defaultSettings: PassbookSettings = { reviewWorkdays: 10, collectDays: 30, claimWithinDays: 60, compareDays: 90 }
