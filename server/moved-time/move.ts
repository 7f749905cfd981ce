/**
 * Moving the time: somebody asks for it, which stores the goal, and `takeStep` brings the stored time there, from one timer to the next. A step
 * is refused while anything is due at the present time. That is asked of the database, so any number of processes may help.
 */
import { sql } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Calendars } from '../calendar/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import { takeTime, type MovedTime } from './moved-time.ts'
import { refusals } from './refusals.ts'
import { targetOf, type Step } from './steps.ts'

/** Milliseconds ahead of the real time. */
export type Way = { readonly from: number; readonly ahead: number; readonly toward: number; /** Timers still to fire on the way. */ readonly timers: number }

/** Two years: what a demonstration shows, and as far as working days are nearly known. */
export const farthest = 730 * 86_400_000

export async function readWay(database: Database, time: MovedTime): Promise<Way> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    await time.read(transaction)
    const row = await rowOf(transaction)
    if (row === undefined) return { from: 0, ahead: 0, toward: 0, timers: 0 }
    const { from_ms: from, ahead_ms: ahead, toward_ms: toward } = row
    const timers = ahead === toward ? 0 : await countTimers(transaction, time.real() + toward)
    return { from, ahead, toward, timers }
  })
}

export type Asked = {
  readonly step: Step
  /** Where the asker saw the time: a form that was sent twice, or beside somebody else's, moves nothing. */
  readonly from: number
}

/** Stores the goal. @throws Refused */
export async function askForMove(database: Database, { time, calendars, county }: { readonly time: MovedTime; readonly calendars: Calendars; readonly county: number }, { step, from }: Asked): Promise<void> {
  await database.transaction({ role: 'system' }, async (transaction) => {
    await takeTime(transaction)
    await transaction.insertInto('demonstration_clock').values({ county: 0, ahead_ms: 0, moved_at: new Date(time.real()) }).onConflict((conflict) => conflict.doNothing()).execute()
    const row = await rowOf(transaction)
    if (row === undefined) throw new Error('the row of the demonstration clock has gone')
    if (row.ahead_ms < row.toward_ms) throw new Refused(refusals.moving)
    if (row.toward_ms !== from) throw new Refused(refusals.movedMeanwhile)
    const now = time.real() + row.ahead_ms
    const toward = row.ahead_ms + targetOf(step, now, await calendars.of(transaction, county, now)) - now
    if (toward > farthest) throw new Refused(refusals.tooFar)
    await transaction.updateTable('demonstration_clock').set({ from_ms: row.ahead_ms, toward_ms: toward, moved_at: new Date(time.real()) }).where('county', '=', 0).execute()
  })
}

/** `there`: nothing to do; `moved`: work may have become due; `busy`: something is due or being done at the present time. */
export type Stepped = 'there' | 'moved' | 'busy'

/** @param inside kinds of effects that write our own records and messages: a moment is over when they are done */
export async function takeStep(database: Database, time: MovedTime, inside: readonly string[]): Promise<Stepped> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const before = await rowOf(transaction)
    if (before === undefined || before.ahead_ms === before.toward_ms) return 'there'
    // Acts that come meanwhile wait behind this: not long.
    await sql`set local lock_timeout = 300`.execute(transaction)
    await takeTime(transaction)
    const row = await rowOf(transaction)
    if (row === undefined || row.ahead_ms === row.toward_ms) return 'there'
    const real = time.real()
    if (await isBusy(transaction, { real, now: real + row.ahead_ms, inside })) return 'busy'
    const next = await nextTimer(transaction, real + row.toward_ms)
    const ahead = next === null ? row.toward_ms : Math.min(row.toward_ms, Math.max(row.ahead_ms, next - real))
    await transaction.updateTable('demonstration_clock').set({ ahead_ms: ahead, moved_at: new Date(real) }).where('county', '=', 0).execute()
    return 'moved'
  }).catch((error: unknown) => {
    if (isLockTimeout(error)) return 'busy'
    throw error
  })
}

type Present = { readonly real: Instant; readonly now: Instant; readonly inside: readonly string[] }

async function isBusy(transaction: Transaction, { real, now, inside }: Present): Promise<boolean> {
  const timer = await transaction.selectFrom('deadlines').select('key').where('fire_at', '<=', new Date(now)).where('fire_act', 'is not', null).limit(1).executeTakeFirst()
  if (timer !== undefined) return true
  // Leased is being done; postponed after a failure waits for its real time and is not waited for.
  const effect = await transaction.selectFrom('outbox').select('id').where('state', '=', 'waiting').where('kind', 'in', [...inside])
    .where((all) => all.or([all('available_at', '<=', new Date(real)), all('lease', 'is not', null)])).limit(1).executeTakeFirst()
  return effect !== undefined
}

async function nextTimer(transaction: Transaction, until: Instant): Promise<Instant | null> {
  const row = await transaction.selectFrom('deadlines').select('fire_at').where('fire_at', '<=', new Date(until)).where('fire_act', 'is not', null)
    .orderBy('fire_at').limit(1).executeTakeFirst()
  return row?.fire_at?.getTime() ?? null
}

async function countTimers(transaction: Transaction, until: Instant): Promise<number> {
  const { count } = await transaction.selectFrom('deadlines').select(({ fn }) => fn.countAll<number>().as('count'))
    .where('fire_at', '<=', new Date(until)).where('fire_act', 'is not', null).executeTakeFirstOrThrow()
  return count
}

function rowOf(transaction: Transaction) {
  return transaction.selectFrom('demonstration_clock').selectAll().where('county', '=', 0).executeTakeFirst()
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}
