import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faults } from './faults.ts'
import type { Struck } from './nemesis.ts'
import { recoveryOf } from './recovery.ts'

const goal = { what: '平台进程', faults: ['SIGKILL 主进程'], seconds: 5 }
const struck = (one: number | null, other: number | null, fault = 'SIGKILL 主进程'): Struck => ({ fault, at: 0, lasted: 0, recovered: { a: one, b: other }, effective: { a: one === null ? null : one / 2, b: other === null ? null : other / 2 } })

describe('A goal of recovery (R6)', () => {
  it('is judged by the slower process of the slowest fault of its kind, and by no other fault', () => {
    assert.deepEqual(recoveryOf(goal, [struck(100, 4_900), struck(200, 300), struck(60_000, 60_000, 'SIGKILL 一个后端')]), {
      isReached: true, sentence: '平台进程（R6，目标 5 秒）：2 次，中位 4.9 秒，最长 4.9 秒；不算等处理器的时间最长 2.5 秒：达到。',
    })
    assert.equal(recoveryOf(goal, [struck(100, 5_100)]).isReached, false)
  })
  it('is not reached where a process never came back, and not where nothing was tried', () => {
    for (const none of [[struck(100, null)], []]) {
      const { isReached, sentence } = recoveryOf(goal, none)
      assert.equal(isReached, false)
      assert.match(sentence, /没有恢复/)
    }
  })
  it('names faults there are', () => {
    const names = faults.map(({ name }) => name)
    for (const name of ['SIGKILL 主进程', 'SIGKILL 副进程', 'SIGKILL 两个进程', 'SIGKILL 数据库主进程', 'SIGKILL 全部进程和数据库']) assert.ok(names.includes(name), name)
  })
})
