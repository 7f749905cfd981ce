/** What counties agree on: from which amount a lease or purchase asks for a resolution, and the limits of work. The ninety days are no setting. */
import { Type, type Static } from '@sinclair/typebox'
import { closed } from '../../core/procedure/form-fields.ts'
import { timeUnits } from '../../core/time/budgets.ts'

const budget = (title: string) => Type.Object({
  amount: Type.Integer({ title, minimum: 1, maximum: 180 }), unit: Type.Union(timeUnits.map((one) => Type.Literal(one))),
}, { ...closed, title })

export const settingsSchema = Type.Object({
  resolutionFromYuan: Type.Integer({ title: '出租、购买从多少元起要有会议决议（R-247）', minimum: 1, maximum: 100_000_000 }),
  sign: budget('登记以后多久签订'),
  clear: budget('期满以后多久清账'),
}, closed)
export type ContractSettings = Static<typeof settingsSchema>

export const defaultSettings: ContractSettings = { resolutionFromYuan: 50_000, sign: { amount: 30, unit: 'CALENDAR_DAY' }, clear: { amount: 30, unit: 'CALENDAR_DAY' } }
