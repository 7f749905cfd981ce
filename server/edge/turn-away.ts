/**
 * The cheapest "no": when the platform is full, an answer made beforehand goes out before Fastify looks at the request. At ten times
 * the load a refusal of the ordinary kind, with its hooks, headers and lines, costs more than what is still served (security R9).
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

const sentence = '现在办事的人太多，这次没有办成，什么都没有改动。您填的内容请先保留，过几秒再提交一次。'
const problem = Buffer.from(JSON.stringify({ type: '/problems/overloaded', title: sentence, status: 503, code: 'overloaded', detail: sentence }))
const page = Buffer.from(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>现在人太多</title><h1>现在办事的人太多</h1><p>这次没有办成，什么都没有改动。请过几秒再试；急事请打电话。</p></html>`)

const guarded = {
  'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
} as const

/** @param full asked for every request but those of monitors and uploads, which are counted by themselves */
export function turnAway(app: FastifyInstance, full: () => boolean): void {
  const { server } = app
  const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isExempt(request) && full()) refuse(request, response)
    else for (const listener of listeners) listener(request, response)
  })
}

function isExempt({ url = '', method, headers }: IncomingMessage): boolean {
  if (url === '/healthz' || url === '/readyz' || url === '/metrics') return true
  return method === 'POST' && (headers['content-type'] ?? '').startsWith('multipart/form-data')
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const { headers, body } = fullAnswer(request)
  response.writeHead(503, headers)
  response.end(body)
}

/** 503 for a program or, where a browser asks for a page, for people; needs nothing of the platform. */
export function fullAnswer({ headers, url = '' }: IncomingMessage): { readonly headers: Record<string, string | number>; readonly body: Buffer } {
  const forPeople = !url.startsWith('/api/') && (headers.accept ?? '').startsWith('text/html')
  const body = forPeople ? page : problem
  return {
    body,
    headers: {
      ...guarded, 'content-type': forPeople ? 'text/html; charset=utf-8' : 'application/problem+json; charset=utf-8', 'content-length': body.length,
      'retry-after': String(2 + Math.floor(Math.random() * 6)),
      // What is still to come of a body is not waited for.
      ...(headers['content-length'] === undefined && headers['transfer-encoding'] === undefined ? {} : { connection: 'close' }),
    },
  }
}
