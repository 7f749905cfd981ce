/**
 * A slow telephone is served, a slow attacker is not: bodies come whole within a minute, uploads as long as they keep a least rate.
 * Node's own `requestTimeout` knows one limit for all routes, so it is only the last resort (`longest`).
 */
import { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export type Patience = {
  /** Milliseconds for the whole body of an ordinary request. */
  readonly body: number
  /** Uploads: bytes per second, measured over `window`. */
  readonly leastRate: number
  readonly window: number
  /** Milliseconds for anything at all. */
  readonly longest: number
  /** How often to look, ms. */
  readonly look: number
}

export const patience: Patience = { body: 60_000, leastRate: 512, window: 30_000, longest: 30 * 60_000, look: 2_000 }

export function refuseSlowBodies(app: FastifyInstance, limits: Patience = patience): void {
  app.addHook('onRequest', async (request) => {
    // A request put in by a test has no socket: there is nobody to wait for, and nothing to hang up on.
    if (hasBody(request) && request.raw.socket instanceof Socket) watch(request, limits)
    await Promise.resolve()
  })
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function watch(request: FastifyRequest, limits: Patience): void {
  const { raw } = request
  const uploads = request.routeOptions.config.slowBody === true
  const began = performance.now()
  let samples = [{ at: began, bytes: raw.socket.bytesRead }]
  const looking = setInterval(() => {
    const now = { at: performance.now(), bytes: raw.socket.bytesRead }
    if (raw.complete || raw.destroyed) return end()
    samples = [...samples.filter(({ at }) => at > now.at - limits.window - limits.look), now]
    const waited = now.at - began
    if (waited > limits.longest || (uploads ? tooSlow(samples, limits) : waited > limits.body)) giveUp(request)
  }, limits.look)
  looking.unref()
  const end = () => { clearInterval(looking) }
  raw.once('end', end)
  raw.once('close', end)
}

function tooSlow(samples: readonly { readonly at: number; readonly bytes: number }[], { window, leastRate }: Patience): boolean {
  const [first] = samples
  const last = samples.at(-1)
  if (first === undefined || last === undefined || last.at - first.at < window) return false
  return (last.bytes - first.bytes) / (last.at - first.at) * 1000 < leastRate
}

const sentence = '提交得太慢，连接已经断开。您填的内容请先保留，换到信号好的地方再试。'
const problem = JSON.stringify({ type: '/problems/too-slow', title: sentence, status: 408, code: 'too-slow', detail: sentence })

/** Straight to the socket, as Node does it: the room that reads the body waits for bytes that will not come. */
function giveUp({ raw }: FastifyRequest): void {
  const { socket } = raw
  if (socket.destroyed) return
  socket.end([
    'HTTP/1.1 408 Request Timeout', 'content-type: application/problem+json; charset=utf-8', `content-length: ${Buffer.byteLength(problem)}`, 'connection: close', '', problem,
  ].join('\r\n'))
  raw.destroy()
  setTimeout(() => { socket.destroy() }, 1_000).unref()
}
