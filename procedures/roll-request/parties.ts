/** Parties of a villager's request: the villager; the township and the county that see to it. The committee works on the roll, where the request comes in without a name. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { officesAt } from '../village-election/parties.ts'
import type { Settings } from './conditions.ts'
import type { RequestFile } from './request-file.ts'

type Party = PartyDefinition<RequestFile, Settings>

export const parties = {
  anyone: party('任何人', '本村的村民', () => [{ kind: 'anyone' }]),
  system: party('系统', '由系统办理', () => [{ kind: 'system' }]),
  villager: party('提出的村民', '提出异议或者申请的村民本人', ({ file }: Dossier<RequestFile>) => (file.villager === '' ? [] : [{ kind: 'person', person: file.villager }])),
  town: party('乡镇', '本乡镇的调度员', ({ place }) => officesAt(place, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县民政局', '本县民政部门工作人员', ({ place }) => officesAt(place, 'COUNTY', 'CIVIL_AFFAIRS')),
} satisfies Record<string, Party>
export type RequestParty = keyof typeof parties

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
