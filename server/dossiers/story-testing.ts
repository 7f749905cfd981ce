/** For tests: puts stories told in core into the tables, as the door would have, chain and read models included. */
import type { Story } from '../../core/procedure/testing/story.ts'
import { genesis, chainHash } from '../ledger/index.ts'
import { loadCalendar } from '../calendar/index.ts'
import type { Transaction } from '../database/index.ts'
import { appendEvent } from './event-rows.ts'
import { readModelOf } from './read-model.ts'
import { openReadModel } from './write-read-model.ts'

/** Must run as the system. */
export async function storeStory(transaction: Transaction, { world, dossier, events }: Story): Promise<void> {
  const calendar = await loadCalendar(transaction, dossier.key.county)
  let head = genesis
  const stored = events.map((event) => {
    const previousHash = head
    head = chainHash(dossier.key, dossier.procedure, previousHash, event)
    return { event, previousHash, hash: head }
  })
  await openReadModel(transaction, readModelOf(world.procedure, dossier, world.settings, calendar, events), head)
  for (const one of stored) await appendEvent(transaction, dossier.key, one)
}
