/** The passbook of the household somebody belongs to, as that person: the policies show nobody another one. */
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { passbookKey } from '../../core/star-rating/points-names.ts'
import { blankPassbook, type PassbookFile } from '../../procedures/points-passbook/passbook-file.ts'
import type { Transaction } from '../database/index.ts'

export type OwnPassbook = {
  readonly key: DossierKey
  readonly household: string
  readonly village: string
  /** Null where nothing was ever claimed, or the passbook does not know this person yet. */
  readonly state: string | null
  readonly sequence: number
  readonly file: PassbookFile
}

/** Null for whoever belongs to no household of the register. Where somebody lives goes before where somebody is registered. */
export async function ownPassbook(transaction: Transaction, person: string): Promise<OwnPassbook | null> {
  const memberships = await transaction.selectFrom('household_members').select(['county', 'household', 'basis', 'place'])
    .where('person', '=', person).where('left_on', 'is', null).execute()
  const [mine] = memberships.toSorted((one, other) => (one.basis === other.basis ? 0 : one.basis === 'residence' ? -1 : 1))
  if (mine === undefined) return null
  const village = String(mine.place).slice(0, 12)
  const key = passbookKey(village, mine.household)
  const row = await transaction.selectFrom('dossiers').select(['state', 'sequence', 'file']).where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
  return {
    key, household: mine.household, village, state: row?.state ?? null, sequence: row?.sequence ?? 0,
    file: row === undefined ? { ...blankPassbook, household: mine.household } : row.file as unknown as PassbookFile,
  }
}
