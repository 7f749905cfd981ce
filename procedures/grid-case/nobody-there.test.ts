import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actor } from '../../core/procedure/actor.ts'
import { explain } from '../../core/procedure/explain.ts'
import { fold } from '../../core/procedure/fold.ts'
import { addresseesOf } from '../../core/procedure/parties.ts'
import { remarksOf } from './head.ts'
import { beginCase, handlerOf, monday, placeholder, type CaseStory } from './testing/village.ts'
import { accepted, cast, fedBack, handling, pothole, unit, verifying, village } from './testing/stages.ts'
import { raisedInWords } from './raised.ts'

const cadres = [cast.cadre, cast.secondCadre, cast.committee]
const towns = [cast.town, cast.secondTown]
const counties = [cast.county, cast.secondCounty]
const cities = [cast.city, cast.secondCity]
const verifiers = [cast.verifier, cast.secondVerifier, handlerOf(unit.verification), handlerOf(unit.verification, 1)]
const roads = [cast.transport, cast.secondTransport, handlerOf(unit.transport), handlerOf(unit.transport, 1)]
const reason = { reason: '按规定办' }

const begun = (about = village) => beginCase(about, '0198c000-0000-4000-8000-0000000000fe', monday)
const reported = (absent: readonly Actor[] = [], form: object = {}) => without(begun(), absent).after(cast.villager, 'report', { ...pothole, ...form })

describe('A village without cadres', () => {
  it('reports to the lowest level that has somebody: village, township, county, city (R-114)', () => {
    const levels = [[], cadres, [...cadres, ...towns], [...cadres, ...towns, ...counties]].map((absent) => reported(absent).dossier.file.level)
    assert.deepEqual(levels, ['VILLAGE', 'TOWN', 'COUNTY', 'CITY'])
  })
  it('says so to the reporter and in the record, calmly and with the name (R-105)', () => {
    const story = reported(cadres)
    assert.deepEqual(remarksOf(story.dossier).map(({ text }) => text), ['本村暂无受理人员，已转由演示人民政府受理。'])
    assert.deepEqual(raisedInWords(story.events[0]?.facts ?? {}), [{ label: '受理', kind: 'text', value: '本村暂无受理人员，已转由演示人民政府受理。' }])
    const told = story.effects.find(({ party }) => party === 'reporter') ?? assert.fail()
    assert.equal(story.world.procedure.texts[told.text]?.(story.dossier), '您上报的“路面坑槽”已收到，本村暂无受理人员，已转由演示人民政府受理，受理后会告诉您。')
  })
  it('is acted on by that level, and not by one that is passed over (R-114)', () => {
    assert.equal(reported(cadres).after(cast.town, 'accept').dossier.state, 'ACCEPTED')
    assert.equal(reported(cadres).refusal(cast.cadre, 'accept').code, 'not-yours')
  })
  it('is decided from what the door looked up and replayed from the record alone (R-101)', () => {
    const story = reported(cadres)
    // Everybody is back; the record still says what was so.
    story.world.absent?.clear()
    assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
  })
  it('keeps it at its first level where nobody is anywhere, and says that nobody is', () => {
    const story = reported([...cadres, ...towns, ...counties, ...cities])
    assert.equal(story.dossier.file.level, 'VILLAGE')
    assert.match(wordsOf(story), /无人可办/)
    const back = without(story, [...cadres, ...towns]).after(cast.system, 'note-vacancy')
    assert.equal(back.dossier.file.level, 'COUNTY')
    assert.doesNotMatch(wordsOf(back), /无人可办/)
  })
  it('does not count somebody who is complained about as there (R-129)', () => {
    const story = without(begun(), cadres.filter((one) => one !== cast.cadre)).after(cast.villager, 'report', { ...pothole, against: { persons: [cast.cadre.person] } })
    assert.ok(story.dossier.file.level !== 'VILLAGE')
  })
  it('hands work to the grid worker where one is, and to nobody\'s list where none is (R-112)', () => {
    const story = reported(cadres, { category: '0101' }).after(cast.town, 'accept').after(cast.town, 'dispatch', { lead: unit.committee, toGridWorker: true })
    assert.equal(story.after(cast.gridWorker, 'sign').dossier.state, 'HANDLING')
    assert.deepEqual(story.world.procedure.parties['standIn']?.who(story.dossier, undefined), [])
  })
})

