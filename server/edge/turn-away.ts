/**
 * The cheapest "no": when the platform is full, an answer made beforehand goes out before Fastify looks at the request. At ten times
 * the load a refusal of the ordinary kind, with its hooks, headers and lines, costs more than what is still served (security R9).
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

const sentence = '现在办事的人太多，这次没有办成，什么都没有改动。您填的内容请先保留，过几秒再提交一次。'
// In ASCII: such a string goes out together with its head in one piece, without being encoded anew each time.
const problem = JSON.stringify({ type: '/problems/overloaded', title: sentence, status: 503, code: 'overloaded', detail: sentence })
  .replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>现在人太多</title><h1>现在办事的人太多</h1><p>这次没有办成，什么都没有改动。请过几秒再试；急事请打电话。</p></html>`
  .replace(/[^ -~]/g, (character) => `&#${character.charCodeAt(0)};`)

/** As GeoReport v2 has its errors, for programs that read nothing else (server/open311). */
const errorsXml = `<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>503</code><description>${sentence}</description></error></errors>\n`
  .replace(/[^ -~\n]/g, (character) => `&#${character.charCodeAt(0)};`)
const errorsJson = JSON.stringify([{ code: 503, description: sentence }]).replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

const guarded = {
  'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
} as const

/** A body up to here is read past, so that the connection stays: a new one for every refusal would cost more than the refusal. */
const passedOver = 65_536

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

/** What is still to come of a long body, or of one without an end, is not waited for. */
function isShort(headers: IncomingMessage['headers']): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= passedOver
}

/** 503 for a program or, where a browser asks for a page, for people; needs nothing of the platform. */
export function fullAnswer({ headers, url = '' }: IncomingMessage): { readonly headers: Record<string, string | number>; readonly body: string } {
  const { type, body } = dressFor(url, headers.accept ?? '')
  return {
    body,
    headers: {
      ...guarded, 'content-type': `${type}; charset=utf-8`, 'content-length': body.length,
      'retry-after': String(2 + Math.floor(Math.random() * 6)),
      ...(isShort(headers) ? {} : { connection: 'close' }),
    },
  }
}

function dressFor(url: string, accept: string): { readonly type: string; readonly body: string } {
  if (url.startsWith('/open311/')) {
    const wantsJson = /^[^?]*\.json(\?|$)/.test(url) || (!/^[^?]*\.xml(\?|$)/.test(url) && accept.includes('json'))
    return wantsJson ? { type: 'application/json', body: errorsJson } : { type: 'text/xml', body: errorsXml }
  }
  return !url.startsWith('/api/') && accept.startsWith('text/html') ? { type: 'text/html', body: page } : { type: 'application/problem+json', body: problem }
}
