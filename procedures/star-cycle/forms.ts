/** Forms of a village's year: one schema each, used by the door, the screens and the API documentation alike. */
import { Type, type Static } from '@sinclair/typebox'
import { closed, day, maybeWords, uuid, village, words, year } from '../../core/star-rating/form-fields.ts'
import { noticeDays } from '../../core/star-rating/notice-period.ts'

export { emptyForm, timerForm } from '../../core/star-rating/form-fields.ts'

export const launchForm = Type.Object({
  village: village('哪个村'), year: year('哪一年'), selfUntil: day('自评到哪天为止'), basis: words('依据（文件或安排）', 200, 2),
}, closed)

export const postponeForm = Type.Object({ selfUntil: day('自评延到哪天'), reason: words('为什么延', 200, 2) }, closed)

/** Who sits. `present` holds everybody in the room, the chair and the recorder among them. */
export const sittingForm = Type.Object({
  heldOn: day('哪天开会'), where: words('在哪里开', 60, 2),
  present: Type.Array(uuid('到会人'), { title: '到会人', maxItems: 60, uniqueItems: true, control: 'persons' }),
  chair: uuid('主持人'), recorder: uuid('记录人'), words: maybeWords('会议说明', 500),
}, closed)
export type SittingForm = Static<typeof sittingForm>

export const publishForm = Type.Object({
  days: Type.Integer({ title: '公示几天', minimum: noticeDays.least, maximum: noticeDays.most }), where: words('榜贴在哪里', 100, 2),
}, closed)

export const boardForm = Type.Object({ on: day('哪天贴上的'), where: words('贴在哪里', 100, 2) }, closed)
export const amendForm = Type.Object({ reason: words('改了什么', 300, 2) }, closed)
export const endNoticeForm = Type.Object({ note: maybeWords('说明', 300) }, closed)
export const awardForm = Type.Object({ heldOn: day('授牌会哪天开的'), where: words('在哪里开的', 60, 2) }, closed)
export const laterAwardForm = Type.Object({ heldOn: day('哪天补授的') }, closed)
export const listForm = Type.Object({ resolution: maybeWords('村民会议决议（决定摘星后也公布当前星级的，写决议日期和编号）', 100) }, closed)
export const closeForm = Type.Object({ note: maybeWords('说明', 300) }, closed)
