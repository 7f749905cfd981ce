import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, dayOf, instantOf, isWorkday, minuteOfDay, msPerDay, msPerHour, workingCalendar } from '../../core/time/index.ts'
import { isStep, steps, targetOf, type Step } from './steps.ts'

const calendar = workingCalendar({ workdays: { '2026-11-25': false, '2026-11-28': true } })
const at = (day: string, minutes: number) => instantOf(day, minutes)

describe('The steps of the demonstration’s time', () => {
  it('go by an hour, a day, fifteen days, a month', () => {
    const now = at('2026-11-24', 600)
    assert.equal(targetOf('hour', now, calendar), now + msPerHour)
    assert.equal(targetOf('day', now, calendar), now + msPerDay)
    assert.equal(targetOf('15-days', now, calendar), at('2026-12-09', 600))
    assert.equal(targetOf('month', now, calendar), at('2026-12-24', 600))
    assert.equal(targetOf('month', at('2027-01-31', 600), calendar), at('2027-02-28', 600))
  })

  it('go to the next working morning over holidays and onto make-up days (R-005, R-006)', () => {
    assert.equal(targetOf('morning', at('2026-11-24', 60), calendar), at('2026-11-26', 510), 'also in the small hours the day is over first')
    assert.equal(targetOf('morning', at('2026-11-24', 510), calendar), at('2026-11-26', 510))
    assert.equal(targetOf('morning', at('2026-11-27', 1100), calendar), at('2026-11-28', 510))
    assert.equal(targetOf('morning', at('2026-11-29', 100), calendar), at('2026-11-30', 510))
  })

  it('never stand still or go back, and a morning is always an opening of a working day', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 800 * 1440 }), fc.constantFrom(...Object.keys(steps) as Step[]), (minutes, step) => {
      const now = instantOf(addDays('2026-01-01', Math.floor(minutes / 1440)), minutes % 1440)
      const target = targetOf(step, now, calendar)
      assert.ok(target > now)
      if (step !== 'morning') return
      assert.equal(minuteOfDay(target), 510)
      assert.ok(isWorkday(dayOf(target), calendar) && dayOf(target) > dayOf(now))
    }))
  })

  it('are these and no others', () => {
    for (const refused of ['', 'year', '-1', 'toString', null, 15]) assert.equal(isStep(refused), false)
  })
})
