/** How much time is left on each line of a list, counted as the dossier itself counts it: in working time, pauses left out. */
import { due, inWords, isPaused, type DeadlineLedger, type Instant } from '../../core/time/index.ts'
import type { DossierLine } from '../../core/view/index.ts'
import type { Calendars } from '../calendar/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName, parseDossierKey } from './dossier-key.ts'

/** By the dossier's name; lines without a limit are left out. One question for the whole page. */
export async function remainingTimes(
  transaction: Transaction, calendars: Calendars, lines: readonly DossierLine[], now: Instant,
): Promise<ReadonlyMap<string, string>> {
  const keys = lines.flatMap(({ id }) => parseDossierKey(id) ?? [])
  if (keys.length === 0) return new Map()
  const rows = await transaction.selectFrom('deadlines').select(['county', 'dossier', 'ledger'])
    .where('kind', '=', 'limit').where('county', 'in', [...new Set(keys.map(({ county }) => county))])
    .where('dossier', 'in', keys.map(({ id }) => id)).execute()
  const words = new Map<string, { readonly at: Instant; readonly said: string }>()
  for (const { county, dossier, ledger } of rows) {
    const calendar = await calendars.of(transaction, county, now)
    const name = dossierName({ county, id: dossier })
    const at = sortKey(ledger, due(ledger, calendar))
    if (at < (words.get(name)?.at ?? Infinity)) words.set(name, { at, said: inWords(ledger, now, calendar) })
  }
  return new Map([...words].map(([name, { said }]) => [name, said]))
}

/** The limit that runs out first; one that stands still only where none runs. */
function sortKey(ledger: DeadlineLedger, dueAt: Instant | null): Instant {
  return isPaused(ledger) || dueAt === null ? Number.MAX_SAFE_INTEGER : dueAt
}
