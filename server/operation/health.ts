/** Whether this process can serve now: asked by load balancers every second or two, so an answer is kept for a moment. */
import { sql } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import type { Database } from '../database/index.ts'
import { openLags, type Lags } from './lags.ts'

export type Readiness = {
  /** False: send nobody here. */
  readonly ready: boolean
  readonly database: 'ok' | 'unreachable'
  /** `behind`: started before a migration another process made; `ahead`: the other way round. */
  readonly migrations: 'ok' | 'behind' | 'ahead' | 'unknown'
  readonly stopping: boolean
  /** Seconds by which background work is late; null when it could not be asked. */
  readonly lag: Lags['seconds'] | null
  /** Serves, and yet somebody should look: names of what is late. */
  readonly late: readonly string[]
}

export type Health = {
  readonly readiness: () => Promise<Readiness>
  readonly lags: () => Promise<Lags | null>
  readonly stop: () => void
  readonly stopping: () => boolean
}

export type HealthOptions = {
  readonly database: Database
  /** Number of the newest migration this program knows. */
  readonly head: number
  readonly clock: () => Instant
  /** The time of matters, where it can be moved. */
  readonly matters?: () => Instant
  /** How long an answer of the database is believed, ms. */
  readonly keep?: number
  /** How long an answer is waited for, ms. */
  readonly wait?: number
}

/** From here on somebody should look. */
const lateAfter = 120

export function openHealth({ database, head, clock, matters = clock, keep = 1_000, wait = 2_000 }: HealthOptions): Health {
  let stopping = false
  const askLags = openLags()
  const lags = kept(keep, () => inTime(askLags(database, clock(), matters()), wait))
  const migrated = kept(keep, () => inTime(newestMigration(database), wait))
  return {
    lags,
    stop: () => { stopping = true },
    stopping: () => stopping,
    readiness: async () => {
      const newest = await migrated()
      const found = newest === null ? null : await lags()
      const migrations = newest === null ? 'unknown' : newest === head ? 'ok' : newest < head ? 'behind' : 'ahead'
      return {
        // A database that is ahead was migrated by a newer program beside this one: both serve while one is replaced by the other.
        ready: !stopping && newest !== null && migrations !== 'behind',
        database: newest === null ? 'unreachable' : 'ok', migrations, stopping, lag: found?.seconds ?? null,
        late: Object.entries(found?.seconds ?? {}).flatMap(([name, seconds]) => seconds > lateAfter ? [name] : []),
      }
    },
  }
}

async function newestMigration(database: Database): Promise<number> {
  return await database.transaction({ role: 'gate' }, async (transaction) => {
    const { rows: [row] } = await sql<{ newest: number }>`select max(number) as newest from schema_migrations`.execute(transaction)
    return row?.newest ?? 0
  })
}

/** One question at a time, however many ask. */
function kept<T>(milliseconds: number, ask: () => Promise<T | null>): () => Promise<T | null> {
  let last: { readonly at: number; readonly answer: Promise<T | null> } | null = null
  return () => {
    const now = performance.now()
    if (last === null || now - last.at > milliseconds) last = { at: now, answer: ask() }
    return last.answer
  }
}

async function inTime<T>(asked: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => { timer = setTimeout(resolve, milliseconds, null) })
  return await Promise.race([asked, late]).catch(() => null).finally(() => { clearTimeout(timer) })
}
