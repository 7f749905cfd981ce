/** The judge of one answer: what it finds wrong with it, or nothing. */
import type { Kind } from './targets.ts'

export type Answered = {
  readonly kind: Kind
  readonly method: string
  readonly url: string
  /** All that was sent, as text: what merely comes back is no leak. */
  readonly sent: string
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  /** Without waiting for a processor, where others use the machine. */
  readonly milliseconds: number
}

/** Nobody waits longer, and nobody makes the others wait. */
export const longestAnswer = 5_000

const chinese = /\p{Script=Han}/u
const leaks: readonly RegExp[] = [
  /node_modules/, /\.(?:ts|mjs|js):\d+/, /\n\s+at (?:async )?[\w.<>[\]]+ \(/, /node:internal/, /\b(?:Type|Range|Reference|Syntax)Error\b/, /PostgresError|SQLSTATE|kysely/i, /violates [\w -]+ constraint|duplicate key value/i,
  /invalid input syntax|out of range for type|invalid byte sequence/i, /\bsanzhi_(?:app|gate|system|owner|runtime)\b/, /relation "\w+"|column "\w+"/, /FST_ERR_\w+/, /\bselect\b[^<>{}]{1,200}\bfrom\b/i, /\/(?:home|root|work|tmp|usr|var)\/[\w-]+\//,
]
const planted = [/<script>__xss/, /<img src=x onerror/, /<svg onload=__xss/, /<iframe srcdoc=/, /<base href=\/\//, /<meta http-equiv=refresh content=0;url=\/\/x/, /<\/textarea><img/]

export function faultsOf(answer: Answered): readonly string[] {
  const { status, method, headers, body, milliseconds, sent } = answer
  const type = typeOf(headers)
  return [
    ...(status >= 500 ? [`${status}`] : []),
    ...(milliseconds > longestAnswer ? [`${Math.round(milliseconds)} ms`] : []),
    ...(headers['x-injected'] === undefined ? [] : ['a header of the attacker']),
    ...leaks.flatMap((leak) => { const [found] = leak.exec(body) ?? []; return found === undefined || !isAnswerOfOurs(answer) || sent.includes(found) ? [] : [`tells “${found.trim().slice(0, 80)}”`] }),
    ...(type.startsWith('text/html') ? planted.filter((one) => one.test(body)).map((one) => `hostile markup comes back: ${one.source}`) : []),
    ...(status >= 400 && method !== 'HEAD' ? dressFaults(answer, type) : []),
  ]
}

/** The description of the interface and files of the faces are texts of ours and name what they like. */
function isAnswerOfOurs({ url, headers, status }: Answered): boolean {
  const type = typeOf(headers)
  return status >= 400 || !(url.startsWith('/openapi.json') || /^\/(console|field|metrics|portal\.js)/.test(url) || type.startsWith('image/'))
}

function typeOf(headers: Answered['headers']): string {
  const type = headers['content-type']
  return typeof type === 'string' ? type : ''
}

/** Every refusal is a sentence in Chinese in the dress of its face. */
function dressFaults({ kind, status, url, body }: Answered, type: string): readonly string[] {
  if (!chinese.test(body)) return [`${status} without a Chinese sentence: ${type} ${body.slice(0, 120)}`]
  if (type.startsWith('application/problem+json')) return isProblem(body, status) ? [] : [`a problem that is none: ${body.slice(0, 200)}`]
  if (kind === 'open311' || url.startsWith('/open311')) return isOpen311Error(body, type) ? [] : [`${status} is no Open311 error: ${type} ${body.slice(0, 120)}`]
  if (type.startsWith('text/html')) return kind === 'api' && url.startsWith('/api/') ? [`${status} as a page`] : []
  return url === '/readyz' || url === '/metrics' ? [] : [`${status} as ${type}`]
}

function isProblem(body: string, status: number): boolean {
  try {
    const { code, title, status: told } = JSON.parse(body) as { code?: unknown; title?: unknown; status?: unknown }
    return typeof code === 'string' && /^[a-z][a-z0-9-]*$/.test(code) && typeof title === 'string' && chinese.test(title) && told === status
  } catch {
    return false
  }
}

function isOpen311Error(body: string, type: string): boolean {
  if (type.startsWith('text/xml')) return /^<\?xml[^>]*\?>\s*<errors><error><code>\d{3}<\/code><description>/.test(body)
  try {
    const errors = JSON.parse(body) as { code?: unknown; description?: unknown }[]
    return Array.isArray(errors) && errors.length > 0 && errors.every((one) => typeof one.code === 'number' && typeof one.description === 'string')
  } catch {
    return false
  }
}
