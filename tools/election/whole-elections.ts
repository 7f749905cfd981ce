/** Whole elections out of nothing (fast-check): voters, ballots, forged papers, relatives, women, equal votes on purpose, and re-runs until nothing is open. */
import fc from 'fast-check'
import type { Kinship } from '../../core/kinship/kinship.ts'
import type { PostAgain } from './law-again.ts'

export type Story = {
  readonly seats: Readonly<Record<PostAgain, number>>
  readonly people: readonly string[]
  readonly women: readonly string[]
  readonly kinships: readonly Kinship[]
  readonly notElectable: readonly string[]
  /** Who comes out before whom where votes are equal: the hidden will of the voters. */
  readonly order: readonly string[]
  readonly rounds: readonly RoundStory[]
  readonly rerunNeedsHalf: boolean
}
export type RoundStory = { readonly registered: number; readonly issued: number; readonly forged: number; readonly papers: readonly Readonly<Record<PostAgain, readonly string[]>>[] }

const people = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'] as const
const person = fc.constantFrom(...people)
const relation = fc.constantFrom('spouse', 'parent', 'child', 'sibling', 'paternal-grandparent', 'maternal-grandparent', 'paternal-grandchild', 'maternal-grandchild')

export const seats = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 5 })).filter(([vice, member]) => vice + member >= 2 && vice + member <= 6).map(([vice, member]) => ({ chair: 1, vice, member }))

/** A few kinds of paper, each found often: so majorities come about, and equal votes without looking for them. */
function papers() {
  const paper = fc.record({ chair: some(1, 2), vice: some(2, 3), member: some(5, 6) })
  return fc.array(fc.tuple(paper, fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 4 }).map((kinds) => kinds.flatMap(([one, times]) => Array.from({ length: times }, () => one)))
}

function some(usual: number, most: number) {
  return fc.oneof({ weight: 9, arbitrary: fc.uniqueArray(person, { minLength: 0, maxLength: usual }) }, { weight: 1, arbitrary: fc.array(person, { minLength: most, maxLength: most }) })
}

function round() {
  return fc.tuple(papers(), fc.integer({ min: -1, max: 6 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 40 })).map(([found, more, forged, away]): RoundStory => {
    const issued = Math.max(0, found.length + more)
    return { papers: found, forged, issued, registered: Math.max(issued, Math.floor(found.length * (40 + away) / 40)) }
  })
}

export const story: fc.Arbitrary<Story> = fc.record({
  seats, people: fc.constant(people),
  women: fc.subarray([...people], { maxLength: 4 }),
  kinships: fc.array(fc.record({ person, relation, other: person }), { maxLength: 5 }),
  notElectable: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.subarray([...people], { maxLength: 2 }) }),
  order: fc.shuffledSubarray([...people], { minLength: people.length, maxLength: people.length }),
  rounds: fc.array(round(), { minLength: 1, maxLength: 3 }),
  rerunNeedsHalf: fc.boolean(),
})
