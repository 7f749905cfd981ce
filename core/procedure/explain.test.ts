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

  it('names the likeliest first where the procedure says which, and marks them; the others keep their order', () => {
    const story = issuedCard()
    const procedure = { ...story.world.procedure, likely: () => ['renew', 'borrow'] }
    const said = explain(procedure, { ...story, ...story.world, actor: readerLi } as never)
    assert.deepEqual(said.map(({ act }) => act), ['renew', 'borrow', 'decide', 'give-back', 'hold', 'release', 'end'])
    assert.deepEqual(said.filter(({ likely }) => likely).map(({ act }) => act), ['renew', 'borrow'])
  })

  it('names what may be chosen at a field only where the act is open', () => {
    const story = issuedCard()
    const choices = () => ({ '/shelf': ['140423:culture-tourism'] })
    const acts = Object.fromEntries(Object.entries(story.world.procedure.acts).map(([key, act]) => [key, { ...act, choices }]))
    const said = explain({ ...story.world.procedure, acts }, { ...story, ...story.world, actor: readerLi } as never)
    for (const one of said) assert.deepEqual(one.choices, one.open ? choices() : {}, one.act)
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
