/**
 * The households of a village's year for those who organise and evaluate: who is to be rated, what was said, who withdraws. The ratings are read
 * as the person, so that the policies decide; names of heads and kin are looked up as the platform, for people of this village only.
 */
import { sql, type SqlBool } from 'kysely'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { paddedCode } from '../../core/region/scope.ts'
import { ratingKey } from '../../core/star-rating/rating-names.ts'
import type { CycleShown } from '../../core/star-rating/shown.ts'
import type { Day } from '../../core/time/index.ts'
import { starsHeld, type RatingFile } from '../../procedures/star-household/rating-file.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { countLivingHouseholds, householdsAskedFor } from '../registry/index.ts'

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
export type Asking = {
  /** Last household of the page before. */
  readonly after: string | null
  readonly limit: number
  readonly today: Day
  readonly namesMembers: boolean
  /** Part of the head's name or of the group's; empty for all. */
  readonly text: string
  /** State of the rating, `NONE` where there is none or none the person may read; null for all. */
  readonly state: string | null
}

export type Page = { readonly items: readonly HouseholdLine[]; readonly next: string | null; readonly counts: Counts | null }
export type HouseholdLine = ReturnType<typeof lineOf>

/** How many living households there are, and how many of them have a rating in which state, of those the person may read. */
type Counts = { readonly households: number; readonly states: Readonly<Record<string, number>> }

/**
 * Living households of the register that counts, group by group and by the names of their heads, with what is known of each in this year. Only of
 * the page's households anything is looked up, however many the village has. Counted on the first page alone.
 */
export async function householdsOfCycle(transaction: Transaction, { key, shown }: CycleRow, asking: Asking): Promise<Page> {
  const { limit, today, namesMembers } = asking
  const ratingsMeant = asking.state === null ? null : await ratingsIn(transaction, key, asking.state)
  await takeRole(transaction, 'system')
  const ids = await householdIds(transaction, key.county, shown, asking, ratingsMeant)
  const page = ids.slice(0, limit)
  const households = await householdsAskedFor(transaction, key.county, page, today)
  const adults = namesMembers ? [...households.values()].flatMap(({ members }) => members.filter(({ adult }) => adult).map(({ person }) => person)) : []
  const names = await namesOf(transaction, key.county, adults)
  const living = asking.after === null ? (await countLivingHouseholds(transaction, key.county, [shown.village])).get(shown.village)?.[shown.denominator] ?? 0 : null
  await takeRole(transaction, 'app')
  const ratings = await ratingsOf(transaction, key.county, page.map((household) => ratingKey(shown.village, household, shown.year).id))
  return {
    items: page.flatMap((id) => {
      const household = households.get(id)
      const rating = ratingKey(shown.village, id, shown.year)
      return household === undefined ? [] : [lineOf(household, dossierName(rating), ratings.get(rating.id) ?? null, shown, names)]
    }),
    next: ids.length > limit ? page.at(-1) ?? null : null,
    counts: living === null ? null : { households: living, states: await statesIn(transaction, key) },
  }
}

/** Ratings in the state, or all of them and the others are meant. As the person, so that a state nobody may know picks nothing out. */
async function ratingsIn(transaction: Transaction, key: DossierKey, state: string): Promise<{ readonly ids: readonly string[]; readonly among: boolean }> {
  const among = state !== 'NONE'
  let rows = transaction.selectFrom('dossiers').select('id').where('county', '=', key.county).where('belongs_to', '=', key.id).where('procedure', '=', 'star-household')
  if (among) rows = rows.where('state', '=', state)
  return { ids: (await rows.execute()).map(({ id }) => id), among }
}

async function statesIn(transaction: Transaction, key: DossierKey): Promise<Record<string, number>> {
  const rows = await transaction.selectFrom('dossiers').select(['state', (select) => select.fn.countAll<number>().as('ratings')]).where('county', '=', key.county)
    .where('belongs_to', '=', key.id).where('procedure', '=', 'star-household').groupBy('state').orderBy('state').execute()
  return Object.fromEntries(rows.map(({ state, ratings }) => [state, ratings]))
}

type Wanted = Pick<Asking, 'after' | 'limit' | 'text'>

async function householdIds(
  transaction: Transaction, county: number, { village, year, denominator }: CycleShown, { after, limit, text }: Wanted, ratings: Awaited<ReturnType<typeof ratingsIn>> | null,
): Promise<readonly string[]> {
  let rows = transaction.selectFrom('households').select('households.id')
    .leftJoin('persons as head', (join) => join.onRef('head.county', '=', 'households.county').onRef('head.id', '=', 'households.head'))
    .where('households.county', '=', county).where('basis', '=', denominator)
    .where('households.place', '>=', paddedCode(village)).where('households.place', '<=', Number(village.padEnd(15, '9'))).where('ended_on', 'is', null)
  const last = after === null ? undefined : await transaction.selectFrom('households').leftJoin('persons as head', (join) => join.onRef('head.county', '=', 'households.county').onRef('head.id', '=', 'households.head'))
    .select(['households.place', sql<string>`coalesce(head.name, '')`.as('name')]).where('households.county', '=', county).where('households.id', '=', after).executeTakeFirst()
  // The first part again by itself, for the index.
  if (last !== undefined) rows = rows.where('households.place', '>=', last.place).where(sql<SqlBool>`(households.place, coalesce(head.name, ''), households.id) > (${last.place}, ${last.name}, ${after}::uuid)`)
  if (text !== '') {
    const groups = await groupsNamed(transaction, village, text)
    rows = rows.where((where) => where.or([sql<SqlBool>`position(${text} in head.name) > 0`, ...groups.length === 0 ? [] : [where('households.grid', 'in', [...groups])]]))
  }
  if (ratings !== null) rows = rows.where(sql<SqlBool>`${ratingIdOf(year)} ${sql.raw(ratings.among ? '= any' : '<> all')} (${ratings.ids}::uuid[])`)
  return (await rows.orderBy('households.place').orderBy(sql`coalesce(head.name, '')`).orderBy('households.id').limit(limit + 1).execute()).map(({ id }) => id)
}

async function groupsNamed(transaction: Transaction, village: string, text: string): Promise<readonly string[]> {
  const rows = await transaction.selectFrom('regions').select('code').where('level', '=', 'GRID').where('code_lo', '>=', paddedCode(village)).where('code_hi', '<=', Number(village.padEnd(15, '9')))
    .where('valid_to', 'is', null).where(sql<SqlBool>`position(${text} in name) > 0`).execute()
  return rows.map(({ code }) => code)
}

/** What `ratingKey` makes of a household's id, in SQL. */
function ratingIdOf(year: number) {
  const id = sql`households.id::text`
  return sql`(lpad(to_hex(('x' || left(${id}, 4))::bit(16)::integer # ${year}::integer), 4, '0') || substr(${id}, 5, 10) || '8' || substr(${id}, 16, 4) || '8' || substr(${id}, 21))::uuid`
}

type Rating = { readonly state: string; readonly sequence: number; readonly file: RatingFile }

/** One question a page; whatever the person may not read is not there. */
async function ratingsOf(transaction: Transaction, county: number, ids: readonly string[]): Promise<ReadonlyMap<string, Rating>> {
  if (ids.length === 0) return new Map()
  const rows = await transaction.selectFrom('dossiers').select(['id', 'state', 'sequence', 'file']).where('county', '=', county).where('id', 'in', [...ids]).where('procedure', '=', 'star-household').execute()
  return new Map(rows.map(({ id, state, sequence, file }) => [id, { state, sequence, file: file as unknown as RatingFile }]))
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
