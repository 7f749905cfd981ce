/**
 * Forms of a household's rating: one schema each, used by the door and the screens. `unsaid` marks what is written with its own words on
 * the timeline (`found`) and not field by field: lists of codes, and persons.
 */
import { Type } from '@sinclair/typebox'
import { choice, closed, day, dossier as dossierField, maybeWords, starCode, uuid as uuidField, village, words, year } from '../../core/star-rating/form-fields.ts'
import { vetoes } from '../../core/star-rating/vetoes.ts'
import { claims } from './rating-file.ts'

const unsaid = { control: 'unsaid' } as const
const maybe = (title: string, maxLength = 300) => maybeWords(title, maxLength)
const uuid = (title: string) => ({ ...uuidField(title), ...unsaid })
const dossier = (title: string) => ({ ...dossierField(title), ...unsaid })
const star = (title = '星') => ({ ...starCode(title), ...unsaid })
const stars = (title: string) => Type.Array(star(), { title, maxItems: 20, uniqueItems: true, ...unsaid })
const persons = (title: string, minItems = 0) => Type.Array(uuid('人'), { title, minItems, maxItems: 200, uniqueItems: true, ...unsaid })
const count = (title: string) => Type.Integer({ title, minimum: 0, maximum: 200 })

const where = { village: { ...village(), ...unsaid }, year: { ...year(), ...unsaid }, household: uuid('哪一户') }
const ownStar = Type.Object({
  star: star(), claim: choice('自评', claims), items: Type.Array(Type.Integer({ title: '第几条要求', minimum: 0, maximum: 11 }), { title: '做到的要求', maxItems: 12, uniqueItems: true }),
  words: Type.String({ title: '一句话理由', maxLength: 100 }),
}, closed)
const own = {
  stars: Type.Array(ownStar, { title: '逐星自评', minItems: 1, maxItems: 20, ...unsaid }),
  bonus: Type.Optional(Type.Array(Type.Object({ code: Type.String({ title: '加分项', maxLength: 40 }), document: words('证书、文书编号', 60) }, closed), { title: '加分证明', maxItems: 10, ...unsaid })),
  paper: Type.Optional(Type.Object({ signedOn: day('纸质表签字日期'), keptAt: words('纸质表存放在哪里', 60) }, { ...closed, title: '本户签过字的纸质表' })),
}
const votes = Type.Array(Type.Object({ star: star(), yes: count('赞成'), no: count('反对'), abstain: count('弃权') }, closed), { title: '每颗星的票数', minItems: 1, maxItems: 20, ...unsaid })

export const selfForm = Type.Object({ ...where, ...own }, closed)
export const reviseForm = Type.Object(own, closed)
export const outForm = Type.Object({ ...where, note: maybe('说明') }, closed)
export const emptyForm = Type.Object({ note: maybe('说明') }, closed)
export const opinionForm = Type.Object({
  group: maybe('哪个小组的会', 40), people: Type.Integer({ title: '几个人的意见', minimum: 1, maximum: 200, control: 'number' }),
  supports: stars('支持的星'), doubts: stars('有疑问的星'), words: maybe('一句话意见', 200),
}, closed)

export const decideForm = Type.Object({ sitting: Type.Integer({ title: '第几场', minimum: 1, maximum: 9999 }), withdrawn: persons('回避的人'), votes, note: maybe('备注', 200) }, closed)
export const correctForm = Type.Object({ ...decideForm.properties, reason: words('为什么改', 200) }, closed)

export const groundForm = Type.Object({
  kind: choice('哪一种', Object.fromEntries(Object.entries(vetoes).map(([kind, { name }]) => [kind, name])) as { readonly [K in keyof typeof vetoes]: string }),
  document: words('文书号', 80), authority: words('哪个机关出具', 60), doneOn: day('行为发生在哪天'), inForceFrom: day('文书哪天生效'),
  months: Type.Integer({ title: '影响几个月', minimum: 1, maximum: 12, control: 'number' }), doer: uuid('行为人'),
}, closed)
export const settleGroundForm = Type.Object({ holds: Type.Boolean({ title: '文书属实、应当适用', control: 'check' }), words: words('核对情况') }, closed)

export const askForm = Type.Object({ words: words('哪颗星、为什么') }, closed)
export const objectionForm = Type.Object({ objection: dossier('异议') }, closed)
export const reviewForm = Type.Object({
  heldOn: day('复核会哪天开的'), present: persons('到会的人', 1), withdrawn: persons('回避的人'), votes, conclusion: words('复核结论', 500), objection: Type.Optional(dossier('答复哪个异议')),
}, closed)
export const decideAppealForm = Type.Object({ outcome: choice('决定', { stands: '维持原结果', back: '退回村里重新评议' }), words: words('理由；退回的写明请再看什么', 500) }, closed)
export const plaqueForm = Type.Object({ agrees: Type.Boolean({ title: '同意在门口挂牌', control: 'check' }) }, closed)

export const proposeForm = Type.Object({ star: star('哪颗星'), evidence: words('事实依据', 500) }, closed)
export const moveVoteForm = Type.Object({
  heldOn: day('评议会哪天开的'), present: persons('到会的人', 1), withdrawn: persons('回避的人'), yes: count('赞成'), no: count('反对'), abstain: count('弃权'), words: words('理由', 500),
}, closed)
export const timerForm = Type.Object({ deadline: Type.String({ maxLength: 40 }) }, closed)
export const changeForm = Type.Object({ reason: words('户的情况怎么变了', 200) }, closed)
