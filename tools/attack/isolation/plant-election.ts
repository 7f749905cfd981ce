/** A rehearsal of an election in a village, through the door: announced, its committee chosen, its roll on the wall, an objection. Nothing of it is public. */
import { registerPersons } from '../../../server/registry/index.ts'
import { electionKey, firstRehearsal, nameOfKey, rollKey } from '../../../procedures/village-election/names.ts'
import { asVillager } from '../../../core/procedure/actor.ts'
import type { RunningPlatform } from '../../testing/platform.ts'
import { actsOfYear, seat, staffOf, type Sowing } from './seats.ts'

export type PlantedElection = { readonly election: string; readonly roll: string }

/** Of a year long over; another run for each of two places in one village. */
export async function plantElection(platform: RunningPlatform, sowing: Sowing): Promise<PlantedElection> {
  const { place: { village, key }, token, id } = sowing
  const [term, run] = [2024, firstRehearsal + (key === 'grid' ? 7 : 6)]
  const [town, secretary] = [staffOf('TOWN_DISPATCHER', village.slice(0, 9), 'government'), staffOf('PARTY_SEC', village, 'party')]
  for (const one of [town, secretary]) await seat(platform, one, `${term}-01-01`, `${term + 1}-01-01`)
  const people = await registerVoters(platform, sowing)
  const [head = '', deputy = ''] = people
  const [election, roll] = [electionKey(village, term, run), rollKey(village, term, run)]
  id('el-id', election.id)
  id('el-roll-id', roll.id)
  const act = actsOfYear(platform, term)
  await act('07-01', town, election, 'announce', { village, term, run, electionDay: `${term}-09-01`, chair: 1, vice: 1, member: 3, basis: `演练${token('elbasis')}` }, 'village-election')
  await act('07-06', secretary, election, 'form-committee', { by: 'representatives', heldOn: `${term}-07-05`, resolution: `推选${token('elresolution')}`, size: 5, ranking: people, head, deputy })
  await act('07-07', asVillager(head), roll, 'open', { village, term, run }, 'election-roll')
  await act('07-08', asVillager(head), roll, 'enter', { entries: people.map((person) => ({ person })) })
  // Of a rehearsal not even the roll that hangs is public.
  await act('08-05', asVillager(head), roll, 'publish', { where: `公开栏${token('elwhere')}` })
  await act('08-06', asVillager(head), roll, 'record-objection', { kind: 'wrong', about: `一位${token('elabout')}`, words: `请核对${token('elobjection')}` })
  return { election: nameOfKey(election), roll: nameOfKey(roll) }
}

async function registerVoters({ database, cipher, door }: RunningPlatform, { place: { village, grid }, county, token, id }: Sowing): Promise<readonly string[]> {
  const people = Array.from({ length: 5 }, () => ({
    county, id: id('el-person-id'), name: `雀${token('elname')}`, gender: 1 as const, birthDate: '1975-05-06', idNumber: null, phone: null, hukouVillage: village, residenceVillage: village, residenceGrid: grid,
  }))
  await database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, cipher, people, door.clock()))
  return people.map(({ id: person }) => person)
}
