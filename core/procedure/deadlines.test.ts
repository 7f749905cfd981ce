import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { due, dueForStaff, remaining } from '../time/index.ts'
import { standingOf } from './deadlines.ts'
import { askedCard, at, blankCard, clock, issuedCard, librarian, readerLi } from './testing/card-desk.ts'
import type { Card } from './testing/library-card.ts'
import type { Story } from './testing/story.ts'

describe('Deadlines of a procedure', () => {
  const ledger = (story: Story<Card>, key: string) => story.dossier.deadlines[key] ?? assert.fail(`no deadline ${key}`)
  const dueOf = (story: Story<Card>, key: string) => {
    const instant = due(ledger(story, key), story.world.calendar)
    return instant === null ? null : dueForStaff(instant)
  }
  const borrowed = issuedCard().after(readerLi, 'borrow', { book: '演示' })

  it('start in the state they run in and stop when it is left', () => {
    assert.equal(dueOf(askedCard(), 'answer'), '2026-11-24 18:00')
    assert.notEqual(ledger(issuedCard(), 'answer').stoppedAt, null)
  })

  it('do not start where the file says no', () => assert.equal(issuedCard().dossier.deadlines['loan'], undefined))

  it('start when the file begins to ask for it, and stop when it no longer does', () => {
    assert.equal(dueOf(borrowed, 'loan'), '2026-11-30 18:00')
    assert.notEqual(ledger(borrowed.after(readerLi, 'give-back'), 'loan').stoppedAt, null)
  })

  it('pause and go on with exactly what was left (R-007)', () => {
    const held = borrowed.at(at('2026-11-25 11:00')).after(librarian, 'hold')
    assert.equal(dueOf(held, 'loan'), null)
    assert.equal(ledger(held, 'loan').pauses[0]?.reason, 'HELD')
    const left = remaining(ledger(held, 'loan'), held.now, held.world.calendar)
    const released = held.at(at('2027-01-05 09:00')).after(librarian, 'release')
    assert.equal(remaining(ledger(released, 'loan'), released.now, released.world.calendar), left)
  })

  it('are extended by the act that says so, once per record, with approver and reason', () => {
    const renewed = borrowed.after(readerLi, 'renew')
    assert.equal(dueOf(renewed, 'loan'), '2026-12-03 18:00')
    assert.deepEqual(ledger(renewed, 'loan').extensions.map(({ by, reason }) => ({ by, reason })), [{ by: { amount: 3, unit: 'WORK_DAY' }, reason: '还没看完' }])
  })

  it('begin anew with a new spell, though the state stays', () => {
    const again = borrowed.at(at('2026-11-27 10:00')).after(readerLi, 'borrow', { book: '第二本' })
    assert.equal(ledger(again, 'loan').startedAt, at('2026-11-27 10:00'))
    assert.equal(dueOf(again, 'loan'), '2026-12-04 18:00')
  })

  it('begin anew when the state is entered again', () => {
    const second = borrowed.after(readerLi, 'give-back').at(at('2026-12-01 10:00')).after(readerLi, 'borrow', { book: '再借' })
    assert.equal(ledger(second, 'loan').startedAt, at('2026-12-01 10:00'))
    assert.equal(ledger(second, 'loan').stoppedAt, null)
  })

  it('leave no clock running after the end', () => {
    const ended = borrowed.after(librarian, 'end')
    for (const [key, one] of Object.entries(ended.dossier.deadlines)) assert.notEqual(one.stoppedAt, null, key)
  })

  it('travel in the record only when they moved', () => {
    assert.deepEqual(Object.keys(borrowed.events.at(-1)?.deadlines ?? {}), ['loan'])
    assert.deepEqual(borrowed.at(at('2026-11-30 09:00')).after(clock, 'remind', { deadline: 'loan' }).events.at(-1)?.deadlines, {})
  })

  it('take their length from the settings in force', () => {
    const quick = blankCard({ answer: { amount: 1, unit: 'URGENT_HOUR' } }).after(readerLi, 'apply', { name: '李演示', village: '140423100299' })
    assert.equal(dueOf(quick, 'answer'), '2026-11-23 10:00')
  })

  it('say of every state what they do in it', () => {
    const { procedure } = borrowed.world
    const { file } = borrowed.dossier
    assert.deepEqual(['ASKED', 'ISSUED', 'HELD', 'ENDED', null].map((state) => standingOf(procedure, 'loan', state, file)), ['off', 'runs', 'paused', 'off', 'off'])
    assert.equal(standingOf(procedure, 'loan', 'HELD', { ...file, out: 0 }), 'off')
    assert.equal(standingOf(procedure, 'no such', 'HELD', file), 'off')
  })
})
