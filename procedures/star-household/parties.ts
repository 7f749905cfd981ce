/** Who takes part in a household's rating, and who reads it: the household, those who organise and evaluate, the township where it is asked. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { codeAt } from '../../core/region/region.ts'
import type { RatingFile } from './rating-file.ts'
import type { RatingSettings } from './settings.ts'

type Rating = Dossier<RatingFile>
type Party = PartyDefinition<RatingFile, RatingSettings>

/** Offices that organise a village's rating (村党支部、村委会组织; policy 二(二)). */
export const organiserOffices = ['PARTY_SEC', 'VILLAGE_CADRE'] as const

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '到时间由系统办理', () => [{ kind: 'system' }]),
  household: party('本户', '这一户的户主和成年家人', ({ file }) => file.adults.map(person)),
  filler: party('代填人', '替这一户填自评的人，到表决或者本户确认为止', ({ file }) => (file.filler === null ? [] : [person(file.filler)])),
  organiser: party('村组织人员', '本村的村党组织书记和村干部', organisers),
  council: party('道德评议会', '本村道德评议会的成员', ({ place }) => (place === null ? [] : [{ kind: 'unit', unit: `${place.village}:virtue-council` }])),
  evaluator: party('评议员', '参加过本轮评议会的人', ({ file }) => file.evaluators.map(person)),
  town: party('乡镇', '本乡镇的调度员；只在有申诉、或者有否决依据要核对的时候', towns),
} satisfies Record<string, Party>
export type RatingParty = keyof typeof parties

function organisers({ place }: Rating): Addressee[] {
  return place === null ? [] : organiserOffices.map((office) => ({ kind: 'office', office, region: { level: 'VILLAGE', code: place.village } }))
}

function towns({ place, state, file }: Rating): Addressee[] {
  const code = place === null ? null : codeAt(place.village, 'TOWN')
  const asked = state === 'APPEALED' || file.groundAsked !== null
  return code === null || !asked ? [] : [{ kind: 'office', office: 'TOWN_DISPATCHER', region: { level: 'TOWN', code } }]
}

function person(id: string): Addressee {
  return { kind: 'person', person: id }
}

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
