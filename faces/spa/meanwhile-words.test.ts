import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newsSince, newsWords } from './meanwhile-words.ts'
import type { ViewEntry } from './shapes.ts'

const entry = (sequence: number, change: Partial<ViewEntry> = {}): ViewEntry => ({
  sequence, act: 'accept', name: '立案', at: '2026-11-23T06:05:00Z', doneAt: '2026-11-23T06:05:00Z', who: '乡镇调度员', unit: { id: 'u', name: '演示镇综治中心' },
  mine: false, from: '待受理', to: '已立案', lines: [], rules: [], ...change,
})

describe('what happened meanwhile', () => {
  it('is everything after the step that was seen, oldest first', () => {
    assert.deepEqual(newsSince({ timeline: [entry(4), entry(3), entry(2)] }, 2).map(({ sequence }) => sequence), [3, 4])
  })

  it('says when, who, what, and the new state', () => {
    assert.equal(newsWords(entry(3)), '14:05 演示镇综治中心 乡镇调度员：立案，现在是“已立案”')
  })

  it('names no state where none changed, and oneself as oneself', () => {
    assert.equal(newsWords(entry(3, { mine: true, from: '办理中', to: '办理中', name: '催办' })), '14:05 您本人（在另一个窗口或设备上）：催办')
  })
})
