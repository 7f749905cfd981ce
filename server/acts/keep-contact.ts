/** The reporter's contact, sealed and apart from the records, and the code by which somebody without sign-in follows a matter. */
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { FieldCipher } from '../cipher/index.ts'
import type { Transaction } from '../database/index.ts'
import type { KeepContact } from './door.ts'

const place = (key: DossierKey) => ({ table: 'dossier_contacts', column: 'cipher', row: `${key.county}-${key.id}` })
const codeColumn = { table: 'dossier_contacts', column: 'follow_code' } as const

export function contactKeeper(cipher: FieldCipher): KeepContact {
  return async (transaction, key, { phone, followCode, person, now }) => {
    await transaction.insertInto('dossier_contacts').values({
      county: key.county, dossier: key.id, person, created_at: new Date(now),
      cipher: phone === null ? null : cipher.seal(place(key), phone),
      follow_code_hash: followCode === null ? null : cipher.index(codeColumn, normalized(followCode)),
    }).execute()
  }
}

/** The number left with a dossier, opened; runs as the platform. */
export async function contactPhone(transaction: Transaction, cipher: FieldCipher, key: DossierKey): Promise<string | null> {
  const row = await transaction.selectFrom('dossier_contacts').select('cipher')
    .where('county', '=', key.county).where('dossier', '=', key.id).executeTakeFirst()
  return row?.cipher == null ? null : cipher.open(place(key), row.cipher)
}

/** The matter and the pseudonym behind a query code; asked as the gate, before anybody is known. Null for a wrong code. */
export async function findByFollowCode(transaction: Transaction, cipher: FieldCipher, code: string): Promise<{ readonly key: DossierKey; readonly person: string } | null> {
  const row = await transaction.selectFrom('dossier_contacts').select(['county', 'dossier', 'person'])
    .where('follow_code_hash', '=', cipher.index(codeColumn, normalized(code))).executeTakeFirst()
  return row === undefined ? null : { key: { county: row.county, id: row.dossier }, person: row.person }
}

/** Full-width digits, lower case and spaces are all the same code. */
function normalized(code: string): string {
  return code.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
}
