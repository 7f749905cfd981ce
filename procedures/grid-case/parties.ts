/** Parties of the grid case and how each is found from the matter's place and file. The same answers fill the to-do lists. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level, type RegionKey } from '../../core/region/region.ts'
import { dispatchLevels, type CaseFile, type DispatchLevel } from './case-file.ts'
import type { CaseSettings } from './settings.ts'
import { dispatchOffice, isEmpty, isLeadless, verifyingDesks, workersOf } from './staffing.ts'

type Case = Dossier<CaseFile>
type Party = PartyDefinition<CaseFile, CaseSettings>

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  reporter: party('提出人', '上报这件事的人', ({ file }) => person(file.reporter)),
  filer: party('代办人', '替提出人填报的人', ({ file }) => person(file.filer)),
  followers: party('并案的提出人', '把同一件事报上来、已并入这一件的人；限定范围的事项除外', ({ file }) => file.confidential ? [] : file.followers.flatMap(person)),
  gridWorker: party('网格员', '事发网格的网格员、网格长；限定范围的、已经报上一级的事项除外', (dossier) => dossier.file.confidential || dossier.file.passedUp === true ? [] : gridWorkers(dossier)),
  dispatcher: party('受理调度人员', '现在持有这件事的那一级：村干部、乡镇调度员、县级或市级中心；那一级没有人的，是往上第一个有人的一级', (dossier) => office(dossier, dossier.file.level)),
  supervisor: party('乡镇以上调度人员', '事发地乡镇、县、市三级的调度人员', supervisors),
  approver: party('上一级审批人', '持有这件事的那一级的上一级，只在有延期申请时；上面都没有人的，由本级审批', approvers),
  arbiter: party('裁定和复查人员', '县级中心；县级自己持有时由市级中心；该由它的那一级没有人的，由另一级', arbiters),
  handler: party('主办单位', '派遣或裁定确定的单位；村民委员会的由村干部办，交网格员办的，还有本网格的网格员', handlers),
  standIn: party('代管人员', '主办单位没有人可办时，是现在持有这件事的那一级的调度人员', standIns),
  jointUnits: party('协办单位', '派遣时确定的协办单位', ({ file }) => file.joint.map(workersOf)),
  formerHandlers: party('曾经的主办单位', '退回、改派之前的主办单位', ({ file }) => file.formerLeads.map(workersOf)),
  copied: party('属地', '事项派给上级部门时抄送的乡镇', ({ file }) => file.copied.map(unit)),
  verifier: party('核查人员', '县级核查中心的核查员，反馈后或抽查时；反映的就是它或者没有人时，依次由市级核查中心、县级中心、市级中心、县市纪检监察机关', verifiers),
  overseer: party('督办确认人', '事发地乡镇的调度员；乡镇自己在办或者没有人的，是县级、市级中心；限定范围的，是持有这件事的那一级', overseers),
  whistler: party('吹哨的乡镇', '事发地乡镇的调度员', (dossier) => office(dossier, 'TOWN')),
  calledUnits: party('被吹哨单位', '吹哨时请到场的单位', ({ file }) => [...new Set(file.whistles.flatMap((one) => one.called))].map(workersOf)),
} satisfies Record<string, Party>
export type CaseParty = keyof typeof parties

/** The next level up that the matter does not complain about, if it can be one with somebody; null at the top. */
export function levelOver(dossier: Pick<Case, 'file' | 'place'>): DispatchLevel | null {
  const { file, place } = dossier
  const above = dispatchLevels.slice(dispatchLevels.indexOf(file.level) + 1).filter((level) => !isAbout(place?.village ?? '', level, file.against.units))
  return above.find((level) => !isVacant(dossier, level)) ?? above[0] ?? null
}

/**
 * The lowest level that may hold it, above everyone it complains about: what is said about a township is not first read in its villages
 * . Where even the city is complained about, the highest that is not.
 */
export function firstLevel(village: string, startsAt: DispatchLevel, against: readonly string[]): DispatchLevel {
  const free = dispatchLevels.filter((level) => !isAbout(village, level, against))
  const highestAbout = dispatchLevels.findLastIndex((level) => isAbout(village, level, against))
  const least = Math.max(dispatchLevels.indexOf(startsAt), highestAbout + 1)
  return free.find((level) => dispatchLevels.indexOf(level) >= least) ?? free.at(-1) ?? 'CITY'
}

/** Does the matter complain about those who hold matters at this level? */
export function isAbout(village: string, level: DispatchLevel, against: readonly string[]): boolean {
  return holdersAt(village, level).some((unit) => against.includes(unit))
}

