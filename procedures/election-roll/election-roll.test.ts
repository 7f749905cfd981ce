import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { committee, counted, opened, polls, registering, town, voted, voter, withCandidates, type Polls } from '../village-election/testing/polls.ts'
import { electionRoll } from './election-roll.procedure.ts'
import { proxiesNow } from './roll-file.ts'

const slate = [
  { nth: 1, post: 'chair' }, { nth: 2, post: 'chair' }, { nth: 3, post: 'vice' }, { nth: 4, post: 'vice' }, { nth: 5, post: 'member' }, { nth: 6, post: 'member' },
] as const
const published = (): Polls => {
  const world = polls()
  registering(world)
  withCandidates(world, 30, slate)
  return world
}
const proxy = (principal: number, trustee: number) => ({ principal: voter(principal), trustee: voter(trustee), written: true, reason: '外出务工' })

describe('The roll of an election', () => {
  it('numbers everybody once when it is sealed, and keeps nothing but what is published (R-207)', () => {
    const world = published()
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    const { entries } = world.roll.file
    assert.deepEqual(entries.map(({ serial }) => serial), Array.from({ length: 30 }, (_, at) => at + 1))
    assert.deepEqual([...new Set(entries.flatMap((one) => Object.keys(one)))].toSorted(), ['ground', 'group', 'name', 'person', 'registration', 'serial', 'sex'])
    assert.doesNotMatch(JSON.stringify(world.roll.story.events), /1980-01-01|bornOn/, 'no birthday in any record')
  })
  it('R-201, R-202, R-203: refuses minors, the undeclared, strangers without a resolution, whoever stands elsewhere', () => {
    const world = polls({ run: 128 })
    registering(world)
    const code = (entry: object) => world.roll.refusal(committee(1), 'enter', { entries: [entry] }).code
    assert.equal(code({ person: voter(9001) }), 'not-of-age')
    assert.equal(code({ person: voter(9002) }), 'registration-incomplete')
    world.roll.act(committee(1), 'enter', { entries: [{ person: voter(9002), declared: true }] })
    assert.equal(code({ person: voter(9003), applied: true, since: '2026-01-01' }), 'registration-incomplete')
    world.roll.act(committee(1), 'enter', { entries: [{ person: voter(9003), applied: true, since: '2025-01-01', resolution: '村民代表会议第3号' }] })
    assert.equal(code({ person: voter(9003), declared: true }), 'registered-twice')
    assert.equal(code({ person: voter(8888) }), 'person-unknown')
  })
  it('R-203: names the other village and nothing else', () => {
    const world = polls()
    registering(world)
    const held = new Map([[voter(5), '演示邻村']])
    const { world: around, dossier } = world.roll.story
    const known = around.known(dossier, 'enter', { entries: [{ person: voter(5) }] })
    const refusal = electionRoll.acts['enter']?.checks?.find(({ code }) => code === 'registered-elsewhere')
    const context = { dossier, form: { entries: [{ person: voter(5) }] }, known: { ...known, heldElsewhere: held } } as never
    assert.equal(refusal?.holds(context), false)
    assert.equal(typeof refusal.sentence === 'function' ? refusal.sentence(context) : '', '演示1005这一届已经在演示邻村登记，一个人只能在一个村参加选举，请去掉。')
  })
  it('R-205: takes no objection after five days, and changes only by an upheld one', () => {
    const world = published()
    assert.equal(world.roll.refusal(committee(1), 'strike', { person: voter(9), reason: '户口迁走' }).code, 'needs-upheld-objection')
    world.roll.act(committee(1), 'record-objection', { kind: 'wrong', about: '演示1009', words: '户口已经迁走' })
    world.roll.act(committee(1), 'rule', { objection: 1, upheld: true, words: '核实迁走' })
    world.roll.act(committee(1), 'strike', { person: voter(9), reason: '户口迁走', objection: 1 })
    assert.equal(world.roll.file.entries.length, 29)
    world.later('2026-11-12 09:00')
    const late = world.roll.refusal(committee(1), 'record-objection', { kind: 'wrong', about: '演示1010', words: '户口已经迁走' })
    assert.equal(late.code, 'objection-too-late')
    assert.match(late.sentence, /乡镇|法院/)
  })
  it('R-218: refuses the fourth proxy, candidates, proxies passed on; a nomination ends what its person accepted', () => {
    const world = polls()
    registering(world)
    world.roll.act(committee(1), 'enter', { entries: Array.from({ length: 30 }, (_, nth) => ({ person: voter(nth + 1) })) })
    world.roll.act(committee(1), 'publish', { where: '公开栏' })
    for (const nth of [20, 21, 22]) world.roll.act(committee(1), 'give-proxy', proxy(nth, 10))
    assert.match(world.roll.refusal(committee(1), 'give-proxy', proxy(23, 10)).sentence, /三份/)
    assert.match(world.roll.refusal(committee(1), 'give-proxy', proxy(10, 24)).sentence, /转委托/)
    world.election.act(committee(1), 'begin-nominations')
    world.election.act(committee(1), 'nominate', { person: voter(10), post: 'member', by: 'party' })
    assert.deepEqual(proxiesNow(world.roll.file), [], 'ended by the nomination')
    assert.match(world.roll.refusal(committee(1), 'give-proxy', proxy(20, 10)).sentence, /候选人/)
    world.roll.act(committee(1), 'give-proxy', proxy(20, 11))
  })
  it('R-228: gives each serial one right a round, in order, and only in this round', () => {
    const world = published()
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    world.later('2026-12-15 08:00')
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    assert.equal(world.roll.refusal(committee(1), 'give-rights', { round: 2, from: 1, to: 30 }).code, 'not-this-round')
    assert.equal(world.roll.refusal(town, 'give-rights', { round: 1, from: 1, to: 30 }).code, 'not-yours')
  })
})

