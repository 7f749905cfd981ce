/** `/healthz`, `/readyz`, `/metrics`: for machines that watch; answered however busy the platform is. */
import { timingSafeEqual, createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from '@sinclair/typebox'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Health } from './health.ts'
import type { Metrics } from './metrics.ts'

const closed = { additionalProperties: false } as const
const Alive = Type.Object({ ok: Type.Literal(true) }, closed)
const Readiness = Type.Object({
  ready: Type.Boolean({ description: 'False: send nobody here.' }),
  database: Type.Union([Type.Literal('ok'), Type.Literal('unreachable')]),
  migrations: Type.Union(['ok', 'behind', 'ahead', 'unknown'].map((one) => Type.Literal(one))),
  stopping: Type.Boolean(),
  lag: Type.Union([Type.Null(), Type.Object({ outbox: Type.Number(), timers: Type.Number(), fold: Type.Number() }, { ...closed, description: 'Seconds.' })]),
  late: Type.Array(Type.String(), { description: 'Serves, and yet somebody should look.' }),
}, closed)

const config = { always: true } as const

export function operationRoutes(app: FastifyInstance, { health, metrics, token }: { readonly health: Health; readonly metrics: Metrics; readonly token: string | undefined }): void {
  app.get('/healthz', { config, schema: { summary: '进程是否活着', response: { 200: Alive } } }, () => ({ ok: true }))

  app.get('/readyz', { config, schema: { summary: '能否接待来访：数据库、结构版本、是否正在停止、后台进度', response: { 200: Readiness, 503: Readiness } } }, async (_request, reply) => {
    const readiness = await health.readiness()
    return await reply.code(readiness.ready ? 200 : 503).header('cache-control', 'no-store').send(readiness)
  })

  app.get('/metrics', { config, schema: { summary: '运行指标（Prometheus 文本），只限本机或凭令牌', response: { 200: Type.String() }, gives: { 200: 'text/plain' } } }, async (request, reply) => {
    if (!mayRead(request, token)) throw new Refused({ code: 'not-found', sentence: '没有这个地址，请从首页进入。', cause: 'metrics asked from elsewhere without the token' })
    return await reply.type(metrics.contentType).header('cache-control', 'no-store').send(await metrics.text())
  })
}

/** This machine itself, or whoever holds the token. A request through a proxy comes from this machine, too, and says so. */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (given !== undefined) return token !== undefined && same(given, token)
  const address = request.raw.socket.remoteAddress ?? ''
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => request.headers[name] !== undefined)
  return !forwarded && (address === '::1' || /^(::ffff:)?127\./.test(address))
}

function same(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
