/** The one place that turns refusals into HTTP (RFC 9457). Nothing internal leaves: code, Chinese sentence, fields. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, type Refusal } from '../../core/procedure/refusal.ts'
import { unavailableRefusal } from './unavailable.ts'

const statuses: Readonly<Record<string, number>> = {
  'form-invalid': 422, 'settings-faulty': 422, 'seen-missing': 428, 'request-invalid': 400, 'text-invalid': 400, 'json-invalid': 400, 'body-too-large': 413, 'media-type': 415,
  'sign-in-needed': 401, 'second-factor-missing': 401,   'unknown-dossier': 404, 'unknown-procedure': 404, 'unknown-act': 404, 'not-found': 404, 'consent-unknown': 404, 'method-not-allowed': 405,
  'not-in-this-state': 409, 'changed-meanwhile': 409, 'act-id-used': 409, 'sheet-not-yet': 409, 'sheets-not-prepared': 409,
  'too-many': 429, busy: 503, 'printer-busy': 503, 'cannot-print': 500, overloaded: 503, 'outcome-unknown': 503, 'too-slow': 408,
}

export type StatusOf = (code: string) => number | undefined

export function statusOf(refusal: Refusal, others: readonly StatusOf[] = []): number {
  for (const other of others) {
    const status = other(refusal.code)
    if (status !== undefined) return status
  }
  return statuses[refusal.code] ?? 403
}

export async function sendProblem(reply: FastifyReply, status: number, refusal: Refusal): Promise<FastifyReply> {
  if (status === 429 || status === 503) void reply.header('retry-after', status === 429 ? '60' : String(2 + Math.floor(Math.random() * 6)))
  return await reply.code(status).type('application/problem+json; charset=utf-8').header('cache-control', 'no-store').send({
    ...refusal.more, type: `/problems/${refusal.code}`, title: refusal.sentence, status, code: refusal.code, detail: refusal.sentence,
    ...(refusal.rule === undefined ? {} : { rule: refusal.rule }),
    ...(refusal.fields === undefined ? {} : { errors: refusal.fields.map(({ pointer, sentence }) => ({ pointer, detail: sentence })) }),
  })
}

export function answerProblems(app: FastifyInstance, others: readonly StatusOf[] = []): void {
  app.setErrorHandler(async (error: FastifyError | Refused, request, reply) => {
    const refusal = error instanceof Refused ? error.refusal : unavailableRefusal(error) ?? refusalOfHttp(error)
    if (refusal === null) {
      // The message may quote data; only its class and place go to the log.
      request.log.error({ failure: error.name, code: 'code' in error ? error.code : null, at: firstFrame(error) }, 'request failed')
      return await sendProblem(reply, 500, broken)
    }
    request.log.info({ refused: refusal.code }, 'request refused')
    return await sendProblem(reply, error instanceof Refused ? statusOf(refusal, others) : statuses[refusal.code] ?? 400, refusal)
  })
  app.setNotFoundHandler(async (request, reply) => await sendProblem(reply, 404, notFound(request)))
}

/** For what the router itself refuses: broken percent signs, keys longer than any. */
export async function answerBadAddress(error: FastifyError, reply: FastifyReply): Promise<FastifyReply> {
  return await sendProblem(reply, 400, { code: 'request-invalid', sentence: '地址不对，请从首页重新进入。', cause: error.message })
}

const broken: Refusal = { code: 'broken', sentence: '系统出了问题，这次没有办成，什么都没有改动。请过一会儿再试；急事请打电话。', cause: 'unexpected error' }

function notFound(request: FastifyRequest): Refusal {
  return { code: 'not-found', sentence: '没有这个地址，请从首页进入。', cause: `no route ${request.method} ${request.routeOptions.url ?? ''}` }
}

function refusalOfHttp(error: FastifyError): Refusal | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return { code: 'body-too-large', sentence: '提交的内容太大了，请删减后再试。', cause: error.message }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': return { code: 'media-type', sentence: '提交的格式不对，请刷新页面再试。', cause: error.message }
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY': return { code: 'json-invalid', sentence: '提交的内容读不懂，请刷新页面再试。', cause: error.message }
    default: break
  }
  if (error.validation !== undefined) {
    return {
      code: 'request-invalid', sentence: '请求里有填错的内容，请检查后再试。', cause: error.message,
      fields: error.validation.map((one) => ({ pointer: one.instancePath === '' ? '/' : one.instancePath, sentence: '这一项不对。' })),
    }
  }
  const status = error.statusCode ?? 500
  return status >= 400 && status < 500 ? { code: 'request-invalid', sentence: '请求不对，请刷新页面再试。', cause: error.message } : null
}

function firstFrame(error: Error): string | undefined {
  return error.stack?.split('\n').find((line) => line.includes('/server/') || line.includes('/core/'))?.trim()
}
