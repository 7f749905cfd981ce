/**
 * Refusals of this room, and the HTTP status of every refusal here. The specification knows three (400, 403, 404); beside them stand only those a
 * program must tell apart to behave: too large, too often, not now.
 */
import { Refused, type Refusal } from '../../core/procedure/refusal.ts'

const refusal = (code: string, cause: string, sentence: string) => new Refused({ code, cause, sentence })

export const refusals = {
  jurisdictionUnknown: () => refusal('jurisdiction-unknown', 'no such city or county', '没有这个 jurisdiction_id。请填 6 位县级区划代码；整个市可以不填。'),
  serviceMissing: () => refusal('service-missing', 'no service_code', '缺少 service_code。'),
  serviceUnknown: () => refusal('service-unknown', 'no such service', '没有这个 service_code，请先取 services。'),
  requestUnknown: () => refusal('request-unknown', 'not public, or not there', '没有这个 service_request_id，或者它不公开。'),
  tokenUnknown: () => refusal('token-unknown', 'no such token', '没有这个 token。'),
  keyMissing: () => refusal('api-key-missing', 'no api_key', '缺少 api_key。'),
  keyInvalid: () => refusal('api-key-invalid', 'unknown, expired or revoked', 'api_key 不对、已过期或已停用。'),
  keyMayNot: (what: string) => refusal('api-key-may-not', 'outside what the key is for', `这个 api_key 不能${what}。`),
  keySpent: () => refusal('api-key-spent', 'the budget of the hour is used up', '这个 api_key 这一小时的次数用完了，请下一小时再试。'),
  field: (name: string, sentence: string) => new Refused({ code: 'argument-invalid', cause: `argument ${name}`, sentence: `${name}：${sentence}` }),
  notThere: () => refusal('not-found', 'no such address', '没有这个地址。'),
  bodyNotForm: () => refusal('body-invalid', 'body is no form', '请用 application/x-www-form-urlencoded 或 multipart/form-data 提交，编码为 UTF-8。'),
  updateUsed: () => refusal('update-id-used', 'the same id for something else', '这个编号已经用于另一份内容，请换一个编号。'),
  updateDoesNotFit: (sentence: string) => refusal('update-does-not-fit', 'no act for this status in this state', sentence),
} as const

const statuses: Readonly<Record<string, number>> = {
  'jurisdiction-unknown': 404, 'service-unknown': 404, 'request-unknown': 404, 'token-unknown': 404, 'not-found': 404, 'unknown-dossier': 404,
  'api-key-missing': 403, 'api-key-invalid': 403, 'api-key-may-not': 403, 'cross-site': 403,
  'body-too-large': 413, 'photo-too-large': 413, 'api-key-spent': 429, 'too-many': 429, 'photo-queue-full': 503, busy: 503, overloaded: 503, 'outcome-unknown': 503,
}

/** “Basically 400 for any other error.” */
export function statusOf({ code }: Refusal): number {
  return statuses[code] ?? 400
}
