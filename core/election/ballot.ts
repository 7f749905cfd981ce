/** What one ballot paper says. It has no number and nothing on it leads to a voter. */
import { postsByRank, type Post, type Seats } from './posts.ts'

/** As read aloud: the names marked for each post. A mark that nobody can read is void and stands in no list; what can be read holds. */
export type BallotPaper = Readonly<Record<Post, readonly string[]>>

export type PostOnBallot =
  | { readonly valid: false }
  | { readonly valid: true; readonly names: readonly string[] }

/** More names than seats: the paper is invalid for that post and that post alone. As many or fewer: valid. A name marked twice for one post is one mark. */
export function readBallot(paper: BallotPaper, seats: Seats): Readonly<Record<Post, PostOnBallot>> {
  const read = (post: Post): PostOnBallot => {
    const names = [...new Set(paper[post])]
    return names.length > seats[post] ? { valid: false } : { valid: true, names }
  }
  return { chair: read('chair'), vice: read('vice'), member: read('member') }
}

/** What the caller's screen adds up: votes of each name and invalid papers, for each post. Every paper stays in the total. */
export function addUp(papers: readonly BallotPaper[], seats: Seats): Readonly<Record<Post, PostCount>> {
  const counts = { chair: emptyCount(), vice: emptyCount(), member: emptyCount() }
  for (const paper of papers) {
    const read = readBallot(paper, seats)
    for (const post of postsByRank) add(counts[post], read[post])
  }
  const finished = (post: Post): PostCount => ({ invalid: counts[post].invalid, votes: [...counts[post].votes].map(([person, votes]) => ({ person, votes })) })
  return { chair: finished('chair'), vice: finished('vice'), member: finished('member') }
}

/** One post as counted: papers invalid for it, and the votes of every name on the others, candidate or written in (另选他人). */
export type PostCount = { readonly invalid: number; readonly votes: readonly Votes[] }
export type Votes = { readonly person: string; readonly votes: number }

type Counting = { invalid: number; readonly votes: Map<string, number> }

function emptyCount(): Counting {
  return { invalid: 0, votes: new Map() }
}

function add(count: Counting, read: PostOnBallot): void {
  if (!read.valid) count.invalid += 1
  else for (const person of read.names) count.votes.set(person, (count.votes.get(person) ?? 0) + 1)
}
