/** What counties agree on (R-261…R-264); order, quorums and fifteen days are no settings. */
import { Type, type Static } from '@sinclair/typebox'
import { closed } from '../../core/procedure/form-fields.ts'
import { timeUnits } from '../../core/time/budgets.ts'

const budget = (title: string) => Type.Object({
  amount: Type.Integer({ title, minimum: 1, maximum: 90 }), unit: Type.Union(timeUnits.map((one) => Type.Literal(one))),
}, { ...closed, title })

export const settingsSchema = Type.Object({
  /** collective spending from this amount on goes this way. */
  largeSpendingYuan: Type.Integer({ title: '集体大额支出从多少元起要走四议两公开', minimum: 1, maximum: 100_000_000 }),
  /** Days between handing out the plan and the Party members' meeting. */
  handOutDays: Type.Integer({ title: '方案提前几天送到党员手里', minimum: 0, maximum: 15 }),
  nextStep: budget('每一步之间不超过'),
  publish: budget('张贴公布的时限'),
  check: budget('监督委员会核验的时限'),
  /** Never shorter than art. 35. */
  boardDays: Type.Integer({ title: '公布多少天', minimum: 15, maximum: 90 }),
}, closed)
export type MatterSettings = Static<typeof settingsSchema>

export const defaultSettings: MatterSettings = {
  largeSpendingYuan: 50_000, handOutDays: 1, nextStep: { amount: 30, unit: 'CALENDAR_DAY' }, publish: { amount: 3, unit: 'CALENDAR_DAY' }, check: { amount: 5, unit: 'WORK_DAY' }, boardDays: 15,
}
