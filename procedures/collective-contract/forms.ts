/** Forms of a contract: one schema each, for the door, the screens and the documentation. Amounts are typed in yuan and kept in fen. */
import { Type, type Static } from '@sinclair/typebox'
import { amount, contractKindNames, rhythms } from '../../core/collective-economy/index.ts'
import { choice, closed, day, dossier, maybeWords, village, words } from '../../core/procedure/form-fields.ts'
import { directions, partyKinds } from './contract-file.ts'

export { emptyForm, timerForm } from '../../core/procedure/form-fields.ts'

const whole = (title: string, minimum = 0) => Type.Integer({ title, minimum, maximum: 1_000_000, control: 'number' })
const files = (title: string) => Type.Optional(Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }), { title, maxItems: 9, uniqueItems: true, control: 'photos' },
))

export const draftForm = Type.Object({
  village: village(), number: words('合同编号', 40, 1), title: words('合同名称', 60, 2), kind: choice('哪一类', contractKindNames), direction: choice('集体收款还是付款', directions),
  partyKind: choice('对方是', partyKinds), party: words('对方名称或者姓名', 60, 2),
  related: Type.Optional(Type.Boolean({ title: '对方是理事、监事、村干部，或者他们的近亲属、开办的单位', control: 'check' })),
  object: words('标的：地块、房屋、工程或者货物，坐落和数量', 500, 2),
  from: day('从哪天起'), to: day('到哪天止'), price: amount('总价款（元）'), every: choice('怎么收付', rhythms), first: day('第一期哪天到期'), files: files('合同照片'),
}, closed)
export type DraftForm = Static<typeof draftForm>

const signed = { signedOn: day('哪天签的'), kept: words('合同原件放在哪里', 100, 2) }
export const signForm = Type.Object({ ...signed, basis: dossier('凭哪次会议、哪件四议两公开'), item: Type.Optional(whole('那次会议的第几项（四议两公开不填）', 1)) }, closed)
export type SignForm = Static<typeof signForm>

export const paperBodies = { MEMBERS: '集体经济组织成员大会', MEMBER_REPRESENTATIVES: '集体经济组织成员代表大会', ADULTS: '村民会议，按十八周岁以上村民', HOUSEHOLDS: '村民会议，按户', REPRESENTATIVES: '村民代表会议' } as const
const paper = {
  body: choice('什么会决定的', paperBodies), on: day('哪天开的'), should: whole('应到', 1), present: whole('实到'), yes: whole('赞成'), minutes: words('会议记录放在哪里', 200, 2),
}
export const signOnPaperForm = Type.Object({ ...signed, ...paper, files: files('会议记录照片') }, closed)
export type SignOnPaperForm = Static<typeof signOnPaperForm>
export const signSmallForm = Type.Object(signed, closed)

export const bookForm = Type.Object({
  instalment: whole('第几期', 1), sum: amount('多少元'), on: day('哪天收付的'), voucher: words('凭证号', 30), words: maybeWords('说明', 200), files: files('凭证照片'),
}, closed)
export type BookForm = Static<typeof bookForm>
export const reverseForm = Type.Object({ booking: whole('第几笔收付款', 1), reason: words('为什么冲掉', 200, 2) }, closed)
export type ReverseForm = Static<typeof reverseForm>
export const writeOffForm = Type.Object({ instalment: whole('第几期', 1), sum: amount('核销多少元'), basis: dossier('凭哪次会议、哪件四议两公开'), item: Type.Optional(whole('那次会议的第几项（四议两公开不填）', 1)), reason: words('为什么核销', 300, 2) }, closed)
export type WriteOffForm = Static<typeof writeOffForm>
const renewal = { to: day('续到哪天'), price: amount('续约期的价款（元）'), every: choice('怎么收付', rhythms), first: day('续约期第一期哪天到期'), words: words('续约的约定', 300, 2) }
export const renewForm = Type.Object({ ...renewal, basis: dossier('凭哪次会议、哪件四议两公开'), item: Type.Optional(whole('那次会议的第几项（四议两公开不填）', 1)) }, closed)
export type RenewForm = Static<typeof renewForm>
export const renewSmallForm = Type.Object(renewal, closed)
export type RenewSmallForm = Static<typeof renewSmallForm>
export const terminateForm = Type.Object({ on: day('从哪天起解除'), reason: words('为什么解除，怎么了结', 500, 4) }, closed)
export type TerminateForm = Static<typeof terminateForm>
export const reasonForm = Type.Object({ reason: words('理由', 300, 2) }, closed)
