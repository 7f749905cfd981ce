/**
 * What everybody may know about a village's points: the catalogue in force and its resolution, how many households take part, what the
 * shop has, and the sheet of a quarter. Figures of the village, no household in it; asked as the platform.
 */
import { sql } from 'kysely'
import { catalogueKey, shopKey } from '../../core/star-rating/points-names.ts'
import { dayOf, yearOf, type Instant } from '../../core/time/index.ts'
import type { PublicPointsOf, StockLine } from '../../core/view/points.ts'
import type { CatalogueFile, InForce } from '../../procedures/points-catalogue/catalogue-file.ts'
import type { CatalogueSettings } from '../../procedures/points-catalogue/settings.ts'
import { pointsBook } from '../../procedures/points-passbook/passbook-file.ts'
import { daysOfQuarter, quarterOf, stockBook, type ShopFile, type Thing } from '../../procedures/points-shop/shop-file.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'

export type PublicPoints = PublicPointsOf<InForce, Thing>

export async function publicPoints({ database, procedures, settings }: Pick<Door, 'database' | 'procedures' | 'settings'>, village: string, now: Instant, asked?: string): Promise<PublicPoints> {
  const county = Number(village.slice(0, 6))
  return await database.reading({ role: 'system' }, async (transaction) => {
    const [catalogue, shop, participants, entries] = await Promise.all([
      fileOf<CatalogueFile>(transaction, county, catalogueKey(village).id), fileOf<ShopFile>(transaction, county, shopKey(village).id),
      countParticipants(transaction, county, village, yearOf(dayOf(now))), stockEntries(transaction, county, village),
    ])
    const procedure = procedures.newest('points-catalogue')
    const agreed = procedure === null ? null : await settings.inForce(transaction, procedure, county)
    const present = quarterOf(dayOf(now))
    const quarters = [...new Set([present, ...entries.map(({ day }) => quarterOf(day))])].toSorted().toReversed()
    const quarter = asked !== undefined && quarters.includes(asked) ? asked : present
    return {
      inForce: catalogue?.inForce ?? null, rewards: (agreed?.contents as CatalogueSettings | undefined)?.rewards ?? [], participants,
      things: shop?.things.map((thing) => ({ ...thing, stock: sumOf(entries.filter((one) => one.thing === thing.number)) })) ?? null,
      quarter, quarters, sheet: shop?.things.map((thing) => lineOf(thing, entries.filter((one) => one.thing === thing.number), quarter)) ?? [],
    }
  })
}

type Entry = { readonly thing: number; readonly kind: string; readonly day: string; readonly delta: number }

function lineOf({ number, name, unit }: Thing, entries: readonly Entry[], quarter: string): StockLine {
  const { first, last } = daysOfQuarter(quarter)
  const before = entries.filter(({ day }) => day < first)
  const within = entries.filter(({ day }) => day >= first && day <= last)
  const of = (...kinds: readonly string[]) => sumOf(within.filter(({ kind }) => kinds.includes(kind)))
  return {
    thing: number, name, unit, opening: sumOf(before), received: of('received'), exchanged: 0 - of('exchanged', 'returned'), writtenOff: 0 - of('written-off'), counted: of('counted'),
    closing: sumOf(before) + sumOf(within),
  }
}

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { delta }) => sum + delta, 0)
}

async function fileOf<File>(transaction: Transaction, county: number, id: string): Promise<File | null> {
  const row = await transaction.selectFrom('dossiers').select('file').where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : row.file as unknown as File
}

async function countParticipants(transaction: Transaction, county: number, village: string, year: number): Promise<number> {
  const row = await transaction.selectFrom('book_entries').select(sql<number>`count(distinct account)::int`.as('households'))
    .where('county', '=', county).where('book', '=', pointsBook).where('village', '=', Number(village)).where('booked_on', '>=', `${year}-01-01`).where('kind', '=', 'earned')
    .executeTakeFirstOrThrow()
  return row.households
}

/** Summed by thing, kind and day: some hundred lines a year, however many households come. */
async function stockEntries(transaction: Transaction, county: number, village: string): Promise<readonly Entry[]> {
  const rows = await transaction.selectFrom('book_entries').select(['account', 'kind', 'booked_on as day', sql<number>`sum(delta)::bigint`.as('delta')])
    .where('county', '=', county).where('book', '=', stockBook).where('village', '=', Number(village)).groupBy(['account', 'kind', 'booked_on']).execute()
  return rows.map(({ account, kind, day, delta }) => ({ thing: Number(account.split('/')[1]), kind, day, delta }))
}
