/**
 * The addresses of Open311: discovery and GeoReport v2, each as `.xml`, as `.json`, and without an ending by what the asker accepts. Refusals here are
 * the specification's `errors`, in the format asked for; no XML is ever read.
 */
import multipart from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { TSchema } from '@sinclair/typebox'
import { Refused, type Refusal } from '../../core/procedure/refusal.ts'
import type { Answer } from '../../core/open311/index.ts'
import { unavailableRefusal } from '../edge/index.ts'
import { largestPhoto } from '../files/index.ts'
import { argumentsOf } from './arguments.ts'
import { catalogueOf } from './catalogue.ts'
import { discoveryOf } from './discovery.ts'
import { mediaTypes, send, sendRefusal, type Format } from './formats.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import type { Open311 } from './open311.ts'
import { refusals } from './refusals.ts'
import { takeReport } from './report.ts'
import { listRequests, showRequest } from './requests.ts'
import * as schemas from './schemas.ts'
import { definitionOf, servicesOf } from './services.ts'
import { mostPhotos } from './take-form.ts'
import { takeUpdate } from './take-update.ts'
import { answerToken } from './tokens.ts'
import { listUpdates } from './updates.ts'

type Asking = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Route = {
  readonly summary: string
  readonly answers: TSchema
  readonly asks?: TSchema
  /** Name of the parameter at the end of the address. */
  readonly named?: string
  readonly answer: (asking: Asking, name: string) => Promise<Answer>
}

const limits = { fileSize: largestPhoto + 1, files: mostPhotos, fields: 100, parts: 110, fieldSize: 20_000, fieldNameSize: 100, headerPairs: 16 }

export async function open311Routes(app: FastifyInstance, parts: Open311): Promise<void> {
  await app.register(async (inside) => {
    await inside.register(multipart, { limits, throwFileSizeLimit: false })
    answerErrors(inside)
    getRoutes(inside, parts)
    postRoutes(inside, parts)
    // The portal answers every address nobody has; a program that mistypes one of these is told so as the specification says.
    inside.get('/*', () => { throw refusals.notThere() })
    await Promise.resolve()
  }, { prefix: '/open311' })
}

function getRoutes(app: FastifyInstance, parts: Open311): void {
  const { door } = parts
  const discovery: Route = {
    summary: 'Open311 服务发现', answers: schemas.Discovery,
    answer: ({ request }) => door.database.transaction({ role: 'gate' }, (transaction) => discoveryOf(parts, transaction, siteOf(parts, request))),
  }
  get(app, '/discovery', discovery)
  get(app, '/v2/discovery', discovery)
  const catalogue = async ({ request }: Asking, of: (found: Awaited<ReturnType<typeof catalogueOf>>) => Answer) => await door.database.transaction({ role: 'gate' }, async (transaction) => (
    of(await catalogueOf(door, transaction, await jurisdictionOf(parts, transaction, argumentsOf(request.query).one('jurisdiction_id'))))))
  get(app, '/v2/services', { summary: '服务（事项类型）清单', answers: schemas.Services, asks: schemas.ofJurisdiction, answer: (asking) => catalogue(asking, servicesOf) })
  get(app, '/v2/services/', {
    summary: '一项服务的定义', answers: schemas.Definition, asks: schemas.ofJurisdiction, named: 'service_code', answer: (asking, code) => catalogue(asking, (found) => definitionOf(found, code)),
  })
  get(app, '/v2/requests', { summary: '查询公开的事项', answers: schemas.Requests, asks: schemas.ofRequests, answer: ({ request, reply }) => listRequests(parts, request, reply) })
  get(app, '/v2/requests/', { summary: '查询一件公开的事项', answers: schemas.Requests, asks: schemas.ofOne, named: 'service_request_id', answer: ({ request }, id) => showRequest(parts, request, id) })
  get(app, '/v2/tokens/', {
    summary: '用 token 换事项编号', answers: schemas.Token, asks: schemas.ofJurisdiction, named: 'token',
    answer: async ({ request }, token) => {
      const { code } = await door.database.transaction({ role: 'gate' }, (transaction) => jurisdictionOf(parts, transaction, argumentsOf(request.query).one('jurisdiction_id')))
      return await answerToken(parts, token, code)
    },
  })
  get(app, '/v2/servicerequestupdates', { summary: '查询公开事项的进展', answers: schemas.Updates, asks: schemas.ofUpdates, answer: ({ request, reply }) => listUpdates(parts, request, reply) })
}

