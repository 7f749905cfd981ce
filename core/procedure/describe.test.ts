import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeProcedure } from './describe.ts'
import type { AnyProcedure } from './procedure.ts'
import { libraryCard } from './testing/library-card.ts'

const card = libraryCard as AnyProcedure
const described = (procedure: AnyProcedure) => JSON.stringify(describeProcedure(procedure))

describe('The description of a procedure', () => {
  it('is the same each time', () => assert.equal(described(card), described(card)))
  it('is plain data', () => assert.deepEqual(describeProcedure(card), JSON.parse(described(card))))
  it('names every state, party, act and deadline', () => {
    const { states, parties, acts, deadlines } = describeProcedure(card) as Record<string, object>
    assert.deepEqual([states, parties, acts, deadlines].map((part) => Object.keys(part ?? {})), [card.states, card.parties, card.acts, card.deadlines].map((part) => Object.keys(part)))
  })

  const hold = card.acts['hold'] ?? assert.fail()
  const loan = card.deadlines['loan'] ?? assert.fail()
  const changes: readonly (readonly [what: string, procedure: AnyProcedure])[] = [
    ['a version', { ...card, version: 2 }],
    ['a state\'s sentence', { ...card, states: { ...card.states, HELD: { ...(card.states['HELD'] ?? assert.fail()), sentence: '停了。' } } }],
    ['who may', { ...card, acts: { ...card.acts, hold: { ...hold, who: ['desk'] } } }],
    ['where an act leads', { ...card, acts: { ...card.acts, hold: { ...hold, to: 'ENDED' } } }],
    ['a condition', { ...card, acts: { ...card.acts, hold: { ...hold, when: [{ code: 'never', sentence: '不行，请别停。', holds: () => false }] } } }],
    ['where a clock pauses', { ...card, deadlines: { ...card.deadlines, loan: { ...loan, pausedIn: [] } } }],
    ['the readers', { ...card, readers: { ...card.readers, parties: ['holder'] } }],
    ['one by one', { ...card, acts: { ...card.acts, hold: { ...hold, oneByOne: true as const } } }],
    ['the default settings', { ...card, settings: { ...card.settings, defaults: { ...(card.settings.defaults as object), renewals: 9 } } }],
    ['who else has something to do', { ...card, alsoAwaits: [] }],
    ['the numbering act', { ...card, acts: { ...card.acts, hold: { ...hold, numbers: true as const } } }],
  ]
  for (const [what, changed] of changes) it(`changes with ${what}`, () => assert.notEqual(described(changed), described(card)))
})
