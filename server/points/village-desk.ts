/**
 * What the people who run a village's points have before them: claims to look at, exchanges to hand over, and households to enter for. Asked as
 * that person, so that whoever may not read a passbook finds none here.
 */
import { sql, type SqlBool } from 'kysely'
import { scopeOf } from '../../core/region/scope.ts'
import { balanceOf } from '../../core/star-rating/points.ts'
import { catalogueKey, passbookKey, shopKey } from '../../core/star-rating/points-names.ts'
import type { CatalogueFile } from '../../procedures/points-catalogue/catalogue-file.ts'
import { pickUpCode, waitingExchanges, waitingRequests, type Exchange, type PassbookFile, type Request } from '../../procedures/points-passbook/passbook-file.ts'
import type { ShopFile } from '../../procedures/points-shop/shop-file.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

/** Names are those of the register as this person may see them; empty where not. */
export type Household = { readonly household: string; readonly dossier: string; readonly head: string; readonly group: string; readonly balance: number; readonly opened: boolean }
export type WaitingRequest = Omit<Request, 'by'> & Pick<Household, 'dossier' | 'head' | 'group'> & { readonly sequence: number; readonly mine: boolean; readonly sameDay: number }
export type WaitingExchange = Exchange & Pick<Household, 'dossier' | 'head' | 'group'> & { readonly sequence: number; readonly code: string }

export type Standing<File> = { readonly id: string; readonly state: string; readonly sequence: number; readonly file: File }
export type Desk = {
  readonly catalogue: Standing<CatalogueFile> | null
  readonly shop: Standing<ShopFile> | null
  readonly requests: readonly WaitingRequest[]
  readonly exchanges: readonly WaitingExchange[]
}

/** More are shown when some of these are done. */
const most = 200

export async function villageDesk(transaction: Transaction, village: string, person: string | null): Promise<Desk> {
  const county = Number(village.slice(0, 6))
  const passbooks = await transaction.selectFrom('dossiers').select(['id', 'sequence', 'file'])
    .where('county', '=', county).where('village', '=', Number(village)).where('procedure', '=', 'points-passbook')
    .where((where) => where.exists(where.selectFrom('tasks').select('tasks.position').whereRef('tasks.county', '=', 'dossiers.county').whereRef('tasks.dossier', '=', 'dossiers.id')))
    .orderBy('updated_at').orderBy('id').limit(most).execute()
  const books = passbooks.map(({ id, sequence, file }) => ({ id, sequence, dossier: dossierName({ county, id }), file: file as unknown as PassbookFile }))
  const names = await namesOf(transaction, county, books.flatMap(({ file }) => file.household ?? []))
  const about = (household: string | null) => names.get(household ?? '') ?? { head: '', group: '' }
  return {
    catalogue: await standing<CatalogueFile>(transaction, county, catalogueKey(village).id), shop: await standing<ShopFile>(transaction, county, shopKey(village).id),
    requests: books.flatMap(({ dossier, sequence, file }) => waitingRequests(file).map(({ by, ...one }) => ({
      ...one, dossier, sequence, ...about(file.household), mine: by === person,
      sameDay: file.entries.filter((entry) => entry.kind === 'earned' && entry.on === one.on && entry.rule === one.rule).length,
    }))).toSorted((one, other) => (one.on < other.on ? -1 : 1)),
    exchanges: books.flatMap(({ id, dossier, sequence, file }) => waitingExchanges(file).map((one) => ({ ...one, dossier, sequence, ...about(file.household), code: pickUpCode(id, one.number) }))),
  }
}

/** Households of the village whose head's name holds the text, or whose passbook begins with it; never in the order of points. */
export async function householdsFound(transaction: Transaction, village: string, text: string): Promise<readonly Household[]> {
  const county = Number(village.slice(0, 6))
  const { lo, hi } = scopeOf({ level: 'VILLAGE', code: village })
  const rows = await transaction.selectFrom('households as household').innerJoin('persons as head', (join) => join.onRef('head.county', '=', 'household.county').onRef('head.id', '=', 'household.head'))
    .leftJoin('regions as grid', (join) => join.onRef('grid.code', '=', 'household.grid').on('grid.status', '=', 'ACTIVE'))
    .select(['household.id', 'head.name', 'grid.short_name as group'])
    .where('household.county', '=', county).where('household.place', '>=', lo).where('household.place', '<=', hi).where('household.basis', '=', 'residence').where('household.ended_on', 'is', null)
    .where(sql<SqlBool>`position(${text} in head.name) > 0`).orderBy('head.name').orderBy('household.id').limit(20).execute()
  const keys = rows.map(({ id }) => passbookKey(village, id).id)
  const opened = keys.length === 0 ? [] : await transaction.selectFrom('dossiers').select(['id', 'file']).where('county', '=', county).where('id', 'in', keys).execute()
  const files = new Map(opened.map(({ id, file }) => [id, file as unknown as PassbookFile]))
  return rows.map(({ id, name, group }) => {
    const key = passbookKey(village, id)
    const file = files.get(key.id)
    return { household: id, dossier: dossierName(key), head: name, group: group ?? '', balance: file === undefined ? 0 : balanceOf(file.entries), opened: file !== undefined }
  })
}

async function standing<File>(transaction: Transaction, county: number, id: string): Promise<Standing<File> | null> {
  const row = await transaction.selectFrom('dossiers').select(['state', 'sequence', 'file']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { id: dossierName({ county, id }), state: row.state, sequence: row.sequence, file: row.file as unknown as File }
}

async function namesOf(transaction: Transaction, county: number, households: readonly string[]): Promise<ReadonlyMap<string, { readonly head: string; readonly group: string }>> {
  if (households.length === 0) return new Map()
  const rows = await transaction.selectFrom('households as household').leftJoin('persons as head', (join) => join.onRef('head.county', '=', 'household.county').onRef('head.id', '=', 'household.head'))
    .leftJoin('regions as grid', (join) => join.onRef('grid.code', '=', 'household.grid').on('grid.status', '=', 'ACTIVE'))
    .select(['household.id', 'head.name', 'grid.short_name as group']).where('household.county', '=', county).where('household.id', 'in', [...new Set(households)]).execute()
  return new Map(rows.map(({ id, name, group }) => [id, { head: name ?? '', group: group ?? '' }]))
}
