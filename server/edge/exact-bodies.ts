/**
 * JSON says what it means, and the API is spoken to in JSON alone where a route does not say otherwise: a number sent as text, or text as a number, is a mistake of the program that sent it and is refused, though the
 * validator would turn one into the other. Addresses and plain forms know text only; there it may (security, trap 29).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'

export function refuseInexactBodies(app: FastifyInstance): void {
  const sent = new WeakMap<FastifyRequest, string>()
  app.addHook('onRequest', async ({ url, headers, routeOptions: { schema } }) => {
    // Forms are for pages; their text would be turned into whatever the schema asks for.
    if (url.startsWith('/api/') && mediaTypeOf(headers) === form && schema?.consumes?.includes(form) !== true) {
      throw new Refused({ code: 'media-type', sentence: '提交的格式不对，请刷新页面再试。', cause: 'a form where JSON is asked for' })
    }
    await Promise.resolve()
  })
  app.addHook('preValidation', async (request) => {
    if (isJson(request)) sent.set(request, JSON.stringify(request.body))
    await Promise.resolve()
  })
  app.addHook('preHandler', async (request) => {
    const before = sent.get(request)
    if (before !== undefined && before !== JSON.stringify(request.body)) {
      throw new Refused({ code: 'request-invalid', sentence: '请求里有填错的内容，请检查后再试。', cause: 'a value of another type than asked for' })
    }
    await Promise.resolve()
  })
}

function isJson({ headers, body }: FastifyRequest): boolean {
  return body !== undefined && mediaTypeOf(headers) === 'application/json'
}

const form = 'application/x-www-form-urlencoded'

/** In any case and with whatever parameters (RFC 9110 §8.3.1), as the parsers read it. */
function mediaTypeOf(headers: FastifyRequest['headers']): string {
  return (headers['content-type'] ?? '').trim().split(/[;,\s]/, 1)[0]?.toLowerCase() ?? ''
}