function postRoutes(app: FastifyInstance, parts: Open311): void {
  post(app, '/v2/requests', { summary: '提交一件事项', answers: schemas.Submitted, asks: schemas.requestForm, answer: ({ request }) => takeReport(parts, request) })
  post(app, '/v2/servicerequestupdates', { summary: '提交一条进展', answers: schemas.Updated, asks: schemas.updateForm, answer: ({ request }) => takeUpdate(parts, request) })
}

/** By ending; without one, by what is accepted. */
const endings = [['.xml', ['xml']], ['.json', ['json']], ['', ['xml', 'json']]] as const satisfies readonly (readonly [string, readonly Format[]])[]

function get(app: FastifyInstance, address: string, route: Route): void {
  for (const [ending, formats] of endings) {
    const { named } = route
    app.get(`${address}${named === undefined ? '' : `:${named}`}${ending}`, { schema: described(route, formats), validatorCompiler: judgedInside }, async (request, reply) => {
      const name = named === undefined ? '' : (request.params as Record<string, string>)[named] ?? ''
      return await send(request, reply.header('cache-control', 'no-store'), await route.answer({ request, reply }, name))
    })
  }
}

function post(app: FastifyInstance, address: string, route: Route): void {
  for (const [ending, formats] of endings) {
    const schema = { ...described({ ...route, asks: schemas.ofJurisdiction }, formats), body: route.asks, consumes: ['application/x-www-form-urlencoded', 'multipart/form-data'] }
    app.post(`${address}${ending}`, { schema, validatorCompiler: judgedInside, bodyLimit: mostPhotos * largestPhoto + 1_000_000, config: { slowBody: true } }, async (request, reply) => {
      if (!request.isMultipart() && Number(request.headers['content-length'] ?? 0) > 1_000_000) throw new Refused({ code: 'body-too-large', cause: 'a plain form of more than a megabyte', sentence: '提交的内容太大了。' })
      return await send(request, reply.header('cache-control', 'no-store'), await route.answer({ request, reply }, ''))
    })
  }
}

/** The specification's errors are said by this room; its schemas only describe. */
function judgedInside(): () => true {
  return () => true
}

function described({ summary, answers, asks, named }: Route, formats: readonly Format[]): FastifySchema {
  const types = formats.map((format) => mediaTypes[format])
  const statuses = [400, 403, 404, 413, 429, 500, 503]
  return {
    summary: `${summary}（${formats.join(' 或 ')}）`, tags: ['Open311'], asks: 'anybody',
    ...(asks === undefined ? {} : { querystring: asks }),
    ...(named === undefined ? {} : { params: { type: 'object', required: [named], properties: { [named]: { type: 'string' } } } }),
    response: { 200: answers, ...Object.fromEntries(statuses.map((status) => [status, schemas.Errors])) },
    gives: Object.fromEntries([200, ...statuses].map((status) => [status, types])),
  }
}

/** The address given in the settings; else as it was reached, which in production is behind a proxy that says so. */
function siteOf({ siteUrl }: Open311, request: FastifyRequest): string {
  return (siteUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, '')
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError | Refused, request, reply) => {
    const refusal = error instanceof Refused ? error.refusal : unavailableRefusal(error) ?? refusalOfHttp(error)
    if (refusal === null) {
      // The message may quote data; only its class goes to the log.
      request.log.error({ failure: error.name, code: 'code' in error ? error.code : null }, 'request failed')
      return await sendRefusal(request, reply, broken, 500)
    }
    request.log.info({ refused: refusal.code }, 'request refused')
    return await sendRefusal(request, reply, refusal)
  })
  app.setNotFoundHandler(async (request, reply) => await sendRefusal(request, reply, refusals.notThere().refusal))
}

const broken: Refusal = { code: 'broken', sentence: '系统出了问题，这次没有办成，什么都没有改动。请过一会儿再试。', cause: 'unexpected error' }

function refusalOfHttp(error: FastifyError): Refusal | null {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.code === 'FST_REQ_FILE_TOO_LARGE') return { code: 'body-too-large', sentence: '提交的内容太大了。', cause: error.message }
  const status = error.statusCode ?? 500
  return status >= 400 && status < 500 ? refusals.bodyNotForm().refusal : null
}
