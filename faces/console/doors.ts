/** Which pages an office works with. The server refuses the rest anyway; here nobody is shown a door that stays shut. */
import type { Office } from '../../core/procedure/actor.ts'

export type Door = { readonly path: string; readonly name: string }

const desk: Door = { path: '/desk/waiting', name: '工作台' }
const stars: Door = { path: '/stars', name: '星级评定' }
const report: Door = { path: '/report', name: '登记上报' }
const people: Door = { path: '/people', name: '人员' }
const statistics: Door = { path: '/statistics', name: '统计' }
const bodies: Door = { path: '/bodies', name: '村级组织' }
const deliberation: Door = { path: '/deliberation', name: '议事决策' }
const elections: Door = { path: '/elections', name: '选举' }
const supervision: Door = { path: '/supervision', name: '村务监督' }
const openAffairs: Door = { path: '/open-affairs', name: '村务公开' }
const collectiveEconomy: Door = { path: '/collective-economy', name: '集体经济' }
const points: Door = { path: '/points', name: '积分' }
const settings: Door = { path: '/settings', name: '办事设置' }
const regions: Door = { path: '/regions', name: '区划与网格' }
const mandates: Door = { path: '/mandates', name: '任职' }
const vacancies: Door = { path: '/vacancies', name: '空缺岗位' }
const accounts: Door = { path: '/accounts', name: '账号' }
const audit: Door = { path: '/audit', name: '审计记录' }

// Whoever holds an office of a village may be chosen into its election committee; what of elections they then see their policies say.
const own: Readonly<Partial<Record<Office, readonly Door[]>>> = {
  SYS_ADMIN: [regions],
  SEC_ADMIN: [accounts, mandates, bodies, vacancies],
  AUDIT_ADMIN: [audit, vacancies],
  COUNTY_CENTER: [desk, report, people, deliberation, openAffairs, collectiveEconomy, stars, points, statistics, settings, regions],
  CITY_CENTER: [desk, report, people, openAffairs, collectiveEconomy, statistics, settings, regions],
  TOWN_DISPATCHER: [desk, report, people, deliberation, elections, openAffairs, collectiveEconomy, stars, points, statistics, settings],
  GRID_WORKER: [desk, report, people, elections],
  GRID_LEADER: [desk, report, people, elections, statistics],
  CIVILIZATION_OFFICE: [desk, stars],
  CIVIL_AFFAIRS: [desk, elections],
  BODY_CHAIR: [desk, bodies, elections],
  BODY_RECORDER: [desk, bodies, elections],
  BODY_MEMBER: [desk, bodies, elections],
  ELECTION_MEMBER: [desk, elections],
  VILLAGE_CADRE: [desk, report, people, deliberation, elections, bodies, openAffairs, collectiveEconomy, stars, points, statistics],
  PARTY_SEC: [desk, report, people, deliberation, elections, bodies, openAffairs, collectiveEconomy, stars, points, statistics],
  VILLAGE_SUPERVISOR: [desk, supervision, report, deliberation, elections, bodies, openAffairs, collectiveEconomy, stars, points, statistics],
}

export function doorsOf(office: Office): readonly Door[] {
  return own[office] ?? [desk, report]
}
