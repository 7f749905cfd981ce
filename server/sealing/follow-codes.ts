/**
 * Query codes of the time before migration 0029 are kept as an index alone. Such a code was made from the act that opened the matter and who
 * reported it: under the secret of that day it is made once more and sealed. The code in people's hands stays the same.
 */
import type pg from 'pg'
import { contactIndexes, followCodeOf, followCodePlace } from '../acts/index.ts'
import { openFieldCipher, type FieldCipher, type Secrets } from '../cipher/index.ts'
import { inTransaction } from './as-rotation.ts'

type Row = { readonly county: number; readonly dossier: string; readonly person: string; readonly kept: Buffer; readonly act: string | null }

/** Seals the codes under the present secret, in transactions of `batch` rows; `before` each of them. Answers how many. */
export async function sealOldCodes(client: pg.Client, secrets: Secrets, batch: number, before: () => void): Promise<number> {
  const ciphers = each(secrets)
  let [sealed, after]: [number, Row | null] = [0, null]
  for (;;) {
    before()
    const rows: readonly Row[] = await inTransaction(client, async () => {
      const found = await unsealed(client, after, batch)
      const codes = found.flatMap((row) => {
        const code = codeGiven(ciphers, row)
        return code === null ? [] : [{ ...row, code }]
      })
      sealed += codes.length
      if (codes.length > 0) await write(client, ciphers.present, codes)
      return found
    })
    after = rows.at(-1) ?? null
    if (after === null) return sealed
  }
}

/** Codes without a seal: those that can still be made, and those that lead to nothing we know. */
export async function countOldCodes(client: pg.Client, secrets: Secrets): Promise<{ readonly former: number; readonly unreadable: number }> {
  const ciphers = each(secrets)
  const count = { former: 0, unreadable: 0 }
  let after: Row | null = null
  for (;;) {
    const rows: readonly Row[] = await unsealed(client, after, 2_000)
    for (const row of rows) count[codeGiven(ciphers, row) === null ? 'unreadable' : 'former'] += 1
    after = rows.at(-1) ?? null
    if (after === null) return count
  }
}

type Ciphers = { readonly present: FieldCipher; readonly all: readonly FieldCipher[] }

function each({ current, byNumber }: Secrets): Ciphers {
  return { present: openFieldCipher({ current, byNumber }), all: Object.keys(byNumber).map((number) => openFieldCipher({ current: Number(number), byNumber })) }
}

async function unsealed(client: pg.Client, after: Row | null, batch: number): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(`select contact.county, contact.dossier, contact.person, contact.follow_code_hash as kept, opening.act_id as act
    from dossier_contacts contact left join events opening on opening.county = contact.county and opening.dossier = contact.dossier and opening.sequence = 1
    where contact.follow_code_hash is not null and contact.follow_code_cipher is null and (contact.county, contact.dossier) > ($1, $2::uuid)
    order by contact.county, contact.dossier limit $3`, [after?.county ?? 0, after?.dossier ?? '00000000-0000-0000-0000-000000000000', batch])
  return rows
}

/** The one, made with a secret in use, that leads to what is kept. */
function codeGiven({ all }: Ciphers, { person, act, kept }: Row): string | null {
  const codes = act === null ? [] : all.map((cipher) => followCodeOf(cipher, person, act))
  return codes.find((code) => all.some((cipher) => contactIndexes.followCode(cipher, code).equals(kept))) ?? null
}

async function write(client: pg.Client, cipher: FieldCipher, rows: readonly (Row & { readonly code: string })[]): Promise<void> {
  await client.query(`update dossier_contacts as target set follow_code_cipher = fresh.sealed, follow_code_hash = fresh.index
    from unnest($1::int[], $2::uuid[], $3::bytea[], $4::bytea[]) as fresh (county, dossier, sealed, index)
    where target.county = fresh.county and target.dossier = fresh.dossier`, [
    rows.map((row) => row.county), rows.map((row) => row.dossier),
    rows.map((row) => cipher.seal(followCodePlace({ county: row.county, id: row.dossier }), row.code)), rows.map((row) => contactIndexes.followCode(cipher, row.code)),
  ])
}
