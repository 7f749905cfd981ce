/** Parties of a deciding meeting and how each is found. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import type { MeetingFile } from './meeting-file.ts'
import type { MeetingSettings } from './settings.ts'

type Meeting = Dossier<MeetingFile>
type Party = PartyDefinition<MeetingFile, MeetingSettings>

export const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  committee: party('村民委员会', '本村村干部和村党组织书记', (meeting) => at(meeting, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC')),
  supervisors: party('村务监督委员会', '本村村务监督委员会成员', (meeting) => at(meeting, 'VILLAGE', 'VILLAGE_SUPERVISOR')),
  witnesses: party('核对签字的人', '本村村务监督委员会成员、村干部和村党组织书记，写记录的人除外', (meeting) => at(meeting, 'VILLAGE', 'VILLAGE_SUPERVISOR', 'VILLAGE_CADRE', 'PARTY_SEC')),
  receivers: party('登记提议的人', '本村村干部、村党组织书记、村务监督委员会成员和乡镇', (meeting) => [
    ...at(meeting, 'VILLAGE', 'VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR'), ...at(meeting, 'TOWN', 'TOWN_DISPATCHER'),
  ]),
  town: party('乡镇', '本乡镇的调度员', (meeting) => at(meeting, 'TOWN', 'TOWN_DISPATCHER')),
} satisfies Record<string, Party>
export type MeetingParty = keyof typeof parties

function at({ place }: Meeting, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
