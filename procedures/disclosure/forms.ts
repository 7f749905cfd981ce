/** Forms of a publication: one schema each, for the door, the screens and the documentation. */
import { Type } from '@sinclair/typebox'
import { mostFen, mostLines } from '../../core/open-affairs/index.ts'
import { choice, closed, day, maybeWords, village, words } from '../../core/procedure/form-fields.ts'

export { emptyForm, timerForm } from '../../core/procedure/form-fields.ts'

const fen = (title: string) => Type.Integer({ title, minimum: 0, maximum: mostFen })
const files = (title: string, minItems = 0) => Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }), { title, minItems, maxItems: 9, uniqueItems: true, control: 'photos' },
)

const line = Type.Object({
  day: day('日期'), direction: choice('收支', { in: '收入', out: '支出' }), subject: words('项目', 40), words: words('摘要', 120), fen: fen('金额（分）'), voucher: words('凭证号', 30),
}, closed)
const name = Type.Object({ name: words('姓名', 15, 2), group: Type.String({ title: '小组', maxLength: 20 }), item: words('项目', 40), fen: fen('金额（分）') }, closed)

const content = {
  words: Type.Optional(Type.String({ title: '说明', maxLength: 4_000, control: 'long-text' })),
  opening: Type.Optional(fen('期初余额（分）')),
  lines: Type.Optional(Type.Array(line, { title: '收支明细', maxItems: mostLines, control: 'unsaid' })),
  names: Type.Optional(Type.Array(name, { title: '名单', maxItems: mostLines, control: 'unsaid' })),
}
const which = {
  village: village(), item: Type.String({ title: '事项', pattern: '^[A-Z][0-9]{2}$' }), period: Type.String({ title: '哪一期', pattern: '^20[0-9]{2}(-Q[1-4]|-[0-9]{2}(-[0-9]{2}\\.[1-9])?)?$' }),
}

export const dutyForm = Type.Object(which, closed)
export const openForm = Type.Object({ ...which, title: words('标题', 60, 4), ...content }, closed)
export const contentForm = Type.Object({ title: words('标题', 60, 4), ...content }, closed)
export const voucherForm = Type.Object({ line: Type.Integer({ title: '第几行', minimum: 1, maximum: mostLines, control: 'number' }), files: files('凭证照片', 1) }, closed)
/** Which lines were looked at, one by one. */
const looked = Type.Array(Type.Integer({ minimum: 1, maximum: mostLines }), { title: '逐行看过的', maxItems: mostLines, uniqueItems: true, control: 'unsaid' })
export const reviewForm = Type.Object({ looked: Type.Optional(looked), words: maybeWords('审核意见', 500) }, closed)
export const returnForm = Type.Object({
  reason: words('哪里不对、怎么改', 500, 2),
  doubts: Type.Optional(Type.Array(Type.Object({ line: Type.Integer({ title: '第几行', minimum: 1, maximum: mostLines }), words: words('疑问', 200) }, closed), { title: '有疑问的行', maxItems: 50, control: 'rows' })),
}, closed)
export const publishForm = Type.Object({ days: Type.Integer({ title: '公开多少天', minimum: 15, maximum: 90, control: 'number' }) }, closed)
export const boardForm = Type.Object({ on: day('哪天贴的'), where: words('贴在哪里', 60, 2), files: Type.Optional(files('张贴照片')) }, closed)
export const correctForm = Type.Object({ reason: words('更正说明', 300, 4), ...content }, closed)
export const reasonForm = Type.Object({ reason: words('理由', 300, 2) }, closed)
