import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dayWords, machineTime, momentWords, timeWords, untilWords } from './clock-words.ts'

const at = (local: string) => Date.parse(`${local}:00+08:00`)

describe('clock words', () => {
  it('writes the day as 2026年11月23日', () => {
    assert.equal(dayWords(at('2026-11-23T09:30')), '2026年11月23日')
  })

  it('turns the day at midnight in Beijing, not in Greenwich', () => {
    assert.equal(dayWords(at('2026-11-23T00:00')), '2026年11月23日')
    assert.equal(dayWords(at('2026-11-23T00:00') - 1), '2026年11月22日')
  })

  it('tells villagers the half of the day and staff the 24-hour figure', () => {
    const told: [string, string, string][] = [
      ['2026-11-23T00:05', '凌晨0时5分', '00:05'],
      ['2026-11-23T09:30', '上午9时30分', '09:30'],
      ['2026-11-23T12:00', '中午12时', '12:00'],
      ['2026-11-23T15:07', '下午3时7分', '15:07'],
      ['2026-11-23T20:00', '晚上8时', '20:00'],
    ]
    for (const [local, villager, staff] of told) {
      assert.equal(timeWords(at(local), 'villager'), villager)
      assert.equal(timeWords(at(local), 'staff'), staff)
    }
  })

  it('joins day and time, with a gap only between figures', () => {
    assert.equal(momentWords(at('2026-11-23T09:30'), 'villager'), '2026年11月23日上午9时30分')
    assert.equal(momentWords(at('2026-11-23T09:30'), 'staff'), '2026年11月23日 09:30')
  })

  it('ends a limit that lasts a day on that day', () => {
    assert.equal(untilWords(at('2026-11-26T00:00'), 'staff'), '2026年11月25日 24:00')
    assert.equal(untilWords(at('2026-11-26T00:00'), 'villager'), '2026年11月25日晚上12时')
    assert.equal(untilWords(at('2026-11-26T00:01'), 'staff'), '2026年11月26日 00:01')
  })

  it('gives machines the minute in UTC', () => {
    assert.equal(machineTime(at('2026-11-23T09:30')), '2026-11-23T01:30Z')
  })
})
