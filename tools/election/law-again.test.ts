import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { faultsOfOpenings, hasTie, resultOf, type Result } from '../../core/election/index.ts'
import { boxesAgain, heapAgain, resultAgain, type ElectedAgain, type PeopleAgain } from './law-again.ts'
import { answer, boxesOf, openingOf, personsOf, playElection } from './play-election.ts'
import { story, type Story } from './whole-elections.ts'

/** SANZHI_ELECTIONS=200000 for a long run of new elections; without it the same few hundred every time. */
const asked = process.env['SANZHI_ELECTIONS']
const numRuns = Number(asked ?? 400)
const run = (share = 1) => ({ numRuns: Math.ceil(numRuns * share), ...(asked === undefined ? { seed: 20260101 } : {}) })
const posts = ['chair', 'vice', 'member'] as const
const nobody: ElectedAgain = { chair: [], vice: [], member: [] }

describe('Two statements of the law of elections', () => {
  it('agree on who is elected in whole elections: relatives, women, equal votes, re-runs (R-222, R-223, R-225, R-226)', () => {
    const seen = { elections: 0, questions: 0, kept: 0, passedOver: 0, reruns: 0, invalid: 0 }
    fc.assert(fc.property(story, (one) => {
      const { result, rounds, questions } = playElection(one)
      const again = sayAgain(one, rounds.length)
      assert.deepEqual(electedIn(result), sorted(again.elected))
      assert.equal(result.valid, again.force)
      if (result.valid) assert.equal(result.open.some((open) => open.kind === 'rerun' && open.forWoman), again.keptForWoman)
      seen.elections += 1
      seen.questions += questions
      seen.invalid += result.valid ? 0 : 1
      seen.reruns += rounds.length - 1
      seen.kept += again.keptForWoman ? 1 : 0
      seen.passedOver += result.valid && result.passedOver.length > 0 ? 1 : 0
    }), run())
    // A generator that meets none of these proves nothing.
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `no ${what} in ${numRuns} elections`)
    if (asked !== undefined) console.log(JSON.stringify(seen))
  })

  it('ask for another vote exactly where another order of the equals would elect others (R-222, R-226)', () => {
    fc.assert(fc.property(story, (one) => {
      const first = playElection({ ...one, rounds: one.rounds.slice(0, 1) })
      if (!first.result.valid) return
      const unasked = resultOf({ seats: one.seats, rounds: first.rounds.map((round) => ({ ...round, ties: [] })), persons: personsOf(one), rules: one })
      const orders = [one.order, one.order.toReversed(), [...one.order.slice(4), ...one.order.slice(0, 4)]]
      if (!unasked.valid || !hasTie(unasked)) {
        for (const order of orders) assert.deepEqual(electedIn(unasked), sorted(sayAgain({ ...one, order }, 1).elected))
        return
      }
      const tie = unasked.open.find((open) => open.kind === 'tie')
      assert.ok(tie !== undefined && tie.among.length >= 2)
      // Each of them in front of the others: at least two different committees.
      const ends = tie.among.map((person) => JSON.stringify(sorted(sayAgain({ ...one, order: [person, ...one.order.filter((other) => other !== person)] }, 1).elected)))
      assert.ok(new Set(ends).size > 1, `asked without need: ${JSON.stringify(tie)}`)
    }), run(1 / 2))
  })

  it('let nobody be decided above a question whom its answer could turn out (R-222)', () => {
    fc.assert(fc.property(story, (one) => {
      const rounds = playElection({ ...one, rounds: one.rounds.slice(0, 1) }).rounds.map((round) => ({ ...round, ties: [] }))
      const unasked = resultOf({ seats: one.seats, rounds, persons: personsOf(one), rules: one })
      if (!unasked.valid || !hasTie(unasked)) return
      for (const order of [one.order, one.order.toReversed()]) {
        const end = sayAgain({ ...one, order }, 1).elected
        for (const { person, post } of unasked.winners) assert.ok(end[post].includes(person), `${person} as ${post}`)
      }
    }), run(1 / 2))
  })

  it('count a heap of papers alike, and find the same boxes out of balance (R-220, R-221, R-228)', () => {
    fc.assert(fc.property(story, (one) => {
      const [round] = one.rounds
      if (round === undefined) return
      const [opening, again] = [openingOf(round, one.seats), heapAgain(round.papers, one.seats)]
      for (const post of posts) {
        assert.equal(opening.posts[post].invalid, again[post].invalid)
        assert.deepEqual(new Map(opening.posts[post].votes.map(({ person, votes }) => [person, votes])), again[post].votes)
      }
      const boxes = boxesOf(round).map(({ box, kind, received, unused, spoilt, marks }) => ({ name: box, carried: kind === 'mobile', handedOut: received - unused - spoilt, marks }))
      assert.equal(faultsOfOpenings([opening], boxesOf(round), one.seats).length === 0, boxesAgain(boxes, [opening]))
    }), run(1 / 2))
  })

  it('a vote again that comes out equal is asked for again (R-222)', () => {
    fc.assert(fc.property(story, (one) => {
      const rounds = playElection({ ...one, rounds: one.rounds.slice(0, 1) }).rounds.map((round) => ({ ...round, ties: [] }))
      const before = resultOf({ seats: one.seats, rounds, persons: personsOf(one), rules: one })
      const tie = before.valid ? before.open.find((open) => open.kind === 'tie') : undefined
      const [round] = rounds
      if (tie === undefined || round === undefined) return
      const equal = { ...answer(tie.post, tie.among, one.order), votes: tie.among.map((person) => ({ person, votes: 7 })) }
      assert.deepEqual(resultOf({ seats: one.seats, rounds: [{ ...round, ties: [equal] }], persons: personsOf(one), rules: one }), before)
    }), run(1 / 3))
  })
})

function sayAgain(one: Story, upTo: number): { readonly force: boolean; readonly elected: ElectedAgain; readonly keptForWoman: boolean } {
  const people: PeopleAgain = {
    electable: (person) => !one.notElectable.includes(person), woman: (person) => one.women.includes(person),
    related: (a, b) => a !== b && one.kinships.some(({ person, other }) => (person === a && other === b) || (person === b && other === a)),
    before: (a, b) => one.order.indexOf(a) < one.order.indexOf(b),
  }
  let said: { force: boolean; elected: ElectedAgain; keptForWoman: boolean } = { force: false, elected: nobody, keptForWoman: false }
  one.rounds.slice(0, upTo).forEach((round, at) => {
    const heap = heapAgain(round.papers, one.seats)
    const lines = (post: 'chair' | 'vice' | 'member') => [...heap[post].votes].map(([person, votes]) => ({ person, votes }))
    const vote = { papers: { registered: round.registered, issued: round.issued, returned: round.papers.length + round.forged, forged: round.forged }, votes: { chair: lines('chair'), vice: lines('vice'), member: lines('member') } }
    const next = resultAgain(vote, one.seats, people, { rerun: at > 0, needsHalf: one.rerunNeedsHalf, already: said.elected })
    // A re-run without force changes nothing.
    if (next.force || at === 0) said = next
  })
  return said
}

function electedIn(result: Result) {
  if (!result.valid) return sorted(nobody)
  const of = (post: 'chair' | 'vice' | 'member') => result.winners.filter((one) => one.post === post).map(({ person }) => person)
  return sorted({ chair: of('chair'), vice: of('vice'), member: of('member') })
}

function sorted({ chair, vice, member }: ElectedAgain) {
  return { chair: chair.toSorted(), vice: vice.toSorted(), member: member.toSorted() }
}
