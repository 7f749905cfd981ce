/**
 * Carries effects out, after the transaction that caused them: takes rows under a lease, asks the outside while holding no lock,
 * and settles. Any number of relays may run; one that dies loses its lease and nothing else.
 */
import { randomUUID } from 'node:crypto'
import { carryOut, leaseEnd, type CarryingOut } from './carry-out.ts'
import type { Effects } from './effect.ts'
import { claim, countiesWithWork } from './outbox.ts'

export type RelayOptions = CarryingOut & {
  /** Milliseconds between looks at an empty outbox; at most a second. */
  readonly poll?: number
  /** Rows per county and look; they are worked on side by side. */
  readonly batch?: number
}

export type Relay = {
  /** Look now: called after an act has committed, so that a person at the screen need not wait for the next look. */
  readonly wake: () => void
  /** Takes nothing new, finishes what it has begun. */
  readonly stop: () => Promise<void>
}

export function startRelay(options: RelayOptions): Relay {
  const lanes = lanesOf(options.effects).map((kinds) => startLane(options, kinds))
  return {
    wake: () => {
      for (const lane of lanes) lane.wake()
    },
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()))
    },
  }
}

/** One look: everything due now of these kinds (all when absent), once. Answers how many rows it took. */
export async function relayOnce(options: RelayOptions, kinds: readonly string[] = Object.keys(options.effects)): Promise<number> {
  const { database, clock, batch = 10 } = options
  const counties = await database.transaction({ role: 'system' }, (trx) => countiesWithWork(trx, kinds, clock()))
  let taken = 0
  for (const county of counties) {
    const claiming = { kinds, lease: randomUUID(), until: leaseEnd(options), now: clock(), limit: batch }
    const claimed = await database.transaction({ role: 'system' }, (trx) => claim(trx, county, claiming))
    taken += claimed.length
    await Promise.all(claimed.map(async (one) => { await carryOut(options, one).catch(options.onError) }))
  }
  return taken
}

/** Messages on our own pages never queue behind a provider that hangs, nor codes behind notices: one lane each. */
function lanesOf(effects: Effects): readonly (readonly string[])[] {
  const kinds = Object.keys(effects)
  const inside = kinds.filter((kind) => effects[kind]?.where === 'inside')
  return [inside, ...kinds.filter((kind) => !inside.includes(kind)).map((kind) => [kind])].filter(({ length }) => length > 0)
}

function startLane(options: RelayOptions, kinds: readonly string[]): Relay {
  const pause = Math.min(options.poll ?? 500, 1000)
  const state = { stopping: false, woken: false }
  let wake: () => void = () => undefined

  async function run(): Promise<void> {
    while (!state.stopping) {
      state.woken = false
      const taken = await relayOnce(options, kinds).catch((error: unknown) => {
        options.onError(error)
        return 0
      })
      if (taken === 0) await sleep()
    }
  }

  function sleep(): Promise<void> {
    if (state.woken || state.stopping) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const running = run()
  return {
    wake: () => {
      state.woken = true
      wake()
    },
    stop: async () => {
      state.stopping = true
      wake()
      await running
    },
  }
}
