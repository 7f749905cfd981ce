/**
 * Who does an act. A person acts under one mandate (任职) at a time; a villager acts under none.
 * Authority comes only from a mandate in force (architecture §4, R-024).
 */
import type { RegionKey } from '../region/region.ts'

/** The minimal set of offices (domain §1.5). An office is a word of law or policy, never a database role. */
export const offices = {
  PROXY_HELPER: '代办员',
  GRID_WORKER: '网格员',
  GRID_LEADER: '网格长',
  VILLAGE_CADRE: '村干部',
  VILLAGE_SUPERVISOR: '村务监督委员会成员',
  TOWN_DISPATCHER: '乡镇调度员',
  DEPT_HANDLER: '部门经办人',
  COUNTY_CENTER: '县级中心调度员',
  CITY_CENTER: '市级中心调度员',
  VERIFIER: '核查员',
  LEGAL_JUDGE: '网格法官',
  LEGAL_PROSECUTOR: '网格检察官',
  LEGAL_LAWYER: '网格律师',
  LEGAL_POLICE: '网格警员',
  LEGAL_MEDIATOR: '网格调解员',
  LEGAL_CORRECTION: '社区矫正工作者',
  LEGAL_AID: '法律援助工作者',
  PARTY_SEC: '村党组织书记',
  BODY_CHAIR: '村级议事组织负责人',
  BODY_RECORDER: '村级议事组织记录人',
  BODY_MEMBER: '村级议事组织成员',
  // Whom a village's meeting chose to run its election: a seat at the console and nothing else; what they may do the election's file says.
  ELECTION_MEMBER: '村民选举委员会成员',
  ORG_DEPT: '组织部门工作人员',
  CIVIL_AFFAIRS: '民政部门工作人员',
  CIVILIZATION_OFFICE: '文明办工作人员',
  SYS_ADMIN: '系统管理员',
  SEC_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
} as const

export type Office = keyof typeof offices

/** Official key of a unit: the region it belongs to and its function there, e.g. `140423:transport`. */
export type UnitId = string

export type Mandate = {
  readonly id: string
  readonly office: Office
  readonly unit: UnitId | null
  readonly region: RegionKey
}

export type Actor = {
  readonly kind: 'person' | 'system'
  /** Pseudonymous person id (uuid); null for the system and for a report without sign-in. */
  readonly person: string | null
  readonly mandate: Mandate | null
  /** May this office read the ordinary matters of its whole region, or only those it is party to? */
  readonly readsRegion: boolean
}

/** Offices that read every ordinary matter of their region; all others read only what they are party to. */
const regionReaders: ReadonlySet<Office> = new Set<Office>([
  'GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER',
])

export const system: Actor = { kind: 'system', person: null, mandate: null, readsRegion: false }

export function asVillager(person: string): Actor {
  return { kind: 'person', person, mandate: null, readsRegion: false }
}

export function underMandate(person: string, mandate: Mandate): Actor {
  return { kind: 'person', person, mandate, readsRegion: regionReaders.has(mandate.office) }
}
