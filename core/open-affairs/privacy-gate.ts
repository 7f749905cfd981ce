/**
 * What may never stand in a publication (R-275; 个人信息保护法 arts. 6, 28, 民法典 art. 1032): identity numbers, telephones, bank cards, door numbers,
 * diagnoses; and in lists of who got something the name, the group, the item and the amount, of some people not even the name.
 * It guards against mistakes, not against malice; numbers are found however they are spaced and in whatever figures they are written.
 */
import { birthDateIn } from '../identity-number/index.ts'
import { mostFen } from './money.ts'
import type { Content, NameLine } from './content.ts'

export const privateKinds = {
  identity: '身份证号', telephone: '电话号码', card: '银行卡号', door: '门牌号', health: '病情', namelessGroup: '不公示姓名的人员', notAName: '姓名以外的内容',
} as const
export type PrivateKind = keyof typeof privateKinds
/** Where it stands: the words, or which line of which list, from one, and which field. */
export type Spot = { readonly in: 'title' | 'words' } | { readonly in: 'lines' | 'names'; readonly at: number; readonly field: string }
export type Private = { readonly kind: PrivateKind; readonly spot: Spot; readonly sentence: string }

/** Everything that has to go before it may be published; at most twenty, since nobody reads more. */
export function privateIn({ title, content }: { readonly title: string; readonly content: Content }, { nameless = false }: { readonly nameless?: boolean } = {}): readonly Private[] {
  const found = [
    ...inText(title, { in: 'title' }), ...inText(content.words, { in: 'words' }),
    ...content.lines.flatMap((line, at) => [
      ...inText(line.subject, { in: 'lines', at: at + 1, field: '项目' }), ...inText(line.words, { in: 'lines', at: at + 1, field: '摘要' }),
      ...inText(line.voucher, { in: 'lines', at: at + 1, field: '凭证号' }),
    ]),
    ...content.names.flatMap((line, at) => inNames(line, at + 1, nameless)),
  ]
  return found.slice(0, 20)
}

function inText(text: string, spot: Spot): readonly Private[] {
  return kindsIn(text).map((kind) => ({ kind, spot, sentence: `${placeOf(spot)}里有${privateKinds[kind]}，公开的内容里不能写，请删掉` }))
}

function inNames(line: NameLine, at: number, nameless: boolean): readonly Private[] {
  const spot = (field: string): Spot => ({ in: 'names', at, field })
  const said = [
    ...inText(line.group, spot('小组')), ...inText(line.item, spot('项目')),
    ...(isName(line.name) ? [] : [{ kind: 'notAName' as const, spot: spot('姓名'), sentence: `名单第 ${at} 行的姓名只写姓名，别的都不要写` }]),
    ...(isWholeFen(line.fen) ? [] : [{ kind: 'notAName' as const, spot: spot('金额'), sentence: `名单第 ${at} 行的金额不对，请核对` }]),
  ]
  const mayBeNamed = !nameless && !isNameless(line.item)
  return mayBeNamed ? said : [{
    kind: 'namelessGroup', spot: spot('姓名'), sentence: `名单第 ${at} 行：${line.item === '' ? '这一类' : line.item}不公示姓名，请删掉名单，在说明里只写人数和金额`,
  }, ...said]
}

/** People who got something for being disabled, mentally ill, infected or a child are never named. */
export function isNameless(item: string): boolean {
  return /残疾|残补|残联|精神|智力|艾滋|HIV|AIDS|未成年|孤儿|儿童|留守|困境|幼儿|学生|病/i.test(item.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, ''))
}

/** A name and nothing after it; two to fifteen signs, with the dot of names that have one. */
export function isName(text: string): boolean {
  return /^[\p{Script=Han}·]{2,15}$/u.test(text)
}

/** Kinds of what is private in a text, each once. */
export function kindsIn(text: string): readonly Exclude<PrivateKind, 'namelessGroup' | 'notAName'>[] {
  const numbers = runsIn(text)
  return [
    ...(numbers.some((run) => has(run, [18, 15], isIdentity)) ? ['identity' as const] : []),
    ...(numbers.some((run) => has(run, [11, 13, 14, 10, 12], isTelephone)) ? ['telephone' as const] : []),
    ...(numbers.some((run) => has(run, [16, 17, 18, 19], isCard, false)) ? ['card' as const] : []),
    ...(isDoor(text) ? ['door' as const] : []), ...(isHealth(text) ? ['health' as const] : []),
  ]
}

/** Figures that stand together, in their groups: `138 0000 1234` is three. */
type Run = readonly string[]

const chineseFigures: Readonly<Record<string, string>> = {
  零: '0', 〇: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', 壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9', 幺: '1',
}

