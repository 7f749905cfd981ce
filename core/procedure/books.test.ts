import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bookedIn, refusalOfEntries, withBooked, type BookEntry } from './books.ts'

const entry = (delta: number, account = 'a'): BookEntry => ({ book: 'purse', account, delta, kind: 'earned', rule: '', reference: 'x', reversalOf: null })

describe('entries of a record', () => {
  it('travel as the fact booked, and only where something was booked', () => {
    assert.deepEqual(withBooked({ a: 1 }, []), { a: 1 })
    assert.deepEqual(bookedIn(withBooked({ a: 1 }, [entry(3)])), [entry(3)])
  })
  it('refused: what would end below zero, several on one account taken together (R-461)', () => {
    const balances = new Map([['purse/a', 5], ['purse/b', 0]])
    assert.equal(refusalOfEntries([entry(-5)], balances), null)
    assert.equal(refusalOfEntries([entry(-3), entry(-3)], balances)?.code, 'balance-too-low')
    assert.equal(refusalOfEntries([entry(-3), entry(-3), entry(1)], balances), null)
    assert.equal(refusalOfEntries([entry(-1, 'b')], balances)?.code, 'balance-too-low')
  })
  it('are a fault of the program on an account nobody looked at, of nothing, or of no whole number', () => {
    assert.throws(() => refusalOfEntries([entry(1, 'c')], new Map()), TypeError)
    assert.throws(() => refusalOfEntries([entry(0)], new Map([['purse/a', 1]])), TypeError)
    assert.throws(() => refusalOfEntries([entry(0.5)], new Map([['purse/a', 1]])), TypeError)
  })
})
