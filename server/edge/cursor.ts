/** Where the next page begins, opaque to the client: the last line's sort key, nothing else. */
import { Refused } from '../../core/procedure/refusal.ts'
import type { Cursor } from '../dossiers/index.ts'

export function writeCursor(cursor: Cursor | null): string | null {
  return cursor === null ? null : Buffer.from(`${cursor.at}~${cursor.id}`).toString('base64url')
}

/** @throws Refused for what this program did not write */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined || text === '') return null
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)~([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString())
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) {
    throw new Refused({ code: 'request-invalid', sentence: '翻页的位置不对，请回到第一页。', cause: 'not a cursor of ours' })
  }
  return { at: match[1], id: match[2] }
}
