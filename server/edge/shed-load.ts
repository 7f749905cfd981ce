/**
 * Sheds load early (security R9): whoever cannot be served within a moment is told so at once, before a session is looked up or a
 * connection waited for. Nothing has to be reset by hand: the next request is judged by itself.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fullAnswer, turnAway } from './turn-away.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered however busy the platform is: questions of monitors and load balancers. */
    readonly always?: boolean
    /** Its body may come as slowly as a telephone in a side valley sends it. */
    readonly slowBody?: boolean
  }
}

export type LoadLimits = {
  /** Requests under way at a time. */
  readonly mostAtOnce: number
  /** Uploads under way at a time; most of their time they only wait for the network. */
  readonly mostUploads: number
  /** Milliseconds by which the event loop may be late. */
  readonly longestLag: number
}

export type Load = { readonly requests: () => number; readonly uploads: () => number; readonly lag: () => number; readonly shed: () => number }

/** How often the clock is looked at, ms. */
const sampled = 100

export function shedLoad(app: FastifyInstance, { mostAtOnce, mostUploads, longestLag }: LoadLimits): Load {
  const under = { requests: 0, uploads: 0 }
  let lag = 0
  let shed = 0
  let looked = performance.now()
  const sampling = setInterval(() => {
    const now = performance.now()
    // By how much this very look is late; one pause does not shed by itself, several in a row do.
    lag = lag * 2 / 3 + Math.max(0, now - looked - sampled) / 3
    looked = now
  }, sampled)
  sampling.unref()
  app.addHook('onClose', async () => {
    clearInterval(sampling)
    await Promise.resolve()
  })
  turnAway(app, () => {
    const full = under.requests >= mostAtOnce || lag > longestLag
    if (full) shed += 1
    return full
  })
  // Once more inside: uploads are told apart by their route, and requests that do not come through the socket (tests) end here.
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.always === true) return
    const kind = isUpload(request) ? 'uploads' : 'requests'
    const most = kind === 'uploads' ? mostUploads : mostAtOnce
    if (under[kind] >= most || lag > longestLag) {
      shed += 1
      const { headers, body } = fullAnswer(request.raw)
      return await reply.code(503).headers(headers).send(body)
    }
    under[kind] += 1
    reply.raw.once('close', () => { under[kind] -= 1 })
    return await Promise.resolve()
  })
  return { requests: () => under.requests, uploads: () => under.uploads, lag: () => lag, shed: () => shed }
}

function isUpload(request: FastifyRequest): boolean {
  return request.routeOptions.config.slowBody === true
}
