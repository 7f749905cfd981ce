/**
 * Brings the time to its goal as if it had passed: each timer fires when the time has just come to it, what it causes in our own records is
 * done, and only then time goes on to the next. Killed in between, the time stands where it is and whoever runs next goes on.
 */
import { relayOnce, type Effects } from '../effects/index.ts'
import type { Door } from '../acts/index.ts'
import { fireDue } from '../time/index.ts'
import { takeStep } from './move.ts'
import type { MovedTime } from './moved-time.ts'

export type MoverParts = { readonly door: Door; readonly time: MovedTime; readonly effects: Effects; readonly onError: (error: unknown) => void }

export type Mover = {
  /** Look now: somebody has just asked for a move. */
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

/** Runs in every process of a demonstration; where nothing moves it looks once a second, which also keeps `clock` fresh for timers. */
export function startMover(parts: MoverParts, poll = 1_000): Mover {
  const state = { stopping: false, woken: false }
  const isStopping = () => state.stopping
  const wasWoken = () => state.woken
  let wake: () => void = () => undefined
  const running = (async () => {
    // Read anew each time round: both are set from outside.
    while (!isStopping()) {
      state.woken = false
      await arrive(parts, isStopping).catch(parts.onError)
      if (!wasWoken() && !isStopping()) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, poll); wake = () => { clearTimeout(timer); resolve() } })
    }
  })()
  return {
    wake: () => { state.woken = true; wake() },
    stop: async () => { state.stopping = true; wake(); await running },
  }
}

/** Until the goal is reached; helps whoever else is at it. @param onStep told after each, for progress */
export async function arrive(parts: MoverParts, isStopping = () => false, onStep: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const { door, time, effects } = parts
  const inside = Object.entries(effects).flatMap(([kind, { where }]) => where === 'inside' ? [kind] : [])
  while (!isStopping()) {
    const stepped = await takeStep(door.database, time, inside)
    await time.refresh()
    if (stepped === 'there') return
    const done = await doWhatIsDue(parts, inside, isStopping)
    await onStep()
    // Busy, and yet nothing for us: another process is at it.
    if (stepped === 'busy' && done === 0) await new Promise((resolve) => { setTimeout(resolve, 25) })
  }
}

async function doWhatIsDue({ door, time, effects, onError }: MoverParts, kinds: readonly string[], isStopping: () => boolean): Promise<number> {
  let done = 0
  for (let more = 1; more > 0 && !isStopping(); done += more) {
    more = await fireDue(door, onError, isStopping) + await relayOnce({ database: door.database, effects, clock: time.real, onError }, kinds)
  }
  return done
}
