/** Parties of an objection: who raised it, the village that reviews, the township that sees to it. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import type { ObjectionFile } from './objection-file.ts'

type Objection = Dossier<ObjectionFile>
type Party = PartyDefinition<ObjectionFile, JsonObject>

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '到时间或者复核有了结论，由系统办理', () => [{ kind: 'system' }]),
  objector: party('提异议的人', '提出异议的村民', ({ file }) => (file.objector === null ? [] : [{ kind: 'person', person: file.objector }])),
  organisers: party('村里的组织者', '本村党组织书记和村干部；本户的人和近亲属除外', (dossier) => at(dossier, 'VILLAGE', 'PARTY_SEC', 'VILLAGE_CADRE')),
  evaluators: party('评议员', '本年度参加过评议会的人；本户的人和近亲属除外', ({ file }) => file.evaluators.map((person) => ({ kind: 'person', person }))),
  town: party('乡镇', '本乡镇的调度员', (dossier) => at(dossier, 'TOWN', 'TOWN_DISPATCHER')),
} satisfies Record<string, Party>
export type ObjectionParty = keyof typeof parties

function at({ place }: Objection, level: Level, ...offices: readonly Office[]): Addressee[] {
  const code = place === null ? null : codeAt(place.village, level)
  return code === null ? [] : offices.map((office) => ({ kind: 'office', office, region: { level, code } }))
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
