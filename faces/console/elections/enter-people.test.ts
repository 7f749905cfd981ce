import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { enterPeople, perAct, type Entry, type Left, type Sending } from './enter-people.ts'

const people = (count: number): readonly Entry[] => Array.from({ length: count }, (_, at) => ({ person: String(at), name: `演示${at}` }))
type Tried = { readonly on: Set<string>; readonly sizes: number[]; readonly left: readonly Left[]; readonly progress: number[] }

/** A door that refuses a batch with one of these in it, and loses every so many answers after it has done the work. */
async function entered(entries: readonly Entry[], bad: ReadonlySet<string>, losesEvery = 0): Promise<Tried> {
  const [on, seen] = [new Set<string>(), new Set<string>()]
  const sizes: number[] = []
  const progress: number[] = []
  let asked = 0
  let ids = 0
  const send: Sending = (id, form) => {
    asked += 1
    const batch = (form as { entries: readonly { person: string }[] }).entries.map(({ person }) => person)
    sizes.push(batch.length)
    if (!seen.has(id)) {
      if (batch.some((one) => bad.has(one) || on.has(one))) return Promise.resolve({ ok: false, again: false, sentence: '不能列入' })
      seen.add(id)
      for (const one of batch) on.add(one)
    }
    return Promise.resolve(losesEvery > 0 && asked % losesEvery === 0 ? { ok: false, again: true, sentence: '网络不通' } : { ok: true })
  }
  const left = await enterPeople({ entries, send, newId: () => { ids += 1; return String(ids) }, wait: () => Promise.resolve(), progress: (done) => progress.push(done), stopped: () => false })
  return { on, sizes, left, progress }
}

describe('Very many people onto the roll', () => {
  it('R-202: 1,200 people are six acts of 200', async () => {
    const { on, sizes, left, progress } = await entered(people(1200), new Set())
    assert.equal(on.size, 1200)
    assert.deepEqual(sizes, Array.from({ length: 6 }, () => perAct))
    assert.deepEqual([left, progress.at(-1)], [[], 1200])
  })
  it('R-203: whoever is refused stands alone with the reason, everybody else is on the roll', async () => {
    const { on, left } = await entered(people(1200), new Set(['7', '803']))
    assert.equal(on.size, 1198)
    assert.deepEqual(left.map(({ name }) => name), ['演示7', '演示803'])
  })
  it('R-205: whatever is refused and however often an answer is lost, everybody is entered once or named once', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 450 }), fc.uniqueArray(fc.integer({ min: 0, max: 449 }), { maxLength: 6 }), fc.integer({ min: 2, max: 7 }), async (count, bad, loses) => {
      const refused = bad.filter((one) => one < count)
      const { on, left, progress } = await entered(people(count), new Set(refused.map(String)), loses)
      assert.equal(on.size, count - refused.length)
      assert.deepEqual(left.map(({ name }) => name).toSorted(), refused.map((one) => `演示${one}`).toSorted())
      assert.equal(progress.at(-1) ?? 0, count)
    }), { numRuns: 40 })
  })
})
