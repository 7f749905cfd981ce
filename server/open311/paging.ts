/**
 * Pages: `page` and `per_page` (or `page_size`) as others have them; inside and in the `Link` header a cursor, by which no page costs more than another.
 * Numbered pages end where the specification's first thousand have long ended; beyond, the cursor or a narrower time leads.
 */
import type { Instant } from '../../core/time/index.ts'
import { numberIn, type Arguments } from './arguments.ts'
import { refusals } from './refusals.ts'
import type { Start } from './request-rows.ts'

/** “First 1000 requests returned.” */
export const mostPerPage = 1000
const mostSkipped = 10_000

export type Paging = { readonly start: Start; readonly perPage: number }

/** @throws Refused */
export function pagingIn(given: Arguments): Paging {
  const perPage = whole(given, 'per_page', mostPerPage) ?? whole(given, 'page_size', mostPerPage) ?? mostPerPage
  const cursor = given.one('cursor')
  if (cursor !== undefined) return { perPage, start: { after: cursorFrom(cursor) } }
  const skip = ((whole(given, 'page', 100_000) ?? 1) - 1) * perPage
  if (skip > mostSkipped) throw refusals.field('page', `最多翻到第 ${mostSkipped} 件，再往后请用应答里 Link 头给的地址，或缩短时间范围。`)
  return { perPage, start: { skip } }
}

export function cursorTo(at: Instant, id: string): string {
  return Buffer.from(`${at}~${id}`).toString('base64url')
}

/** The address of the next page, as a `Link` header has it. */
export function linkTo(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?')
  const next = new URLSearchParams(query)
  next.delete('page')
  next.delete('api_key')
  next.set('cursor', cursor)
  return `<${path}?${next.toString()}>; rel="next"`
}

function cursorFrom(text: string): { readonly at: Instant; readonly id: string } {
  const match = /^(\d{1,14})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(text, 'base64url').toString())
  if (match?.[1] === undefined || match[2] === undefined) throw refusals.field('cursor', '不是本接口给的翻页位置。')
  return { at: Number(match[1]), id: match[2] }
}

function whole(given: Arguments, name: string, most: number): number | undefined {
  const value = numberIn(given, name, { least: 1, most })
  if (value !== undefined && !Number.isInteger(value)) throw refusals.field(name, '要是整数。')
  return value
}
