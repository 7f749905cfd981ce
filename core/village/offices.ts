/** Who holds which office around the demonstration village (domain §1.5): the village's own from among its people, the others invented. */
import type { Office } from '../procedure/actor.ts'
import type { UnitFunction } from '../region/functions.ts'
import type { Level } from '../region/region.ts'
import type { Day } from '../time/instant.ts'

export type Post = {
  /** What the holder signs in with; the same person may hold several posts. */
  readonly username: string
  readonly office: Office
  /** Level of the unit and of the region, unless told otherwise. */
  readonly level: Level
  readonly unitFunction: UnitFunction
  readonly regionLevel?: Level
  /** For posts of a single grid: its place in the order of grid codes, from 0. */
  readonly grid?: number
  /** First day on which it is no more held; without it until further notice. */
  readonly until?: Day
}

/** Villagers who hold no office and may sign in: a head of household, a neighbour, an old person who needs a hand. */
export const demoVillagers = ['villager', 'villager-2', 'elder'] as const

const departments = [
  'transport', 'water', 'emergency', 'fire', 'housing', 'urban-management', 'environment', 'agriculture', 'natural-resources', 'forestry',
  'police', 'justice', 'civil-affairs', 'human-resources', 'medical-insurance', 'health', 'education', 'market', 'culture-tourism', 'veterans',
  'women', 'disabled', 'petition', 'discipline', 'united-front', 'political-legal', 'power', 'water-supply', 'gas', 'heating', 'telecom',
] as const satisfies readonly UnitFunction[]

const village: readonly Post[] = [
  ...[0, 1, 2, 3, 4].map((grid): Post => ({
    username: `grid-worker-${grid + 1}`, office: 'GRID_WORKER', level: 'VILLAGE', unitFunction: 'committee', regionLevel: 'GRID', grid,
  })),
  { username: 'grid-leader', office: 'GRID_LEADER', level: 'VILLAGE', unitFunction: 'committee' },
  { username: 'village-cadre', office: 'VILLAGE_CADRE', level: 'VILLAGE', unitFunction: 'committee' },
  { username: 'village-cadre-2', office: 'VILLAGE_CADRE', level: 'VILLAGE', unitFunction: 'committee' },
  { username: 'village-supervisor', office: 'VILLAGE_SUPERVISOR', level: 'VILLAGE', unitFunction: 'supervision' },
  { username: 'party-secretary', office: 'PARTY_SEC', level: 'VILLAGE', unitFunction: 'party' },
  { username: 'proxy-helper', office: 'PROXY_HELPER', level: 'VILLAGE', unitFunction: 'committee' },
  { username: 'village-mediator', office: 'LEGAL_MEDIATOR', level: 'VILLAGE', unitFunction: 'mediation' },
]

const town: readonly Post[] = [
  { username: 'town-dispatcher', office: 'TOWN_DISPATCHER', level: 'TOWN', unitFunction: 'government' },
  { username: 'town-dispatcher-2', office: 'TOWN_DISPATCHER', level: 'TOWN', unitFunction: 'government' },
  { username: 'town-handler', office: 'DEPT_HANDLER', level: 'TOWN', unitFunction: 'government' },
  { username: 'town-mediator', office: 'LEGAL_MEDIATOR', level: 'TOWN', unitFunction: 'mediation' },
  { username: 'town-police', office: 'DEPT_HANDLER', level: 'TOWN', unitFunction: 'police' },
  { username: 'town-police', office: 'LEGAL_POLICE', level: 'TOWN', unitFunction: 'police' },
  { username: 'town-justice', office: 'DEPT_HANDLER', level: 'TOWN', unitFunction: 'justice' },
  { username: 'town-correction', office: 'LEGAL_CORRECTION', level: 'TOWN', unitFunction: 'justice' },
  { username: 'town-market', office: 'DEPT_HANDLER', level: 'TOWN', unitFunction: 'market' },
  { username: 'town-natural-resources', office: 'DEPT_HANDLER', level: 'TOWN', unitFunction: 'natural-resources' },
  { username: 'town-health', office: 'DEPT_HANDLER', level: 'TOWN', unitFunction: 'health' },
]

