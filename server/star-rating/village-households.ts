/**
 * The households of a village's year for those who organise and evaluate: who is to be rated, what was said, who withdraws. The ratings are read
 * as the person, so that the policies decide; names of heads and kin are looked up as the platform, for people of this village only.
 */
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { paddedCode } from '../../core/region/scope.ts'
import { ratingKey } from '../../core/star-rating/rating-names.ts'
import type { CycleShown } from '../../core/star-rating/shown.ts'
import type { Day } from '../../core/time/index.ts'
import { starsHeld, type RatingFile } from '../../procedures/star-household/rating-file.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName, eventOf } from '../dossiers/index.ts'
import type { Procedures } from '../procedures/index.ts'
import { householdsAskedFor } from '../registry/index.ts'

export type CycleRow = { readonly key: DossierKey; readonly stage: string; readonly sequence: number; readonly shown: CycleShown }

/** @throws Refused `unknown-dossier` for what is no cycle, or none this person may see */
export async function cycleAsked(transaction: Transaction, key: DossierKey | null): Promise<CycleRow> {
  const row = key === null ? undefined : await transaction.selectFrom('dossiers').select(['procedure', 'state', 'sequence', 'shown'])
    .where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
  if (key === null || row?.procedure !== 'star-cycle' || row.shown === null) {
    throw new Refused({ code: 'unknown-dossier', sentence: '没有这一轮星级评定，或者您不能查看它。请从星级评定的首页进入。', cause: 'not visible' })
  }
  return { key, stage: row.state, sequence: row.sequence, shown: row.shown as unknown as CycleShown }
}

/** `namesMembers`: for those who keep the village's register anyway; others are shown heads only. */
export type Asking = { readonly after: string | null; readonly limit: number; readonly today: Day; readonly namesMembers: boolean }

export type Page = { readonly items: readonly HouseholdLine[]; readonly next: string | null }
export type HouseholdLine = ReturnType<typeof lineOf>

/** Living households of the register that counts, in the order of their ids, with what is known of each in this year. */
export async function householdsOfCycle(
  transaction: Transaction, procedures: Procedures, { key, shown }: CycleRow, { after, limit, today, namesMembers }: Asking,
): Promise<Page> {
  await takeRole(transaction, 'system')
  const ids = await householdIds(transaction, key.county, shown, after, limit)
  const page = ids.slice(0, limit)
  const households = await householdsAskedFor(transaction, key.county, page, today)
  const adults = namesMembers ? [...households.values()].flatMap(({ members }) => members.filter(({ adult }) => adult).map(({ person }) => person)) : []
  const names = await namesOf(transaction, key.county, adults)
  await takeRole(transaction, 'app')
  const ratings = await ratingsOf(transaction, procedures, key.county, page.map((household) => ratingKey(shown.village, household, shown.year).id))
  return {
    items: page.flatMap((id) => {
      const household = households.get(id)
      const rating = ratingKey(shown.village, id, shown.year)
      return household === undefined ? [] : [lineOf(household, dossierName(rating), ratings.get(rating.id) ?? null, shown, names)]
    }),
    next: ids.length > limit ? page.at(-1) ?? null : null,
  }
}

async function householdIds(transaction: Transaction, county: number, { village, denominator }: CycleShown, after: string | null, limit: number): Promise<readonly string[]> {
  let rows = transaction.selectFrom('households').select('id').where('county', '=', county).where('basis', '=', denominator)
    .where('place', '>=', paddedCode(village)).where('place', '<=', Number(village.padEnd(15, '9'))).where('ended_on', 'is', null)
  if (after !== null) rows = rows.where('id', '>', after)
  return (await rows.orderBy('id').limit(limit + 1).execute()).map(({ id }) => id)
}

type Rating = { readonly state: string; readonly sequence: number; readonly file: RatingFile }

/** Folded from their records, two questions a page; whatever the person may not read is not there. */
async function ratingsOf(transaction: Transaction, procedures: Procedures, county: number, ids: readonly string[]): Promise<ReadonlyMap<string, Rating>> {
  if (ids.length === 0) return new Map()
  const [heads, rows] = await Promise.all([
    transaction.selectFrom('dossiers').select(['id', 'procedure', 'procedure_version']).where('county', '=', county).where('id', 'in', [...ids]).execute(),
    transaction.selectFrom('events').selectAll().where('county', '=', county).where('dossier', 'in', [...ids]).orderBy('dossier').orderBy('sequence').execute(),
  ])
  const events = Map.groupBy(rows, ({ dossier }) => dossier)
  return new Map(heads.flatMap(({ id, procedure, procedure_version: version }) => {
    const dossier = fold(procedures.at(procedure, version), { county, id }, (events.get(id) ?? []).map((row) => eventOf(row).event))
    return dossier.state === null ? [] : [[id, { state: dossier.state, sequence: dossier.sequence, file: dossier.file as RatingFile }] as const]
  }))
}

function lineOf(household: KnownHousehold, rating: string, known: Rating | null, { sitting }: CycleShown, names: ReadonlyMap<string, string>) {
  const kin = new Set([...household.members.map(({ person }) => person), ...household.nearRelatives])
  const file = known?.file ?? null
  return {
    household: household.id, rating, headName: household.headName, group: household.group, people: household.members.length,
    adults: household.members.filter(({ adult }) => adult).length,
    members: household.members.flatMap(({ person }) => (names.has(person) ? [{ person, name: names.get(person) ?? '' }] : [])),
    state: known?.state ?? null, sequence: known?.sequence ?? 0, takesPart: file?.takesPart ?? false,
    own: (file?.own ?? []).map(({ star, claim, words, items }) => ({ star, claim, words, items: [...items] })),
    opinions: (file?.opinions ?? []).map(({ group, people, supports, doubts, words }) => ({ group, people, supports: [...supports], doubts: [...doubts], words })),
    groundWaits: file?.groundAsked != null, withheld: [...new Set(file?.grounds.flatMap(({ stars }) => stars) ?? [])],
    stars: file === null ? [] : [...starsHeld(file)], voters: file?.decided?.voters ?? null,
    votes: (file?.decided?.votes ?? []).map((one) => ({ ...one })), note: file?.decided?.note ?? '',
    /** Of those who sit now: who has to withdraw for this household. */
    mustWithdraw: (sitting?.present ?? []).filter((person) => kin.has(person)),
    objections: [...file?.objections ?? []], reviewWords: file?.reviewWords ?? '', sentBack: file?.sentBack ?? '',
    recordedBy: file?.decided?.recorder ?? null,
    move: file?.move == null ? null : { kind: file.move.kind, star: file.move.star, evidence: file.move.evidence, answer: file.move.answer, timeOver: file.move.timeOver, reviewAsked: file.move.reviewAsked },
    keptAt: file?.paper?.keptAt ?? null, plaque: file?.plaque ?? null,
  }
}

/** Names of those who sit, as the village knows them; looked up as the platform. */
export async function namesOfPresent(transaction: Transaction, county: number, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  await takeRole(transaction, 'system')
  const names = await namesOf(transaction, county, persons)
  await takeRole(transaction, 'app')
  return names
}

async function namesOf(transaction: Transaction, county: number, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (persons.length === 0) return new Map()
  const rows = await transaction.selectFrom('persons').select(['id', 'name']).where('county', '=', county).where('id', 'in', [...new Set(persons)]).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
