/**
 * Reads a list of divisions (R-009): CSV in UTF-8 with a header that names at least `code` and `name`. Line by line; one that is wrong is told
 * with its number, and reading goes on, so that a person mends a file at once and not line by line.
 */
import { Refused } from '../../../core/procedure/refusal.ts'
import { divisionSortOf, isRegionCode, levelNames, levels, parseOfficialCode, regionKinds, shortNameOf } from '../../../core/region/index.ts'
import type { DivisionSort, Level, RegionKey } from '../../../core/region/index.ts'
import type { Day } from '../../../core/time/index.ts'
import { fieldsOf, linesOf } from './csv-lines.ts'

export type Division = RegionKey & DivisionSort & { /** In the file, the header being 1. */ readonly line: number; readonly name: string; readonly shortName: string }
export type DivisionList = {
  readonly divisions: AsyncIterable<Division>
  /** The day on which the list holds. */
  readonly day: Day
  /** Where it comes from; stands with every change of a name and every end. */
  readonly source: string
  /** The list names everything inside this region; what it does not name has ended. Null: it may be a part. */
  readonly complete: RegionKey | null
}
export type Fault = { readonly line: number; readonly sentence: string }

type Column = 'code' | 'name' | 'level' | 'kind' | 'unit_type' | 'short_name'
export const mostFaults = 20

/**
 * @param level of all lines, where the file has no column for it and holds one level only
 * @throws Refused `division-file-wrong` with the first faults and their lines, after the last good line was given
 */
export async function *readDivisions(bytes: AsyncIterable<Uint8Array>, level: Exclude<Level, 'GRID'> | null = null): AsyncGenerator<Division> {
  const faults: Fault[] = []
  let header: ReadonlyMap<string, number> | null = null
  let line = 0
  for await (const text of linesOf(bytes)) {
    line += 1
    if (header === null) {
      header = headerIn(text)
      continue
    }
    if (text === '') continue
    const found = divisionIn(text, header, line, level)
    if (typeof found === 'string') faults.push({ line, sentence: found })
    else yield found
    if (faults.length === mostFaults) break
  }
  if (header === null) throw wrongFile([{ line: 1, sentence: headerWanted }])
  if (faults.length > 0) throw wrongFile(faults)
}

/** Nothing was written: that is said once, at the end. */
export function wrongFile(faults: readonly Fault[], { more = 0 } = {}): Refused {
  const told = faults.map(({ line, sentence }) => `第 ${line} 行：${sentence}`)
  const rest = more > 0 ? [`……另有 ${more} 行有同样的问题。`] : faults.length >= mostFaults ? ['……以后的行没有再检查。'] : []
  return new Refused({
    code: 'division-file-wrong', sentence: [...told, ...rest, '没有导入任何内容，请改正后重新导入。'].join('\n'),
    cause: `${faults.length + more} wrong lines, the first ${faults[0]?.line ?? 0}`, rule: 'R-009',
  })
}

const headerWanted = '应为表头，至少有 code 和 name 两列，例如“code,name”或“code,level,name,kind,unit_type”。'

function headerIn(text: string): ReadonlyMap<string, number> {
  const names = fieldsOf(text) ?? []
  const header = new Map(names.map((name, at) => [name.trim().toLowerCase(), at]))
  if (!header.has('code') || !header.has('name')) throw wrongFile([{ line: 1, sentence: headerWanted }])
  if (header.size < names.length) throw wrongFile([{ line: 1, sentence: '表头里有重复的列名。' }])
  return header
}

/** A division, or what is wrong with the line. */
function divisionIn(text: string, header: ReadonlyMap<string, number>, line: number, level: Level | null): Division | string {
  const fields = fieldsOf(text)
  if (fields === null) return '引号没有成对，请检查这一行的双引号。'
  if (fields.length !== header.size) return `有 ${fields.length} 列，表头是 ${header.size} 列。`
  const field = (column: Column) => (fields[header.get(column) ?? -1] ?? '').trim()
  const [name, kind, unitType, shortName] = [field('name'), field('kind'), field('unit_type'), field('short_name')]
  const key = keyOf(field('code'), field('level') || (level ?? ''))
  if (typeof key === 'string') return key
  if (name === '' || name.length > 60) return '名称应为 1 至 60 个字。'
  if (hasControls(fields)) return '含有控制字符，请重新输入这一行。'
  if (kind !== '' && !(kind in regionKinds && kind !== 'grid')) return `kind 应为 statutory、functional-zone 或 virtual，不是“${kind}”。`
  if (unitType.length > 20 || shortName.length > 60) return 'unit_type 不超过 20 个字，short_name 不超过 60 个字。'
  const sort = divisionSortOf(key, name)
  if (sort === null) return `编码 ${key.code} 的${levelNames[key.level]}级号段没有启用。`
  return {
    ...key, line, name, shortName: shortName || shortNameOf(key.level, name), kind: (kind || sort.kind) as DivisionSort['kind'], unitType: unitType || sort.unitType,
  }
}

function keyOf(code: string, word: string): RegionKey | string {
  if (!/^\d+$/.test(code)) return `编码应全部是数字，不是“${code.slice(0, 20)}”。`
  const wanted = word === '' ? null : levelWords.get(word.toUpperCase())
  if (wanted === undefined) return `level 应为 CITY、COUNTY、TOWN 或 VILLAGE，不是“${word.slice(0, 20)}”。`
  if (code.length === 15 || wanted === 'GRID') return '网格不在这里导入，请在控制台的区划页面办理。'
  const key = wanted === null ? derived(code) : stated(code, wanted)
  if (key === null || !isRegionCode(key)) {
    return `编码 ${code.slice(0, 20)} 不符合编码规则${wanted === null ? '' : `，或与 level 不符`}：市 4 位、县 6 位、乡镇 9 位、村 12 位，也可写成补零的 12 位。`
  }
  return key
}

/** By its length; twelve digits are a village, or one of the levels above padded with zeros. */
function derived(code: string): RegionKey | null {
  const level = ({ 4: 'CITY', 6: 'COUNTY', 9: 'TOWN' } as const)[code.length]
  return level === undefined ? parseOfficialCode(code) : { level, code }
}

/** With its level told, padded codes of 东莞, 中山, 儋州 and 金门 are unambiguous. */
function stated(code: string, level: Exclude<Level, 'GRID'>): RegionKey | null {
  const length = { CITY: 4, COUNTY: 6, TOWN: 9, VILLAGE: 12 }[level]
  const padded = code.length === 12 && /^0*$/.test(code.slice(length))
  return code.length === length || padded ? { level, code: code.slice(0, length) } : null
}

const levelWords = new Map(levels.map((level) => [level as string, level]))

/** Private-use characters stand in names of the national list for rare characters, so they pass. */
function hasControls(fields: readonly string[]): boolean {
  return fields.some((field) => /[\p{Cc}\p{Cs}\uFFFD\uFEFF\u2028\u2029]/u.test(field))
}
