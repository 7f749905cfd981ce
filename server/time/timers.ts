/**
 * Durable timers: deadlines that have something to say submit their act as the system, through the same door. Any number of
 * processes may run this; the act's id is made from the deadline and its spell, so the same thing happens once.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { system } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { msPerMinute, type Instant } from '../../core/time/index.ts'
import { perform, type Door } from '../acts/index.ts'

export type Timers = { readonly stop: () => Promise<void> }
export type TimerOptions = { readonly door: Door; readonly poll?: number; readonly onError: (error: unknown) => void }

const batch = 50

export function startTimers({ door, poll = 1_000, onError }: TimerOptions): Timers {
  let stopping = false
  const isStopping = () => stopping
  let wake: () => void = () => undefined
  const running = (async () => {
    // Read anew each time round: `stop` sets it from outside.
    while (!isStopping()) {
      const fired = await fireDue(door, onError, isStopping).catch((error: unknown) => { onError(error); return 0 })
      if (fired < batch) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, poll); wake = () => { clearTimeout(timer); resolve() } })
    }
  })()
  return { stop: async () => { stopping = true; wake(); await running } }
}

/** Submits what is due now, at most one batch; answers how many were due. */
export async function fireDue(door: Door, onError: (error: unknown) => void = raise, isStopping = () => false): Promise<number> {
  const now = door.clock()
  const due = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('deadlines')
    .select(['county', 'dossier', 'key', 'fire_act', 'fire_at', 'tries']).where('fire_at', '<=', new Date(now)).where('fire_act', 'is not', null).orderBy('fire_at').limit(batch).execute())
  for (const one of due) {
    if (isStopping()) break
    if (one.fire_act === null || one.fire_at === null) continue
    await fire(door, { ...one, fire_act: one.fire_act, fire_at: one.fire_at }, now, onError)
  }
  return due.length
}

type Due = { readonly county: number; readonly dossier: string; readonly key: string; readonly fire_act: string; readonly fire_at: Date; readonly tries: number }

function raise(error: unknown): never {
  throw error
}

async function fire(door: Door, due: Due, now: Instant, onError: (error: unknown) => void): Promise<void> {
  try {
    await perform(door, {
      act: { id: actId(due), act: due.fire_act, form: { deadline: due.key }, channel: 'timer', occurredAt: now },
      dossier: { county: due.county, id: due.dossier }, actor: system,
    })
  } catch (error) {
    // One damaged dossier must not starve the clocks of all others: it is reported and looked at again later.
    if (!(error instanceof Refused)) onError(error)
    await lookLater(door, due, now)
  }
}

/** The dossier moved while the timer woke, or the act is refused for now: look again later, ever more rarely. */
async function lookLater(door: Door, due: Due, now: Instant): Promise<void> {
  const wait = Math.min(2 ** due.tries, 24 * 60) * msPerMinute
  await door.database.transaction({ role: 'system' }, (transaction) => transaction.updateTable('deadlines')
    .set({ fire_at: new Date(now + wait), tries: sql`tries + 1` })
    .where('county', '=', due.county).where('dossier', '=', due.dossier).where('key', '=', due.key).where('fire_at', '=', due.fire_at).execute())
}

/** The same wake-up has the same id in every process: a version-8 uuid over what woke. */
function actId({ county, dossier, key, fire_act: act, fire_at: at }: Due): string {
  const hex = createHash('sm3').update(`${county} ${dossier} ${key} ${act} ${at.toISOString()}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
