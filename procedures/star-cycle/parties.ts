/** Parties of a village's year and how each is found from the village and the file. The same answers fill the to-do lists. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import type { CycleFile } from './cycle-file.ts'
import type { CycleSettings } from './settings.ts'

type Cycle = Dossier<CycleFile>
type Party = PartyDefinition<CycleFile, CycleSettings>

export const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  organisers: party('村里的组织者', '本村党组织书记和村干部', (dossier) => at(dossier, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (dossier) => at(dossier, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  evaluators: party('评议员', '本年度参加过评议会的人', ({ file }) => file.evaluators.map((person) => ({ kind: 'person', person }))),
  council: party('道德评议会', '本村道德评议会的成员', ({ place }) => (place === null ? [] : [{ kind: 'unit', unit: `${place.village}:virtue-council` }])),
  town: party('乡镇', '本乡镇的调度员', (dossier) => at(dossier, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县文明办', '本县文明办工作人员', (dossier) => at(dossier, 'COUNTY', 'CIVILIZATION_OFFICE')),
  countyCenter: party('县级中心', '本县中心调度员', (dossier) => at(dossier, 'COUNTY', 'COUNTY_CENTER')),
} satisfies Record<string, Party>
export type CycleParty = keyof typeof parties

function at({ place }: Cycle, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
