/**
 * The standard of a county (星级标准): its stars, what each asks for, when one is won. A versioned setting, written by people who do not
 * program; what must never stand in it is refused here, field by field (R-440…R-444).
 */
import { Type, type Static } from '@sinclair/typebox'
import { forbiddenIn } from './forbidden-subjects.ts'
import { isMajority } from './tally.ts'
import { longestVetoMonths, vetoes, type VetoKind } from './vetoes.ts'

const closed = { additionalProperties: false } as const

/** What may be shown for an item. A photo is offered, never demanded. */
export const evidenceKinds = { word: '说明', witness: '邻里证明', photo: '照片', record: '村里记录', document: '证书、文书编号' } as const
const evidence = Type.Union(keysOf(evidenceKinds).map((kind) => Type.Literal(kind, { title: evidenceKinds[kind] })))

export const itemSchema = Type.Object({
  text: Type.String({ title: '要求', minLength: 2, maxLength: 60 }),
  points: Type.Integer({ title: '分值', minimum: 1, maximum: 10 }),
  /** All basic items met wins the star as well, where the county counts by basic items. */
  basic: Type.Boolean({ title: '基础条件' }),
  evidence: Type.Array(evidence, { title: '可以怎样说明', maxItems: 5, uniqueItems: true }),
}, closed)
export type StandardItem = Static<typeof itemSchema>

export const starSchema = Type.Object({
  code: Type.String({ title: '编号', pattern: '^S[0-9]{2}$' }),
  name: Type.String({ title: '名称', minLength: 2, maxLength: 12 }),
  aim: Type.String({ title: '内容', minLength: 2, maxLength: 40 }),
  items: Type.Array(itemSchema, { title: '要求', minItems: 1, maxItems: 12 }),
}, closed)
export type Star = Static<typeof starSchema>

const vetoSchema = Type.Object({
  kind: Type.Union(keysOf(vetoes).map((kind) => Type.Literal(kind, { title: vetoes[kind].name }))),
  stars: Type.Array(Type.String({ pattern: '^S[0-9]{2}$' }), { title: '影响哪颗星', minItems: 1, maxItems: 2, uniqueItems: true }),
  months: Type.Integer({ title: '最长几个月', minimum: 1, maximum: longestVetoMonths }),
}, closed)

export const standardSchema = Type.Object({
  stars: Type.Array(starSchema, { title: '星', minItems: 1, maxItems: 20 }),
  /** How a household and its neighbours are advised that a star is within reach; the vote decides. */
  wonBy: Type.Union([Type.Literal('points', { title: '够分' }), Type.Literal('basic-items', { title: '基础条件都达到' })], { title: '达标看什么' }),
  /** Of the points of a star, in percent. */
  pointsPercent: Type.Integer({ title: '达标分数占满分的百分比', minimum: 50, maximum: 100 }),
  majority: Type.Object({ over: Type.Integer({ title: '多于', minimum: 1, maximum: 9 }), of: Type.Integer({ title: '几分之', minimum: 2, maximum: 10 }) }, { ...closed, title: '到会人员同意多少才通过（R-404）' }),
  /** Stars from which a household is called 星级文明户. */
  titleFrom: Type.Integer({ title: '几颗星起算星级文明户（R-423）', minimum: 1, maximum: 20 }),
  vetoes: Type.Array(vetoSchema, { title: '一票否决（只能减，不能增；R-441）', maxItems: Object.keys(vetoes).length }),
}, closed)
export type Standard = Static<typeof standardSchema>

/** Where in the standard, as a JSON pointer, and what to do about it. */
export type StandardFault = { readonly pointer: string; readonly code: string; readonly rule?: string; readonly sentence: string }

/** Everything that keeps a standard from being proposed, in its own order; it already fits the schema. */
export function faultsOfStandard(standard: Standard): readonly StandardFault[] {
  return [...wordFaults(standard), ...starFaults(standard), ...voteFaults(standard), ...vetoFaults(standard)]
}

function wordFaults({ stars }: Standard): StandardFault[] {
  return stars.flatMap((star, at) => [
    ...spoken(star.name, `/stars/${at}/name`), ...spoken(star.aim, `/stars/${at}/aim`),
    ...star.items.flatMap((item, which) => spoken(item.text, `/stars/${at}/items/${which}/text`)),
  ])
}

function spoken(text: string, pointer: string): StandardFault[] {
  const found = forbiddenIn(text)
  if (found === null) return []
  const { subject: { code, name, rule }, word } = found
  return [{ pointer, code, rule, sentence: `“${word}”属于${name}，不能作为评星的条件（${rule}）。请删去这一条，或者改成村民自己能做到的事。` }]
}

function starFaults({ stars, titleFrom, wonBy }: Standard): StandardFault[] {
  const codes = stars.map(({ code }) => code)
  const twice = stars.flatMap(({ code }, at) => (codes.indexOf(code) === at ? [] : [
    { pointer: `/stars/${at}/code`, code: 'code-twice', sentence: `编号 ${code} 用了两次：每颗星一个编号。` }]))
  const high = titleFrom > stars.length ? [
    { pointer: '/titleFrom', code: 'title-out-of-reach', rule: 'R-423', sentence: `一共 ${stars.length} 颗星，不能要求 ${titleFrom} 颗才算星级文明户。` }] : []
  const baseless = wonBy !== 'basic-items' ? [] : stars.flatMap(({ name, items }, at) => (items.some(({ basic }) => basic) ? [] : [
    { pointer: `/stars/${at}/items`, code: 'no-basic-item', sentence: `${name}没有一条基础条件，按基础条件评就评不出来：请至少勾选一条。` }]))
  return [...twice, ...high, ...baseless]
}

function voteFaults({ majority }: Standard): StandardFault[] {
  return isMajority(majority) ? [] : [{ pointer: '/majority', code: 'no-majority', rule: 'R-404', sentence: '通过的比例不能低于一半，也不能高到没人达得到。' }]
}

/** Each ground once, on stars there are, and never on all of them. */
function vetoFaults({ stars, vetoes: used }: Standard): StandardFault[] {
  const codes = new Set(stars.map(({ code }) => code))
  const kinds = used.map(({ kind }) => kind)
  return used.flatMap(({ kind, stars: on }, at) => [
    ...(kinds.indexOf(kind) === at ? [] : [{ pointer: `/vetoes/${at}/kind`, code: 'veto-twice', rule: 'R-441', sentence: `“${vetoes[kind].name}”列了两次，请合成一条。` }]),
    ...on.filter((code) => !codes.has(code)).map((code) => ({ pointer: `/vetoes/${at}/stars`, code: 'veto-on-nothing', rule: 'R-441', sentence: `没有编号 ${code} 的星。` })),
    ...(on.length < stars.length ? [] : [{ pointer: `/vetoes/${at}/stars`, code: 'veto-on-all', rule: 'R-441', sentence: '一条否决只影响对应的星，不能把全户的星都取消。' }]),
  ])
}

/** Which stars a ground touches under this standard; none where the county does not use it. */
export function starsUnder(standard: Standard, kind: VetoKind): readonly string[] {
  return standard.vetoes.find((one) => one.kind === kind)?.stars ?? []
}

function keysOf<T extends object>(record: T): (keyof T & string)[] {
  return Object.keys(record) as (keyof T & string)[]
}
