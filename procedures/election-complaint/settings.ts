/** By when a complaint is answered. Law says it is looked into and dealt with according to law (art. 21), and no number of days: the platform's own, for a county to change. */
import { Type, type Static } from '@sinclair/typebox'

export const settingsSchema = Type.Object({ answerDays: Type.Integer({ title: '几个工作日内查清答复（法律没有写，平台设定）', minimum: 5, maximum: 90 }) }, { additionalProperties: false })
export type ComplaintSettings = Static<typeof settingsSchema>
export const defaultSettings: ComplaintSettings = { answerDays: 30 }
