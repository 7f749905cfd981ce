/**
 * For tests: Aliyun's short-message service on the loopback, with real signature checking (written from the public document, not from
 * our adapter), its error codes inside HTTP 200, single-use nonces, and the failures that matter: accepted and then cut off, hanging,
 * throttled. It keeps what it accepted, so that “exactly one message per code” can be counted.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Mood =
  | 'fine' | 'accept-then-cut' | 'cut-before' | 'hang' | 'accept-then-hang' | 'throttled' | 'business-limit' | 'bad-number' | 'broken' | 'rubbish' | 'redirect'

export type AcceptedSms = { readonly phone: string; readonly outId: string; readonly parameters: Record<string, string>; readonly template: string }

export type FakeAliyun = {
  readonly endpoint: string
  readonly accepted: AcceptedSms[]
  readonly urls: string[]
  mood: Mood | (() => Mood)
  readonly close: () => Promise<void>
}

export async function startFakeAliyun(keys: Readonly<Record<string, string>>, clock: () => number): Promise<FakeAliyun> {
  const nonces = new Set<string>()
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const fake: FakeAliyun = {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    accepted: [], urls: [], mood: 'fine',
    close: () => new Promise((resolve) => {
      server.close(() => { resolve() })
      server.closeAllConnections()
    }),
  }
  return fake

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    fake.urls.push(request.url ?? '')
    const fault = faultOf(request, body)
    if (fault !== null) return reply(response, 400, { Code: fault, Message: fault })
    const form = Object.fromEntries(new URLSearchParams(body))
    if (request.headers['x-acs-action'] === 'QuerySendDetails') return reply(response, 200, detailsFor(form))
    await send(form, request, response)
  }

  async function send(form: Record<string, string>, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const mood = typeof fake.mood === 'function' ? fake.mood() : fake.mood
    const accept = () => {
      fake.accepted.push({
        phone: form['PhoneNumbers'] ?? '', outId: form['OutId'] ?? '', template: form['TemplateCode'] ?? '',
        parameters: JSON.parse(form['TemplateParam'] ?? '{}') as Record<string, string>,
      })
    }
    switch (mood) {
      case 'fine':
        accept()
        return reply(response, 200, { Code: 'OK', Message: 'OK', BizId: '1^0', RequestId: 'x' })
      case 'accept-then-cut':
        accept()
        request.socket.destroy()
        return
      case 'cut-before':
        request.socket.destroy()
        return
      case 'accept-then-hang':
        accept()
        return
      case 'hang':
        return
      case 'throttled':
        return reply(response, 400, { Code: 'Throttling.User', Message: 'slow down' })
      case 'business-limit':
        return reply(response, 200, { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发分钟级流控Permits:1' })
      case 'bad-number':
        return reply(response, 200, { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: `${form['PhoneNumbers'] ?? ''} invalid` })
      case 'broken':
        return reply(response, 500, { Code: 'InternalError', Message: 'oops' })
      case 'rubbish':
        response.writeHead(200).end('<html>')
        return
      case 'redirect':
        response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
    }
  }

  function detailsFor(form: Record<string, string>) {
    const found = fake.accepted.filter(({ phone }) => phone === form['PhoneNumber'])
    return { Code: 'OK', Message: 'OK', TotalCount: found.length, SmsSendDetailDTOs: { SmsSendDetailDTO: found.map(({ outId }) => ({ OutId: outId, SendStatus: 3 })) } }
  }

  function faultOf(request: IncomingMessage, body: string): string | null {
    const header = (name: string) => String(request.headers[name] ?? '')
    const match = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(header('authorization'))
    const [, id = '', names = '', signature = ''] = match ?? []
    const secret = keys[id]
    if (secret === undefined) return 'InvalidAccessKeyId.NotFound'
    if (Math.abs(Date.parse(header('x-acs-date')) - clock()) > 15 * 60_000) return 'InvalidTimeStamp.Expired'
    if (nonces.has(header('x-acs-signature-nonce'))) return 'SignatureNonceUsed'
    nonces.add(header('x-acs-signature-nonce'))
    const digest = createHash('sha256').update(body).digest('hex')
    if (digest !== header('x-acs-content-sha256')) return 'SignatureDoesNotMatch'
    const listed = names.split(';')
    const must = Object.keys(request.headers).filter((name) => name.startsWith('x-acs-') || name === 'host' || name === 'content-type')
    if (must.some((name) => !listed.includes(name)) || [...listed].sort().join() !== listed.join()) return 'SignatureDoesNotMatch'
    const [path = '/', query = ''] = (request.url ?? '/').split('?')
    const canonical = [request.method, path, query, ...listed.map((name) => `${name}:${header(name).trim()}`), '', names, digest].join('\n')
    const expected = createHmac('sha256', secret)
      .update(`ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`).digest()
    return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch'
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
