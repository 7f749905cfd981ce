import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openPlanted } from './planted.ts'
import { run, type Outcome } from './run.ts'

let outcome: Outcome
let again: Outcome

before(async () => {
  const planted = await openPlanted()
  outcome = await run({ ground: planted, seed: 3, count: 600, batch: 1, counting: true, atOnce: 1 })
  again = await run({ ground: planted, seed: 3, count: 600, batch: 1, atOnce: 1 })
  await planted.close()
})
after(() => { Reflect.deleteProperty(Object.prototype, 'polluted') })

const found = (url: string) => outcome.failures.filter(({ request }) => request.includes(`"${url}`)).flatMap(({ faults }) => faults)

describe('The judges of hostile requests find what was planted', () => {
  it('an answer of 500', () => { assert.ok(found('/api/broken').includes('500')) })
  it('a stack trace and a place in the program', () => { assert.ok(found('/api/stack').some((fault) => fault.startsWith('tells'))) })
  it('the name of a constraint', () => { assert.ok(found('/api/statement').some((fault) => fault.includes('violates'))) })
  it('a refusal without a Chinese sentence', () => { assert.ok(found('/api/wordless').some((fault) => fault.includes('without a Chinese sentence'))) })
  it('markup that comes back as it was sent', () => { assert.ok(found('/echo').some((fault) => fault.includes('hostile markup'))) })
  it('a row that a refused request left behind', () => { assert.ok(outcome.halfWritten.some((one) => one.startsWith('kept'))) })
  it('a name on Object.prototype', () => { assert.ok(outcome.polluted.includes('polluted')) })
  it('and nothing where nothing is wrong', () => { assert.deepEqual(found('/api/sound'), []) })
  it('the same seed makes the same requests, with the same faults', () => {
    assert.deepEqual(again.failures.map(({ request }) => request), outcome.failures.map(({ request }) => request))
  })
})
