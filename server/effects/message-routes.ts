/** `GET /api/messages` and `POST /api/messages/{county}-{uuid}/read`. */
import { Type } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused, type Refusal } from '../../core/procedure/refusal.ts'
import { toIso, type Instant } from '../../core/time/index.ts'
import type { Database } from '../database/index.ts'
import { markRead, readMessages } from './messages.ts'

export type MessageRoutesOptions = {
  readonly database: Database
  readonly actorOf: (request: FastifyRequest) => Actor
  readonly clock: () => Instant
}

const orNull = Type.Union([Type.String(), Type.Null()])
const Messages = Type.Object({
  messages: Type.Array(Type.Object({ id: Type.String(), dossier: orNull, text: Type.String(), sentence: Type.String(), createdAt: Type.String(), read: Type.Boolean() })),
  unread: Type.Integer(), next: orNull,
})
/** A cursor that is none starts anew, a key that is none belongs to no message. */
const PageQuery = Type.Object({ after: Type.Optional(Type.Any({ description: 'The `next` of the page before.' })) })
const KeyParams = Type.Object({ key: Type.String({ description: 'county-uuid' }) })

const notSignedIn: Refusal = { code: 'sign-in-needed', sentence: '请先登录，再看您的消息。', cause: 'messages asked without a person' }
const unknown: Refusal = { code: 'message-unknown', sentence: '没有这条消息，或者它已被清理（消息保留一年）。', cause: 'no such message of this person' }
/** For the edge, which turns refusals into HTTP. */
export function statusOfMessageRefusal(code: string): number | undefined {
  return code === unknown.code ? 404 : undefined
}

const keyShape = /^(\d{6})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

export function messageRoutes(app: FastifyInstance, { database, actorOf, clock }: MessageRoutesOptions, done: () => void): void {
  app.get('/api/messages', { schema: { summary: '我的消息，新的在前', querystring: PageQuery, response: { 200: Messages } } }, async (request, reply) => {
    const [actor, person] = whoAsks(actorOf(request))
    const { after } = request.query as { after?: unknown }
    const page = await database.transaction({ role: 'app', actor }, (trx) => readMessages(trx, person, typeof after === 'string' ? after : undefined))
    const messages = page.messages.map(({ createdAt, ...message }) => ({ ...message, createdAt: toIso(createdAt) }))
    return await reply.header('cache-control', 'private, no-store').send({ ...page, messages })
  })

  app.post<{ Params: { key: string } }>('/api/messages/:key/read', { schema: { summary: '标为已读', params: KeyParams, response: { 204: Type.Null() } } }, async (request, reply) => {
    const [actor] = whoAsks(actorOf(request))
    const [, county, id] = keyShape.exec(request.params.key) ?? []
    if (county === undefined || id === undefined) throw new Refused(unknown)
    const found = await database.transaction({ role: 'app', actor }, (trx) => markRead(trx, { county: Number(county), id }, clock()))
    if (!found) throw new Refused(unknown)
    return await reply.code(204).send()
  })
  done()
}

function whoAsks(actor: Actor): readonly [Actor, string] {
  if (actor.person === null) throw new Refused(notSignedIn)
  return [actor, actor.person]
}