describe('Ballots are handed out', () => {
  it('R-228: once to each serial over all stations, whatever order the marks come in', () => {
    fc.assert(fc.property(fc.array(fc.record({ station: fc.integer({ min: 1, max: 2 }), serial: fc.integer({ min: 1, max: 32 }), undo: fc.integer({ min: 0, max: 5 }) }), { maxLength: 60 }), (steps) => {
      const world = published()
      world.later('2026-11-20 09:00')
      world.roll.act(committee(1), 'seal')
      world.later('2026-12-15 08:00')
      opened(world, 1, [{ name: '会场', kind: 'main' }, { name: '南站', kind: 'station' }])
      const taken = new Map<number, number>()
      for (const { station, serial, undo } of steps) {
        const box = world.box(1, station)
        const may = serial <= 30 && !taken.has(serial)
        const decision = box.story.when(committee(3), 'mark', { serials: [serial] })
        assert.equal(decision.accepted, may, `${serial} at ${station}`)
        if (may) { box.act(committee(3), 'mark', { serials: [serial] }); taken.set(serial, station) }
        if (may && undo === 0) { box.act(committee(3), 'unmark', { serial }); taken.delete(serial) }
      }
      assert.equal(world.box(1, 1).file.marks + world.box(1, 2).file.marks, taken.size)
    }), { numRuns: 12, seed: 20261123 })
  })
  it('R-230: and no record of a box joins a serial and a paper', () => {
    const world = published()
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    world.later('2026-12-15 08:00')
    opened(world, 1, [{ name: '会场', kind: 'main' }])
    voted(world, 1, 1, 1, 20)
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, Array.from({ length: 20 }, () => 'c1 v1 m1'))
    const { events } = world.box(1, 1).story
    assert.ok(events.every(({ form }) => !('serials' in form && 'papers' in form)))
    assert.ok(events.filter(({ act }) => act === 'read').every(({ form, facts }) => JSON.stringify(Object.keys({ ...form, ...facts }).toSorted()) === '["from","papers","sheet"]'))
    assert.ok(events.filter(({ act }) => act === 'mark').every(({ form, facts }) => JSON.stringify(Object.keys({ ...form, ...facts }).toSorted()) === '["booked","serials"]'))
  })
})
