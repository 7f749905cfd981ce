/** What counties agree on; what law fixes (quorum, majority, ten days, fifteen days) is no setting. */
import { Type, type Static } from '@sinclair/typebox'
import { closed } from '../../core/procedure/form-fields.ts'
import { timeUnits } from '../../core/time/budgets.ts'

const budget = (title: string) => Type.Object({
  amount: Type.Integer({ title, minimum: 1, maximum: 90 }), unit: Type.Union(timeUnits.map((one) => Type.Literal(one))),
}, { ...closed, title })

export const settingsSchema = Type.Object({
  /** The assembly's ten days are law. */
  smallNoticeDays: Type.Integer({ title: '代表会议、小组会议提前几天通知', minimum: 1, maximum: 15 }),
  convene: budget('联名提议后多久要召集'),
  writeMinutes: budget('写出记录的时限'),
  confirmMinutes: budget('核对签字的时限'),
  file: budget('乡镇备案审查的时限'),
  publish: budget('张贴公布的时限'),
  /** Never shorter than art. 35. */
  boardDays: Type.Integer({ title: '公布多少天', minimum: 15, maximum: 90 }),
}, closed)
export type MeetingSettings = Static<typeof settingsSchema>

export const defaultSettings: MeetingSettings = {
  smallNoticeDays: 3, convene: { amount: 20, unit: 'CALENDAR_DAY' }, writeMinutes: { amount: 3, unit: 'WORK_DAY' }, confirmMinutes: { amount: 3, unit: 'WORK_DAY' },
  file: { amount: 10, unit: 'WORK_DAY' }, publish: { amount: 3, unit: 'CALENDAR_DAY' }, boardDays: 15,
}
