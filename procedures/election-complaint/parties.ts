/** Parties of a complaint: who complains, and the township or the county. Nobody of the village is any of them. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { officesAt } from '../village-election/parties.ts'
import type { ComplaintFile } from './complaint-file.ts'
import type { ComplaintSettings } from './settings.ts'

type Party = PartyDefinition<ComplaintFile, ComplaintSettings>
type Complaint = Dossier<ComplaintFile>

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '由系统办理', () => [{ kind: 'system' }]),
  complainant: party('举报的人', '举报的本人', ({ file }: Complaint) => (file.complainant === '' ? [] : [{ kind: 'person', person: file.complainant }])),
  town: party('乡镇', '向乡镇举报的，本乡镇的调度员', ({ file, place }: Complaint) => (file.body === 'TOWN' ? officesAt(place, 'TOWN', 'TOWN_DISPATCHER') : [])),
  county: party('县民政局', '本县民政部门工作人员', ({ place }) => officesAt(place, 'COUNTY', 'CIVIL_AFFAIRS')),
} satisfies Record<string, Party>
export type ComplaintParty = keyof typeof parties

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
