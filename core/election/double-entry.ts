/** Two people key in one opening without seeing one another's figures; only equal entries become the count. */
import { postsByRank, type Post } from './posts.ts'
import type { PostCount } from './ballot.ts'
import type { Opening } from './paper-box.ts'

/** Where two entries differ; the sentence names the place and neither figure, so that nobody copies the other. */
export type Difference =
  | { readonly at: 'boxes' | 'found' | 'forged' }
  | { readonly at: 'invalid'; readonly post: Post }
  | { readonly at: 'votes'; readonly post: Post; readonly person: string }

/** Empty where the two entries say the same. A name left out and a name with no vote are the same. */
export function differencesOf(one: Opening, other: Opening): readonly Difference[] {
  return [
    ...(one.boxes.toSorted().join() === other.boxes.toSorted().join() ? [] : [{ at: 'boxes' as const }]),
    ...(one.found === other.found ? [] : [{ at: 'found' as const }]),
    ...(one.forged === other.forged ? [] : [{ at: 'forged' as const }]),
    ...postsByRank.flatMap((post) => differencesOfPost(post, one.posts[post], other.posts[post])),
  ]
}

function differencesOfPost(post: Post, one: PostCount, other: PostCount): readonly Difference[] {
  const persons = new Set([...one.votes, ...other.votes].map(({ person }) => person))
  const differing = [...persons].filter((person) => votesOf(person, one) !== votesOf(person, other))
  return [
    ...(one.invalid === other.invalid ? [] : [{ at: 'invalid' as const, post }]),
    ...differing.map((person) => ({ at: 'votes' as const, post, person })),
  ]
}

function votesOf(person: string, { votes }: PostCount): number {
  return votes.reduce((sum, one) => (one.person === person ? sum + one.votes : sum), 0)
}
