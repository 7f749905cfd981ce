import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sinceNow, type Usage } from './processor.ts'

describe('Time without waiting for a processor', () => {
  const over = (usages: readonly (Usage | null)[], elapsed: number) => {
    const [reads, times] = [[...usages], [0, elapsed]]
    return sinceNow(() => reads.shift() ?? null, () => times.shift() ?? 0).effective()
  }
  it('is the time on the wall where the processor was there whenever it was wanted', () => {
    assert.equal(over([{ ran: 5, waited: 1 }, { ran: 105, waited: 1 }], 60_000), 60_000)
  })
  it('is a tenth of it where nine tenths were spent waiting', () => {
    assert.equal(over([{ ran: 5, waited: 0 }, { ran: 105, waited: 900 }], 60_000), 6_000)
  })
  it('is the time on the wall where the kernel does not tell, and where nothing was asked for', () => {
    assert.equal(over([null, null], 60_000), 60_000)
    assert.equal(over([{ ran: 5, waited: 0 }, { ran: 5, waited: 0 }], 60_000), 60_000)
  })
})
