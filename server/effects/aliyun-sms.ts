/**
 * Short messages through Aliyun (Dysmsapi 2017-05-25). The provider says of itself that it is not idempotent and answers errors with
 * HTTP 200, so every answer is sorted into done, not done, and unknown; nothing is ever repeated in here (security.md §4.4, trap 13).
 */
import { randomUUID } from 'node:crypto'
import { dayOf, type Instant } from '../../core/time/index.ts'
import { encodeParameters, signedHeaders, type AccessKey } from './aliyun-signature.ts'
import type { Answer, Confirmation } from './effect.ts'
import type { Sms, SmsAdapter } from './sms.ts'
import type { SmsTemplate } from './sms-templates.ts'

export type AliyunSmsOptions = {
  readonly key: AccessKey
  /** The signature filed with the provider, without brackets. */
  readonly signName: string
  /** Codes of the filed templates, e.g. `SMS_000000000`. Account notices without one are not sent. */
  readonly templates: Readonly<Partial<Record<SmsTemplate, string>>>
  readonly clock: () => Instant
  readonly endpoint?: string
  /** Milliseconds for the whole call; far below the relay's lease. */
  readonly timeout?: number
}

const version = '2017-05-25'

/** Not taken, and trying again is right: load, our signature's clock, and what an operator can put right meanwhile. */
const later = /^(Throttling(\..*)?|ServiceUnavailable|isp\.SYSTEM_ERROR|isv\.BUSINESS_LIMIT_CONTROL|isv\.DAY_LIMIT_CONTROL|isv\.AMOUNT_NOT_ENOUGH|isv\.OUT_OF_SERVICE|SignatureNonceUsed|InvalidTimeStamp\..*)$/

export function aliyunSms(options: AliyunSmsOptions): SmsAdapter {
  return {
    name: 'aliyun',
    send: (sms) => send(options, sms),
    confirm: (sms) => confirm(options, sms),
  }
}

async function send(options: AliyunSmsOptions, sms: Sms): Promise<Answer> {
  const template = options.templates[sms.template]
  if (template === undefined) return { outcome: 'refused', code: 'template-not-configured' }
  const reply = await call(options, 'SendSms', {
    PhoneNumbers: sms.phone, SignName: options.signName, TemplateCode: template, TemplateParam: templateParam(sms), OutId: sms.id,
  })
  if ('outcome' in reply) return reply
  if (reply.body.Code === 'OK') return { outcome: 'sent' }
  return sorted(reply.body.Code, reply.status)
}

/** A variable of a filed template holds at most 35 characters. */
function templateParam({ parameters }: Sms): string {
  const short = Object.entries(parameters).map(([name, value]) => [name, value.length > 35 ? `${value.slice(0, 34)}…` : value] as const)
  return JSON.stringify(Object.fromEntries(short))
}

/** A definite error code means not taken; an answer that is none of theirs means we do not know. */
function sorted(code: unknown, status: number): Answer {
  if (typeof code !== 'string') return { outcome: 'unknown', code: `no-answer-${String(status)}` }
  const word = `aliyun-${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 80)
  // What broke inside the provider may have broken after the message was taken.
  if (status >= 500 && code !== 'ServiceUnavailable') return { outcome: 'unknown', code: word }
  return { outcome: later.test(code) ? 'later' : 'refused', code: word }
}

/** Looks the message up by the id we gave it (OutId), on the day it was sent. */
async function confirm(options: AliyunSmsOptions, sms: Sms): Promise<Confirmation> {
  const days = new Set([dayOf(sms.createdAt), dayOf(options.clock())])
  for (const day of days) {
    const reply = await call(options, 'QuerySendDetails', {
      PhoneNumber: sms.phone, SendDate: day.replaceAll('-', ''), PageSize: '50', CurrentPage: '1',
    })
    if ('outcome' in reply || reply.body.Code !== 'OK') return 'unknown'
    const details = reply.body.SmsSendDetailDTOs?.SmsSendDetailDTO ?? []
    if (details.some(({ OutId }) => OutId === sms.id)) return 'done'
    if (details.length === 50) return 'unknown'
  }
  return 'not-done'
}

type Reply = {
  readonly status: number
  readonly body: { readonly Code?: unknown; readonly SmsSendDetailDTOs?: { readonly SmsSendDetailDTO?: readonly { readonly OutId?: unknown }[] } }
}

async function call(options: AliyunSmsOptions, action: string, parameters: Readonly<Record<string, string>>): Promise<Reply | Answer> {
  const endpoint = new URL(options.endpoint ?? 'https://dysmsapi.aliyuncs.com/')
  const body = encodeParameters(parameters)
  const date = new Date(options.clock()).toISOString().replace(/\.\d{3}Z$/, 'Z')
  // `host` is signed like the others; fetch writes it itself.
  const headers = new Headers(signedHeaders({ host: endpoint.host, action, version, body, nonce: randomUUID(), date }, options.key))
  headers.delete('host')
  try {
    const response = await fetch(endpoint, {
      method: 'POST', body, headers, redirect: 'error', signal: AbortSignal.timeout(options.timeout ?? 10_000),
    })
    return { status: response.status, body: bodyFrom(await response.text()) }
  } catch (error) {
    return neverConnected(error) ? { outcome: 'later', code: 'no-connection' } : { outcome: 'unknown', code: 'answer-lost' }
  }
}

function bodyFrom(text: string): Reply['body'] {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}

const beforeConnecting = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])

/** Only where not one byte can have reached the provider. */
function neverConnected(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown; errors?: readonly { code?: unknown }[] } }
  const codes = [cause?.code, ...(cause?.errors ?? []).map(({ code }) => code)].filter((code) => code !== undefined)
  return codes.length > 0 && codes.every((code) => typeof code === 'string' && beforeConnecting.has(code))
}
