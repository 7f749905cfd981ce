/** What a form sent, as text and nothing else. Whatever is not text, or too much of it, came from no form of ours. */
import { Refused } from '../../../core/procedure/refusal.ts'

export type Form = {
  /** The last value sent under this name, ends trimmed; undefined where nothing was typed. */
  readonly one: (name: string) => string | undefined
  readonly all: (name: string) => readonly string[]
}

const mostFields = 100
const longest = 20_000

/** @throws Refused request-invalid */
export function formOf(body: unknown): Form {
  if (body === undefined || body === null) return formFrom(new Map())
  if (typeof body !== 'object' || Array.isArray(body)) throw notOurs('body is no form')
  return formFrom(new Map(Object.entries(body).map(([name, value]) => [name, textsOf(value)])))
}

/** @throws Refused request-invalid */
export function formFrom(fields: ReadonlyMap<string, readonly string[]>): Form {
  let count = 0
  for (const values of fields.values()) {
    count += values.length
    if (values.some((value) => value.length > longest)) throw notOurs('a value is too long')
  }
  if (count > mostFields) throw notOurs(`${count} fields`)
  const all = (name: string) => fields.get(name) ?? []
  return {
    all,
    one: (name) => {
      const value = all(name).at(-1)?.trim()
      return value === '' ? undefined : value
    },
  }
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw notOurs('a field is not text')
}

function notOurs(cause: string): Refused {
  return new Refused({ code: 'request-invalid', sentence: '提交的内容不是从本站的页面来的，请从首页重新进入。', cause })
}
