/** Parties of a matter on the ladder and how each is found. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import type { MatterFile } from './matter-file.ts'
import type { MatterSettings } from './settings.ts'

type Matter = Dossier<MatterFile>
type Party = PartyDefinition<MatterFile, MatterSettings>

export const parties = {
  system: party('系统', '到时间或者有了答复，由系统办理', () => [{ kind: 'system' }]),
  party: party('村党组织', '本村党组织书记；书记空缺时由村干部登记', (matter) => at(matter, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  committee: party('村“两委”', '本村党组织书记和村干部', (matter) => at(matter, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (matter) => at(matter, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  town: party('乡镇', '本乡镇的调度员', (matter) => at(matter, 'TOWN', 'TOWN_DISPATCHER')),
} satisfies Record<string, Party>
export type MatterParty = keyof typeof parties

function at({ place }: Matter, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
