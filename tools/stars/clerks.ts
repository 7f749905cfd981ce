/**
 * Clerks of different villages who record their meetings at the same time, through the one door and on a real database: how long one decision takes
 * for one clerk alone and for all of them at once, in one run, so that the machine is the same for both.
 */
import { randomUUID } from 'node:crypto'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { choosing } from '../../core/procedure/testing/forms.ts'
import { inOffice, regionsOf } from '../../core/procedure/testing/places.ts'
import { cycleKey } from '../../core/star-rating/rating-names.ts'
import { addDays, dayOf, msPerDay } from '../../core/time/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'
import { keepCalendars } from '../../server/calendar/index.ts'
import type { TestDatabase } from '../../server/database/testing.ts'
import { enqueueIntents } from '../../server/effects/index.ts'
import { keepProcedures, keepSettings } from '../../server/procedures/index.ts'
import { hands, ownWords, settle, sitters, uuidOf, type Home } from './play-year.ts'

const year = 2026
const begin = Date.UTC(2026, 9, 12, 1)

export type Measured = {
  /** Milliseconds a decision took, sorted. */
  readonly alone: readonly number[]
  readonly together: readonly number[]
  /** From the first to the last decision of all clerks. */
  readonly wall: number
  readonly decided: number
}

/** @param each decisions a clerk records in either part */
export async function measureClerks(test: TestDatabase, { villages, each }: { readonly villages: readonly string[]; readonly each: number }): Promise<Measured> {
  const clock = { now: begin }
  const door: Door = {
    database: test.database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(), enqueue: enqueueIntents,
    attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => clock.now,
  }
  const act = async (dossier: DossierKey, actor: Actor, name: string, form: object, procedure?: string) => {
    await perform(door, { act: { id: randomUUID(), act: name, form, channel: 'console', occurredAt: clock.now }, dossier, actor, ...(procedure === undefined ? {} : { procedure }) })
  }
  const meetings = []
  for (const village of villages) meetings.push(await ready(test, { village, households: 2 * each + sitters.length, act, clock }))
  const [first, ...others] = meetings
  if (first === undefined) throw new RangeError('no village to measure in')
  const alone = await record(first, each)
  const begun = performance.now()
  const together = (await Promise.all([first, ...others].map((meeting) => record(meeting, each)))).flat()
  return { alone: sorted(alone), together: sorted(together), wall: performance.now() - begun, decided: alone.length + together.length }
}

type Meeting = { readonly waiting: (() => Promise<void>)[] }
type Making = { readonly village: string; readonly households: number; readonly act: (dossier: DossierKey, actor: Actor, name: string, form: object, procedure?: string) => Promise<void>; readonly clock: { now: number } }

/** A village with its meeting opened and its households rated by themselves. */
async function ready(test: TestDatabase, { village, households, act, clock }: Making): Promise<Meeting> {
  const id = (what: string) => uuidOf(`${village} clerks ${what}`)
  const choose = choosing(Number(village.slice(6)))
  const staff = sitters.map(([office, unit], index) => inOffice(id(`sitter ${index}`), office, village, unit))
  const [secretary, clerk] = staff as [Actor, Actor]
  const cycle = cycleKey(village, year)
  const homes = (await settle(test, { village, staff, count: households, chance: () => false, id })).slice(sitters.length)
  clock.now = begin
  await act(cycle, inOffice(id('town'), 'TOWN_DISPATCHER', regionsOf(village).TOWN, 'government'), 'launch', { village, year, selfUntil: addDays(dayOf(begin), 20), basis: '演示：乡镇安排' }, 'star-cycle')
  for (const home of homes) await act(home.key, asVillager(home.adults[0] ?? ''), 'rate-self', { village, year, household: home.id, ...ownWords(choose) }, 'star-household')
  clock.now = begin + 21 * msPerDay
  await act(cycle, clerk, 'begin-peer-review', {})
  const present = staff.flatMap(({ person }) => person ?? [])
  await act(cycle, clerk, 'open-meeting', { heldOn: dayOf(clock.now), where: '村委会大院', present, chair: secretary.person, recorder: clerk.person })
  return { waiting: homes.map((home: Home) => () => act(home.key, clerk, 'decide', { sitting: 1, withdrawn: [], votes: hands(choose, present.length) })) }
}

/** One household after the other, as a clerk works. */
async function record({ waiting }: Meeting, each: number): Promise<number[]> {
  const took = []
  for (const decide of waiting.splice(0, each)) {
    const from = performance.now()
    await decide()
    took.push(performance.now() - from)
  }
  return took
}

function sorted(numbers: readonly number[]): readonly number[] {
  return numbers.toSorted((one, other) => one - other)
}