describe('A matter whose only holder leaves', () => {
  it('goes to the level above, which sees it and takes it up (R-114)', () => {
    const story = without(reported(), cadres).after(cast.system, 'note-vacancy')
    assert.equal(story.dossier.file.level, 'TOWN')
    assert.ok(story.effects.some(({ party, text, to }) => party === 'dispatcher' && text === 'handedUp' && to.length > 0))
    assert.equal(story.after(cast.town, 'accept').dossier.state, 'ACCEPTED')
  })
  it('is not told twice: a look that finds nothing new makes no record (R-101)', () => {
    assert.equal(reported().refusal(cast.system, 'note-vacancy').code, 'same-people')
    const story = without(reported(), cadres).after(cast.system, 'note-vacancy')
    assert.equal(story.refusal(cast.system, 'note-vacancy').code, 'same-people')
  })
  it('does not go down again when somebody comes back: who took it over keeps it', () => {
    const story = without(reported(), cadres).after(cast.system, 'note-vacancy')
    assert.equal(without(story, []).refusal(cast.system, 'note-vacancy').code, 'same-people')
  })
  it('finds another approver for an extension, at last the level itself (R-116)', () => {
    const asked = handling().after(cast.transport, 'ask-extension', { amount: 1, unit: 'WORK_DAY', reason: '下雨', expectedOn: '2026-11-27' })
    assert.deepEqual(peopleOf(asked, 'approver'), ['COUNTY_CENTER@140423'])
    const above = without(asked, counties).after(cast.system, 'note-vacancy')
    assert.deepEqual(peopleOf(above, 'approver'), ['CITY_CENTER@1404'])
    const own = without(asked, [...counties, ...cities]).after(cast.system, 'note-vacancy')
    assert.equal(own.after(cast.town, 'approve-extension', reason).dossier.state, 'HANDLING')
  })
  it('finds another arbiter for a review and for a ruling (R-115, R-121)', () => {
    const story = verifying().after(cast.verifier, 'pass-verification', { conclusion: '看过了' })
    const asked = without(story, counties).after(cast.villager, 'ask-review', reason)
    assert.deepEqual(peopleOf(asked, 'arbiter'), ['CITY_CENTER@1404'])
    assert.equal(asked.after(cast.city, 'refuse-review', { conclusion: '确实修好了' }).dossier.file.review, 'refused')
  })
})

describe('A lead unit without people', () => {
  const dispatched = () => without(accepted(), roads).after(cast.town, 'dispatch', { lead: unit.transport })

  it('is shown to whoever holds the matter, who may take it back and dispatch it anew (R-109)', () => {
    const story = dispatched()
    assert.match(wordsOf(story), /主办单位现在没有人可办/)
    assert.deepEqual(explained(story, cast.town).filter(({ open }) => open).map(({ act }) => act).slice(0, 1), ['recall'])
    const back = story.after(cast.town, 'recall', reason)
    assert.equal(back.dossier.state, 'RETURNED')
    assert.equal(back.after(cast.town, 'dispatch', { lead: unit.town }).dossier.state, 'DISPATCHED')
  })
  it('is taken back while it is handled and after a failed verification too (R-109, R-119)', () => {
    const left = without(handling(), roads).after(cast.system, 'note-vacancy')
    assert.equal(left.after(cast.town, 'recall', reason).dossier.state, 'ESCALATED')
    const failed = without(verifying(), roads).after(cast.verifier, 'fail-verification', { conclusion: '还有坑' })
    assert.equal(failed.after(cast.town, 'restart').after(cast.town, 'recall', reason).dossier.state, 'ESCALATED')
  })
  it('is not taken from people who are there: recall and restart stay the unit\'s (R-109)', () => {
    assert.equal(handling().refusal(cast.town, 'recall', reason).code, 'not-yours')
    assert.equal(accepted().after(cast.town, 'dispatch', { lead: unit.transport }).refusal(cast.town, 'recall', reason).code, 'not-yours')
    assert.equal(verifying().after(cast.verifier, 'fail-verification', { conclusion: '还有坑' }).refusal(cast.town, 'restart').code, 'not-yours')
  })
})

