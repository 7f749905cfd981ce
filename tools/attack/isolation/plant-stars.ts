/** A year of star rating at a place, long over, played through the door from its launch to the honour board: a household that rated itself, an opinion, the vote. */
import { randomUUID } from 'node:crypto'
import { asVillager } from '../../../core/procedure/actor.ts'
import { cycleKey, nameOfKey, ratingKey } from '../../../core/star-rating/rating-names.ts'
import { tenStars } from '../../../core/star-rating/ten-stars.ts'
import { registerHouseholds, registerPersons } from '../../../server/registry/index.ts'
import type { RunningPlatform } from '../../testing/platform.ts'
import { actsOfYear, seat, staffOf, type Sowing } from './seats.ts'

export type PlantedStars = { readonly cycle: string; readonly rating: string; readonly year: number }

const codes = tenStars.stars.map(({ code }) => code)

/** Before anybody of the demonstration held an office there, and another year for each of two places in one village. */
export async function plantStars(platform: RunningPlatform, sowing: Sowing): Promise<PlantedStars> {
  const { place: { village, key }, county, token, id } = sowing
  const year = key === 'grid' ? 2023 : 2024
  const { household, head } = await registerHousehold(platform, sowing)
  const seats = [staffOf('PARTY_SEC', village, 'party'), staffOf('VILLAGE_CADRE', village, 'committee'), staffOf('VILLAGE_SUPERVISOR', village, 'supervision')] as const
  const [secretary, cadre, supervisor] = seats
  const office = staffOf('CIVILIZATION_OFFICE', String(county), 'civilization')
  for (const one of [...seats, office]) await seat(platform, one, `${year}-01-01`, `${year + 1}-01-01`)
  const present = seats.map(({ person }) => person)
  const [cycle, rating] = [cycleKey(village, year), ratingKey(village, household, year)]
  id('star-year-id', cycle.id)
  id('star-rating-id', rating.id)
  const act = actsOfYear(platform, year)

  await act('09-01', office, cycle, 'launch', { village, year, selfUntil: `${year}-09-12`, basis: `安排${token('starbasis')}` }, 'star-cycle')
  await act('09-05', asVillager(head), rating, 'rate-self', {
    village, year, household, stars: codes.map((star) => ({ star, claim: 'met', items: [0, 1], words: `理由${token('starwords')}` })),
  }, 'star-household')
  await act('09-14', secretary, cycle, 'begin-peer-review', {})
  await act('09-15', cadre, rating, 'add-opinion', { group: '村民小组会', people: 5, supports: codes.slice(0, 3), doubts: [], words: `意见${token('staropinion')}` })
  await act('09-18', secretary, cycle, 'open-meeting', { heldOn: `${year}-09-18`, where: `会议室${token('starplace')}`, present, chair: present[0], recorder: present[1] })
  await act('09-18', cadre, rating, 'decide', { sitting: 1, withdrawn: [], votes: codes.map((star) => ({ star, yes: 3, no: 0, abstain: 0 })), note: `备注${token('starvote')}` })
  await act('09-20', secretary, cycle, 'publish', { days: 15, where: `公开栏${token('starboard')}` })
  await act('09-20', supervisor, cycle, 'confirm-board', { on: `${year}-09-20`, where: `公开栏${token('starboard')}` })
  // In one village the notice was never ended, so that objections may be entered there.
  if (key === 'village') return { cycle: nameOfKey(cycle), rating: nameOfKey(rating), year }
  await act('10-12', secretary, cycle, 'end-notice', {})
  await act('10-14', secretary, cycle, 'award', { heldOn: `${year}-10-14`, where: `广场${token('starhonour')}` })
  // Its board has been prepared for printing.
  await platform.ownerQuery(`insert into sheet_marks (county, code, cycle, rating, kind, made_at) values ($1, $2, $3, null, 'board', now())`, [county, `ZZZZZZZZZZZ${'ABCDEFGH'[sowing.nth % 8] ?? 'Z'}`, cycle.id])
  return { cycle: nameOfKey(cycle), rating: nameOfKey(rating), year }
}

async function registerHousehold({ database, cipher, door }: RunningPlatform, { place: { village, grid }, county, token, id }: Sowing) {
  const [head, household] = [id('star-head-id'), id('star-household-id')]
  await database.transaction({ role: 'system' }, async (transaction) => {
    const at = door.clock()
    await registerPersons(transaction, cipher, [{
      county, id: head, name: `雀${token('starhead')}`, gender: 1, birthDate: '1970-05-06', idNumber: null, phone: null, hukouVillage: village, residenceVillage: village, residenceGrid: grid,
    }], at)
    await registerHouseholds(transaction, [{
      county, id: household, basis: 'residence', village, grid, head, address: null, placeId: randomUUID(), members: [{ id: randomUUID(), person: head, relation: 0 }],
    }], '2020-01-01', at)
  })
  return { household, head }
}
