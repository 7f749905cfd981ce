/** What work in the background says of its failures: the first of each kind at once, then how many there were, once a minute. A database that is away would fill the log. */
import type { Instant } from '../../core/time/index.ts'

export type Failing = {
  readonly log: (told: { readonly failure: string; readonly code: string | null; readonly at: string | null; readonly count: number }, message: 'background work failed') => void
  readonly clock: () => Instant
}

const quiet = 60_000

export function reportFailures({ log, clock }: Failing): (error: unknown) => void {
  const known = new Map<string, { told: Instant; since: number }>()
  return (error) => {
    const what = { failure: error instanceof Error ? error.name : 'unknown', code: codeOf(error), at: placeOf(error) }
    const kind = JSON.stringify(what)
    const seen = known.get(kind)
    const now = clock()
    if (seen !== undefined && now - seen.told < quiet && now >= seen.told) {
      seen.since += 1
      return
    }
    known.set(kind, { told: now, since: 0 })
    log({ ...what, count: 1 + (seen?.since ?? 0) }, 'background work failed')
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** The first line of the stack in the house; never the message, which may quote data. */
function placeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const line = error.stack?.split('\n').find((one) => /^\s+at .*\/(server|core|procedures)\//.test(one) && !one.includes('node_modules'))
  return line === undefined ? null : line.replace(/^.*\/(server|core|procedures)\//, '$1/').replace(/\)$/, '').trim()
}
