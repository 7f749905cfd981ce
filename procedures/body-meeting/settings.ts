/** What counties agree on for meetings of village bodies; the law fixes none of it (it fixes assemblies: ). */
import { Type, type Static } from '@sinclair/typebox'
import { timeUnits } from '../../core/time/budgets.ts'
import { quorums } from '../../core/village-bodies/index.ts'

const closed = { additionalProperties: false } as const
const budget = (title: string) => Type.Object({
  amount: Type.Number({ title, minimum: 1, maximum: 90 }), unit: Type.Union(timeUnits.map((one) => Type.Literal(one))),
}, { ...closed, title })

export const settingsSchema = Type.Object({
  quorum: Type.Union([Type.Literal('two-thirds', { title: quorums['two-thirds'] }), Type.Literal('half', { title: quorums.half })], { title: '到会多少人才能开会' }),
  noticeDays: Type.Integer({ title: '提前几天通知', minimum: 1, maximum: 15 }),
  writeMinutes: budget('写出记录的时限'),
  confirmMinutes: budget('确认记录的时限'),
  publish: budget('张贴公布的时限'),
  /** Never shorter than what law asks of village affairs (村民委员会组织法 art. 35). */
  boardDays: Type.Integer({ title: '公布多少天', minimum: 15, maximum: 90 }),
}, closed)
export type MeetingSettings = Static<typeof settingsSchema>

export const defaultSettings: MeetingSettings = {
  quorum: 'two-thirds', noticeDays: 3, writeMinutes: { amount: 3, unit: 'WORK_DAY' }, confirmMinutes: { amount: 5, unit: 'WORK_DAY' },
  publish: { amount: 3, unit: 'WORK_DAY' }, boardDays: 15,
}
