import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openGround, type Ground } from './ground.ts'
import { attackLists, listsOf, type ListOutcome } from './lists.ts'

let ground: Ground
let outcome: ListOutcome

before(async () => {
  ground = await openGround({ faces: false })
  outcome = await attackLists(ground, listsOf(ground), 5)
})
after(() => ground.close())

describe('SQL in every filter, search, sort and cursor of every list', () => {
  it('is refused or finds what it says literally: no other error, no sleep, no whole list, no foreign line', () => { assert.deepEqual(outcome.faults, []) })
  it('met every list with a question, and some were answered', () => {
    assert.ok(outcome.lists.size >= 20, [...outcome.lists].join())
    assert.ok(outcome.narrowed > 50, `${outcome.narrowed} of ${outcome.asked} answered`)
  })
})
