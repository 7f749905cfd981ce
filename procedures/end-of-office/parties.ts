/** Parties of a term: the township that keeps it, the village, the supervision committee, and each member who sits. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { officesAt } from '../village-election/parties.ts'
import type { TermSettings } from './settings.ts'
import { sittingIn, type TermFile } from './term-file.ts'

type Party = PartyDefinition<TermFile, TermSettings>

export const parties = {
  system: party('系统', '由系统办理', () => [{ kind: 'system' }]),
  town: party('乡镇', '本乡镇的调度员', ({ place }) => officesAt(place, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县民政局', '本县民政部门工作人员', ({ place }) => officesAt(place, 'COUNTY', 'CIVIL_AFFAIRS')),
  village: party('村里', '本村党组织书记和村干部', ({ place }) => officesAt(place, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', ({ place }) => officesAt(place, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  members: party('村委会成员', '现在在任的村委会成员本人', ({ file }: Dossier<TermFile>) => sittingIn(file).map(({ person }) => ({ kind: 'person', person }))),
} satisfies Record<string, Party>
export type TermParty = keyof typeof parties

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
