/** The re-run (另行选举): by when, and who stands in it (R-223, R-224; Organic Law art. 18). The roll is the same; nobody registers anew. */
import { lastDayWithin, type Day, type WorkingCalendar } from '../time/index.ts'
import type { Count } from './paper-box.ts'
import type { Candidate, Differences } from './nominations.ts'
import { isHigher, type Post } from './posts.ts'
import { relativesIn } from './relatives.ts'
import type { Open, Persons, ValidResult } from './result.ts'

export function rerunDue(electionDay: Day, calendar: WorkingCalendar, rules: { readonly rerunWithinDays: number }): Day {
  return lastDayWithin(electionDay, rules.rerunWithinDays, calendar)
}

export type RerunList = {
  readonly candidates: readonly Candidate[]
  /** In line for two posts: they say in writing for which they stand, then the lists are made again. */
  readonly mustChoose: readonly string[]
  /** Posts with no more candidates than seats: more have to be nominated. */
  readonly short: readonly Post[]
}

/**
 * Those not elected stand in the order of their votes, as many as there are seats and some more; equal votes at the end of the list all stand. For a woman's
 * seat only women. Whoever could not be elected beside a near relative already in the same or a higher post is not offered.
 */
export function rerunCandidates(result: ValidResult, count: Count, persons: Persons, differences: Differences, choices: ReadonlyMap<string, Post> = new Map()): RerunList {
  const open = result.open.filter((one): one is Extract<Open, { readonly kind: 'rerun' }> => one.kind === 'rerun')
  const lists = open.map((seat) => ({ seat, persons: inLine(seat, result, count, persons, differences, choices) }))
  const candidates = lists.flatMap(({ seat, persons: line }) => line.map((person) => ({ person, post: seat.post })))
  const once = candidates.filter((one, at) => candidates.findIndex((other) => other.person === one.person && other.post === one.post) === at)
  return {
    candidates: once,
    mustChoose: [...new Set(once.filter((one) => once.some((other) => other.person === one.person && other.post !== one.post)).map(({ person }) => person))],
    short: [...new Set(lists.filter(({ seat, persons: line }) => line.length <= seat.seats).map(({ seat }) => seat.post))],
  }
}

type RerunSeat = Extract<Open, { readonly kind: 'rerun' }>

function inLine(seat: RerunSeat, result: ValidResult, count: Count, persons: Persons, differences: Differences, choices: ReadonlyMap<string, Post>): readonly string[] {
  const lines = count.posts[seat.post].votes
    .filter(({ person, votes }) => votes > 0 && mayStand(person, seat, result, persons, choices))
    .toSorted((one, other) => other.votes - one.votes || (one.person < other.person ? -1 : 1))
  const wanted = seat.seats + Math.max(1, differences[seat.post].least)
  const last = lines[wanted - 1]?.votes ?? 0
  return lines.filter(({ votes }) => votes >= last).map(({ person }) => person)
}

function mayStand(person: string, seat: RerunSeat, { winners }: ValidResult, persons: Persons, choices: ReadonlyMap<string, Post>): boolean {
  if (!persons.electable.has(person) || winners.some((one) => one.person === person)) return false
  if (persons.sitting?.some((one) => one.person === person && !isHigher(seat.post, one.post)) === true) return false
  if (seat.forWoman && !persons.women.has(person)) return false
  if ((choices.get(person) ?? seat.post) !== seat.post) return false
  const standsAgainst = [...persons.sitting ?? [], ...winners.filter((one) => !isHigher(seat.post, one.post))].map((one) => one.person)
  return relativesIn(person, standsAgainst, persons.kinships) === null
}
