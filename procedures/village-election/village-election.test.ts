import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkProcedure } from '../../core/procedure/check.ts'
import { fold } from '../../core/procedure/fold.ts'
import { electionBox } from '../election-box/election-box.procedure.ts'
import { electionSheet } from '../election-sheet/election-sheet.procedure.ts'
import { electionRoll } from '../election-roll/election-roll.procedure.ts'
import { allChecked, announcing, at, committee, counted, county, handing, opened, polls, ranking, registering, secretary, term, town, village, voted, voter, withCandidates, workers, type Polls } from './testing/polls.ts'
import { villageElection } from './village-election.procedure.ts'

const slate = [
  { nth: 1, post: 'chair' }, { nth: 2, post: 'chair' }, { nth: 3, post: 'vice' }, { nth: 4, post: 'vice' }, { nth: 5, post: 'member' }, { nth: 6, post: 'member' },
] as const
const hall = [{ name: '会场', kind: 'main' }, { name: '流动票箱', kind: 'mobile' }] as const
const same = (paper: string, times: number) => Array.from({ length: times }, () => paper)
const refused = (world: { refusal: (...args: never[]) => { code: string } }, ...args: unknown[]) => world.refusal(...args as never[]).code

function voting(more: Parameters<typeof polls>[0] = {}): Polls {
  const world = polls(more)
  registering(world)
  withCandidates(world, 30, slate)
  world.later('2026-11-20 09:00')
  world.roll.act(committee(1), 'seal')
  world.later('2026-12-15 08:00')
  opened(world, 1, hall)
  return world
}

describe('The procedures of an election', () => {
  it('are whole: every state can be reached and left, every deadline has an owner', () => {
    for (const procedure of [villageElection, electionRoll, electionBox, electionSheet]) assert.deepEqual(checkProcedure(procedure), [], procedure.key)
  })

  it('keep a seat for a woman where none is elected, and vote again for it (R-225)', () => {
    const world = voting()
    voted(world, 1, 1, 1, 24)
    voted(world, 1, 2, 25, 30)
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, [...same('c1 v1 m1', 16), ...same('c1 v1 m2', 14)], [2])
    assert.equal(world.box(1, 2).state, 'MIXED')
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    assert.equal(world.election.state, 'ROUND', '演示1001, 1003 and 1005 are men')
    assert.deepEqual(world.election.file.result?.valid === true ? world.election.file.result.open : [], [{ kind: 'rerun', post: 'member', seats: 1, forWoman: true }])
  })

  it('elect whoever has more than half of the papers (R-222)', () => {
    const world = polls()
    registering(world)
    withCandidates(world, 30, [...slate, { nth: 8, post: 'member' }])
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    world.later('2026-12-15 08:00')
    opened(world, 1, hall)
    voted(world, 1, 1, 1, 30)
    voted(world, 1, 2, 1, 0)
    world.election.act(committee(1), 'end-voting')
    // By name: chair 1001, 1002; vice 1003, 1004; member 1005, 1006, 1008. A paper may name one member; nobody may name two.
    counted(world, 1, 1, [...same('c2 v2 m1', 12), ...same('c2 v2 m2', 18)], [2])
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    assert.equal(world.election.state, 'DECIDED')
    assert.deepEqual(world.election.file.result?.valid === true ? world.election.file.result.winners.map(({ person, post }) => [person, post]) : [], [[voter(2), 'chair'], [voter(4), 'vice'], [voter(6), 'member']])
    world.election.act(committee(1), 'hand-over', handing)
    world.election.act(town, 'archive')
    assert.equal(world.election.state, 'ARCHIVED')
    assert.equal(world.roll.state, 'CLOSED')
    const { story } = world.election
    assert.deepEqual(fold(villageElection, story.dossier.key, story.events), story.dossier)
  })

  it('go from the announcement over two boxes and a tie to the hand-over (R-204…R-232)', () => {
    const world = polls()
    registering(world, { chair: 1, vice: 0, member: 2 })
    withCandidates(world, 30, [{ nth: 2, post: 'chair' }, { nth: 4, post: 'chair' }, { nth: 5, post: 'member' }, { nth: 6, post: 'member' }, { nth: 7, post: 'member' }])
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    world.later('2026-12-15 08:00')
    const vote = (round: number, papers: readonly string[]) => {
      opened(world, round, hall)
      voted(world, round, 1, 1, 24)
      voted(world, round, 2, 25, 30)
      world.election.act(committee(1), 'end-voting')
      counted(world, round, 1, papers, [2])
      assert.equal(world.box(round, 2).state, 'MIXED')
      world.election.act(committee(1), 'finish-count')
      world.election.act(committee(1), 'announce-result', announcing)
    }
    vote(1, [...same('c1 m1 m2', 10), ...same('c1 m2 m3', 10), ...same('c1 m1 m3', 10)])
    assert.equal(world.election.state, 'ROUND', 'three have twenty votes each for two seats')
    vote(2, [...same('m1 m2', 20), ...same('m1 m3', 10)])
    assert.equal(world.election.file.rounds.at(-1)?.kind, 'TIE')
    assert.deepEqual(world.election.file.result?.valid === true ? world.election.file.result.winners.map(({ person }) => person) : [], [voter(2), voter(5), voter(6)])
    world.election.act(committee(1), 'hand-over', handing)
    world.election.act(town, 'archive')
    assert.equal(world.election.state, 'ARCHIVED')
  })

  it('hold a first vote again that too few took part in (R-220)', () => {
    const world = voting()
    voted(world, 1, 1, 1, 15)
    voted(world, 1, 2, 1, 0)
    world.election.act(committee(1), 'end-voting')
    counted(world, 1, 1, same('c1 v1 m2', 15), [2])
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    assert.deepEqual(world.election.file.result, { valid: false, because: 'not-half' })
    opened(world, 2, [{ name: '会场', kind: 'main' }])
    voted(world, 2, 1, 1, 16)
    world.election.act(committee(1), 'end-voting')
    counted(world, 2, 1, same('c1 v1 m2', 16))
    world.election.act(committee(1), 'finish-count')
    world.election.act(committee(1), 'announce-result', announcing)
    assert.equal(world.election.state, 'DECIDED')
  })
})

