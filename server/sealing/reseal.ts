/**
 * Replaces one secret by another while the platform runs: what is sealed under a former one is opened and sealed under the present one, its index
 * made again, in small transactions. Whatever is done stays done, so after a kill it goes on with what is left.
 */
import type pg from 'pg'
import { CannotOpen, openFieldCipher, type FieldCipher, type Secrets } from '../cipher/index.ts'
import { asRotation, inTransaction } from './as-rotation.ts'
import { sealOldCodes } from './follow-codes.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.ts'

export type Resealing = {
  readonly owner: pg.ClientConfig
  readonly secrets: Secrets
  /** Rows in one transaction. */
  readonly batch?: number
  readonly progress?: (step: { readonly words: string; readonly done: number; readonly of: number }) => void
  /** After this many batches it stops as if it had been killed; for tests. */
  readonly batches?: number
}

export type Resealed = { readonly sealed: number; readonly unreadable: readonly string[] }

/** Fields that open under no secret in use stay as they are and are named: they are lost with or without the former secret. */
export async function reseal({ owner, secrets, batch = 500, progress = () => undefined, batches = Infinity }: Resealing): Promise<Resealed> {
  const cipher = openFieldCipher(secrets)
  const budget = { batches }
  return await asRotation(owner, async (client) => {
    let sealed = await sealOldCodes(client, secrets, batch, () => { spend(budget) })
    const unreadable: string[] = []
    for (const column of sealedColumns) {
      const of = await leftOf(client, column, secrets.current)
      let [done, after]: [number, Last | null] = [0, null]
      for (;;) {
        spend(budget)
        const step: Step = await inTransaction(client, () => resealBatch(client, cipher, column, { current: secrets.current, after, batch }))
        if (step.last === null) break
        after = step.last
        done += step.sealed
        unreadable.push(...step.unreadable)
        progress({ words: column.words, done, of })
      }
      sealed += done
    }
    return { sealed, unreadable }
  })
}

type Last = { readonly county: number; readonly key: string }
type Step = { readonly last: Last | null; readonly sealed: number; readonly unreadable: readonly string[] }
type Row = { readonly county: number; readonly key: string; readonly sealed: Buffer }

function spend(budget: { batches: number }): void {
  if (budget.batches === 0) throw new Error('stopped in the middle')
  budget.batches -= 1
}

/** Sealed under another number than the present one; a value of one byte is none. */
export const isOther = (column: string) => `${column} is not null and (length(${column}) < 2 or get_byte(${column}, 1) <> $1)`

async function leftOf(client: pg.Client, { table, column }: SealedColumn, current: number): Promise<number> {
  const { rows: [row] } = await client.query<{ n: number }>(`select count(*)::int as n from ${table} where ${isOther(column)}`, [current])
  return row?.n ?? 0
}

async function resealBatch(
  client: pg.Client, cipher: FieldCipher, column: SealedColumn, { current, after, batch }: { readonly current: number; readonly after: Last | null; readonly batch: number },
): Promise<Step> {
  const { table, column: name, key } = column
  // In the order of the primary key and locked: whoever changes the same row comes before or after, never in between.
  const { rows } = await client.query<Row>(`select county, ${key} as key, ${name} as sealed from ${table}
    where ${isOther(name)} and (county, ${key}) > ($2, $3::uuid) order by county, ${key} limit $4 for update`, [current, after?.county ?? 0, after?.key ?? noKey, batch])
  const [opened, unreadable]: [(Row & { readonly plaintext: string })[], string[]] = [[], []]
  for (const row of rows) {
    const plaintext = openedOrNull(cipher, column, row)
    if (plaintext === null) unreadable.push(`${table} ${row.county}-${row.key}`)
    else opened.push({ ...row, plaintext })
  }
  if (opened.length > 0) await write(client, cipher, column, opened)
  const last = rows.at(-1)
  return { last: last === undefined ? null : { county: last.county, key: last.key }, sealed: opened.length, unreadable }
}

const noKey = '00000000-0000-0000-0000-000000000000'

function openedOrNull(cipher: FieldCipher, { placeOf }: SealedColumn, { county, key, sealed }: Row): string | null {
  try {
    return cipher.open(placeOf(county, key), sealed)
  } catch (error) {
    if (error instanceof CannotOpen) return null
    throw error
  }
}

async function write(
  client: pg.Client, cipher: FieldCipher, { table, column, key, placeOf, index }: SealedColumn, rows: readonly (Row & { readonly plaintext: string })[],
): Promise<void> {
  const values: unknown[] = [rows.map((row) => row.county), rows.map((row) => row.key), rows.map((row) => cipher.seal(placeOf(row.county, row.key), row.plaintext))]
  if (index !== undefined) {
    const made = rows.map((row) => index.of(cipher, row.plaintext))
    values.push(index.type === 'bytea' ? made : made.map((one) => one.toString('hex')))
  }
  await client.query(`update ${table} as target set ${column} = fresh.sealed${index === undefined ? '' : `, ${index.column} = fresh.index`}
    from unnest($1::int[], $2::uuid[], $3::bytea[]${index === undefined ? '' : `, $4::${index.type}[]`}) as fresh (county, key, sealed${index === undefined ? '' : ', index'})
    where target.county = fresh.county and target.${key} = fresh.key`, values)
}
