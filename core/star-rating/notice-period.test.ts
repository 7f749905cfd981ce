import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { workingCalendar } from '../time/index.ts'
import { faultOfNotice, noticeEnds } from './notice-period.ts'

const plain = workingCalendar({})
/** Invented: seven days off from 1 October 2026. */
const holidays = workingCalendar({ workdays: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, false])) })

describe('notice of the stars', () => {
  it('hangs fifteen whole days: put up on 1 March it has lasted on the 16th, not on the 15th (R-406)', () => {
    assert.equal(noticeEnds('2026-03-01', 15), '2026-03-16')
  })

  it('is refused under seven days, over fifteen, and in parts of days (R-406)', () => {
    assert.deepEqual([6, 7, 15, 16, 7.5].map((days) => faultOfNotice('2026-03-02', days, plain)), ['too-short', null, null, 'too-long', 'too-short'])
  })

  it('is refused where holidays leave fewer than five working days (R-406)', () => {
    assert.equal(faultOfNotice('2026-09-29', 9, holidays), 'too-few-workdays')
    assert.equal(faultOfNotice('2026-09-29', 15, holidays), null)
  })
})
