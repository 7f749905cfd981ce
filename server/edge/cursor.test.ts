import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refused } from '../../core/procedure/refusal.ts'
import { readCursor, writeCursor } from './cursor.ts'

const id = '0199d2f0-0000-7000-8000-00000000abcd'
const forged = (text: string) => Buffer.from(text).toString('base64url')

describe('A cursor', () => {
  it('comes back as it was written', () => {
    const cursor = { at: '2026-06-01T08:00:00.000Z', id }
    assert.deepEqual(readCursor(writeCursor(cursor) ?? ''), cursor)
    assert.equal(readCursor(''), null)
  })

  for (const [what, text] of [
    ['an id of thirty-six dashes', `2026-01-01T00:00:00.000Z~${'-'.repeat(36)}`], ['an id without dashes', `2026-01-01T00:00:00.000Z~${'0'.repeat(36)}`], ['the thirtieth of February', `2026-02-30T00:00:00.000Z~${id}`],
    ['an hour 24', `2026-01-01T24:00:00.000Z~${id}`], ['a leap second', `2016-12-31T23:59:60.000Z~${id}`], ['the year 0', `0000-01-01T00:00:00.000Z~${id}`], ['nothing', '~'],
  ] as const) {
    it(`refused: ${what}`, () => { assert.throws(() => readCursor(forged(text)), (error) => error instanceof Refused && error.refusal.code === 'request-invalid') })
  }
})
