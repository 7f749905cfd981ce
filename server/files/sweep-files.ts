/** Clears away uploads whose act never came (24 h) and bytes that no row speaks of any more. */
import type { Instant } from '../../core/time/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import { waitingTime } from './photo-limits.ts'
import type { PhotoStore } from './photo-store.ts'
import { lockContent } from './receive-photo.ts'

export type Swept = { readonly rows: number; readonly contents: number }

const batch = 500

export async function sweepFiles({ database, store }: { readonly database: Database; readonly store: PhotoStore }, now: Instant): Promise<Swept> {
  let rows = 0
  for (;;) {
    const expired = await database.transaction({ role: 'system' }, async (trx) => await deleteExpired(trx, now))
    rows += expired
    if (expired < batch) break
  }
  return { rows, contents: await removeForgotten(database, store, now) }
}

/** Also what a crash left between placing bytes and recording them; a day old, so never what is just being recorded. */
async function removeForgotten(database: Database, store: PhotoStore, now: Instant): Promise<number> {
  let removed = 0
  let some: Content[] = []
  const check = async () => {
    for (const { county, sm3 } of await database.transaction({ role: 'system' }, async (trx) => await forgottenAmong(trx, some))) {
      removed += await database.transaction({ role: 'system' }, async (trx) => await removeUnspokenFor(trx, store, county, sm3))
    }
    some = []
  }
  for await (const content of store.contentsBefore(now - waitingTime)) {
    some.push(content)
    if (some.length === batch) await check()
  }
  if (some.length > 0) await check()
  return removed
}

type Content = { readonly county: number; readonly sm3: string }

async function forgottenAmong(trx: Transaction, some: readonly Content[]): Promise<readonly Content[]> {
  const known = new Set<string>()
  for (const county of new Set(some.map((one) => one.county))) {
    const hashes = some.filter((one) => one.county === county).map((one) => one.sm3)
    const rows = await trx.selectFrom('files').select('sm3').distinct().where('county', '=', county).where('sm3', 'in', hashes).execute()
    for (const { sm3 } of rows) known.add(`${String(county)} ${sm3}`)
  }
  return some.filter(({ county, sm3 }) => !known.has(`${String(county)} ${sm3}`))
}

async function deleteExpired(trx: Transaction, now: Instant): Promise<number> {
  const expired = await trx.selectFrom('files')
    .select(['county', 'id'])
    .where('state', '=', 'waiting')
    .where('created_at', '<=', new Date(now - waitingTime))
    .limit(batch)
    .execute()
  for (const { county, id } of expired) {
    await trx.deleteFrom('files').where('county', '=', county).where('id', '=', id).where('state', '=', 'waiting').execute()
  }
  return expired.length
}

async function removeUnspokenFor(trx: Transaction, store: PhotoStore, county: number, sm3: string): Promise<0 | 1> {
  await lockContent(trx, county, sm3)
  const spokenFor = await trx.selectFrom('files').select('id').where('county', '=', county).where('sm3', '=', sm3).limit(1).executeTakeFirst()
  if (spokenFor !== undefined) return 0
  await store.remove(county, sm3)
  return 1
}
