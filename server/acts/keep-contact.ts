/** The reporter's contact, sealed and apart from the records, and the code by which somebody without sign-in follows a matter. */
import { normalizePhone } from '../../core/identity-number/index.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { FieldCipher } from '../cipher/index.ts'
import type { Transaction } from '../database/index.ts'
import type { KeepContact } from './door.ts'

const place = (key: DossierKey) => ({ table: 'dossier_contacts', column: 'cipher', row: `${key.county}-${key.id}` })
/** Where the query code of a matter is sealed. */
export const followCodePlace = (key: DossierKey) => ({ table: 'dossier_contacts', column: 'follow_code_cipher', row: `${key.county}-${key.id}` })
const codeColumn = { table: 'dossier_contacts', column: 'follow_code' } as const
const phoneColumn = { table: 'dossier_contacts', column: 'phone' } as const

/** What the indexes of a contact hold, also for whoever makes them again under another secret. */
export const contactIndexes = {
  phone: (cipher: FieldCipher, phone: string) => cipher.index(phoneColumn, normalizePhone(phone)),
  followCode: (cipher: FieldCipher, code: string) => cipher.index(codeColumn, normalized(code)),
} as const

export function contactKeeper(cipher: FieldCipher): KeepContact {
  return async (transaction, key, { phone, followCode, person, now }) => {
    await transaction.insertInto('dossier_contacts').values({
      county: key.county, dossier: key.id, person, created_at: new Date(now),
      cipher: phone === null ? null : cipher.seal(place(key), phone),
      phone_index: phone === null ? null : contactIndexes.phone(cipher, phone),
      follow_code_hash: followCode === null ? null : contactIndexes.followCode(cipher, followCode),
      follow_code_cipher: followCode === null ? null : cipher.seal(followCodePlace(key), followCode),
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
    .where('follow_code_hash', 'in', cipher.indexes(codeColumn, normalized(code))).executeTakeFirst()
  return row === undefined ? null : { key: { county: row.county, id: row.dossier }, person: row.person }
}

/** A matter that was filed without an account, and the pseudonym that filed it. */
export type Filed = { readonly key: DossierKey; readonly reporter: string }

/**
 * Matters filed without an account with this number as contact since `since`; runs as the platform, and only for a number that was just
 * proved. Confidential ones are left out: a number mistyped by somebody else must not open them.
 */
export async function filedWithPhone(transaction: Transaction, cipher: FieldCipher, phone: string, since: Instant): Promise<readonly Filed[]> {
  const rows = await transaction.selectFrom('dossier_contacts as contact')
    .innerJoin('dossiers', (join) => join.onRef('dossiers.county', '=', 'contact.county').onRef('dossiers.id', '=', 'contact.dossier'))
    .select(['contact.county', 'contact.dossier', 'contact.person'])
    // Only who has no account is given a query code.
    .where('contact.follow_code_hash', 'is not', null)
    .where('contact.phone_index', 'in', cipher.indexes(phoneColumn, normalizePhone(phone))).where('contact.created_at', '>', new Date(since))
    .where('dossiers.region_readable', '=', true).whereRef('dossiers.reporter', '=', 'contact.person')
    .orderBy('contact.created_at', 'desc').limit(200)
    .execute()
  return rows.map((row) => ({ key: { county: row.county, id: row.dossier }, reporter: row.person }))
}

/** Full-width digits, lower case and spaces are all the same code. */
function normalized(code: string): string {
  return code.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
}
