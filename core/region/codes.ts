/** What the digits of an official code say (R-009 … R-012). The list itself is data; these rules judge what may enter it. */
import type { Position } from '../geometry/index.ts'
import { codeAt, codeLength, levelOf, type Level, type RegionKey } from './region.ts'

/** By the first of the three township digits. 7–9 are not in use. */
const townTypes: Readonly<Record<string, string>> = {
  0: '街道', 1: '镇', 2: '乡', 3: '乡', 4: '类似乡级单位', 5: '类似乡级单位', 6: '类似乡级单位',
}

/** The sort of township a code says it is; null where the digits are out of use. */
export function townTypeOf(code: string): string | null {
  return townTypes[code.charAt(6)] ?? null
}

/**
 * The sort of village-level unit a code says it is: 001–199 居委会, 200–399 村委会 (R-009). In the list of 2023, 400–499 are
 * places like a residents' committee and 500–599 like a villagers' committee; 498 and 598 are the statisticians' placeholders.
 */
export function villageTypeOf(code: string): '居委会' | '村委会' | '类似居委会' | '类似村委会' | null {
  const number = Number(code.slice(9, 12))
  if (number < 1 || number > 599) return null
  if (number <= 199) return '居委会'
  if (number <= 399) return '村委会'
  return number <= 499 ? '类似居委会' : '类似村委会'
}

export function isPlaceholderVillage(code: string): boolean {
  return /^\d{9}[45]98$/.test(code)
}

/** 金门 in the national list: a township 000 and a village 000 that say the county once more. */
export function repeatsCounty(code: string): boolean {
  return /^\d{6}(?:000|000000)$/.test(code)
}

/** Whether a code has the shape of its level and, below the county, digits that are in use. */
export function isRegionCode({ level, code }: RegionKey): boolean {
  if (!/^\d+$/.test(code) || code.length !== codeLength[level]) return false
  if (repeatsCounty(code)) return true
  const town = codeAt(code, 'TOWN')
  const village = codeAt(code, 'VILLAGE')
  return (town === null || townTypeOf(town) !== null)
    && (village === null || villageTypeOf(village) !== null)
    && (level !== 'GRID' || !code.endsWith('000'))
}

/** The level above by code; a city's parent lies outside this platform. */
export function parentKeyOf({ level, code }: RegionKey): RegionKey | null {
  const above: Readonly<Record<Level, Level | null>> = { CITY: null, COUNTY: 'CITY', TOWN: 'COUNTY', VILLAGE: 'TOWN', GRID: 'VILLAGE' }
  const parent = above[level]
  return parent === null ? null : { level: parent, code: code.slice(0, codeLength[parent]) }
}

/** From an official twelve-digit code, e.g. 140425100000 for a township, to the key; null where it is none. */
export function parseOfficialCode(code: string): RegionKey | null {
  if (!/^\d{12}$/.test(code)) return null
  const short = code.replace(/(?:000000|000)$/, '').replace(/^(\d{4})00$/, '$1')
  const level = levelOf(short)
  return level === null || !isRegionCode({ level, code: short }) ? null : { level, code: short }
}

/** The distribution key: the county a code lies in; a city's own affairs stand under the city code and 00. */
export function countyOf(code: string): number {
  return Number((codeAt(code, 'COUNTY') ?? code).padEnd(codeLength.COUNTY, '0'))
}

/**
 * Codes for new grids of a village, numbered from west to east and, at the same longitude, from north to south. Numbers that were
 * ever used are skipped, retired ones too. Centres closer than a hundred metres in longitude count as the same column.
 * @param used codes of all grids the village ever had
 * @returns one code per centre, in the order of `centers`; fewer when 999 numbers do not suffice
 */
export function numberGrids(village: string, centers: readonly Position[], used: readonly string[] = []): readonly string[] {
  const highest = Math.max(0, ...used.filter((code) => code.startsWith(village)).map((code) => Number(code.slice(codeLength.VILLAGE))))
  const order = centers.map((center, index) => ({ index, column: Math.round(center[0] / degreesPerColumn), lat: center[1] }))
    .toSorted((a, b) => a.column - b.column || b.lat - a.lat || a.index - b.index)
  const codes = new Map(order.map(({ index }, rank) => [index, `${village}${String(highest + rank + 1).padStart(3, '0')}`]))
  return centers.map((_, index) => codes.get(index) ?? '').filter((code) => code.length === codeLength.GRID)
}

/** About a hundred metres at the latitude of Changzhi. */
const degreesPerColumn = 0.001
