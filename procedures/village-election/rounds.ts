/** From what was counted to the next ballot: the rounds as core/election reads them, and who stands in the next one. Nothing is judged here. */
import type { Kinship } from '../../core/kinship/kinship.ts'
import type { Count } from '../../core/election/paper-box.ts'
import { postsByRank, type Post, type Seats } from '../../core/election/posts.ts'
import { rerunCandidates } from '../../core/election/rerun.ts'
import { resultOf, type Open, type Persons, type Result, type Round as Held } from '../../core/election/result.ts'
import { noSeats, nobodyStands, onBallot, type ElectionFile, type Person, type RoundKind, type Slate } from './election-file.ts'

export type NextRound = { readonly kind: RoundKind; readonly seats: Seats; readonly slate: Slate; readonly mustChoose: readonly string[]; readonly short: readonly Post[] }

/** What is voted on next; null where nothing is open. */
export function nextRound(file: ElectionFile, choices: readonly { readonly person: string; readonly post: Post }[], kinships: readonly Kinship[]): NextRound | null {
  const { result } = file
  if (result === null || !result.valid) return { kind: 'FIRST', seats: file.seats, slate: firstSlate(file), mustChoose: [], short: [] }
  const tie = result.open.find((one) => one.kind === 'tie')
  if (tie !== undefined) return { kind: 'TIE', seats: { ...noSeats, [tie.post]: tie.seats }, slate: { ...nobodyStands, [tie.post]: tie.among.map((one) => personIn(file, one)) }, mustChoose: [], short: [] }
  const count = heldRounds(file).at(-1)?.count
  if (result.open.length === 0 || count === undefined) return null
  const list = rerunCandidates(result, count, personsOf(file, kinships), file.rules.differences, new Map(choices.map(({ person, post }) => [person, post])))
  const fresh = freshNominees(file)
  const seats = seatsOf(result.open)
  const slate = slateOf(postsByRank, (post) => {
    const standing = [...list.candidates.filter((one) => one.post === post).map(({ person }) => personIn(file, person)), ...fresh.filter((one) => one.post === post).map(asPerson)]
    return standing.filter((one, at) => standing.findIndex(({ person }) => person === one.person) === at)
  })
  return { kind: 'RERUN', seats, slate, mustChoose: list.mustChoose, short: postsByRank.filter((post) => seats[post] > 0 && slate[post].length <= seats[post]) }
}

/** The result after the round that was just counted. */
export function resultAfter(file: ElectionFile, kinships: readonly Kinship[]): Result {
  return resultOf({ seats: file.seats, rounds: heldRounds(file), persons: personsOf(file, kinships), rules: file.rules })
}

/** Ties belong to the vote they settle; a first vote without force is held again as if it had not been. */
export function heldRounds({ rounds, settledByAssembly }: Pick<ElectionFile, 'rounds' | 'settledByAssembly'>): readonly Held[] {
  return rounds.reduce<readonly Held[]>((held, { number, kind, slate, counted }) => {
    if (counted === null) return held
    const settled = settledByAssembly.filter(({ round }) => round === number).map(asTie)
    const last = held.at(-1)
    if (kind !== 'TIE') return kind === 'FIRST' ? [{ count: counted.count, ties: settled }] : [...held, { count: counted.count, ties: settled }]
    const post = postsByRank.find((one) => slate[one].length > 0)
    if (last === undefined || post === undefined) return held
    return [...held.slice(0, -1), { ...last, ties: [...last.ties, { post, among: onBallot(slate), votes: counted.count.posts[post].votes }, ...settled] }]
  }, [])
}

/** What the assembly decided reads like a vote in which one of them had all. */
function asTie({ post, among, stays }: ElectionFile['settledByAssembly'][number]): Held['ties'][number] {
  return { post, among, votes: among.map((person) => ({ person, votes: person === stays ? 1 : 0 })) }
}

export function withCount(file: ElectionFile, count: Count, at: number): ElectionFile {
  return { ...file, rounds: file.rounds.map((round, index) => (index === file.rounds.length - 1 ? { ...round, counted: { count, at } } : round)) }
}

function firstSlate(file: ElectionFile): Slate {
  const standing = file.nominees.filter(({ withdrawn, round }) => withdrawn === '' && round === 0)
  return slateOf(postsByRank, (post) => standing.filter((one) => one.post === post).map(asPerson))
}

/** Nominated since the last vote, because there were not more candidates than seats. */
function freshNominees({ nominees, rounds }: ElectionFile) {
  return nominees.filter(({ round, withdrawn, review }) => round === rounds.length && round > 0 && withdrawn === '' && review?.passed === true)
}

function slateOf(posts: readonly Post[], of: (post: Post) => readonly Person[]): Slate {
  return posts.reduce<Slate>((slate, post) => ({ ...slate, [post]: of(post) }), nobodyStands)
}

function seatsOf(open: readonly Open[]): Seats {
  return open.reduce<Seats>((seats, one) => ({ ...seats, [one.post]: seats[one.post] + one.seats }), noSeats)
}

function everybody(file: ElectionFile): readonly Person[] {
  return [...file.nominees.map(asPerson), ...file.sitting.map(asPerson), ...file.others, ...file.rounds.flatMap(({ slate }) => postsByRank.flatMap((post) => slate[post]))]
}

/** Who sits already and stays is known as well: for relatives and for the woman of law. */
function personsOf(file: ElectionFile, kinships: readonly Kinship[]): Persons {
  const people = everybody(file)
  const women = people.filter(({ sex }) => sex === 'woman')
  return { electable: new Set(people.map(({ person }) => person)), women: new Set(women.map(({ person }) => person)), kinships, sitting: file.sitting }
}

function personIn(file: ElectionFile, person: string): Person {
  return everybody(file).find((one) => one.person === person) ?? { person, name: '', sex: null }
}

function asPerson({ person, name, sex }: Person): Person {
  return { person, name, sex }
}
