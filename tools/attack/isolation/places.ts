/** Where canaries are planted, and who asks. Every asker stands to every place in one relation; the matrix is made of these. */
import type { Office } from '../../../core/procedure/actor.ts'

export type Place = {
  readonly key: string
  /** Village, or grid inside it, that people and matters lie in. */
  readonly village: string
  readonly grid: string | null
}

const home = '140423100229'

export const places = [
  { key: 'own', village: home, grid: `${home}001` },
  { key: 'grid', village: home, grid: `${home}002` },
  { key: 'village', village: '140423100228', grid: null },
  { key: 'town', village: '140423101201', grid: null },
  { key: 'county', village: '140405101201', grid: null },
  { key: 'abroad', village: '140425100201', grid: null },
] as const satisfies readonly Place[]

export type PlaceKey = (typeof places)[number]['key']

export function codeOf({ village, grid }: Place): string {
  return grid ?? village
}

export type Asker = {
  readonly name: string
  readonly office: Office | null
  /** Code of the region of the mandate; empty for nobody and villagers. */
  readonly region: string
  readonly unit: string | null
  readonly person: string | null
  readonly cookie: string | null
  readonly csrf: string | null
}

/** Offices that read every ordinary matter and the register of their region (architecture §4); said again here on purpose. */
const readers: readonly (Office | null)[] = ['GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER']

export function covers(asker: Asker, place: Place): boolean {
  return asker.region !== '' && codeOf(place).startsWith(asker.region)
}

export function readsPlace(asker: Asker, place: Place): boolean {
  return readers.includes(asker.office) && covers(asker, place)
}

export const relations = ['own', 'parent', 'child', 'sibling', 'other-county', 'moved-away'] as const
export type Relation = (typeof relations)[number]

/** How the place stands to the region of the asker. */
export function relationOf(asker: Asker, place: Place): Relation {
  const code = codeOf(place)
  if (asker.name.startsWith('moved-')) return 'moved-away'
  if (asker.region === '') return 'sibling'
  if (code === asker.region) return 'own'
  if (code.startsWith(asker.region)) return 'child'
  if (asker.region.startsWith(code)) return 'parent'
  return code.slice(0, 6) === asker.region.slice(0, 6) ? 'sibling' : 'other-county'
}

/** User names of the demonstration that ask, beside nobody: villagers, one of each office, and a second county. */
export const askerNames = [
  'villager', 'villager-2', 'grid-worker-1', 'grid-worker-2', 'grid-leader', 'village-cadre', 'village-supervisor', 'party-secretary', 'proxy-helper',
  'village-mediator', 'town-dispatcher', 'town-handler', 'transport-handler', 'water-handler', 'petition-handler', 'county-center', 'verifier', 'judge', 'lawyer',
  'legal-aid', 'organization', 'civil-affairs', 'civilization', 'prosecutor', 'town-correction', 'system-admin', 'security-admin', 'audit-admin', 'city-center', 'city-verifier', 'city-transport',
  'city-system-admin', 'city-security-admin', 'city-audit-admin', 'neighbour-cadre', 'neighbour-town-dispatcher', 'neighbour-county-center', 'neighbour-transport',
  'neighbour-verifier',
] as const
