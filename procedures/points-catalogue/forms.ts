/** Forms of the catalogue of points, one schema each for the door, the screens and the documentation. */
import { Type } from '@sinclair/typebox'
import { choice, closed, day, dossier, maybeWords, village, words } from '../../core/star-rating/form-fields.ts'
import { catalogueSchema } from '../../core/star-rating/points-catalogue.ts'
import { bodies } from './catalogue-file.ts'

const people = (title: string) => Type.Integer({ title, minimum: 1, maximum: 100_000 })
const files = Type.Optional(Type.Array(
  Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }), { title: '会议记录的照片', maxItems: 9, uniqueItems: true, control: 'photos' },
))

export const draftForm = Type.Object({ village: village(), contents: catalogueSchema }, closed)
export const redraftForm = Type.Object({ contents: catalogueSchema }, closed)

/** The resolution with its number, its day and its minutes; where the council deliberated on the platform before, that meeting beside it. */
export const adoptForm = Type.Object({
  body: choice('哪个会议通过的', bodies), number: words('决议编号', 60, 2), heldOn: day('哪天开的会'),
  entitled: people('应到多少人'), present: people('实到多少人'), yes: people('多少人同意'), minutes: words('会议记录摘要', 2000, 10),
  meeting: Type.Optional(dossier('村民议事会先议的那次会议')), files,
}, closed)

export const fileForm = Type.Object({ number: words('备案号', 60, 2), note: maybeWords('说明', 500) }, closed)
export const reasonForm = Type.Object({ reason: words('理由', 500, 2) }, closed)
export const endForm = Type.Object({ number: words('停用的决议编号', 60, 2), reason: words('为什么停用', 500, 2) }, closed)

/** Submitted by the system after an approval. */
export const unusualForm = Type.Object({ day: day('哪天'), amount: Type.Integer({ title: '那天加的分', minimum: 1 }), usual: Type.Integer({ title: '平时一天', minimum: 0 }) }, closed)
export const findingForm = Type.Object({ doubt: Type.Integer({ title: '第几条提醒', minimum: 1 }), finding: words('看了以后的结论', 500, 2) }, closed)
