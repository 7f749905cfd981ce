/** Parties of a contract of the collective and how each is found. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import type { ContractFile } from './contract-file.ts'
import type { ContractSettings } from './settings.ts'

type Contract = Dossier<ContractFile>
type Party = PartyDefinition<ContractFile, ContractSettings>

export const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  committee: party('村集体经济组织', '本村村干部（含报账员）和村党组织书记', (contract) => at(contract, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (contract) => at(contract, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  town: party('乡镇', '本乡镇的调度员', (contract) => at(contract, 'TOWN', 'TOWN_DISPATCHER')),
} satisfies Record<string, Party>
export type ContractParty = keyof typeof parties

function at({ place }: Contract, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
