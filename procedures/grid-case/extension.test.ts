import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { due, dueForStaff } from '../../core/time/index.ts'
import { cast, handling, pothole, report, unit, village } from './testing/stages.ts'
import { at, beginCase, type CaseStory } from './testing/village.ts'
import { gridCaseV1 } from './v1/grid-case-v1.ts'

const reason = { reason: '属实' }
const asked = { amount: 2, unit: 'WORK_DAY', reason: '下雨', expectedOn: '2026-11-27' }
const dueOf = (story: CaseStory) => {
  const ledger = story.dossier.deadlines['handle']
  const instant = ledger === undefined ? null : due(ledger, story.world.calendar)
  return instant === null ? 'paused' : dueForStaff(instant)
}
const wanted = (story: CaseStory, form: object) => {
  const decision = story.when(cast.transport, 'ask-extension', { ...asked, ...form })
  return decision.accepted ? 'accepted' : decision.refusal
}

describe('An extension', () => {
  it('counts from when it was due, however long the answer took within that time (R-116)', () => {
    for (const answered of ['2026-11-23 09:00', '2026-11-23 09:01', '2026-11-24 11:59', '2026-11-26 18:00']) {
      const granted = handling().after(cast.transport, 'ask-extension', asked).at(at(answered)).after(cast.county, 'approve-extension', reason)
      assert.equal(dueOf(granted), '2026-11-30 18:00', answered)
    }
  })
  it('counts from the answer where that came after the old due instant: nobody is late by waiting (R-007, R-116)', () => {
    const granted = handling().after(cast.transport, 'ask-extension', asked).at(at('2026-11-27 10:00')).after(cast.county, 'approve-extension', reason)
    assert.equal(dueOf(granted), '2026-12-01 10:00')
  })
  it('that is refused leaves the wait out of the time (R-007)', () => {
    const refused = handling().after(cast.transport, 'ask-extension', asked).at(at('2026-11-24 09:00')).after(cast.county, 'refuse-extension', reason)
    assert.equal(dueOf(refused), '2026-11-27 18:00')
  })
  it('of a dossier under version 1 still comes on top of the wait', () => {
    const old = beginCase(village, '0198c000-0000-4000-8000-0000000000ff', undefined, {}, gridCaseV1).after(cast.villager, 'report', pothole)
      .after(cast.cadre, 'pass-up', reason).after(cast.town, 'accept').after(cast.town, 'dispatch', { lead: unit.transport }).after(cast.transport, 'sign')
    const granted = old.after(cast.transport, 'ask-extension', asked).at(at('2026-11-24 09:00')).after(cast.county, 'approve-extension', reason)
    assert.notEqual(dueOf(granted), '2026-11-30 18:00')
  })

  const unfit: readonly (readonly [title: string, expectedOn: string])[] = [
    ['in the past', '2026-11-20'], ['today, before it is due anyway', '2026-11-23'], ['after the extended time would be over', '2026-12-01'],
  ]
  for (const [title, expectedOn] of unfit) {
    it(`is refused where the work is expected to be done ${title}, at the field (R-116)`, () => {
      const refusal = wanted(handling(), { expectedOn })
      assert.ok(refusal !== 'accepted')
      assert.deepEqual([refusal.code, refusal.rule, refusal.fields?.[0]?.pointer, faultsOf(refusal)], ['expected-day-unfit', 'R-116', '/expectedOn', []])
    })
  }
  for (const expectedOn of ['2026-11-26', '2026-11-30']) {
    it(`is taken where the work is expected to be done on ${expectedOn}, between the two due days (R-116)`, () => assert.equal(wanted(handling(), { expectedOn }), 'accepted'))
  }
})

describe('How long an extension may be', () => {
  const at2 = (priority: string) => report().after(cast.cadre, 'pass-up', reason).after(cast.town, 'accept', { priority }).after(cast.town, 'dispatch', { lead: unit.transport }).after(cast.transport, 'sign')
  const limits: readonly (readonly [priority: string, amount: number, of: string, day: string])[] = [
    ['P0', 3, 'URGENT_HOUR', '2026-11-23'], ['P1', 8, 'URGENT_HOUR', '2026-11-23'], ['P2', 3, 'WORK_DAY', '2026-11-27'], ['P3', 10, 'WORK_DAY', '2026-12-02'], ['P4', 10, 'WORK_DAY', '2026-12-16'],
    ['Q', 1, 'WORK_DAY', '2026-11-24'], ['XF', 30, 'CALENDAR_DAY', '2027-02-01'],
  ]
  for (const [priority, amount, of, day] of limits) {
    it(`of ${priority} is ${amount} ${of} and not one more (R-116, domain §2.2)`, () => {
      const form = { amount, unit: of, expectedOn: day }
      assert.equal(wanted(at2(priority), form), 'accepted')
      const refusal = wanted(at2(priority), { ...form, amount: amount + 1 })
      assert.ok(refusal !== 'accepted')
      assert.deepEqual([refusal.code, refusal.fields?.[0]?.pointer, faultsOf(refusal)], ['extension-too-long', '/amount', []])
    })
  }
})
