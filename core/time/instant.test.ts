import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDays, dayForVillagers, dayOf, daysBetween, dueForStaff, dueForVillagers, endOfDay, instantForStaff, instantForVillagers,
  instantOf, parseDay, parseInstant, startOfDay, toIso, weekdayOf,
} from './index.ts'

const at = (text: string) => parseInstant(`${text}+08:00`) ?? assert.fail(`no instant: ${text}`)
const anyInstant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) })

describe('days in Beijing', () => {
  it('turns the year at midnight in Beijing, which is 16:00 UTC', () => {
    assert.equal(dayOf(Date.UTC(2026, 11, 31, 15, 59, 59, 999)), '2026-12-31')
    assert.equal(dayOf(Date.UTC(2026, 11, 31, 16, 0, 0)), '2027-01-01')
    assert.equal(endOfDay('2026-12-31'), startOfDay('2027-01-01'))
  })

  it('counts through the leap day', () => {
    assert.equal(addDays('2028-02-28', 1), '2028-02-29')
    assert.equal(addDays('2027-02-28', 1), '2027-03-01')
    assert.equal(daysBetween('2028-02-28', '2028-03-01'), 2)
    assert.equal(addDays('2028-03-01', -1), '2028-02-29')
  })

  it('knows the weekday before and after 1970', () => {
    assert.equal(weekdayOf('2026-11-23'), 1)
    assert.equal(weekdayOf('2026-11-29'), 7)
    assert.equal(weekdayOf('1949-10-01'), 6)
  })

  it('counts days as Date does, from the year 1 on', () => {
    fc.assert(fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (count) => {
      const day = new Date(count * 86_400_000).toISOString().slice(0, 10)
      assert.equal(daysBetween('1970-01-01', day), count)
      assert.equal(addDays('1970-01-01', count), day)
    }), { numRuns: 2000 })
  })

  it('puts every instant into exactly one day', () => {
    fc.assert(fc.property(anyInstant, (instant) => {
      const day = dayOf(instant)
      assert.ok(startOfDay(day) <= instant && instant < endOfDay(day))
    }))
  })
})

describe('reading days and instants', () => {
  it('reads a zone as it is written', () => {
    assert.equal(parseInstant('2026-11-23T01:30:00Z'), parseInstant('2026-11-23T09:30:00+08:00'))
    assert.equal(parseInstant('2026-11-23T09:30+08:00'), Date.UTC(2026, 10, 23, 1, 30))
    assert.equal(parseInstant('2026-11-22T20:00:00.25-05:30'), Date.UTC(2026, 10, 23, 1, 30, 0, 250))
  })

  it('gives back what it wrote', () => {
    fc.assert(fc.property(anyInstant, (instant) => parseInstant(toIso(instant)) === instant))
  })

  for (const text of [
    '2026-11-23T09:30:00', '2026-11-23', '2026-02-29T00:00:00Z', '2026-11-23T24:00:00Z', '2026-11-23 09:30:00Z', 'now', '',
    '2026-11-23T09:30:00+8', '2026-11-23T09:30:00+08:60', '02026-11-23T09:30:00Z', '2026-11-23T09:30:60Z', '2026-13-01T00:00:00Z',
  ]) {
    it(`refuses the instant "${text}"`, () => assert.equal(parseInstant(text), null))
  }

  for (const text of ['2026-02-29', '2026-04-31', '2026-1-1', '20261123', '2026-00-10', '２０２６-11-23', '2026-11-23\n']) {
    it(`refuses the day ${JSON.stringify(text)}`, () => assert.equal(parseDay(text), null))
  }

  it('throws where the program itself passes a day that does not exist', () => {
    assert.throws(() => startOfDay('2026-02-30'), RangeError)
    assert.throws(() => addDays('tomorrow', 1), RangeError)
  })
})

describe('saying an instant', () => {
  it('says it in full to villagers', () => {
    assert.equal(instantForVillagers(at('2026-11-23T09:30')), '2026年11月23日 上午9时30分')
    assert.equal(instantForVillagers(at('2026-11-23T18:00')), '2026年11月23日 下午6时')
    assert.equal(instantForVillagers(at('2026-11-23T14:05')), '2026年11月23日 下午2时5分')
    assert.equal(instantForVillagers(at('2026-11-23T12:30')), '2026年11月23日 中午12时30分')
    assert.equal(instantForVillagers(at('2026-01-01T00:10')), '2026年1月1日 凌晨0时10分')
    assert.equal(dayForVillagers('2026-03-06'), '2026年3月6日')
  })

  it('says it in figures to staff', () => assert.equal(instantForStaff(at('2026-11-23T09:30:59')), '2026-11-23 09:30'))

  it('says a due midnight as 24:00 of the day that ends (R-001)', () => {
    assert.equal(dueForVillagers(endOfDay('2026-03-06')), '2026年3月6日 24时')
    assert.equal(dueForStaff(endOfDay('2026-12-31')), '2026-12-31 24:00')
    assert.equal(dueForStaff(instantOf('2026-03-06', 1080)), '2026-03-06 18:00')
    assert.equal(dueForVillagers(instantOf('2026-03-06', 1080)), '2026年3月6日 下午6时')
  })
})
