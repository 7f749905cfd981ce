/** Forms of an appraisal: one schema each, for the door, the screens and the documentation. */
import { Type, type Static } from '@sinclair/typebox'
import { marks, mostInYear, posts } from '../../core/appraisal/index.ts'
import { quorumBases } from '../../core/deliberation/index.ts'
import { choice, closed, day, maybeWords, uuid, village, words, year } from '../../core/procedure/form-fields.ts'

export { timerForm } from '../../core/procedure/form-fields.ts'

const count = (title: string, minimum = 0) => Type.Integer({ title, minimum, maximum: 20_000, control: 'number' })
const time = (title: string) => Type.String({ title, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', control: 'time' })
const files = (title: string) => Type.Optional(Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }), { title, maxItems: 9, uniqueItems: true, control: 'photos' },
))

const which = { village: village(), year: year(), nth: Type.Integer({ title: '本年第几次', minimum: 1, maximum: mostInYear, control: 'number' }) }
export const missingForm = Type.Object(which, closed)
export type MissingForm = Static<typeof missingForm>

const plan = { day: day('哪天开'), time: time('几点开'), place: words('在哪里开', 100), urgent: maybeWords('来不及提前通知的理由', 200) }
const notice = {
  meeting: choice('在什么会上评', { ASSEMBLY: '村民会议', REPRESENTATIVES: '村民代表会议' }), basis: choice('按什么算到会人数', quorumBases), ...plan,
  subjects: Type.Array(Type.Object({ person: uuid('评谁'), post: choice('做什么', posts) }, closed), { title: '评谁', minItems: 1, maxItems: 30, control: 'rows' }),
  leftOut: maybeWords('村干部里有人不评的，写明为什么', 300),
}
export const announceForm = Type.Object({ ...which, ...notice }, closed)
export const announceLateForm = Type.Object(notice, closed)
export type Announcing = Static<typeof announceLateForm>
export const postponeForm = Type.Object({ ...plan, reason: words('为什么改', 300, 2) }, closed)
export type Plan = Static<typeof postponeForm>
export const reasonForm = Type.Object({ reason: words('理由', 500, 2) }, closed)
export const lapseForm = Type.Object({ should: count('应到多少（人或者户）', 1), present: count('到会多少（人或者户）'), reason: words('怎么办', 200, 2) }, closed)
export type LapseForm = Static<typeof lapseForm>

const papers = Object.fromEntries(Object.entries(marks).map(([mark, name]) => [mark, count(name)])) as Record<keyof typeof marks, ReturnType<typeof count>>
export const recordForm = Type.Object({
  should: count('应到多少（人或者户）', 1), present: count('到会多少（人或者户）', 1), issued: count('发出多少张评议票', 1), collected: count('收回多少张', 1),
  papers: Type.Array(Type.Object({ person: uuid('评谁'), ...papers, invalid: count('废票') }, closed), { title: '每个人的票数', minItems: 1, maxItems: 30, control: 'rows' }),
  tellers: words('谁计票、谁监票', 100, 2), record: words('评议票和记录放在哪里', 100, 2), files: files('计票单照片'),
}, closed)
export type RecordForm = Static<typeof recordForm>
export const confirmForm = Type.Object({ words: words('核对的结果', 500, 2) }, closed)
export const publishForm = Type.Object({ where: words('公开栏贴在哪里', 100, 2) }, closed)
