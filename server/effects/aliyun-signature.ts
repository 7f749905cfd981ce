/**
 * Signature ACS3-HMAC-SHA256 of Aliyun's RPC-style POST (public document “V3版本请求体&签名机制”): the parameters travel in the form
 * body, so that telephone number and code never stand in an address, a proxy log or a trace.
 */
import { createHash, createHmac } from 'node:crypto'

export type AcsRequest = {
  readonly host: string
  readonly action: string
  readonly version: string
  readonly query?: Readonly<Record<string, string>>
  /** Form body; empty for none. */
  readonly body: string
  /** Unique per request. */
  readonly nonce: string
  /** `2026-11-23T01:30:00Z`: seconds, UTC. */
  readonly date: string
}

export type AccessKey = { readonly id: string; readonly secret: string }

/** All headers of the signed request. */
export function signedHeaders(request: AcsRequest, key: AccessKey): Record<string, string> {
  const headers = headersOf(request)
  const names = Object.keys(headers).sort()
  const signature = createHmac('sha256', key.secret).update(`ACS3-HMAC-SHA256\n${sha256(canonical(request, headers, names))}`).digest('hex')
  return { ...headers, authorization: `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signature}` }
}

/** RFC 3986, keys in order: for the query and for the form body. */
export function encodeParameters(parameters: Readonly<Record<string, string>>): string {
  return Object.keys(parameters).sort().map((key) => `${encode(key)}=${encode(parameters[key] ?? '')}`).join('&')
}

function headersOf({ host, action, version, body, nonce, date }: AcsRequest): Record<string, string> {
  return {
    'host': host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(body),
    'x-acs-date': date,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
    ...(body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
  }
}

function canonical({ query = {}, body }: AcsRequest, headers: Readonly<Record<string, string>>, names: readonly string[]): string {
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('')
  return ['POST', '/', encodeParameters(query), lines, names.join(';'), sha256(body)].join('\n')
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
