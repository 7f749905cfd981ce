import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { areOfficeHours, isWorkday, nextWorkday, officeDay, unknownYears, workdayOnOrBefore, workingCalendar } from './index.ts'
import { calendar } from './example-calendar.ts'

describe('the working calendar', () => {
  it('takes holidays out and make-up days in (R-005)', () => {
    assert.equal(isWorkday('2026-10-01', calendar), false)
    assert.equal(isWorkday('2026-10-10', calendar), true)
    assert.equal(isWorkday('2026-10-11', calendar), false)
    assert.equal(nextWorkday('2025-09-30', calendar), '2025-10-09')
    assert.equal(workdayOnOrBefore('2026-10-05', calendar), '2026-09-30')
  })

  it('counts Monday to Friday in a year without a notice, and says which years those are (R-005)', () => {
    assert.equal(isWorkday('2031-10-01', calendar), true)
    assert.equal(isWorkday('2031-10-04', calendar), false)
    assert.deepEqual(unknownYears('2026-11-23', '2028-01-05', calendar), [2027, 2028])
    assert.deepEqual(unknownYears('2026-01-01', '2026-12-31', calendar), [])
    assert.deepEqual(unknownYears('2027-01-01', '2026-01-01', calendar), [])
  })

  it('has seven office hours a day by default (R-006)', () => assert.equal(officeDay(calendar), 7 * 3_600_000))

  it('is a JSON value, for the field app', () => assert.deepEqual(JSON.parse(JSON.stringify(calendar)), calendar))

  const overlapping = [[510, 720], [700, 1080]]
  for (const hours of [[], [[600, 600]], [[720, 510]], overlapping, [[0, 1441]], [[510.5, 720]], [[510]], 'always', null]) {
    it(`refuses the office hours ${JSON.stringify(hours)}`, () => assert.equal(areOfficeHours(hours), false))
  }

  it('cannot be built with hours or days that do not exist', () => {
    assert.throws(() => workingCalendar({ officeHours: [] }), RangeError)
    assert.throws(() => workingCalendar({ workdays: { '2026-02-30': true } }), RangeError)
  })
})
