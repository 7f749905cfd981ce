/**
 * What sort of division an entry of the national list is. The list mixes divisions of the law with zones and placeholders of
 * the statisticians, which hold a level's place where there is none; digits and name tell them apart.
 */
import { isPlaceholderVillage, repeatsCounty, townTypeOf, villageTypeOf } from './codes.ts'
import type { RegionKey } from './region.ts'
import type { RegionKind } from './version.ts'

export type DivisionSort = { readonly kind: Exclude<RegionKind, 'grid'>; readonly unitType: string }

/** Null where the digits are out of use. */
export function divisionSortOf({ level, code }: RegionKey, name: string): DivisionSort | null {
  if (level === 'GRID') return null
  if (level === 'CITY') return sortByName(name, cities) ?? { kind: 'virtual', unitType: name.slice(0, 40) }
  // 东莞, 中山 and 儋州 have no counties: the list says the city a second time, so that towns have something to hang under.
  if (level === 'COUNTY') return code.endsWith('00') ? { kind: 'virtual', unitType: '不设县区' } : sortByName(name, counties) ?? { kind: 'statutory', unitType: '县' }
  const unitType = level === 'TOWN' ? townTypeOf(code) : villageTypeOf(code)
  // 金门: the list says the county a second and a third time.
  if (repeatsCounty(code)) return { kind: 'virtual', unitType: '未列下级' }
  if (unitType === null) return null
  if (level === 'VILLAGE' && isPlaceholderVillage(code)) return { kind: 'virtual', unitType }
  return { kind: unitType.startsWith('类似') ? 'functional-zone' : 'statutory', unitType }
}

/** What is no city in law: 市辖区 and 县 below a province-level city, 省直辖县级行政区划. */
const cities = [['自治州', '自治州'], ['地区', '地区'], ['盟', '盟'], ['市', '地级市']] as const
const counties = [
  ['自治县', '自治县'], ['自治旗', '自治旗'], ['旗', '旗'], ['林区', '林区'], ['特区', '特区'], ['区', '市辖区'], ['市', '县级市'], ['县', '县'],
] as const

function sortByName(name: string, endings: readonly (readonly [string, string])[]): DivisionSort | null {
  const unitType = endings.find(([ending]) => name.endsWith(ending))?.[1]
  return unitType === undefined ? null : { kind: 'statutory', unitType }
}
