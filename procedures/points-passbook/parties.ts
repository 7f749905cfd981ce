/** Who takes part in a household's passbook, and so who reads it: the household and those who run points in the village, nobody else. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { officesAt, pointsOffices } from '../points-catalogue/points-catalogue.procedure.ts'
import type { PassbookFile } from './passbook-file.ts'
import type { PassbookSettings } from './settings.ts'

type Party = PartyDefinition<PassbookFile, PassbookSettings>

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  household: party('本户', '这一户的户主和成年家人', ({ file }) => file.members.map(person)),
  contact: party('本户联系人', '本户最近来办的人，没有的是户主', ({ file }) => contact(file)),
  lapsing: party('有积分到期的本户联系人', '年底有积分到期的，是本户联系人', ({ file }) => (file.lapsing > 0 ? contact(file) : [])),
  cadre: party('村里经办人', '本村的村干部、村党组织书记', ({ place }) => officesAt(place, pointsOffices)),
  reviewer: party('审核人', '本村的村干部、村党组织书记；申报人本人、这一户和近亲属要回避', ({ place }) => officesAt(place, pointsOffices)),
  keeper: party('爱心超市管理人', '本村的村干部、村党组织书记', ({ place }) => officesAt(place, pointsOffices)),
} satisfies Record<string, Party>
export type PassbookParty = keyof typeof parties

function contact({ spoke, head, members }: PassbookFile): Addressee[] {
  const one = spoke ?? head ?? members[0]
  return one === undefined ? [] : [person(one)]
}

function person(id: string): Addressee {
  return { kind: 'person', person: id }
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
