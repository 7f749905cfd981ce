/** Parties of a meeting and how each is found: the body's own members, and the cadres of its village. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { bodyFunctions } from '../../core/village-bodies/index.ts'
import { unitIdOf } from '../../core/region/functions.ts'
import type { MeetingFile } from './meeting-file.ts'
import type { MeetingSettings } from './settings.ts'

type Meeting = Dossier<MeetingFile>
type Party = PartyDefinition<MeetingFile, MeetingSettings>

export const parties = {
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  caller: party('召集人', '本村各议事组织的负责人、记录人，和本村村干部、村党组织书记', ({ place }) => (place === null ? [] : [
    ...bodyFunctions.map((one): Addressee => ({ kind: 'unit', unit: unitIdOf(place.village, one), offices: ['BODY_CHAIR', 'BODY_RECORDER'] })), ...cadresOf(place.village),
  ])),
  convener: party('会议主办人', '这个组织的负责人、记录人和本村村干部、村党组织书记', (meeting) => [...membersOf(meeting, ['BODY_CHAIR', 'BODY_RECORDER']), ...cadres(meeting)]),
  recorder: party('记录人', '这个组织的记录人、负责人和本村村干部、村党组织书记', (meeting) => [...membersOf(meeting, ['BODY_RECORDER', 'BODY_CHAIR']), ...cadres(meeting)]),
  chair: party('负责人', '这个组织的负责人；负责人没到会的，是主持会议的成员', (meeting) => [
    ...membersOf(meeting, ['BODY_CHAIR']), ...(meeting.file.presiding === null ? [] : [{ kind: 'person', person: meeting.file.presiding } as const]),
  ]),
  members: party('成员', '这个组织在任的成员', (meeting) => membersOf(meeting)),
  cadres: party('村干部', '本村村干部和村党组织书记', cadres),
} satisfies Record<string, Party>
export type MeetingParty = keyof typeof parties

function membersOf({ file }: Meeting, offices?: readonly Office[]): Addressee[] {
  return file.body === '' ? [] : [{ kind: 'unit', unit: file.body, ...(offices === undefined ? {} : { offices }) }]
}

function cadres({ place }: Meeting): Addressee[] {
  return place === null ? [] : cadresOf(place.village)
}

function cadresOf(village: string): Addressee[] {
  const region = { level: 'VILLAGE', code: village } as const
  return [{ kind: 'office', office: 'VILLAGE_CADRE', region }, { kind: 'office', office: 'PARTY_SEC', region }]
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
