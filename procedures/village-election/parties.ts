/** Parties of an election and how each is found: the village until a committee stands, then the committee by name; who supervises it from outside. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level, type Place } from '../../core/region/region.ts'
import type { ElectionFile } from './election-file.ts'
import type { ElectionSettings } from './settings.ts'

type Party = PartyDefinition<ElectionFile, ElectionSettings>

export const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  town: party('乡镇', '本乡镇的调度员', ({ place }) => officesAt(place, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县民政局', '本县民政部门工作人员', ({ place }) => officesAt(place, 'COUNTY', 'CIVIL_AFFAIRS')),
  village: party('村里的组织者', '本村党组织书记和村干部', ({ place }) => officesAt(place, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  committee: party('村民选举委员会', '推选出来、现在在任的选举委员会成员', ({ file }: Dossier<ElectionFile>) => (file.committee?.members ?? []).map((person) => ({ kind: 'person', person }))),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', ({ place }) => officesAt(place, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
} satisfies Record<string, Party>
export type ElectionParty = keyof typeof parties

export function officesAt(place: Place | null, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
