/** Parties of the roll: the election committee by name, and who supervises it. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { officesAt } from '../village-election/parties.ts'
import type { Settings } from './conditions.ts'
import type { RollFile } from './roll-file.ts'

type Party = PartyDefinition<RollFile, Settings>
type Roll = Dossier<RollFile>

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '由系统办理', () => [{ kind: 'system' }]),
  committee: party('村民选举委员会', '现在在任的选举委员会成员', ({ file }: Roll) => file.committee.map((person): Addressee => ({ kind: 'person', person }))),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', ({ place }) => officesAt(place, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  town: party('乡镇', '本乡镇的调度员', ({ place }) => officesAt(place, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县民政局', '本县民政部门工作人员', ({ place }) => officesAt(place, 'COUNTY', 'CIVIL_AFFAIRS')),
  bereft: party('要重办委托的人', '受托人被提名为候选人的委托人', ({ file }: Roll) => {
    const again = file.proxies.filter(({ principal, ended }) => ended === '受托人被提名为候选人' && !file.proxies.some((one) => one.principal === principal && one.ended === ''))
    return [...new Set(again.map(({ principal }) => principal))].map((person): Addressee => ({ kind: 'person', person }))
  }),
} satisfies Record<string, Party>
export type RollParty = keyof typeof parties

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
