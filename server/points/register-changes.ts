/** Passbooks whose household is another in the register now: ended, or with other adults. Found when the village opens its desk, entered with one press. */
import { sql } from 'kysely'
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import { balanceOf } from '../../core/star-rating/points.ts'
import type { Day } from '../../core/time/index.ts'
import { blankPassbook, waitingExchanges, waitingRequests, type PassbookFile } from '../../procedures/points-passbook/passbook-file.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { householdsAskedFor } from '../registry/index.ts'

export type PassbookChange = { readonly what: 'gone' | 'members'; /** Must be done before it can be closed. */ readonly waits: boolean; readonly left: number }
export type ChangedPassbook = PassbookChange & { readonly dossier: string; readonly sequence: number; readonly head: string; readonly group: string }

/** Of the passbooks the person reads; begins and ends as that person. Whole files are read of those alone that differ. */
export async function changedPassbooks(transaction: Transaction, village: string, today: Day): Promise<readonly ChangedPassbook[]> {
  const county = Number(village.slice(0, 6))
  const part = <K extends keyof PassbookFile>(key: K) => sql<PassbookFile[K]>`file -> ${sql.lit(key)}`.as(key)
  const books = await transaction.selectFrom('dossiers').select(['id', part('household'), part('head'), part('members')]).where('county', '=', county).where('village', '=', Number(village))
    .where('procedure', '=', 'points-passbook').where('state', '=', 'OPEN').orderBy('id').execute()
  await takeRole(transaction, 'system')
  const households = await householdsAskedFor(transaction, county, books.flatMap(({ household }) => household ?? []), today)
  await takeRole(transaction, 'app')
  const differing = books.filter((book) => changeOf({ ...blankPassbook, ...book }, households.get(book.household ?? '')) !== null).map(({ id }) => id)
  if (differing.length === 0) return []
  const rows = await transaction.selectFrom('dossiers').select(['id', 'sequence', 'file']).where('county', '=', county).where('id', 'in', differing).orderBy('id').execute()
  return rows.flatMap(({ id, sequence, file: stored }) => {
    const file = stored as unknown as PassbookFile
    const household = households.get(file.household ?? '')
    const change = changeOf(file, household)
    return change === null ? [] : [{ ...change, dossier: dossierName({ county, id }), sequence, head: household?.headName ?? '', group: household?.group ?? '' }]
  })
}

/** Null where both say the same; a household that the register lost altogether cannot be closed by the procedure and is left alone. */
export function changeOf(file: PassbookFile, household: KnownHousehold | undefined): PassbookChange | null {
  if (household === undefined) return null
  const waits = waitingRequests(file).length > 0 || waitingExchanges(file).length > 0
  const left = balanceOf(file.entries)
  if (household.endedOn !== null) return { what: 'gone', waits, left }
  const adults = household.members.filter(({ adult, person }) => adult || person === household.head).map(({ person }) => person).toSorted()
  return adults.join() === file.members.toSorted().join() && household.head === file.head ? null : { what: 'members', waits, left }
}
