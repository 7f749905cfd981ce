/** Opens everything that is sealed and makes every index again: whether all of it stands under the present secret, and the former may go. */
import type pg from 'pg'
import { CannotOpen, numberOf, openFieldCipher, type FieldCipher, type Secrets } from '../cipher/index.ts'
import { asRotation } from './as-rotation.ts'
import { countOldCodes } from './follow-codes.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.ts'

export type SealedVerdict = {
  /** Sealed fields and query codes under the present secret, each opened and its index found right. */
  readonly present: number
  /** Still under a former secret. */
  readonly former: number
  /** Open under no secret in use; a query code nobody can make again. Nothing more is lost with the former secret. */
  readonly unreadable: number
  /** Fields whose index does not lead to them: nobody finds them by exact search. */
  readonly misindexed: readonly string[]
}

export async function verifySealed(owner: pg.ClientConfig, secrets: Secrets, progress: (words: string) => void = () => undefined): Promise<SealedVerdict> {
  const cipher = openFieldCipher(secrets)
  return await asRotation(owner, async (client) => {
    const count = { present: 0, former: 0, unreadable: 0 }
    const misindexed: string[] = []
    for (const column of sealedColumns) {
      progress(column.words)
      for await (const row of rowsOf(client, column)) {
        const standing = standingOf(cipher, secrets.current, column, row)
        if (standing === 'misindexed') misindexed.push(`${column.table}.${column.column} ${row.county}-${row.key}`)
        count[standing === 'misindexed' ? 'present' : standing] += 1
      }
    }
    const codes = await countOldCodes(client, secrets)
    return { present: count.present, former: count.former + codes.former, unreadable: count.unreadable + codes.unreadable, misindexed }
  })
}

/** Former secrets are needed no more. Only after a verdict without anything former. */
export async function retireFormer(owner: pg.ClientConfig, { current }: Secrets): Promise<void> {
  await asRotation(owner, (client) => client.query(`update platform_secrets set state = 'retired', changed_at = now() where state = 'in-use' and number <> $1`, [current]))
}

type Row = { readonly county: number; readonly key: string; readonly sealed: Buffer; readonly index: Buffer | string | null }

function standingOf(cipher: FieldCipher, current: number, { placeOf, index }: SealedColumn, row: Row): 'present' | 'former' | 'unreadable' | 'misindexed' {
  try {
    const plaintext = cipher.open(placeOf(row.county, row.key), row.sealed)
    if (numberOf(row.sealed) !== current) return 'former'
    if (index === undefined) return 'present'
    const right = index.of(cipher, plaintext)
    return right.toString('hex') === (typeof row.index === 'string' ? row.index : row.index?.toString('hex')) ? 'present' : 'misindexed'
  } catch (error) {
    if (error instanceof CannotOpen) return 'unreadable'
    throw error
  }
}

async function* rowsOf(client: pg.Client, { table, column, key, index }: SealedColumn): AsyncGenerator<Row> {
  let last: Row | undefined
  do {
    const { rows }: { rows: Row[] } = await client.query<Row>(`select county, ${key} as key, ${column} as sealed, ${index?.column ?? 'null'} as index from ${table}
      where ${column} is not null and (county, ${key}) > ($1, $2::uuid) order by county, ${key} limit 2000`, [last?.county ?? 0, last?.key ?? '00000000-0000-0000-0000-000000000000'])
    yield* rows
    last = rows.at(-1)
  } while (last !== undefined)
}
