/**
 * At least one woman among the members of the committee (R-225; Organic Law art. 8). With a woman as chair or vice chair, or among those with the most votes,
 * nothing changes. Otherwise the woman with the most votes among those with enough of them is taken first, and the other seats are filled as always. Where no
 * woman has enough, one seat is kept and a woman is elected to it in a re-run. A near relative with more votes stays: then it is the next woman's turn.
 */
import type { Votes } from './ballot.ts'
import { compareStanding, fillPost, groupsOf, type Filled, type Standing } from './fill-post.ts'
import { relativesIn } from './relatives.ts'

/** @param hasWoman is a woman elected already, to any post? */
export function chooseMembers(standing: Standing, seats: number, women: ReadonlySet<string>, hasWoman: boolean): Filled {
  const plain = fillPost(standing, seats)
  return hasWoman || isWomanCertain(plain, women) ? plain : womanFirst(standing, seats, women)
}

/** Elected already, or so many seats for the equals that the men among them cannot take them all. */
function isWomanCertain({ winners, tie }: Filled, women: ReadonlySet<string>): boolean {
  if (winners.some(({ person }) => women.has(person))) return true
  return tie !== null && tie.because === 'equal-votes' && tie.among.filter((person) => !women.has(person)).length < tie.seats
}

function womanFirst(standing: Standing, seats: number, women: ReadonlySet<string>): Filled {
  const passedOver: { person: string; of: string }[] = []
  const unrelated = standing.lines.filter(({ person }) => women.has(person) && relativesIn(person, standing.above, standing.kinships) === null)
  for (const group of groupsOf({ ...standing, lines: unrelated })) {
    const stand = group.filter((woman) => {
      const of = betterRelative(woman, fillPost(without(standing, woman), seats - 1).winners, standing)
      if (of !== null) passedOver.push({ person: woman.person, of })
      return of === null
    })
    const [woman, second] = stand
    if (woman === undefined) continue
    if (second !== undefined) return { winners: [], passedOver, tie: { among: stand.map(({ person }) => person), seats: 1, because: 'womans-seat' } }
    return around(woman, standing, seats, passedOver)
  }
  return withKeptSeat(standing, seats, women, passedOver)
}

/** She is in; the other seats go as always, and relatives who stand no better than she does give way. */
function around(woman: Votes, standing: Standing, seats: number, passedBefore: Filled['passedOver']): Filled {
  const giveWay = standing.lines.filter((one) => one.person !== woman.person && compareStanding(woman, one, standing) <= 0 && relativesIn(one.person, [woman.person], standing.kinships) !== null)
  const others = fillPost(without(standing, woman, ...giveWay), seats - 1)
  const passedOver = merged([...passedBefore, ...others.passedOver, ...giveWay.map(({ person }) => ({ person, of: woman.person }))])
  const mayLose = others.tie !== null && relativesIn(woman.person, others.tie.among, standing.kinships) !== null
  return mayLose ? { ...others, passedOver } : { winners: [woman, ...others.winners], passedOver, tie: others.tie }
}

function withKeptSeat(standing: Standing, seats: number, women: ReadonlySet<string>, passedBefore: Filled['passedOver']): Filled {
  const men = fillPost({ ...standing, lines: standing.lines.filter(({ person }) => !women.has(person)) }, seats - 1)
  const related = standing.lines.flatMap(({ person }) => {
    const of = women.has(person) ? relativesIn(person, standing.above, standing.kinships) : null
    return of === null ? [] : [{ person, of }]
  })
  return { ...men, passedOver: merged([...related, ...passedBefore, ...men.passedOver]) }
}

function betterRelative(woman: Votes, others: readonly Votes[], standing: Standing): string | null {
  return relativesIn(woman.person, others.filter((one) => compareStanding(one, woman, standing) < 0).map(({ person }) => person), standing.kinships)
}

function without(standing: Standing, ...left: readonly Votes[]): Standing {
  const names = new Set(left.map(({ person }) => person))
  return { ...standing, lines: standing.lines.filter(({ person }) => !names.has(person)) }
}

function merged(passedOver: Filled['passedOver']): Filled['passedOver'] {
  return passedOver.filter(({ person }, at) => passedOver.findIndex((one) => one.person === person) === at)
}