/** Units that hold the matter at a level; used to keep a complaint away from those it is about. */
function holdersAt(village: string, level: DispatchLevel): string[] {
  const code = codeAt(village, level) ?? village
  switch (level) {
    case 'VILLAGE': return [`${code}:committee`, `${code}:supervision`, `${code}:party`]
    case 'TOWN': return [`${code}:government`, `${code}:center`, `${code}:party`]
    case 'COUNTY':
    case 'CITY': return [`${code}:center`]
  }
}

export function regionAt(dossier: Case, level: Level): RegionKey | null {
  const deepest = dossier.place?.grid ?? dossier.place?.village
  const code = deepest === undefined ? null : codeAt(deepest, level)
  return code === null ? null : { level, code }
}

function office(dossier: Case, level: DispatchLevel): Addressee[] {
  const region = regionAt(dossier, level)
  return region === null ? [] : [{ kind: 'office', office: dispatchOffice[level], region }]
}

/** Was nobody in the office of the level when it was last looked at? */
function isVacant({ file, place }: Pick<Case, 'file' | 'place'>, level: DispatchLevel): boolean {
  const code = codeAt(place?.village ?? '', level)
  return code !== null && isEmpty(file, { kind: 'office', office: dispatchOffice[level], region: { level, code } })
}

/** A request must not wait for ever: where nobody sits above, the level itself decides. */
function approvers(dossier: Case): Addressee[] {
  if (dossier.state !== 'EXT_PENDING') return []
  const { level } = dossier.file
  const above = levelOver(dossier)
  return office(dossier, above === null || (isVacant(dossier, above) && !isVacant(dossier, level)) ? level : above)
}

export function gridWorkers(dossier: Case): Addressee[] {
  const grid = regionAt(dossier, 'GRID')
  const village = regionAt(dossier, 'VILLAGE')
  return [
    ...(grid === null ? [] : [{ kind: 'office', office: 'GRID_WORKER', region: grid } as const]),
    ...(village === null ? [] : [{ kind: 'office', office: 'GRID_LEADER', region: village } as const]),
  ]
}

function supervisors(dossier: Case): Addressee[] {
  return [...office(dossier, 'TOWN'), ...office(dossier, 'COUNTY'), ...office(dossier, 'CITY')]
}

function arbiters(dossier: Case): Addressee[] {
  const { file } = dossier
  if (file.arbitration !== 'needed' && file.review !== 'asked') return []
  const usual = file.level === 'COUNTY' || file.level === 'CITY' ? 'CITY' : 'COUNTY'
  const village = dossier.place?.village ?? ''
  const other = usual === 'CITY' ? 'COUNTY' : 'CITY'
  const mayJudge = (level: DispatchLevel) => !isAbout(village, level, file.against.units)
  const free = ([usual, other] as const).filter(mayJudge)
  return office(dossier, free.find((level) => !isVacant(dossier, level)) ?? free[0] ?? usual)
}

function handlers(dossier: Case): Addressee[] {
  const { file } = dossier
  if (file.lead === null) return []
  return [workersOf(file.lead), ...(file.gridTask ? gridWorkers(dossier) : [])]
}

function standIns(dossier: Case): Addressee[] {
  return isLeadless(dossier.place, dossier.file) ? office(dossier, dossier.file.level) : []
}

/** Whoever confirms or drops a suggested supervision: never the unit that is to be supervised. */
function overseers(dossier: Case): Addressee[] {
  const { file } = dossier
  const works = (level: DispatchLevel) => isAbout(dossier.place?.village ?? '', level, [...(file.lead === null ? [] : [file.lead]), ...file.joint])
  if (file.confidential) return file.level === 'VILLAGE' || works(file.level) ? [] : office(dossier, file.level)
  const free = (['TOWN', 'COUNTY', 'CITY'] as const).filter((level) => !works(level))
  return office(dossier, free.find((level) => !isVacant(dossier, level)) ?? (works('TOWN') ? 'COUNTY' : 'TOWN'))
}

/** The first that is not complained about, does not work on it and has somebody. */
function verifiers(dossier: Case): Addressee[] {
  const { file, place } = dossier
  if (place === null || (file.result === null && !file.spotCheck)) return []
  const desks = verifyingDesks(place.village)
  const free = desks.filter(({ unit: id }) => !file.against.units.includes(id) && id !== file.lead && !file.joint.includes(id))
  const chosen = free.find(({ desk }) => !isEmpty(file, desk)) ?? free[0] ?? desks[0]
  return chosen === undefined ? [] : [chosen.desk]
}

export function unit(id: string): Addressee {
  return { kind: 'unit', unit: id }
}

function person(id: string | null): Addressee[] {
  return id === null ? [] : [{ kind: 'person', person: id }]
}

export function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