describe('Verification', () => {
  it('falls to another unit of the same or a higher level where both centres are complained about (R-129)', () => {
    const both = [unit.verification, '1404:verification']
    const story = without(begun(), cadres).after(cast.villager, 'report', { ...pothole, against: { units: both } })
    const fed = fedBack(story.after(cast.town, 'accept').after(cast.town, 'dispatch', { lead: unit.transport }).after(cast.transport, 'sign'))
    assert.deepEqual(peopleOf(fed, 'verifier'), ['COUNTY_CENTER@140423'])
    const closed = fed.after(cast.county, 'begin-verification').after(cast.county, 'pass-verification', { conclusion: '看过了' })
    assert.equal(closed.dossier.state, 'CLOSED')
    for (const barred of [cast.verifier, cast.cityVerifier]) assert.equal(fed.refusal(barred, 'begin-verification').code, 'not-yours')
  })
  it('goes to the city\'s centre where the county\'s has nobody, and comes to nobody who handled it (R-120)', () => {
    const fed = fedBack(without(handling(), verifiers))
    assert.deepEqual(peopleOf(fed, 'verifier'), ['1404:verification'])
    assert.equal(fed.after(cast.cityVerifier, 'begin-verification').dossier.state, 'VERIFYING')
    assert.equal(fed.refusal(cast.verifier, 'begin-verification').code, 'not-yours')
  })
  it('goes on elsewhere when the verifiers leave while it waits (R-120)', () => {
    const fed = without(fedBack(handling()), verifiers).after(cast.system, 'note-vacancy')
    assert.deepEqual(peopleOf(fed, 'verifier'), ['1404:verification'])
  })
  it('comes to those who inspect officials where the centres that dispatch are complained about too (R-129)', () => {
    const all = [unit.verification, '1404:verification', unit.center, unit.cityCenter]
    const story = begun().after(cast.villager, 'report', { ...pothole, against: { units: all } })
    assert.equal(story.dossier.file.level, 'TOWN')
    const fed = fedBack(story.after(cast.town, 'accept').after(cast.town, 'dispatch', { lead: unit.transport }).after(cast.transport, 'sign'))
    assert.deepEqual(peopleOf(fed, 'verifier'), ['140423:discipline'])
    assert.equal(fed.after(cast.discipline, 'begin-verification').dossier.state, 'VERIFYING')
  })
})

describe('A village that is none on the ground', () => {
  const there = (grid: object = {}) => begun(placeholder).after(cast.villager, 'report', { category: '0201', description: '路塌了', village: placeholder, visibility: 'CENTER_ONLY', source: 'VILLAGER', ...grid })

  it('has no committee: its matters begin at the township, and that is said (R-114)', () => {
    const story = there()
    assert.equal(story.dossier.file.level, 'TOWN')
    assert.deepEqual(remarksOf(story.dossier).map(({ text }) => text), ['这里没有村民委员会，已转由演示人民政府受理。'])
  })
  it('keeps what begins higher where it begins (R-129)', () => {
    assert.equal(begun(placeholder).after(cast.villager, 'report', { category: '1601', description: '有人传教', village: placeholder, visibility: 'CENTER_ONLY', source: 'VILLAGER' }).dossier.file.level, 'COUNTY')
  })
})

describe('A village without grids', () => {
  it('reports as one whole: no grid, no grid worker, the cadres take it up (R-114)', () => {
    const { grid: _, ...whole } = pothole
    const story = begun().after(cast.villager, 'report', whole)
    assert.deepEqual([story.dossier.place, story.dossier.file.level], [{ village, grid: null }, 'VILLAGE'])
    assert.deepEqual(peopleOf(story, 'gridWorker'), ['GRID_LEADER@140423100299'])
    assert.equal(story.after(cast.cadre, 'accept').dossier.state, 'ACCEPTED')
  })
  it('is not handed to a grid worker it does not have (R-112)', () => {
    const { grid: _, ...whole } = pothole
    const story = begun().after(cast.villager, 'report', { ...whole, category: '0101' }).after(cast.cadre, 'accept')
    assert.equal(story.refusal(cast.cadre, 'dispatch', { lead: unit.committee, toGridWorker: true }).code, 'grid-task-needs-committee')
  })
})

/** The same story, with these people gone and everybody else there. */
function without(story: CaseStory, people: readonly Actor[]): CaseStory {
  story.world.absent?.clear()
  for (const { person } of people) if (person !== null) story.world.absent?.add(person)
  return story
}

function wordsOf({ dossier }: CaseStory): string {
  return remarksOf(dossier).filter((one) => one.for !== 'reporter').map(({ text }) => text).join('')
}

function peopleOf({ dossier, world }: CaseStory, party: string): string[] {
  return addresseesOf(world.procedure, party, dossier, world.settings).map((one) => (one.kind === 'office' ? `${one.office}@${one.region.code}` : one.kind === 'unit' ? one.unit : one.kind))
}

function explained({ dossier, world, now }: CaseStory, actor: Actor) {
  return explain(world.procedure, { dossier: dossier as never, actor, now, settings: world.settings, calendar: world.calendar })
}
