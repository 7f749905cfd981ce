import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { evolve, fold } from './fold.ts'
import { application, askedCard, at, blankCard, clock, issuedCard, librarian, monday, readerLi } from './testing/card-desk.ts'
import { demoVillage, person } from './testing/places.ts'

describe('The fold', () => {
  const told = issuedCard().at(at('2026-11-24 10:00')).after(readerLi, 'borrow', { book: '演示' }).after(librarian, 'hold').after(librarian, 'release')

  it('gives from the records alone what step by step evolving gave', () => {
    assert.deepEqual(fold(told.world.procedure, told.dossier.key, told.events), told.dossier)
  })

  it('keeps place, opening time and last change', () => {
    const { place, openedAt, updatedAt, sequence, state } = told.dossier
    assert.deepEqual({ place, openedAt, updatedAt, sequence, state }, { place: { village: demoVillage, grid: null }, openedAt: monday, updatedAt: at('2026-11-24 10:00'), sequence: 5, state: 'ISSUED' })
  })

  it('starts blank', () => {
    const blank = fold(told.world.procedure, told.dossier.key, [])
    assert.deepEqual(blank, blankCard().dossier)
    assert.equal(blank.state, null)
  })

  it('takes a gap, a repeated and a swapped record for damage', () => {
    const [first, second, third] = told.events
    assert.ok(first !== undefined && second !== undefined && third !== undefined)
    for (const broken of [[first, third], [first, first], [second], [first, third, second]]) {
      assert.throws(() => fold(told.world.procedure, told.dossier.key, broken), RangeError)
    }
  })

  it('does not guess what an unknown act meant', () => {
    const [first] = told.events
    assert.ok(first !== undefined)
    assert.throws(() => fold(told.world.procedure, told.dossier.key, [{ ...first, act: 'enchant' }]), /has no act enchant/)
  })

  it('lets the timer speak once per spell, and again after an extension or a new spell', () => {
    const borrowed = issuedCard().after(readerLi, 'borrow', { book: '一' })
    const reminded = borrowed.at(at('2026-11-30 09:00')).after(clock, 'remind', { deadline: 'loan' })
    assert.deepEqual(reminded.dossier.fired, { answer: [], loan: ['remind'], validity: [] })
    assert.deepEqual(reminded.after(readerLi, 'renew').dossier.fired['loan'], [])
    assert.deepEqual(reminded.at(at('2026-11-30 10:00')).after(readerLi, 'borrow', { book: '二' }).dossier.fired['loan'], [])
    assert.deepEqual(reminded.after(librarian, 'hold').after(librarian, 'release').dossier.fired['loan'], ['remind'])
  })

  it('changes nothing of what it was given', () => {
    const story = askedCard()
    const [event] = issuedCard().events.slice(1)
    assert.ok(event !== undefined)
    const before = JSON.stringify(story.dossier)
    evolve(story.world.procedure, story.dossier, event)
    assert.equal(JSON.stringify(story.dossier), before)
    assert.equal(story.dossier.file.name, application.name)
  })

  it('knows persons only by their pseudonym', () => assert.equal(told.dossier.file.holder, person(1)))
})