const county: readonly Post[] = [
  { username: 'county-center', office: 'COUNTY_CENTER', level: 'COUNTY', unitFunction: 'center' },
  { username: 'county-center-2', office: 'COUNTY_CENTER', level: 'COUNTY', unitFunction: 'center' },
  { username: 'verifier', office: 'VERIFIER', level: 'COUNTY', unitFunction: 'verification' },
  { username: 'verifier-2', office: 'VERIFIER', level: 'COUNTY', unitFunction: 'verification' },
  ...departments.map((unitFunction): Post => ({ username: `${unitFunction}-handler`, office: 'DEPT_HANDLER', level: 'COUNTY', unitFunction })),
  { username: 'transport-handler-2', office: 'DEPT_HANDLER', level: 'COUNTY', unitFunction: 'transport' },
  { username: 'judge', office: 'LEGAL_JUDGE', level: 'COUNTY', unitFunction: 'court', regionLevel: 'TOWN' },
  { username: 'prosecutor', office: 'LEGAL_PROSECUTOR', level: 'COUNTY', unitFunction: 'procuratorate', regionLevel: 'TOWN' },
  { username: 'lawyer', office: 'LEGAL_LAWYER', level: 'COUNTY', unitFunction: 'law-firm', regionLevel: 'TOWN' },
  { username: 'legal-aid', office: 'LEGAL_AID', level: 'COUNTY', unitFunction: 'legal-aid' },
  { username: 'organization', office: 'ORG_DEPT', level: 'COUNTY', unitFunction: 'organization' },
  { username: 'civil-affairs', office: 'CIVIL_AFFAIRS', level: 'COUNTY', unitFunction: 'civil-affairs' },
  { username: 'civilization', office: 'CIVILIZATION_OFFICE', level: 'COUNTY', unitFunction: 'civilization' },
  { username: 'system-admin', office: 'SYS_ADMIN', level: 'COUNTY', unitFunction: 'administration' },
  { username: 'security-admin', office: 'SEC_ADMIN', level: 'COUNTY', unitFunction: 'administration' },
  { username: 'audit-admin', office: 'AUDIT_ADMIN', level: 'COUNTY', unitFunction: 'administration' },
]

const city: readonly Post[] = [
  { username: 'city-center', office: 'CITY_CENTER', level: 'CITY', unitFunction: 'center' },
  { username: 'city-verifier', office: 'VERIFIER', level: 'CITY', unitFunction: 'verification' },
  { username: 'city-transport', office: 'DEPT_HANDLER', level: 'CITY', unitFunction: 'transport' },
  { username: 'city-organization', office: 'ORG_DEPT', level: 'CITY', unitFunction: 'organization' },
  { username: 'city-civilization', office: 'CIVILIZATION_OFFICE', level: 'CITY', unitFunction: 'civilization' },
  { username: 'city-system-admin', office: 'SYS_ADMIN', level: 'CITY', unitFunction: 'administration' },
  { username: 'city-security-admin', office: 'SEC_ADMIN', level: 'CITY', unitFunction: 'administration' },
  { username: 'city-audit-admin', office: 'AUDIT_ADMIN', level: 'CITY', unitFunction: 'administration' },
]

/** Five members each, elected for three years; of one council the term ends soon. */
const bodies: readonly Post[] = [
  ...council('virtue-council', 'virtue', '2028-01-01'), ...council('occasions-council', 'occasions', '2028-01-01'),
  ...council('villagers-council', 'council', '2028-01-01'), ...council('temperance-council', 'temperance', '2027-01-01'),
]

// Last, so that whoever holds the offices before it stays who it was.
export const posts: readonly Post[] = [...village, ...town, ...county, ...city, ...bodies, { username: 'election-member', office: 'ELECTION_MEMBER', level: 'VILLAGE', unitFunction: 'committee' }]

function council(unitFunction: UnitFunction, name: string, until: Day): Post[] {
  const post = (username: string, office: Office): Post => ({ username: `${name}-${username}`, office, level: 'VILLAGE', unitFunction, until })
  return [post('chair', 'BODY_CHAIR'), post('recorder', 'BODY_RECORDER'), ...[1, 2, 3].map((nth) => post(`member-${nth}`, 'BODY_MEMBER'))]
}
