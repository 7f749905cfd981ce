import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { decide } from './decide.ts'
import { faultsOf } from './testing/sentences.ts'
import { application, askedCard, at, blankCard, clock, desk, issuedCard, librarian, monday, otherLibrarian, readerLi, readerWang } from './testing/card-desk.ts'
import { choosing, spoilings, spoilt } from './testing/forms.ts'
import { applyForm } from './testing/library-card.ts'
import { person } from './testing/places.ts'
import { actId, settingOf } from './testing/story.ts'

describe('A decision', () => {
  it('opens a dossier and writes down who, what, when and what it found out', () => {
    const decision = blankCard().when(readerLi, 'apply', { ...application, age: 9 })
    assert.ok(decision.accepted)
    const { event } = decision
    assert.deepEqual(event, {
      sequence: 1, type: 'applied', act: 'apply', actId: actId({ county: 140423, id: person(100) }, 1), from: null, to: 'ASKED',
      actor: { person: person(1), mandate: null, office: null, unit: null, channel: 'console' }, occurredAt: monday, receivedAt: monday,
      form: { ...application, age: 9 }, facts: { holder: person(1), grade: '少儿' }, deadlines: event.deadlines, settingsVersion: 0,
    })
    assert.deepEqual(Object.keys(event.deadlines), ['answer'])
  })

  it('tells the party that is addressed after the act, not before it', () => {
    const decision = blankCard().when(readerLi, 'apply', application)
    assert.ok(decision.accepted)
    assert.deepEqual(decision.effects.map(({ party, text, mustReach, to }) => ({ party, text, mustReach, to })), [
      { party: 'librarian', text: 'asked', mustReach: false, to: [{ kind: 'office', office: 'VILLAGE_CADRE', region: { level: 'VILLAGE', code: application.village } }] },
    ])
  })

  it('lets the form choose among the targets of an act', () => {
    assert.equal(askedCard().after(librarian, 'decide', { yes: false }).dossier.state, 'REFUSED')
    assert.equal(askedCard().after(librarian, 'decide', { yes: true }).dossier.state, 'ISSUED')
  })

  it('stamps the office held at that moment', () => {
    const { actor } = issuedCard().events.at(-1) ?? assert.fail()
    assert.deepEqual(actor, { person: person(3), mandate: librarian.mandate?.id, office: 'VILLAGE_CADRE', unit: `${application.village}:committee`, channel: 'console' })
  })

  it('never conflicts when an act only appends', () => {
    const borrowed = issuedCard().after(readerLi, 'borrow', { book: '山西民歌' })
    assert.equal(borrowed.when(readerLi, 'give-back', {}, 1).accepted, true)
    assert.equal(borrowed.refusal(librarian, 'hold', {}, 1).code, 'changed-meanwhile')
  })

  it('works without a sequence for acts of the timer', () => {
    const story = issuedCard()
    const { seen: _, ...act } = { id: person(9), act: 'hold', form: {}, channel: 'timer' as const, occurredAt: monday, seen: 0 }
    assert.equal(decide(story.world.procedure, story.dossier, act, settingOf(story, librarian, 'hold', {})).accepted, true)
  })

  const refusals: readonly (readonly [title: string, code: string, refusal: () => ReturnType<ReturnType<typeof blankCard>['refusal']>])[] = [
    ['an act nobody ever wrote', 'unknown-act', () => askedCard().refusal(librarian, 'burn')],
    ['an act named like a property of every object', 'unknown-act', () => askedCard().refusal(librarian, 'constructor')],
    ['opening a dossier twice', 'not-in-this-state', () => askedCard().refusal(readerLi, 'apply', application)],
    ['an act on what was never opened', 'not-in-this-state', () => blankCard().refusal(librarian, 'decide', { yes: true })],
    ['an act in the wrong state', 'not-in-this-state', () => askedCard().refusal(readerLi, 'borrow', { book: '演示' })],
    ['an act after the end', 'not-in-this-state', () => askedCard().after(readerLi, 'end').refusal(librarian, 'decide', { yes: true })],
    ['an act of another villager', 'not-yours', () => issuedCard().refusal(readerWang, 'borrow', { book: '演示' })],
    ['an act of the same office in another village', 'not-yours', () => askedCard().refusal(otherLibrarian, 'decide', { yes: true })],
    ['an act of the timer by a person', 'not-yours', () => issuedCard().refusal(librarian, 'expire', { deadline: 'validity' })],
    ['an act of a person by the timer', 'not-yours', () => askedCard().refusal(clock, 'decide', { yes: true })],
    ['an act of somebody barred, who would otherwise be the right one (R-129)', 'not-yours', () => askedCard({ notFor: { persons: [person(3)], units: [] } }).refusal(librarian, 'decide', { yes: true })],
    ['an act from a barred unit (R-129)', 'not-yours', () => askedCard({ notFor: { persons: [], units: [desk.mandate?.unit] } }).after(librarian, 'decide', { yes: true }).after(readerLi, 'borrow', { book: '演示' }).refusal(desk, 'give-back')],
    ['an act on a stale dossier, whatever else is wrong with it', 'changed-meanwhile', () => issuedCard().refusal(readerWang, 'borrow', {}, 1)],
    ['an act from the future of the dossier', 'changed-meanwhile', () => issuedCard().refusal(librarian, 'hold', {}, 99)],
    ['what a condition forbids before the form', 'too-many', () => issuedCard().after(readerLi, 'borrow', { book: '一' }).after(readerLi, 'borrow', { book: '二' }).refusal(readerLi, 'borrow', { book: '三' })],
    ['what a condition forbids at that hour', 'children-until-six', () => issuedCard({ age: 9 }).at(at('2026-11-23 18:00')).refusal(readerLi, 'borrow', { book: '演示' })],
    ['what a check forbids in the form', 'forbidden-book', () => issuedCard().refusal(readerLi, 'borrow', { book: '馆藏孤本' })],
    ['a form that does not fit, before its checks', 'form-invalid', () => issuedCard().refusal(readerLi, 'borrow', { book: '' })],
  ]
  for (const [title, code, refusal] of refusals) {
    it(`refuses ${title}: ${code}`, () => {
      const refused = refusal()
      assert.equal(refused.code, code)
      assert.deepEqual(faultsOf(refused), [])
    })
  }

  it('says a sentence at the field it speaks about, for the faces', () => {
    const story = issuedCard()
    const acts = { ...story.world.procedure.acts }
    const borrow = acts['borrow'] ?? assert.fail()
    const procedure = { ...story.world.procedure, acts: { ...acts, borrow: { ...borrow, checks: [{ code: 'never', sentence: '不借，请等等。', field: '/book', holds: () => false }] } } }
    const decision = decide(procedure, story.dossier, { id: person(9), act: 'borrow', form: { book: '一' }, channel: 'portal', occurredAt: story.now, seen: story.dossier.sequence }, settingOf(story, readerLi, 'borrow', { book: '一' }))
    assert.deepEqual(decision.accepted ? null : decision.refusal.fields, [{ pointer: '/book', sentence: '不借，请等等。' }])
  })

  it('says to whoever comes too late when the last step was done and what is open now, or that nothing is', () => {
    const late = issuedCard().refusal(librarian, 'decide', { yes: true })
    assert.match(late.sentence, /最近一步办于 \d+月\d+日\d+时\d\d分。您现在可以办“[^”]+”/)
    assert.match(askedCard().after(readerLi, 'end').refusal(librarian, 'decide', { yes: true }).sentence, /现在没有要您办的，请看进展。$/)
  })

  it('answers the fields of an opening act whose form names no place yet, since nobody can say whose place it is', () => {
    const story = blankCard()
    const acts = { ...story.world.procedure.acts }
    const apply = acts['apply'] ?? assert.fail()
    const tried = (who: readonly string[], actor: typeof librarian, form: object) => {
      const procedure = { ...story.world.procedure, acts: { ...acts, apply: { ...apply, who } } }
      const decision = decide(procedure, story.dossier, { id: person(9), act: 'apply', form, channel: 'console', occurredAt: story.now }, settingOf(story, actor, 'apply', form))
      return decision.accepted ? null : [decision.refusal.code, decision.refusal.fields?.map(({ pointer }) => pointer) ?? []]
    }
    assert.deepEqual(tried(['librarian'], librarian, { name: '李演示' }), ['form-invalid', ['/village']])
    assert.deepEqual(tried(['librarian', 'system'], librarian, {}), ['form-invalid', ['/name', '/village']])
    assert.equal(tried(['librarian'], librarian, application), null)
    assert.deepEqual(tried(['librarian'], otherLibrarian, application), ['not-yours', []], 'a whole form names the place, and it is another\'s')
    assert.deepEqual(tried(['system'], librarian, {}), ['not-yours', []], 'the system is found without a place')
  })

  it('speaks the numbers of the settings in force', () => {
    const story = issuedCard().after(readerLi, 'borrow', { book: '一' }).after(readerLi, 'borrow', { book: '二' })
    assert.equal(story.refusal(readerLi, 'borrow', { book: '三' }).sentence, '最多借 2 本，请先还书。')
  })

  it('refuses every spoilt form with code, cause and sentence, and never throws (security 32, 44)', () => {
    const form = { ...application, age: 30, wishes: ['演示'], secret: false }
    fc.assert(fc.property(fc.nat(), fc.constantFrom(...spoilings), (seed, how) => {
      const bad = spoilt(applyForm, form, how, choosing(seed))
      const decision = blankCard().when(readerLi, 'apply', bad)
      if (decision.accepted) assert.fail(`${how}: ${JSON.stringify(bad)}`)
      else assert.deepEqual(faultsOf(decision.refusal), [], how)
    }), { numRuns: 300 })
  })

  it('never throws, whatever is sent as a form', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (form) => {
      assert.equal(blankCard().when(readerLi, 'apply', form).accepted, false)
    }), { numRuns: 300 })
  })

  it('refuses a form nested deeper than anybody could fill in', () => {
    let deep: unknown = 'x'
    for (let level = 0; level < 5_000; level += 1) deep = [deep]
    assert.equal(decideForm({ ...application, wishes: deep }).code, 'form-invalid')
  })
})

function decideForm(form: unknown) {
  const story = blankCard()
  const decision = decide(story.world.procedure, story.dossier, { id: person(9), act: 'apply', form, channel: 'portal', occurredAt: monday }, settingOf(story, readerLi, 'apply', form))
  if (decision.accepted) return assert.fail('accepted')
  return decision.refusal
}
