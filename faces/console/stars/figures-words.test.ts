import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aimWords, differenceWords, shareText, stageWords } from './figures-words.ts'

describe('Figures of star rating in words', () => {
  it('say what the policy hopes for without demanding it (R-420, R-424)', () => {
    const share = { key: 'participation', name: '参评率', over: 9, of: 10, aim: { over: 9, of: 10 }, rule: 'R-420' } as const
    assert.equal(aimWords({ ...share, reached: true }), '政策参考：不低于 90%，已达到。')
    assert.equal(aimWords({ ...share, reached: false }), '政策参考：不低于 90%，还没有达到。')
    assert.equal(aimWords({ ...share, reached: null }), '政策参考：不低于 90%。还没有可以算的户。')
  })

  it('tell differences in stars, and nothing from fewer than five households', () => {
    assert.deepEqual([150, -40, 0, null].map(differenceWords), ['多 1.5 颗', '少 0.4 颗', '一样', '—'])
    assert.deepEqual([3000, null].map(shareText), ['30%', '—'])
    assert.deepEqual(['SELF', 'CLOSED'].map(stageWords), ['自评', '已结束'])
  })
})
