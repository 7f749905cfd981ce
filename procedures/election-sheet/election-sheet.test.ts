import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkProcedure } from '../../core/procedure/check.ts'
import { committee, opened, polls, registering, voted, voter, withCandidates, type Polls } from '../village-election/testing/polls.ts'
import { electionSheet } from './election-sheet.procedure.ts'

const slate = [
  { nth: 1, post: 'chair' }, { nth: 2, post: 'chair' }, { nth: 3, post: 'vice' }, { nth: 4, post: 'vice' }, { nth: 5, post: 'member' }, { nth: 6, post: 'member' },
] as const
const [caller, second] = [committee(3), committee(4)]

/** One hall, twenty papers in its box, both sheets begun. */
function counting(): Polls {
  const world = polls()
  registering(world)
  withCandidates(world, 30, slate)
  world.later('2026-11-20 09:00')
  world.roll.act(committee(1), 'seal')
  world.later('2026-12-15 08:00')
  opened(world, 1, [{ name: '会场', kind: 'main' }])
  voted(world, 1, 1, 1, 20)
  world.election.act(committee(1), 'end-voting')
  world.box(1, 1).act(committee(1), 'open-count', { mixed: [], shuffled: true })
  for (const [sheet, who] of [['A', caller], ['B', second]] as const) {
    world.box(1, 1).act(who, 'take-sheet', { sheet })
    const { village, term, run, round, number } = world.box(1, 1).file
    world.sheet(1, 1, sheet).act(who, 'begin', { village, term, run, round, number, sheet, attempt: 1 })
  }
  return world
}

const papers = (...odd: readonly string[]) => [...Array.from({ length: 20 - odd.length }, () => 'c1 v1 m1'), ...odd]
const chairs = ({ file }: ReturnType<Polls['sheet']>) => Object.fromEntries(file.counts.chair.votes.map(({ person, votes }) => [person, votes]))

describe('A sheet of the count', () => {
  it('is whole', () => { assert.deepEqual(checkProcedure(electionSheet), []) })

  it('takes its papers back from the last, one after the other, and counts as if they had not been read (R-228)', () => {
    const world = counting()
    const sheet = world.sheet(1, 1, 'A')
    sheet.act(caller, 'read', { from: 1, papers: ['c1', 'c2', 'c1 c2'] })
    assert.equal(sheet.refusal(caller, 'take-back', { paper: 2 }).code, 'not-the-last-paper')
    for (const paper of [3, 2]) world.sheet(1, 1, 'A').act(caller, 'take-back', { paper })
    assert.deepEqual(world.sheet(1, 1, 'A').file.read, ['c1'])
    assert.deepEqual(chairs(world.sheet(1, 1, 'A')), { [voter(1)]: 1 })
    assert.equal(world.sheet(1, 1, 'A').file.counts.chair.invalid, 0)
  })

  it('is put right where the papers were looked at again, and the box agrees without twenty being read anew (R-228)', () => {
    const world = counting()
    world.sheet(1, 1, 'A').act(caller, 'read', { from: 1, papers: papers('c2 v1 m1') })
    world.sheet(1, 1, 'B').act(second, 'read', { from: 1, papers: papers('c1 v1 m1') })
    assert.equal(world.sheet(1, 1, 'B').refusal(second, 'correct', { paper: 20, now: 'c2', reason: '看错' }).code, 'not-in-this-state', 'while reading a paper is taken back')
    for (const [sheet, who] of [['A', caller], ['B', second]] as const) world.sheet(1, 1, sheet).act(who, 'hand-in', { found: 20, forged: 0 })
    assert.equal(world.box(1, 1).state, 'COUNTING')
    assert.equal(world.box(1, 1).file.differences.length, 2)
    const sheet = world.sheet(1, 1, 'B')
    assert.equal(sheet.refusal(caller, 'correct', { paper: 20, now: 'c2 v1 m1', reason: '看错了' }).code, 'not-yours')
    assert.equal(sheet.refusal(second, 'correct', { paper: 21, now: 'c2 v1 m1', reason: '看错了' }).code, 'no-such-paper')
    assert.equal(sheet.refusal(second, 'correct', { paper: 20, now: 'c9', reason: '看错了' }).code, 'no-such-candidate')
    sheet.act(second, 'correct', { paper: 20, now: 'c2 v1 m1', reason: '第 20 张看错了' })
    assert.deepEqual(chairs(world.sheet(1, 1, 'B')), chairs(world.sheet(1, 1, 'A')))
    assert.equal(world.box(1, 1).state, 'AGREED')
    assert.deepEqual(world.box(1, 1).file.differences, [])
  })

  it('counts somebody who stands for one post and is written in for another (R-221)', () => {
    const world = counting()
    world.box(1, 1).act(caller, 'add-name', { person: voter(2) })
    assert.equal(world.box(1, 1).refusal(second, 'add-name', { person: voter(2) }).code, 'name-known')
    world.sheet(1, 1, 'A').act(caller, 'read', { from: 1, papers: ['c1 mo1'] })
    assert.deepEqual(world.sheet(1, 1, 'A').file.counts.member.votes, [{ person: voter(2), votes: 1 }])
  })
})
