/**
 * At least one woman among the members of the committee (R-225; Organic Law art. 8). With a woman as chair or vice chair, or among those with the most votes,
 * nothing changes. Otherwise the woman with the most votes among those with enough of them is taken first, and the other seats are filled as always. Where no
 * woman has enough, one seat is kept and a woman is elected to it in a re-run. A near relative with more votes stays: then it is the next woman's turn.
 */
import { fillPost, groupsByVotes, namesOf, splitByVotes, type Filled, type Standing } from './fill-post.ts'
import { relativesIn } from './relatives.ts'

/** @param hasWoman is a woman elected already, to any post? */
export function chooseMembers(standing: Standing, seats: number, women: ReadonlySet<string>, hasWoman: boolean): Filled {
  const plain = fillPost(standing, seats)
  return hasWoman || isWomanElected(plain, women) || mustBeVotedFirst(plain, women, standing) ? plain : womanFirst(standing, seats, women)
}

function isWomanElected({ winners }: Filled, women: ReadonlySet<string>): boolean {
  return winners.some(({ person }) => women.has(person))
}

/**
 * Equals vote again before the woman's seat is thought of where that vote is needed anyhow: relatives among them, or so many seats that the men cannot
 * take them all. In every other case the woman is taken first, and nobody is made to vote for a seat that is hers.
 */
function mustBeVotedFirst({ tie }: Filled, women: ReadonlySet<string>, { kinships }: Standing): boolean {
  if (tie === null) return false
  const related = tie.among.some((person) => relativesIn(person, tie.among, kinships) !== null)
  return related || tie.among.filter((person) => !women.has(person)).length < tie.seats
}

function womanFirst(standing: Standing, seats: number, women: ReadonlySet<string>): Filled {
  const { kinships, above, lines, ties } = standing
  const passedOver: { person: string; of: string }[] = []
  const queue = groupsByVotes(lines.filter(({ person }) => women.has(person)))
  for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
    const stand = group.flatMap((woman) => {
      const others = fillPost({ ...standing, lines: lines.filter(({ person }) => person !== woman.person) }, seats - 1)
      const of = relativesIn(woman.person, [...above, ...namesOf(others.winners)], kinships)
      if (of !== null) passedOver.push({ person: woman.person, of })
      return of === null ? [{ woman, others }] : []
    })
    const [first, second] = stand
    if (first === undefined) continue
    if (second !== undefined) {
      const equal = stand.map(({ woman }) => woman)
      const answer = splitByVotes(equal, ties)
      if (answer.length === 1) return { winners: [], passedOver, tie: { among: namesOf(equal), seats: 1, because: 'womans-seat' } }
      queue.unshift(...answer)
      continue
    }
    const { woman, others } = first
    // Equals above her vote first where one of them is her near relative.
    const mayLose = others.tie !== null && relativesIn(woman.person, others.tie.among, kinships) !== null
    return { winners: mayLose ? others.winners : [woman, ...others.winners], passedOver: merged([...passedOver, ...others.passedOver]), tie: others.tie }
  }
  return withKeptSeat(standing, seats, women, passedOver)
}

/** Nobody for the woman's seat: it stays open, the others are filled. */
function withKeptSeat(standing: Standing, seats: number, women: ReadonlySet<string>, passedOver: Filled['passedOver']): Filled {
  const men = fillPost({ ...standing, lines: standing.lines.filter(({ person }) => !women.has(person)) }, seats - 1)
  return { ...men, passedOver: merged([...passedOver, ...men.passedOver]) }
}

function merged(passedOver: Filled['passedOver']): Filled['passedOver'] {
  return passedOver.filter(({ person }, at) => passedOver.findIndex((one) => one.person === person) === at)
}