/**
 * Spaces, signs that are not seen, hyphens, dots, slashes, brackets and line ends stand inside a number; letters and list signs end it. An amount
 * as accountants write it is no group, or a list of amounts would be taken for one number.
 */
function runsIn(text: string): readonly Run[] {
  const plain = [...text.normalize('NFKC').replaceAll(/\p{Cf}|\p{Mn}|\p{Me}/gu, '')].map((sign) => chineseFigures[sign] ?? figureOf(sign)).join('')
    .replaceAll(/\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?!\d)/g, '|').replaceAll(/(?<![\d.])\d{1,10}\.\d{2}(?=\s*元)/g, '|')
  return plain.split(/[^\dX\s\p{Pd}._/\\·•*~()[\]{}<>'"`+=−|]|\|/iu).map((part) => part.toUpperCase().match(/\d+|X/g) ?? []).filter((run) => run.length > 0)
}

/** Figures of every script as 0–9: Arabic-Indic, Devanagari, mathematical, what ever stands in Unicode. */
function figureOf(sign: string): string {
  if (!/^\p{Nd}$/u.test(sign)) return sign
  const code = sign.codePointAt(0) ?? 0
  let zero = code
  while (zero > 0 && code - zero < 10 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1)) && (code - zero) < 9) zero -= 1
  return String((code - zero) % 10)
}

/** Whole groups in a row that make a number of one of the lengths; or the beginning or the end of one long group. */
function has(groups: Run, lengths: readonly number[], isOne: (number: string) => boolean, cut = true): boolean {
  const longest = Math.max(...lengths)
  return groups.some((group, from) => {
    if (cut && lengths.some((length) => group.length > length && (isOne(group.slice(0, length)) || isOne(group.slice(-length))))) return true
    let number = ''
    for (let to = from; to < groups.length && number.length < longest; to += 1) {
      number += groups[to] ?? ''
      if (lengths.includes(number.length) && isOne(number)) return true
    }
    return false
  })
}

/** By its shape and the day in it, whatever its last sign: a mistyped number is somebody's all the same. Old ones have fifteen figures. */
function isIdentity(number: string): boolean {
  if (/^[1-9]\d{16}[\dX]$/.test(number)) return birthDateIn(number) !== null && number.slice(6, 8) >= '18' && number.slice(6, 8) <= '21'
  return /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{13}$/.test(number) && birthDateIn(`${number.slice(0, 6)}19${number.slice(6)}000`) !== null
}

/** Mobile numbers with and without the country's, numbers that were never issued (of demonstrations) alike, and lines with their area code. */
function isTelephone(number: string): boolean {
  const bare = number.replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (bare.length === 11 && (/^1[3-9]\d{9}$/.test(bare) || bare.startsWith('12000'))) return true
  return /^0(?:10|2\d)[2-9]\d{7}$|^0[3-9]\d{2}[2-9]\d{6,7}$/.test(number)
}

function isCard(number: string): boolean {
  return /^[3-69]/.test(number) && luhn(number)
}

/** ISO/IEC 7812-1. */
export function luhn(number: string): boolean {
  const sum = [...number].toReversed().reduce((total, figure, at) => {
    const value = Number(figure) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return number.length > 1 && sum % 10 === 0
}

function isDoor(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '')
  return /(?:路|街|巷|胡同|大街|弄|院|道|区|村|组|队)[\dA-Z一二三四五六七八九十百零〇]{1,6}号(?!文|令|井|桥|线|楼?灯|变压|泵|坝|路|院落|台|机)|门牌号?[:是为]?[\d一二三四五六七八九十]/i.test(plain)
    || /[\d一二三四五六七八九十]{1,5}(?:号楼|单元|号院|栋|幢)[\d一二三四五六七八九十]{0,5}(?:单元|室|号|户|层)?[\d一二三四五六七八九十]{1,5}(?:室|号|户)?/.test(plain)
}

function isHealth(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '')
  return /确诊|诊断(?:为|证明)|身患|患有|患上|癌|肿瘤|白血病|尿毒症|透析|艾滋|HIV|精神分裂|精神病|抑郁症|癫痫|糖尿病|高血压|冠心病|心脏病|乙肝|丙肝|肺结核|脑梗|脑出血|心梗|瘫痪|截瘫|化疗|放疗/i.test(plain)
}

function placeOf(spot: Spot): string {
  switch (spot.in) {
    case 'title': return '标题'
    case 'words': return '说明'
    case 'lines': return `明细第 ${spot.at} 行的${spot.field}`
    case 'names': return `名单第 ${spot.at} 行的${spot.field}`
  }
}

function isWholeFen(fen: number): boolean {
  return Number.isSafeInteger(fen) && fen >= 0 && fen <= mostFen
}
