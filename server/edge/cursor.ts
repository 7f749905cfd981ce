/** Where the next page begins, opaque to the client: the last line's sort key, nothing else. */
import { Refused } from '../../core/procedure/refusal.ts'
import type { Cursor } from '../dossiers/index.ts'

export function writeCursor(cursor: Cursor | null): string | null {
  return cursor === null ? null : Buffer.from(`${cursor.at}~${cursor.id}`).toString('base64url')
}

/** @throws Refused for what this program did not write */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined || text === '') return null
  const [, at, id] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  // A moment the calendar does not have, or an id that is none, is refused here, before the database would.
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)) || new Date(at).toISOString() !== at || at < '1970') {
    throw new Refused({ code: 'request-invalid', sentence: '翻页的位置不对，请回到第一页。', cause: 'not a cursor of ours' })
  }
  return { at, id }
}
