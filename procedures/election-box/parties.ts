/** Parties of a box: the election committee, and who works at it. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { officesAt } from '../village-election/parties.ts'
import type { BoxFile } from './box-file.ts'
import type { Settings } from './conditions.ts'

type Party = PartyDefinition<BoxFile, Settings>
type Box = Dossier<BoxFile>
const asPerson = (person: string): Addressee => ({ kind: 'person', person })

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '由系统办理', () => [{ kind: 'system' }]),
  committee: party('村民选举委员会', '安排投票时在任的选举委员会成员', ({ file }: Box) => file.committee.map(asPerson)),
  staff: party('投票点工作人员', '这个投票点的工作人员和选举委员会成员', ({ file }: Box) => [...new Set([...file.committee, ...file.workers.map(({ person }) => person)])].map(asPerson)),
  town: party('乡镇', '本乡镇的调度员', ({ place }) => officesAt(place, 'TOWN', 'TOWN_DISPATCHER')),
  county: party('县民政局', '本县民政部门工作人员', ({ place }) => officesAt(place, 'COUNTY', 'CIVIL_AFFAIRS')),
} satisfies Record<string, Party>
export type BoxParty = keyof typeof parties

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}
