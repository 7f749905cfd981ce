import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { overBecause, sessionEnds } from './session-life.ts'

const minute = 60_000

describe('session life', () => {
  it('R-921: ends a staff session after 15 idle minutes and a villager session after 30', () => {
    assert.equal(overBecause(sessionEnds(0, 0, true), 15 * minute - 1), null)
    assert.equal(overBecause(sessionEnds(0, 0, true), 15 * minute), 'idle')
    assert.equal(overBecause(sessionEnds(0, 0, false), 30 * minute - 1), null)
    assert.equal(overBecause(sessionEnds(0, 0, false), 30 * minute), 'idle')
  })

  it('ends every session for good: staff after 12 hours, villagers after 7 days, however busy', () => {
    const staffEnd = 12 * 60 * minute
    assert.equal(overBecause(sessionEnds(0, staffEnd - 1, true), staffEnd), 'too-old')
    const villagerEnd = 7 * 24 * 60 * minute
    assert.equal(overBecause(sessionEnds(0, villagerEnd - 1, false), villagerEnd - 1), null)
    assert.equal(overBecause(sessionEnds(0, villagerEnd - 1, false), villagerEnd), 'too-old')
  })
})
