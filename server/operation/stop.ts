/** Ending in good order: say so, take nobody new, finish what was begun, and after the limit end what does not finish by itself. */
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Health } from './health.ts'

export type StopLimits = {
  /** How long `/readyz` says "stopping" and answers say "connection: close" before the door is shut, ms: balancers and browsers turn away by themselves. */
  readonly notice: number
  /** How long running requests and workers are waited for, ms. */
  readonly limit: number
}

/** Answers whether everything ended by itself. */
export async function stopServing(app: FastifyInstance, health: Health, { notice, limit }: StopLimits, workers: readonly (() => Promise<void>)[] = []): Promise<boolean> {
  health.stop()
  const resting = Promise.all(workers.map((stop) => stop()))
  if (notice > 0) await pause(notice)
  let patient = true
  // Stuck uploads and hung providers end here; their requests were never answered, so nobody was told that anything was done.
  const impatience = setTimeout(() => {
    patient = false
    app.server.closeAllConnections()
  }, limit)
  try {
    await app.close()
    await within(resting, limit)
    return patient
  } finally {
    clearTimeout(impatience)
  }
}

/** Waits, but not for ever. */
export async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const late = new AbortController()
  try {
    return await Promise.race([work.then(() => true), pause(milliseconds, false, { signal: late.signal }).catch(() => false)])
  } finally {
    late.abort()
  }
}

/**
 * The first signal begins `stop`, a later one ends the process at once. npm, a terminal and a service manager each may send the same
 * signal to parent and child, so what comes within a second is a copy of the first.
 */
export function stopOnSignals(stop: () => Promise<number>, end: (code: number) => void = (code) => { process.exit(code) }): void {
  let began: number | null = null
  const take = () => {
    const now = performance.now()
    if (began === null) {
      began = now
      void stop().then(end, () => { end(1) })
    } else if (now - began > 1_000) {
      end(130)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, take)
}
