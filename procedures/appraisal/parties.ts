/** Parties of an appraisal: the supervision committee hosts it (art. 38), those it judges have no part in it. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import type { AppraisalFile } from './appraisal-file.ts'
import type { AppraisalSettings } from './settings.ts'

type Party = PartyDefinition<AppraisalFile, AppraisalSettings>

export const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (appraisal) => at(appraisal, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  committee: party('村“两委”', '本村党组织书记和村干部', (appraisal) => at(appraisal, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  town: party('乡镇', '本乡镇的调度员', (appraisal) => at(appraisal, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县级中心', '本县中心调度员', (appraisal) => at(appraisal, 'COUNTY', 'COUNTY_CENTER')),
} satisfies Record<string, Party>
export type AppraisalParty = keyof typeof parties

function at({ place }: Dossier<AppraisalFile>, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
