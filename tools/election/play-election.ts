/** Plays a generated election through core/election as a committee would: counts, asks the equals to vote again where the law asks for it, and goes on. */
import { addUp, countOf, hasTie, resultOf, type Box, type Opening, type Persons, type Result, type Round, type Seats, type TieVote } from '../../core/election/index.ts'
import type { RoundStory, Story } from './whole-elections.ts'

export type Told = { readonly result: Result; readonly rounds: readonly Round[]; readonly questions: number }

export function personsOf(story: Story): Persons {
  return { electable: new Set(story.people.filter((one) => !story.notElectable.includes(one))), women: new Set(story.women), kinships: story.kinships }
}

/** One fixed box and, where there are enough papers, a carried one mixed into it. */
export function boxesOf({ issued }: RoundStory): readonly Box[] {
  const carried = Math.floor(issued / 3)
  const main: Box = { box: 'main', kind: 'main', received: issued - carried + 5, unused: 4, spoilt: 1, marks: issued - carried + 1 }
  return carried === 0 ? [main] : [main, { box: 'mobile', kind: 'mobile', received: carried, unused: 0, spoilt: 0, marks: carried }]
}

export function openingOf(round: RoundStory, seats: Seats): Opening {
  return { boxes: boxesOf(round).map(({ box }) => box), found: round.papers.length + round.forged, forged: round.forged, posts: addUp(round.papers, seats) }
}

export function playElection(story: Story): Told {
  const persons = personsOf(story)
  const rules = { rerunNeedsHalf: story.rerunNeedsHalf }
  const rounds: Round[] = []
  let questions = 0
  let result: Result = { valid: false, because: 'not-half' }
  for (const round of story.rounds) {
    rounds.push({ count: countOf([openingOf(round, story.seats)], boxesOf(round), round.registered), ties: [] })
    result = resultOf({ seats: story.seats, rounds, persons, rules })
    while (result.valid && hasTie(result)) {
      const tie = result.open.find((one) => one.kind === 'tie')
      const last = rounds.pop()
      if (tie === undefined || last === undefined || questions > 200) throw new Error('the questions do not end')
      questions += 1
      rounds.push({ ...last, ties: [...last.ties, answer(tie.post, tie.among, story.order)] })
      result = resultOf({ seats: story.seats, rounds, persons, rules })
    }
    if (!result.valid) return { result, rounds, questions }
  }
  return { result, rounds, questions }
}

/** The more votes the earlier in the hidden order. */
export function answer(post: TieVote['post'], among: readonly string[], order: readonly string[]): TieVote {
  return { post, among, votes: among.map((person) => ({ person, votes: order.length - order.indexOf(person) })) }
}
