import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { reportFailures } from './report-failures.ts'

type Told = { readonly failure: string; readonly code: string | null; readonly at: string | null; readonly count: number }

describe('Failures of work in the background', () => {
  it('are told at once, and while they go on once a minute with how many there were', () => {
    const told: Told[] = []
    let now = 0
    const fail = reportFailures({ log: (one) => { told.push(one) }, clock: () => now })
    const away = Object.assign(new Error('connect ECONNREFUSED 12000000001'), { name: 'DatabaseUnavailable', code: 'ECONNREFUSED' })
    for (now = 0; now < 150_000; now += 1_000) fail(away)
    assert.deepEqual(told.map(({ failure, code, count }) => [failure, code, count]), [['DatabaseUnavailable', 'ECONNREFUSED', 1], ['DatabaseUnavailable', 'ECONNREFUSED', 60], ['DatabaseUnavailable', 'ECONNREFUSED', 60]])
    assert.doesNotMatch(JSON.stringify(told), /12000000001/)
  })

  it('of another kind are not held back, and say where in the house they came from', () => {
    const told: Told[] = []
    const fail = reportFailures({ log: (one) => { told.push(one) }, clock: () => 0 })
    fail(new TypeError('x'))
    fail(new RangeError('x'))
    fail('no error at all')
    assert.deepEqual(told.map(({ failure }) => failure), ['TypeError', 'RangeError', 'unknown'])
    assert.match(told[0]?.at ?? '', /^server\/operation\/report-failures\.test\.ts:\d+:\d+$/)
  })

  it('are told though the clock was put back', () => {
    const told: Told[] = []
    let now = 100_000
    const fail = reportFailures({ log: (one) => { told.push(one) }, clock: () => now })
    const error = new TypeError('x')
    fail(error)
    now = 0
    fail(error)
    assert.equal(told.length, 2)
  })
})
