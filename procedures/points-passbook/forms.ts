/** Forms of the passbook, one schema each. Nothing here takes money, a price or a difference to be paid. */
import { Type } from '@sinclair/typebox'
import { choice, closed, day, uuid, village, words } from '../../core/star-rating/form-fields.ts'
import { consents } from './passbook-file.ts'

const number = (title: string) => Type.Integer({ title, minimum: 1, maximum: 1_000_000 })
const points = Type.Integer({ title: '几分', minimum: 1, maximum: 1000 })
const ruleCode = Type.String({ title: '积分项目', pattern: '^[a-z][a-z0-9-]{1,29}$' })
/** Demanded where somebody of the village enters it for the household. */
const consent = Type.Optional(choice('户里怎么同意的（代户填写时必填）', consents))

export const openForm = Type.Object({ village: village(), household: uuid('哪一户') }, closed)
export const claimForm = Type.Object({
  rule: ruleCode, points, on: day('哪天的事'), words: words('做了什么（在哪里、和谁）', 200, 2), evidence: words('怎么能证明（谁看见、村里记录、照片在谁手里）', 300, 2), consent,
}, closed)
export const deductionForm = Type.Object({
  rule: ruleCode, points, on: day('哪天的事'), words: words('什么事', 200, 2), evidence: words('依据（村民会议的哪条决议）', 300, 4),
}, closed)
export const reversalForm = Type.Object({ entry: Type.String({ title: '冲正哪一笔', pattern: '^[0-9]{1,7}$' }), reason: words('哪里记错了', 300, 4) }, closed)
export const requestForm = Type.Object({ request: number('第几号申报') }, closed)
export const refusalForm = Type.Object({ request: number('第几号申报'), reason: words('为什么不同意', 300, 2) }, closed)
export const redeemForm = Type.Object({ thing: number('第几号物品'), quantity: Type.Integer({ title: '几份', minimum: 1, maximum: 100 }), consent }, closed)
export const exchangeForm = Type.Object({ exchange: number('第几号兑换') }, closed)
export const cancelForm = Type.Object({ exchange: number('第几号兑换'), reason: words('为什么不换了', 300, 2) }, closed)
