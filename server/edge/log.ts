/**
 * Logs without personal data, by construction (security S16, control 40, 41): only listed members come through, only as short words and
 * numbers, and of messages only those of the house. Nothing has to be remembered where a line is written.
 */
import type { Writable } from 'node:stream'
import type { FastifyInstance, FastifyRequest, FastifyServerOptions } from 'fastify'

/** What a line may say, and nothing else. `office` says in which capacity somebody asked, never who. */
const members = new Set([
  'requestId', 'method', 'route', 'status', 'ms', 'office', 'face', 'refused', 'failure', 'code', 'at', 'act', 'result', 'kind', 'count', 'seconds', 'port', 'step',
])

/** Codes, routes, places in the program, methods: short, in ASCII, with no run of digits a telephone or an id number has. */
const word = /^[\w .:/@()<>*-]{1,160}$/
const longNumber = /\d{7,}/

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Options of Fastify's own logger (pino). `stream` takes the lines in tests. */
export function logOptions(level: LogLevel, stream?: Writable): Exclude<FastifyServerOptions['logger'], boolean | undefined> {
  return {
    level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), bindings: listed, log: listed },
    // Whole requests and answers never get as far as these: `listed` lets no such member through.
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args as [unknown, ...unknown[]]
        const what = first instanceof Error ? faultOf(first) : typeof first === 'object' && first !== null ? first : {}
        const said = typeof first === 'string' ? first : rest.find((one) => typeof one === 'string')
        // An error's own message is whatever a library wrote, data included.
        method.call(this, what, first instanceof Error || said === undefined ? 'failed' : harmless(said))
      },
    },
    ...(stream === undefined ? {} : { stream }),
  }
}

/** One line per answer, with the pattern of the route instead of the address. */
export function logAnswers(app: FastifyInstance, officeOf: (request: FastifyRequest) => string | null): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime), office: officeOf(request) ?? 'none',
    }, 'answered')
    await Promise.resolve()
  })
}

export function listed(told: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(told).flatMap(([name, value]) => members.has(name) && isHarmless(name, value) ? [[name, value]] : []))
}

function isHarmless(name: string, value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 1e10
  if (typeof value !== 'string') return value === null || typeof value === 'boolean'
  // Ids of requests are made here and have digits of their own.
  return word.test(value) && (name === 'requestId' || !longNumber.test(value))
}

function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { failure: 'unknown' }
  const at = error.stack?.split('\n').find((line) => /\/(server|core|procedures)\//.test(line))?.replace(/^.*\/(server|core|procedures)\//, '$1/').replace(/\)$/, '').trim()
  return { failure: error.name, code: 'code' in error ? String(error.code) : null, at: at ?? null }
}

/** What the house says; whatever else comes, from a library or a new line of ours, may quote data and is not written. */
const messages = new Set([
  'listening', 'answered', 'request refused', 'request failed', 'page refused', 'page failed', 'frame of a problem page failed', 'background work failed',
  'matters of a proved number were not linked',
])

function harmless(message: string): string {
  return messages.has(message) ? message : 'unlisted message'
}
