/** Every column that holds something sealed, and the indexes made from it. One that is forgotten here fails a test against the catalogue. */
import { contactIndexes, followCodePlace } from '../acts/index.ts'
import type { FieldCipher, FieldPlace } from '../cipher/index.ts'
import { sealedPlaceOf } from '../registry/index.ts'

export type SealedColumn = {
  readonly words: string
  readonly table: string
  readonly column: string
  /** The key beside the county. */
  readonly key: 'id' | 'account' | 'dossier'
  readonly placeOf: (county: number, key: string) => FieldPlace
  readonly index?: { readonly column: string; readonly type: 'bytea' | 'text'; readonly of: (cipher: FieldCipher, plaintext: string) => Buffer }
}

export const sealedColumns: readonly SealedColumn[] = [
  {
    words: '名册里的身份号码', table: 'persons', column: 'id_number_cipher', key: 'id', placeOf: (county, id) => sealedPlaceOf('id_number', county, id),
    index: { column: 'id_number_index', type: 'bytea', of: (cipher, number) => cipher.index({ table: 'persons', column: 'id_number' }, number) },
  },
  {
    words: '名册里的电话', table: 'persons', column: 'phone_cipher', key: 'id', placeOf: (county, id) => sealedPlaceOf('phone', county, id),
    index: { column: 'phone_index', type: 'bytea', of: (cipher, phone) => cipher.index({ table: 'persons', column: 'phone' }, phone) },
  },
  {
    words: '帐号的电话', table: 'accounts', column: 'phone_sealed', key: 'id', placeOf: (_county, id) => ({ table: 'accounts', column: 'phone', row: id }),
    index: { column: 'phone_index', type: 'text', of: (cipher, phone) => cipher.index({ table: 'accounts', column: 'phone' }, phone) },
  },
  { words: '动态码', table: 'second_factors', column: 'secret_sealed', key: 'account', placeOf: (_county, account) => ({ table: 'second_factors', column: 'secret', row: account }) },
  { words: '等着发的短信', table: 'outbox', column: 'sealed', key: 'id', placeOf: (_county, id) => ({ table: 'outbox', column: 'sealed', row: id }) },
  {
    words: '上报人留的电话', table: 'dossier_contacts', column: 'cipher', key: 'dossier', placeOf: (county, dossier) => ({ table: 'dossier_contacts', column: 'cipher', row: `${county}-${dossier}` }),
    index: { column: 'phone_index', type: 'bytea', of: contactIndexes.phone },
  },
  {
    words: '查询码', table: 'dossier_contacts', column: 'follow_code_cipher', key: 'dossier', placeOf: (county, id) => followCodePlace({ county, id }),
    index: { column: 'follow_code_hash', type: 'bytea', of: contactIndexes.followCode },
  },
]
