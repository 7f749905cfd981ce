/** Parties of a recall: the member concerned, who has a right to answer; the village that calls the vote; the township that checks; those who count. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { officesAt } from '../village-election/parties.ts'
import type { RecallFile } from './recall-file.ts'
import type { RecallSettings } from './settings.ts'

type Party = PartyDefinition<RecallFile, RecallSettings>
type Recall = Dossier<RecallFile>

export const parties = {
  system: party('系统', '由系统办理', () => [{ kind: 'system' }]),
  town: party('乡镇', '本乡镇的调度员', ({ place }) => officesAt(place, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县民政局', '本县民政部门工作人员', ({ place }) => officesAt(place, 'COUNTY', 'CIVIL_AFFAIRS')),
  village: party('村里', '本村党组织书记和村干部', ({ place }) => officesAt(place, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', ({ place }) => officesAt(place, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  concerned: party('被要求罢免的人', '被要求罢免的村委会成员本人', ({ file }: Recall) => (file.person === '' ? [] : [{ kind: 'person', person: file.person }])),
  counters: party('计票录入的人', '登记的两个计票录入人', ({ file }: Recall) => file.counters.map((person) => ({ kind: 'person', person }))),
} satisfies Record<string, Party>
export type RecallParty = keyof typeof parties

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
