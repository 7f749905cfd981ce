/** Parties of a publication and how each is found from its village. The same answers fill the to-do lists. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import type { DisclosureFile } from './disclosure-file.ts'
import type { DisclosureSettings } from './settings.ts'

type Disclosure = Dossier<DisclosureFile>
type Party = PartyDefinition<DisclosureFile, DisclosureSettings>

export const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  preparers: party('制单人', '本村村干部（含报账员）和村党组织书记', (dossier) => at(dossier, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC')),
  publishers: party('发布人', '本村党组织书记和村干部', (dossier) => at(dossier, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (dossier) => at(dossier, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  town: party('乡镇', '本乡镇的调度员', (dossier) => at(dossier, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县级中心', '本县中心调度员', (dossier) => at(dossier, 'COUNTY', 'COUNTY_CENTER')),
} satisfies Record<string, Party>
export type DisclosureParty = keyof typeof parties

function at({ place }: Disclosure, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
