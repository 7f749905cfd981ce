/** `POST /api/files?county=140423` (multipart, one photo) and `GET /api/files/{county}-{uuid}` with `/thumb`. */
import multipart from '@fastify/multipart'
import { Type } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/index.ts'
import { writeFileKey } from './file-key.ts'
import { fileRefusal, refuseFile } from './file-refusals.ts'
import type { Files } from './files.ts'
import { maxBytes } from './photo-limits.ts'
import type { Variant } from './photo-store.ts'
import type { Received } from './receive-photo.ts'
import { uploadBudget } from './upload-budget.ts'

export type FileRoutesOptions = {
  readonly files: Files
  readonly actorOf: (request: FastifyRequest) => Actor
  readonly countyExists: (county: number) => boolean | Promise<boolean>
  readonly clock: () => Instant
  /** Uploads per ten minutes of one address without sign-in, and of one person. */
  readonly budget?: number
}

/** The header that carries the token of an uploader without sign-in, both ways. */
export const uploadTokenHeader = 'x-upload-token'

const Uploaded = Type.Object({
  id: Type.String({ description: 'county-uuid' }), name: Type.String(), width: Type.Integer(), height: Type.Integer(), bytes: Type.Integer(),
  sm3: Type.String({ description: 'Of the stored bytes.' }), expiresAt: Type.String(), url: Type.String(), thumb: Type.String(),
  token: Type.Optional(Type.String({ description: 'For an uploader without sign-in: what attaching needs.' })),
})
/** Judged by this room itself, which says which county is meant. */
const UploadQuery = Type.Object({ county: Type.Optional(Type.Any({ description: 'Six digits.' })) })
const picture = {
  asks: 'anybody', params: Type.Object({ key: Type.String({ description: 'county-uuid' }) }), gives: { 200: 'image/jpeg' }, response: { 200: Type.String() },
} as const

const limits = { fileSize: maxBytes + 1, files: 1, fields: 4, parts: 5, fieldSize: 256, fieldNameSize: 64, headerPairs: 16 }

export async function fileRoutes(app: FastifyInstance, options: FileRoutesOptions): Promise<void> {
  const { files, actorOf, clock } = options
  const budget = uploadBudget(options.budget ?? 60)
  await app.register(multipart, { limits, throwFileSizeLimit: false })
  // What multipart throws becomes a refusal of ours; turning refusals into HTTP stays the edge's.
  app.setErrorHandler((error) => { throw refusedFor(error) })

  app.post('/api/files', {
    bodyLimit: 2 * maxBytes, config: { slowBody: true },
    schema: { summary: '上传一张照片', asks: 'anybody', consumes: ['multipart/form-data'], querystring: UploadQuery, response: { 201: Uploaded } },
  }, async (request, reply) => {
    const actor = actorOf(request)
    if (!budget.spend(actor.person ?? request.ip, clock())) refuseFile('upload-too-often')
    const county = await countyOf(request, options)
    const part = await partOf(request)
    const received = await files.receive(untilTheEnd(part.file), {
      county, actor, name: part.filename, now: clock(), ...tokenOf(request),
    }).finally(() => part.file.resume())
    return await reply.code(201).header('cache-control', 'no-store').send(answerOf(received))
  })

  app.get<{ Params: { key: string } }>('/api/files/:key', { schema: { ...picture, summary: '一张照片' } }, async (request, reply) => await give(request, reply, 'photo'))
  app.get<{ Params: { key: string } }>('/api/files/:key/thumb', { schema: { ...picture, summary: '一张照片的小图' } }, async (request, reply) => await give(request, reply, 'thumbnail'))

  async function give(request: FastifyRequest<{ Params: { key: string } }>, reply: FastifyReply, variant: Variant): Promise<FastifyReply> {
    const { token } = tokenOf(request)
    const { body, headers } = await files.open(actorOf(request), request.params.key, variant, token)
    if (request.method === 'HEAD') body.destroy()
    return await reply.headers(headers).send(request.method === 'HEAD' ? '' : body)
  }
}

async function countyOf(request: FastifyRequest, { countyExists }: FileRoutesOptions): Promise<number> {
  const { county } = request.query as { county?: unknown }
  if (typeof county !== 'string' || !/^\d{6}$/.test(county)) refuseFile('county-unknown')
  return await countyExists(Number(county)) ? Number(county) : refuseFile('county-unknown')
}

async function partOf(request: FastifyRequest) {
  if (!request.isMultipart()) refuseFile('upload-malformed', 'not multipart/form-data')
  return await request.file() ?? refuseFile('upload-malformed', 'no file in the form')
}

/**
 * A reader that gives up early must not destroy the upload stream: the rest would never be read, and the refusal never be heard.
 */
async function* untilTheEnd(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = stream[Symbol.asyncIterator]()
  for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) yield chunk.value
}

function tokenOf(request: FastifyRequest): { token?: string } {
  const token = request.headers[uploadTokenHeader]
  return typeof token === 'string' ? { token } : {}
}

function answerOf(received: Received) {
  const { width, height, bytes, name, sm3, token } = received
  const id = writeFileKey(received)
  return {
    id, name, width, height, bytes, sm3, expiresAt: new Date(received.expiresAt).toISOString(),
    url: `/api/files/${id}`, thumb: `/api/files/${id}/thumb`, ...(token === null ? {} : { token }),
  }
}

/** What a broken multipart body throws is the sender's fault; anything else is ours. */
function refusedFor(error: unknown): unknown {
  if (error instanceof Refused || !(error instanceof Error)) return error
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return new Refused(fileRefusal('photo-too-large'))
  const senders = typeof statusCode === 'number' ? statusCode < 500 : /multipart|boundary|unexpected end|part terminated/i.test(error.message)
  return senders ? new Refused(fileRefusal('upload-malformed', error.message)) : error
}
