/** The HTTP server: one Fastify for the API, the portal's pages and the built faces, with the same guards on every route. */
import { randomUUID } from 'node:crypto'
import formbody from '@fastify/formbody'
import cookie from '@fastify/cookie'
import fastify, { LogController, type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { refuseForeignRequests, knowCallers, type Caller, type FindCaller } from './caller.ts'
import { refuseInexactBodies } from './exact-bodies.ts'
import { logAnswers } from './log.ts'
import { answerBadAddress, answerProblems, type StatusOf } from './problem.ts'
import { refuseUnsafeText } from './safe-text.ts'
import { shedLoad, type Load, type LoadLimits } from './shed-load.ts'
import { patience, refuseSlowBodies, type Patience } from './slow-bodies.ts'

export type EdgeOptions = {
  readonly logger: FastifyServerOptions['logger']
  readonly findCaller: FindCaller
  readonly statuses: readonly StatusOf[]
  /** Addresses of proxies whose `x-forwarded-for` is believed. */
  readonly trustProxy: readonly string[]
  /** Served over https alone: browsers are told to come no other way. */
  readonly https?: boolean
  readonly load?: Partial<LoadLimits>
  readonly patience?: Patience
  /** True from the first sign of a stop on: every answer then ends its connection. */
  readonly stopping?: () => boolean
  /** Hooks and routes for everything that follows: measuring, and in tests judging. */
  readonly extend?: (app: FastifyInstance, load: Load) => void | Promise<void>
}

const generous: LoadLimits = { mostAtOnce: 1_000, mostUploads: 200, longestLag: 3_000 }

const largestBody = 1_000_000

export async function openEdge(options: EdgeOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: largestBody,
    trustProxy: options.trustProxy.length === 0 ? false : [...options.trustProxy],
    genReqId: () => randomUUID(),
    // The last resort only: `refuseSlowBodies` knows what each route may take. Heads come whole within twenty seconds.
    requestTimeout: (options.patience ?? patience).longest + 60_000,
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    // Who is connected already is served to the end of the stop, not turned away in the middle of a page.
    return503OnClosing: false,
    ajv: { customOptions: { strict: false, removeAdditional: false, coerceTypes: 'array', allErrors: false } },
    routerOptions: { maxParamLength: 200 },
    // An address that is none never reaches a route, its hooks or the error handler.
    frameworkErrors: (error, _request, reply) => { void answerBadAddress(error, reply.headers(headers)) },
  })
  app.server.maxConnections = 5_000
  // Answers are told by their schemas and held to them by tests; a serialiser made from them would drop what somebody forgot to name.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  answerProblems(app, options.statuses)
  const load = shedLoad(app, { ...generous, ...options.load })
  refuseSlowBodies(app, options.patience)
  await options.extend?.(app, load)
  logAnswers(app, (request) => officeOf(request))
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: largestBody })
  knowCallers(app, options.findCaller)
  refuseForeignRequests(app)
  app.addHook('preValidation', async (request) => {
    refuseUnsafeText(request.query)
    refuseUnsafeText(request.params)
    if (isPlain(request.body)) refuseUnsafeText(request.body)
    await Promise.resolve()
  })
  refuseInexactBodies(app)
  app.addHook('onSend', async (request, reply, payload) => {
    if (options.stopping?.() === true) void reply.header('connection', 'close')
    if (options.https === true) void reply.header('strict-transport-security', 'max-age=31536000')
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) void reply.header(name, value)
    // What a route does not say may be kept, nobody keeps: the next person at this phone is another one (control 57).
    if (!reply.hasHeader('cache-control') && request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
    return await Promise.resolve(payload)
  })
  return app
}

/** The capacity in which somebody asked, never who; a request refused before anybody was looked for has none. */
function officeOf(request: FastifyRequest): string | null {
  const caller = request.caller as Caller | undefined
  return caller?.session?.mandate?.office ?? null
}

/** For every answer; a page may set a wider content policy of its own. */
const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  // Not no-referrer: with it old browsers send `Origin: null` on our own forms, which then look foreign.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
} as const

/** A multipart body is a stream and is judged by the room that reads it. */
function isPlain(body: unknown): boolean {
  return typeof body === 'string' || (typeof body === 'object' && body !== null && !Buffer.isBuffer(body))
}
