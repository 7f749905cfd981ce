import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actor } from './actor.ts'
import { explain } from './explain.ts'
import { faultsOf } from './testing/sentences.ts'
import { at, askedCard, issuedCard, librarian, readerLi, readerWang } from './testing/card-desk.ts'
import type { Story } from './testing/story.ts'

describe('The explanation', () => {
  const told = (story: Story, actor: Actor) => new Map(explain(story.world.procedure, { ...story, ...story.world, actor } as never).map((one) => [one.act, one]))

  it('names every act in the order it is written, without opening acts and those of the timer', () => {
    assert.deepEqual([...told(issuedCard(), readerLi).keys()], ['decide', 'borrow', 'give-back', 'renew', 'hold', 'release', 'end'])
  })

  it('says which acts are open and whose they are', () => {
    const mine = told(issuedCard(), readerLi)
    assert.deepEqual([...mine.values()].filter((one) => one.open).map((one) => one.act), ['borrow', 'end'])
    assert.equal(mine.get('hold')?.mine, false)
    assert.equal(mine.get('renew')?.mine, true)
  })

  it('gives all unmet conditions, not only the first', () => {
    const child = issuedCard({ age: 9 }).after(readerLi, 'borrow', { book: '一' }).after(readerLi, 'borrow', { book: '二' }).at(at('2026-11-23 19:00'))
    const refused = told(child, readerLi).get('borrow')
    assert.deepEqual(refused?.reasons.map((reason) => reason.code), ['too-many', 'children-until-six'])
    assert.deepEqual(refused.reasons.flatMap(faultsOf), [])
  })

  it('gives one reason where the state or the person is wrong', () => {
    assert.deepEqual(told(askedCard(), readerWang).get('decide')?.reasons.map((reason) => reason.code), ['not-yours'])
    assert.deepEqual(told(askedCard(), readerLi).get('borrow')?.reasons.map((reason) => reason.code), ['not-in-this-state'])
  })

  it('agrees with the decision: what is open is refused only for what stands in the form', () => {
    for (const story of [askedCard(), issuedCard(), issuedCard().after(librarian, 'hold')]) {
      for (const actor of [readerLi, readerWang, librarian]) {
        for (const [act, { open }] of told(story, actor)) {
          const decision = story.when(actor, act, {})
          if (open) assert.ok(decision.accepted || ['form-invalid', 'forbidden-book'].includes(decision.refusal.code), `${act}: ${JSON.stringify(decision)}`)
          else assert.equal(decision.accepted, false, act)
        }
      }
    }
  })
})
