import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asVillager, system } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { committee, polls, ranking, secretary, term, town, village, voter, type Polls } from '../village-election/testing/polls.ts'
import { villageElection } from '../village-election/village-election.procedure.ts'
import type { RequestFile } from './request-file.ts'
import { rollRequest } from './roll-request.procedure.ts'

const on = { village, term, run: 0 }
const objecting = { ...on, kind: 'missing', about: '演示1005（第3组）', words: '应该在名单上' }

function entering(): Polls {
  const settings = structuredClone(villageElection.settings.defaults) as { province: Record<string, { document: string }> }
  for (const rule of Object.values(settings.province)) rule.document = '晋人常〔2026〕1号第一条'
  const world = polls({ run: 0, settings: settings as never })
  world.election.act(town, 'announce', { ...on, electionDay: '2026-12-15', termBeganOn: '2021-12-20', chair: 1, vice: 1, member: 1, basis: '演示换届文件' })
  world.election.act(secretary, 'form-committee', { by: 'representatives', heldOn: '2026-11-01', resolution: '应到 30 人，实到 28 人，通过', size: 5, ranking, head: ranking[0], deputy: ranking[1] })
  world.roll.act(committee(1), 'open', on)
  world.roll.act(committee(1), 'enter', { entries: [1, 2, 3].map((nth) => ({ person: voter(nth) })) })
  return world
}
const request = (world: Polls, nth = 1) => world.other<RequestFile>(rollRequest, { county: 140423, id: person(800 + nth) })

describe('A villager asks something of the roll', () => {
  it('has no faults of its own', () => { assert.deepEqual(checkProcedure(rollRequest as never), []) })

  it('R-205: objects within five days, the committee rules on the roll without a name, and the answer comes back', () => {
    const world = entering()
    assert.equal(request(world).refusal(asVillager(voter(1)), 'object', objecting).code, 'roll-not-published')
    world.roll.act(committee(1), 'publish', { where: '公开栏' })
    request(world).act(asVillager(voter(1)), 'object', objecting)
    assert.deepEqual(world.roll.file.objections.map(({ about, dueOn, ruling }) => [about, dueOn, ruling]), [['演示1005（第3组）', '2026-11-05', null]])
    assert.doesNotMatch(JSON.stringify(world.roll.story.events.at(-1)), new RegExp(voter(1)), 'the roll does not know who objected')
    const { dossier } = request(world).story
    const reads = (actor: typeof town) => mayRead(readershipOf(rollRequest, dossier, {}), placeNumber(dossier), actor)
    assert.deepEqual([asVillager(voter(1)), town, committee(1), secretary, asVillager(voter(2))].map(reads), [true, true, false, false, false])
    world.roll.act(committee(1), 'rule', { objection: 1, upheld: true, words: '核实属实' })
    assert.deepEqual([request(world).state, request(world).file.answer?.accepted], ['ANSWERED', true])
    world.roll.act(committee(1), 'enter', { entries: [{ person: voter(5) }], objection: 1 })
    assert.equal(world.roll.file.entries.length, 4)
  })

  it('R-205: refused after five days with other ways to go, to strangers, and in a rehearsal', () => {
    const world = entering()
    world.roll.act(committee(1), 'publish', { where: '公开栏' })
    assert.equal(request(world).refusal(asVillager(person(99)), 'object', objecting).code, 'not-of-this-village')
    assert.equal(request(world).refusal(asVillager(voter(1)), 'object', { ...objecting, run: 128 }).code, 'rehearsal-asks-nobody')
    world.later('2026-11-10 08:00')
    const late = request(world).refusal(asVillager(voter(1)), 'object', objecting)
    assert.equal(late.code, 'objection-too-late')
    assert.match(late.sentence, /乡镇|法院/)
  })

  it('R-202: says in the own words that they take part, and the roll counts it as the declaration', () => {
    const world = entering()
    const wish = { ...on, kind: 'away', words: '在外务工，要回来投票' }
    assert.equal(request(world).refusal(asVillager(voter(5)), 'wish', wish).code, 'other-way', 'who lives here is registered anyhow')
    assert.equal(request(world).refusal(asVillager(voter(1)), 'wish', wish).code, 'on-the-roll')
    assert.equal(world.roll.refusal(committee(1), 'enter', { entries: [{ person: voter(9002) }] }).code, 'registration-incomplete')
    request(world).act(asVillager(voter(9002)), 'wish', wish)
    assert.equal(world.roll.refusal(committee(1), 'publish', { where: '公开栏' }).code, 'wishes-open')
    assert.equal(world.roll.refusal(committee(1), 'answer-wish', { wish: 1, accepted: true, words: '同意' }).code, 'wisher-not-entered')
    world.roll.act(committee(1), 'enter', { entries: [{ person: voter(9002) }] })
    world.roll.act(committee(1), 'answer-wish', { wish: 1, accepted: true, words: '已列入名单' })
    assert.equal(request(world).state, 'ANSWERED')
    assert.equal(world.roll.file.entries.at(-1)?.ground, '本人表示参加')
  })

  it('R-202: who comes from elsewhere applies, and is still not entered without a year and a resolution', () => {
    const world = entering()
    const wish = { ...on, kind: 'outside', words: '在村里住了三年' }
    assert.equal(request(world).refusal(asVillager(voter(9003)), 'wish', wish).code, 'other-way', 'without the day')
    request(world).act(asVillager(voter(9003)), 'wish', { ...wish, since: '2023-05-01' })
    assert.match(world.roll.refusal(committee(1), 'enter', { entries: [{ person: voter(9003) }] }).sentence, /决议/)
    world.roll.act(committee(1), 'enter', { entries: [{ person: voter(9003), resolution: '村民代表会议第3号' }] })
    const late = entering()
    late.roll.act(committee(1), 'publish', { where: '公开栏' })
    assert.equal(request(late).refusal(asVillager(voter(9002)), 'wish', { ...on, kind: 'away', words: '要回来投票' }).code, 'registration-over')
    assert.equal(request(late).refusal(system, 'take-answer', { accepted: true, words: '' }).code, 'not-in-this-state')
  })
})
