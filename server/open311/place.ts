/**
 * Where a request lies. A matter needs its village: from the place's own code, from the grid that holds the position, or from the names in the
 * address. Nothing is guessed: what fits two villages is asked again.
 */
import { contains, levelOf, type RegionKey } from '../../core/region/region.ts'
import { findGrid, findRegion, searchRegions } from '../registry/index.ts'
import type { Transaction } from '../database/index.ts'
import { numberIn, type Arguments } from './arguments.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import { refusals } from './refusals.ts'

export type Spot = {
  readonly village: string
  readonly grid: string | null
  /** WGS 84. */
  readonly lon: number | null
  readonly lat: number | null
  readonly words: string | null
}

const longestAddress = 200

/** @throws Refused with what is missing and where to find it */
export async function spotOf(transaction: Transaction, jurisdiction: Jurisdiction, given: Arguments): Promise<Spot> {
  const [lat, lon] = [numberIn(given, 'lat', { least: 3, most: 54 }), numberIn(given, 'long', { least: 73, most: 136 })]
  if ((lat === undefined) !== (lon === undefined)) throw refusals.field(lat === undefined ? 'lat' : 'long', 'lat 和 long 要一起填。')
  const [words, id] = [given.one('address_string') ?? null, given.one('address_id')]
  if (lat === undefined && words === null && id === undefined) throw refusals.field('lat, long, address_string, address_id', '位置必须填一种：lat 和 long，或 address_string，或 address_id。')
  if (words !== null && words.length > longestAddress) throw refusals.field('address_string', `最多 ${longestAddress} 个字。`)
  const position = lat === undefined || lon === undefined ? null : { lat, lon }
  const place = await placeOf(transaction, jurisdiction, { id, position, words })
  return { ...place, lon: position?.lon ?? null, lat: position?.lat ?? null, words }
}

type Told = { readonly id: string | undefined; readonly position: { readonly lat: number; readonly lon: number } | null; readonly words: string | null }
type Place = Pick<Spot, 'village' | 'grid'>

async function placeOf(transaction: Transaction, jurisdiction: Jurisdiction, { id, position, words }: Told): Promise<Place> {
  if (id !== undefined) return await byCode(transaction, jurisdiction, id, position)
  const grid = position === null ? null : await findGrid(transaction, position)
  if (grid !== null && isInside(jurisdiction, grid.code)) return { village: grid.code.slice(0, 12), grid: grid.code }
  if (grid !== null) throw refusals.field('lat, long', '这个位置不在这个 jurisdiction_id 里。')
  const named = words === null ? [] : await villagesNamedIn(transaction, jurisdiction, words)
  const [only] = named
  if (only !== undefined && named.length === 1) return { village: only, grid: null }
  throw refusals.field('address_id', named.length > 1
    ? '地址里的村名有几个村都对得上，请在地址里写上乡镇，或者用 address_id 填 12 位村代码（/api/regions?text=村名 可查）。'
    : '从位置和地址里认不出是哪个村，请用 address_id 填 12 位村代码或 15 位网格代码（/api/regions?text=村名 可查）。')
}

async function byCode(transaction: Transaction, jurisdiction: Jurisdiction, code: string, position: Told['position']): Promise<Place> {
  const level = /^\d+$/.test(code) ? levelOf(code) : null
  const isPlace = level === 'VILLAGE' || level === 'GRID'
  if (!isPlace || !isInside(jurisdiction, code) || await findRegion(transaction, { level, code }) === null) {
    throw refusals.field('address_id', '要是这个 jurisdiction_id 里的 12 位村代码或 15 位网格代码。')
  }
  const village = code.slice(0, 12)
  if (level === 'GRID') return { village, grid: code }
  const grid = position === null ? null : await findGrid(transaction, { ...position, village })
  return { village, grid: grid?.code ?? null }
}

/** Villages whose name stands in the words; where several do, those whose township stands there too. */
async function villagesNamedIn(transaction: Transaction, jurisdiction: Jurisdiction, words: string): Promise<readonly string[]> {
  const villages = await villagesCalled(transaction, jurisdiction, namesIn(words))
  if (villages.length < 2) return villages
  const inTown: string[] = []
  for (const code of villages) {
    const town = await findRegion(transaction, { level: 'TOWN', code: code.slice(0, 9) })
    if (town !== null && words.includes(town.name)) inTown.push(code)
  }
  return inTown.length === 0 ? villages : inTown
}

/** The longest name that is one: 北甘村 is not 甘村. */
async function villagesCalled(transaction: Transaction, jurisdiction: Jurisdiction, names: readonly string[]): Promise<readonly string[]> {
  const within: RegionKey = { level: levelOf(jurisdiction.code) ?? 'CITY', code: jurisdiction.code }
  for (const text of names) {
    const found = await searchRegions(transaction, { text, within, levels: ['VILLAGE'], limit: 50 })
    const called = found.filter(({ shortName }) => shortName === text)
    if (called.length > 0) return called.map(({ code }) => code)
  }
  return []
}

/** What may be the name people use for a village: up to five characters and 村 or 社区, longer ones first. At most twelve. */
function namesIn(words: string): readonly string[] {
  const ends = [...words.matchAll(/([\p{Script=Han}]{1,20}?)(村|社区)/gu)].slice(0, 3)
  const names = ends.flatMap(([, name = '', end = '']) => [5, 4, 3, 2, 1].filter((length) => length <= name.length).map((length) => `${name.slice(-length)}${end}`))
  return [...new Set(names)].toSorted((a, b) => b.length - a.length).slice(0, 12)
}

function isInside(jurisdiction: Jurisdiction, code: string): boolean {
  const level = levelOf(code)
  const outer = levelOf(jurisdiction.code)
  return level !== null && outer !== null && contains({ level: outer, code: jurisdiction.code }, { level, code })
}
