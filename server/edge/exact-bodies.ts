/**
 * JSON says what it means: a number sent as text, or text as a number, is a mistake of the program that sent it and is refused, though the
 * validator would turn one into the other. Addresses and plain forms know text only; there it may (security, trap 29).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'

export function refuseInexactBodies(app: FastifyInstance): void {
  const sent = new WeakMap<FastifyRequest, string>()
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
  return body !== undefined && (headers['content-type'] ?? '').startsWith('application/json')
}
