/** Who has to do with a family's occasion: the family, the council for occasions, the village's cadres; nobody else, and the township only where none of them is there. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import type { OccasionFile } from './occasion-file.ts'
import type { OccasionSettings } from './settings.ts'

type Party = PartyDefinition<OccasionFile, OccasionSettings>

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  reporter: party('办事的人家', '报备的人，或者请人代报的人', ({ file }) => person(file.reporter)),
  filer: party('代办人', '替这家人填报的人', ({ file }) => person(file.filer)),
  council: party('红白理事会', '本村红白理事会在任的成员', ({ place }) => (place === null ? [] : [councilDesk(place.village)])),
  cadre: party('村干部', '本村村干部', ({ place }) => (place === null ? [] : [cadreDesk(place.village)])),
  standIn: party('乡镇帮办人员', '红白理事会和村干部都没有人时，是乡镇调度员', ({ place, file }) => (place === null || !file.vacant ? [] : [townDesk(place.village)])),
} satisfies Record<string, Party>
export type OccasionParty = keyof typeof parties

export function councilDesk(village: string): Addressee {
  return { kind: 'unit', unit: `${village}:occasions-council` }
}
export function cadreDesk(village: string): Addressee {
  return { kind: 'office', office: 'VILLAGE_CADRE', region: { level: 'VILLAGE', code: village } }
}
export function townDesk(village: string): Addressee {
  return { kind: 'office', office: 'TOWN_DISPATCHER', region: { level: 'TOWN', code: village.slice(0, 9) } }
}

function person(id: string | null): Addressee[] {
  return id === null ? [] : [{ kind: 'person', person: id }]
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
