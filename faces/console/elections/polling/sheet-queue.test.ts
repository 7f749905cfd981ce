import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ApiRefusal } from '../../../spa/api.ts'
import type { PollingAnswer } from '../../../../core/view/polling.ts'
import { SheetQueue, type Sending } from './sheet-queue.ts'

/** A server that takes papers as the procedure does, over a line that fails as it is told: before it arrives, or before the answer does. */
function line(failures: readonly ('lost' | 'unanswered' | 'good')[]) {
  const papers: string[] = []
  const seen = new Map<string, PollingAnswer>()
  let at = 0
  const perform = (act: Sending): PollingAnswer => {
    const before = seen.get(act.id)
    if (before !== undefined) return { ...before, repeated: true }
    const ok = act.act === 'read' ? act.form.from === papers.length + 1 : act.form.paper === papers.length && papers.length > 0
    if (ok && act.act === 'read') papers.push(...act.form.papers)
    else if (ok) papers.pop()
    const answer = { ok, id: act.id, code: ok ? null : 'paper-out-of-order', sentence: ok ? null : '请从后面接着录。', repeated: false }
    seen.set(act.id, answer)
    return answer
  }
  const send = async (act: Sending): Promise<PollingAnswer> => {
    await Promise.resolve()
    const how = failures[at] ?? 'good'
    at += 1
    if (how === 'lost') throw new ApiRefusal({ code: 'offline', sentence: '网络不通。' })
    const answer = perform(act)
    if (how === 'unanswered') throw new ApiRefusal({ code: 'timeout', sentence: '没有回应。' })
    return answer
  }
  return { papers, send }
}

function store() {
  const items = new Map<string, string>()
  return { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value), removeItem: (key: string) => void items.delete(key), items }
}

async function settled(queue: SheetQueue): Promise<void> {
  for (let turn = 0; turn < 400 && !queue.isIdle && queue.refused === null; turn += 1) await new Promise((resolve) => { setTimeout(resolve, 1) })
}

const step = fc.oneof(fc.constantFrom('c1', 'c2 m1', ''), fc.constant(null), fc.constant('power' as const))

describe('Papers on their way', () => {
  it('all arrive once and in order, through dead lines, lost answers and power cuts (R-126, R-228)', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(fc.constantFrom('lost', 'unanswered', 'good'), { maxLength: 12 }), async (steps, failures) => {
      const server = line(failures)
      const kept = store()
      let ids = 0
      const open = () => new SheetQueue({ key: 'a', arrived: server.papers.length, store: kept, send: server.send, changed: () => undefined, newId: () => `id${(ids += 1)}`, pause: 0 })
      let queue = open()
      const expected: string[] = []
      for (const one of steps) {
        if (one === 'power') {
          queue.stop()
          // What was under way ends on the server before the machine is up again.
          await new Promise((resolve) => { setTimeout(resolve, 2) })
          queue = open()
          void queue.send()
        } else if (one === null) {
          if (expected.length > 0) expected.pop()
          queue.takeBack()
        } else {
          expected.push(one)
          queue.add(one)
        }
        await Promise.resolve()
      }
      await settled(queue)
      assert.equal(queue.refused, null)
      assert.deepEqual(server.papers, expected)
      assert.equal(queue.papers, expected.length)
      assert.equal(kept.items.size, 0)
    }), { numRuns: 60 })
  })

  it('stop and ask where the sheet went on at another machine, and go in behind it or not at all', async () => {
    const server = line(['lost'])
    const kept = store()
    const first = new SheetQueue({ key: 'a', arrived: 0, store: kept, send: () => new Promise(() => undefined), changed: () => undefined })
    first.add('c1')
    first.add('c2')
    const half = JSON.parse(kept.items.get('sanzhi.sheet.a') ?? '') as { sending: { form: { papers: string[] } }; waiting: string[] }
    kept.items.set('sanzhi.sheet.a', JSON.stringify({ arrived: 0, sending: null, waiting: [...half.sending.form.papers, ...half.waiting] }))
    server.papers.push('m1', 'm2')
    const queue = new SheetQueue({ key: 'a', arrived: 2, store: kept, send: server.send, changed: () => undefined, pause: 0 })
    await queue.send()
    assert.match(queue.refused ?? '', /2 张没有送出/)
    assert.deepEqual(server.papers, ['m1', 'm2'])
    queue.settle(2, true)
    await settled(queue)
    assert.deepEqual(server.papers, ['m1', 'm2', 'c1', 'c2'])
  })
})