describe('An election is refused', () => {
  it('R-200: while the province\'s values are not confirmed, unless it is a rehearsal', () => {
    const world = polls({ run: 0 })
    assert.equal(refused(world.election, town, 'announce', { village, term, run: 0, electionDay: '2026-12-15', chair: 1, vice: 1, member: 1, basis: '演示换届文件' }), 'province-unconfirmed')
  })
  it('R-227: with an unlawful number of seats', () => {
    const world = polls()
    const form = { village, term, run: world.run, electionDay: '2026-12-15', chair: 1, vice: 0, member: 1, basis: '演示换届文件' }
    assert.equal(refused(world.election, town, 'announce', form), 'seats-unlawful')
    assert.equal(refused(world.election, town, 'announce', { ...form, member: 7 }), 'seats-unlawful')
    assert.equal(refused(world.election, secretary, 'announce', form), 'not-yours')
  })
  it('R-209: with an even committee, or one without its heads', () => {
    const world = polls()
    world.election.act(town, 'announce', { village, term, run: world.run, electionDay: '2026-12-15', chair: 1, vice: 1, member: 1, basis: '演示换届文件' })
    const form = { by: 'assembly', heldOn: '2026-11-01', resolution: '应到 30 人，实到 28 人，通过', size: 4, ranking, head: ranking[0], deputy: ranking[1] }
    assert.equal(refused(world.election, secretary, 'form-committee', form), 'committee-unlawful')
    assert.equal(refused(world.election, secretary, 'form-committee', { ...form, size: 5, deputy: ranking[0] }), 'head-not-chosen')
  })
  it('R-210: a member whose near relative is nominated withdraws before the candidates are published, and the next one follows', () => {
    const world = polls({ kin: [[ranking[1] ?? '', voter(6)]] })
    registering(world)
    assert.throws(() => { withCandidates(world, 30, slate) }, /member-must-withdraw/)
    world.election.act(committee(2), 'leave-committee', { person: ranking[1], because: 'relative' })
    assert.deepEqual(world.election.file.committee?.members, [ranking[0], ranking[2], ranking[3], ranking[4], ranking[5]])
    assert.deepEqual(world.roll.file.committee, world.election.file.committee.members)
    assert.equal(refused(world.election, committee(2), 'publish-candidates', { where: '公开栏' }), 'not-yours', 'who left is no committee any more')
  })
  it('R-212, R-213, R-215: with as many candidates as seats, with somebody not reviewed, twice the same person', () => {
    const world = polls()
    registering(world)
    assert.throws(() => { withCandidates(world, 30, slate.slice(0, 5)) }, /slate-unlawful/)
    assert.equal(refused(world.election, committee(1), 'nominate', { person: voter(1), post: 'vice', by: 'party' }), 'nominated-twice')
    assert.equal(refused(world.election, committee(1), 'nominate', { person: voter(9003), post: 'vice', by: 'party' }), 'not-on-the-roll')
    world.election.act(committee(1), 'nominate', { person: voter(6), post: 'member', by: 'party' })
    assert.match(world.election.story.refusal(committee(1), 'publish-candidates', { where: '公开栏' }).sentence, /联审/)
    assert.equal(refused(world.election, committee(1), 'review-nominee', { number: 6, passed: true, document: '联审〔2026〕1号' }), 'not-yours')
  })
  it('R-228, R-229: to begin before every box is ready, on another day, before the rights are given', () => {
    const world = polls({ run: 0, settings: confirmed() })
    registering(world)
    withCandidates(world, 30, slate)
    world.later('2026-11-20 09:00')
    world.roll.act(committee(1), 'seal')
    world.election.act(committee(1), 'prepare', { day: '2026-12-15', stations: [...hall] })
    assert.equal(refused(world.election, committee(1), 'begin-voting'), 'not-yet-the-day')
    world.later('2026-12-15 08:00')
    assert.equal(refused(world.election, committee(1), 'begin-voting'), 'rights-not-given')
    world.roll.act(committee(1), 'give-rights', { round: 1, from: 1, to: 30 })
    assert.equal(refused(world.election, committee(1), 'begin-voting'), 'boxes-not-ready')
    world.box(1, 1).act(committee(1), 'open', { village, term, run: 0, round: 1, number: 1 })
    assert.equal(refused(world.box(1, 1), committee(1), 'ready', { workers: workers.slice(0, 2), checked: allChecked.slice(1), received: 100, seal: '封1' }), 'place-not-ready')
    assert.equal(refused(world.box(1, 1), committee(1), 'ready', { workers: [...workers, { person: voter(1), duty: 'counter' }], checked: allChecked, received: 100, seal: '封1' }), 'place-not-ready', 'a candidate counts nothing')
  })
  it('R-206: to be put off for more than thirty days, until the roll is taken back and made anew', () => {
    const world = polls()
    registering(world)
    withCandidates(world, 30, slate)
    const later = { electionDay: '2027-02-01', basis: '乡镇同意，县里批准' }
    assert.equal(refused(world.election, committee(1), 'postpone', later), 'roll-must-be-renewed')
    world.election.act(committee(1), 'postpone', { ...later, electionDay: '2026-12-20' })
    world.roll.act(committee(1), 'reopen', { reason: '投票日推迟' })
    world.election.act(committee(1), 'postpone', later)
    assert.equal(world.election.file.electionDay, '2027-02-01')
  })
  it('R-232: to hand over an incomplete list; R-234: to be declared void by the village', () => {
    const world = voting()
    assert.equal(refused(world.election, secretary, 'void', { document: '文号', reason: '理由写明' }), 'not-yours')
    world.election.act(county, 'void', { document: '认定〔2026〕1号', reason: '贿选属实' })
    assert.equal(world.roll.state, 'CLOSED')
  })
  it('R-204: on a day for which the roll was published too late, and a real one waits twenty days', () => {
    const world = polls({ run: 0, settings: confirmed() })
    registering(world)
    world.roll.act(committee(1), 'enter', { entries: [{ person: voter(1) }] })
    world.later('2026-11-26 09:00')
    assert.equal(refused(world.roll, committee(1), 'publish', { where: '公开栏' }), 'roll-too-late')
    world.later('2026-11-25 09:00')
    world.roll.act(committee(1), 'publish', { where: '公开栏' })
    assert.ok(at('2026-11-25 09:00') > 0)
  })
})

function confirmed() {
  const settings = structuredClone(villageElection.settings.defaults) as { province: Record<string, { document: string }> }
  for (const rule of Object.values(settings.province)) rule.document = '晋人常〔2026〕1号第一条'
  return settings as never
}
