/** Ending in good order: say so, take nobody new, finish what was begun, and after the limit end what does not finish by itself. */
import { Server as TcpServer } from 'node:net'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Health } from './health.ts'

/** How long a connection that was just taken in may take to ask, ms. */
const newcomers = 300

export type StopLimits = {
  /** How long `/readyz` says "stopping" and answers say "connection: close" before the door is shut, ms: balancers and browsers turn away by themselves. */
  readonly notice: number
  /** How long running requests and workers are waited for, ms. */
  readonly limit: number
  /** The socket belongs to the service manager, who keeps those that come meanwhile for the next process. */
  readonly handedOver?: boolean
}

/** Answers whether everything ended by itself. */
export async function stopServing(app: FastifyInstance, health: Pick<Health, 'stop'>, { notice, limit, handedOver = false }: StopLimits, workers: readonly (() => Promise<void>)[] = []): Promise<boolean> {
  health.stop()
  const resting = Promise.all(workers.map((stop) => stop()))
  if (notice > 0) await pause(notice)
  const patient = await emptied(app.server, limit, handedOver)
  await app.close()
  return await within(resting, limit) && patient
}

/**
 * Takes no connection any more and waits for those there are. Node's own `close` of an HTTP server would end the ones that came a moment
 * ago and have not asked yet; they get a moment to ask. Answers whether all ended by themselves.
 */
async function emptied(server: FastifyInstance['server'], limit: number, handedOver: boolean): Promise<boolean> {
  if (!server.listening) return true
  // Ours to shut only where nobody else keeps it open.
  if (!handedOver) await lastIn(server)
  const ended = new Promise<void>((resolve) => { TcpServer.prototype.close.call(server, () => { resolve() }) })
  const moment = Math.min(newcomers, limit)
  if (await within(ended, moment)) return true
  const resting = setInterval(() => { server.closeIdleConnections() }, 100)
  try {
    if (await within(ended, limit - moment)) return true
    // Stuck uploads and hung providers end here; their requests were never answered, so nobody was told that anything was done.
    server.closeAllConnections()
    await within(ended, 1_000)
    return false
  } finally {
    clearInterval(resting)
  }
}

/**
 * Whoever the kernel has connected already, but Node has not taken in yet, is reset when the socket that listens is closed: measured, 20 to
 * 30 of them per stop under clients that connect anew for every request. So first the queue of the kernel is made as short as it can be,
 * which lets later ones wait and then find the door shut (ECONNREFUSED: nothing was sent), then those in it are taken in.
 */
async function lastIn(server: FastifyInstance['server']): Promise<void> {
  const { _handle: handle } = server as unknown as { readonly _handle?: { readonly listen?: (backlog: number) => number } | null }
  // Node has no public way to it; where the handle is another one day, the stop is as it was before.
  handle?.listen?.(0)
  let came = true
  const take = () => { came = true }
  server.on('connection', take)
  for (let turn = 0; came && turn < 50; turn += 1) {
    came = false
    await pause(0)
    await nextTurn()
  }
  server.removeListener('connection', take)
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
