/** How much of the processor this program got of what it asked for: on a machine others use, a slow answer is not a fault. */
import { readFileSync } from 'node:fs'

export type Processor = {
  /** Milliseconds since the last start, without the time that was spent waiting for a processor. */
  readonly effective: () => number
}

/**
 * Measured at this program, which always has something to do and is as nice as what it started; the kernel counts for it how long it ran and how
 * long it was ready to run and did not. Where the kernel does not say, the clock on the wall counts.
 */
export function sinceNow(read: () => Usage | null = usage, now: () => number = Date.now): Processor {
  const [began, first] = [now(), read()]
  return {
    effective: () => {
      const last = read()
      const elapsed = now() - began
      if (first === null || last === null) return elapsed
      const [ran, waited] = [last.ran - first.ran, last.waited - first.waited]
      return ran + waited <= 0 ? elapsed : elapsed * ran / (ran + waited)
    },
  }
}

/** Of the main thread, nanoseconds since it began. */
export type Usage = { readonly ran: number; readonly waited: number }

function usage(): Usage | null {
  try {
    const [ran = Number.NaN, waited = Number.NaN] = readFileSync('/proc/self/schedstat', 'utf8').split(' ').map(Number)
    return Number.isFinite(ran) && Number.isFinite(waited) ? { ran, waited } : null
  } catch {
    return null
  }
}
