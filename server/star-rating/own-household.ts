/**
 * What a villager sees of the own household's stars: the household is found as the platform by who asks and by nothing else; the rating
 * is read as the person, so that the policies decide. Of the village's year only its stage, standard and days are shown.
 */
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import { cycleKey, ratingKey } from '../../core/star-rating/rating-names.ts'
import type { CycleShown, CycleStage } from '../../core/star-rating/shown.ts'
import { dayOf, lastDayWithin, yearOf, type Day, type Instant, type WorkingCalendar } from '../../core/time/index.ts'
import type { RatingFile } from '../../procedures/star-household/rating-file.ts'
import type { RatingState } from '../../procedures/star-household/states.ts'
import type { Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { readEvents } from '../dossiers/index.ts'
import { householdsAskedFor } from '../registry/index.ts'

export type OwnYear = {
  readonly key: DossierKey
  readonly stage: CycleStage
  readonly shown: CycleShown
  readonly household: KnownHousehold
  readonly rating: { readonly state: RatingState; readonly sequence: number; readonly file: RatingFile } | null
  readonly today: Day
  readonly calendar: WorkingCalendar
}

/** This year's and last year's, as far as the village has begun them. `transaction` runs as the person. */
export async function ownYears(door: Door, transaction: Transaction, person: string, now: Instant): Promise<readonly OwnYear[]> {
  const today = dayOf(now)
  await takeRole(transaction, 'system')
  const households = await householdsOfPerson(transaction, person, today)
  const found = []
  for (const household of households) {
    for (const year of [yearOf(today), yearOf(today) - 1]) {
      const cycle = await cycleOf(transaction, household, year)
      if (cycle?.shown.denominator === household.basis) found.push({ ...cycle, household })
    }
  }
  const calendar = found[0] === undefined ? null : await door.calendars.of(transaction, countyOf(found[0].household), now)
  await takeRole(transaction, 'app')
  const years: OwnYear[] = []
  for (const one of found) {
    const key = ratingKey(one.household.village, one.household.id, one.shown.year)
    if (calendar !== null) years.push({ ...one, key, rating: await ratingOf(door, transaction, key), today, calendar })
  }
  return years.toSorted((one, other) => other.shown.year - one.shown.year)
}

async function householdsOfPerson(transaction: Transaction, person: string, today: Day): Promise<readonly KnownHousehold[]> {
  const rows = await transaction.selectFrom('household_members').select(['county', 'household']).where('person', '=', person).where('left_on', 'is', null).execute()
  const found = await Promise.all(rows.map(({ county, household }) => householdsAskedFor(transaction, county, [household], today)))
  return found.flatMap((one) => [...one.values()]).filter(({ endedOn, members }) => endedOn === null && members.some((member) => member.person === person && member.adult))
}

async function cycleOf(transaction: Transaction, household: KnownHousehold, year: number): Promise<{ readonly stage: CycleStage; readonly shown: CycleShown } | null> {
  const { county, id } = cycleKey(household.village, year)
  const row = await transaction.selectFrom('dossiers').select(['state', 'shown']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row?.shown == null ? null : { stage: row.state as CycleStage, shown: row.shown as unknown as CycleShown }
}

async function ratingOf(door: Door, transaction: Transaction, key: DossierKey): Promise<OwnYear['rating']> {
  const head = await transaction.selectFrom('dossiers').select(['procedure', 'procedure_version']).where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
  if (head === undefined) return null
  const events = await readEvents(transaction, key)
  const dossier = fold(door.procedures.at(head.procedure, head.procedure_version), key, events.map(({ event }) => event))
  return dossier.state === null ? null : { state: dossier.state as RatingState, sequence: dossier.sequence, file: dossier.file as RatingFile }
}

function countyOf({ village }: KnownHousehold): number {
  return Number(village.slice(0, 6))
}

/** Acts the household may do now; the door decides all the same, here nobody is shown a form that stays shut. */
export function actsOffered({ stage, shown, rating, today, calendar }: OwnYear): readonly string[] {
  const state = rating?.state ?? null
  const file = rating?.file ?? null
  const before = stage === 'SELF' || stage === 'PEER' || stage === 'VOTE'
  const after = stage === 'PUBLICITY' || stage === 'AWARD' || stage === 'ACTIVE'
  const inTime = (from: Day | null) => from !== null && today <= lastDayWithin(from, shown.limits.appealDays, calendar)
  const isRated = file?.takesPart === true
  return [
    ...(state === 'FILLED' && before ? ['confirm'] : []),
    ...(stage === 'SELF' && today <= shown.selfUntil && (state === null || state === 'FILLED' || state === 'RATED' || state === 'OUT') ? ['rate'] : []),
    ...(state === null && before ? ['stay-out'] : []), ...(before && (state === 'FILLED' || state === 'RATED' || state === 'DECIDED') ? ['opt-out'] : []),
    ...(state === 'PROPOSED' && file?.move?.answer === null ? ['answer-proposal'] : []), ...(state === 'VOTED' && file?.move?.reviewAsked === false ? ['ask-move-review'] : []),
    ...(after && isRated && (state === 'DECIDED' || state === 'REVIEW') && file.review === 'none' && inTime(shown.publishedOn) ? ['ask-review'] : []),
    ...(after && isRated && state === 'DECIDED' && file.appeal === 'none' && inTime(file.toldOn ?? shown.publishedOn) ? ['appeal'] : []),
    ...(after && isRated && state !== 'ENDED' && file.given.length > 0 ? ['answer-plaque'] : []),
  ]
}

export type Neighbour = { readonly household: string; readonly headName: string; readonly group: string }

/** Households on the notice that hangs now, as everybody may read it there: head and group. Asked as the platform. */
export async function householdsOnNotice(transaction: Transaction, { shown, household }: OwnYear): Promise<readonly Neighbour[]> {
  await takeRole(transaction, 'system')
  const { county, id } = cycleKey(shown.village, shown.year)
  const rows = await transaction.selectFrom('dossiers').select('shown').where('county', '=', county).where('belongs_to', '=', id).where('procedure', '=', 'star-household').execute()
  await takeRole(transaction, 'app')
  return rows.flatMap(({ shown: part }) => {
    const { household: about, headName, group, stars } = part as unknown as { household: string; headName: string; group: string; stars: readonly string[] }
    return stars.length === 0 || about === household.id ? [] : [{ household: about, headName, group }]
  }).toSorted((one, other) => one.group.localeCompare(other.group, 'zh-Hans-CN', { numeric: true }) || one.headName.localeCompare(other.headName, 'zh-Hans-CN'))
}

