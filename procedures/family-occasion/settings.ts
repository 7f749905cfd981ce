/** What a county recommends and how soon a family hears: advice that nobody has to follow. */
import { Type, type Static } from '@sinclair/typebox'
import { timeUnits } from '../../core/time/budgets.ts'
import type { OccasionKind } from './occasion-file.ts'

const closed = { additionalProperties: false } as const
const budget = (title: string) => Type.Object({
  amount: Type.Number({ title, minimum: 1, maximum: 72 }), unit: Type.Union(timeUnits.map((one) => Type.Literal(one))),
}, { ...closed, title })
const advice = (title: string) => Type.Object({
  tables: Type.Integer({ title: '建议不超过几桌', minimum: 1, maximum: 100 }), days: Type.Integer({ title: '建议几天办完', minimum: 1, maximum: 15 }),
  words: Type.String({ title: '其他建议', maxLength: 300 }),
}, { ...closed, title })

export const settingsSchema = Type.Object({
  WEDDING: advice('红事的建议'), FUNERAL: advice('白事的建议'), answerWedding: budget('红事多久答复'), answerFuneral: budget('白事多久答复'),
  closeAfterDays: Type.Integer({ title: '办完多少天后存档', minimum: 7, maximum: 90 }),
}, closed)
export type OccasionSettings = Static<typeof settingsSchema>

export const defaultSettings: OccasionSettings = {
  WEDDING: { tables: 20, days: 1, words: '婚车够用就好，彩礼两家商量着来。' }, FUNERAL: { tables: 15, days: 3, words: '提倡献花、鞠躬、播放哀乐；火化、安葬手续村里可以帮着问。' },
  answerWedding: { amount: 2, unit: 'WORK_DAY' },
  // Day and night: a bereaved family does not wait for office hours.
  answerFuneral: { amount: 3, unit: 'URGENT_HOUR' }, closeAfterDays: 30,
}

/** In words, always as advice. */
export function adviceWords(kind: OccasionKind, settings: OccasionSettings): string {
  const { tables, days, words } = settings[kind]
  return `建议不超过 ${tables} 桌，${days} 天办完。${words}这些只是建议，怎么办由您家定。`
}
