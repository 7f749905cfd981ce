import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aheadInWords, instantOf, movedTimeInWords, msPerDay, msPerHour, msPerMinute } from './index.ts'

describe('The words of a moved time', () => {
  it('say the day it is, and by how much it was moved', () => {
    assert.equal(movedTimeInWords(instantOf('2026-12-09', 9 * 60), 15 * msPerDay), '演示时间：2026年12月9日（已前移 15 天）')
  })

  it('leave out minutes beside days, and everything that is none', () => {
    assert.equal(aheadInWords(15 * msPerDay), '15 天')
    assert.equal(aheadInWords(2 * msPerDay + 19 * msPerHour + 35 * msPerMinute), '2 天 19 小时')
    assert.equal(aheadInWords(msPerHour), '1 小时')
    assert.equal(aheadInWords(3 * msPerHour + 20 * msPerMinute), '3 小时 20 分钟')
    assert.equal(aheadInWords(40 * msPerMinute), '40 分钟')
    assert.equal(aheadInWords(5), '1 分钟')
  })
})
