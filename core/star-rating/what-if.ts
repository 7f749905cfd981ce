/**
 * Dry run of a standard (试算): the votes, self-ratings and grounds of a year that is over, counted once more as if this standard had been agreed
 * then. It shows where a change would bite before anybody agrees to it; it decides nothing, and a star nobody voted on stays unknown.
 */
import type { Day } from '../time/index.ts'
import { hasTitle, isWithinReach, starsVoted, starsWithheld } from './result.ts'
import type { Standard, Star } from './standard.ts'
import type { Votes } from './tally.ts'
import type { Veto } from './vetoes.ts'

/** What the records of a year say of one household; nothing of its persons. */
export type HouseholdsYear = {
  readonly own: readonly { readonly star: string; readonly items: readonly number[] }[]
  readonly votes: readonly (Votes & { readonly star: string })[]
  readonly voters: number
  /** Given by votes of the year, later ones included; and of these, what is held today. */
  readonly given: readonly string[]
  readonly held: readonly string[]
  /** Taken during the year by a vote of its own. */
  readonly taken: readonly string[]
  readonly grounds: readonly Veto[]
}

export type Agreement = { readonly standard: Standard; readonly honourFrom: number }
export type Effect = { readonly before: number; readonly after: number; readonly title: Change; readonly honour: Change }
/** What it is called or listed for: kept, got, lost, or never had. */
export type Change = 'kept' | 'got' | 'lost' | 'never'

export type WhatIf = {
  /** Decided in that year. */
  readonly households: number
  /** With other stars than they had. */
  readonly changed: number
  readonly title: Moved
  readonly honour: Moved
  readonly stars: readonly StarWhatIf[]
}
export type Moved = { readonly before: number; readonly after: number; readonly got: number; readonly lost: number }
export type StarWhatIf = {
  readonly code: string
  readonly name: string
  readonly held: Pick<Moved, 'before' | 'after'>
  /** Households whose own words put it within reach: the advice before the vote. */
  readonly reach: Pick<Moved, 'before' | 'after'>
  /** `new`: nobody voted on it in that year, so nothing can be said; `gone`: the draft has it no more. */
  readonly kind: 'both' | 'new' | 'gone'
}

/** Stars the household would have today; a ground touches the stars the draft says, a star taken stays taken. */
export function starsUnderDraft(year: HouseholdsYear, before: Standard, draft: Standard, today: Day): readonly string[] {
  const votes = Object.fromEntries(year.votes.map(({ star, ...cast }) => [star, cast]))
  const votedThen = new Set(starsVoted(before, votes, year.voters))
  const votedNow = new Set(starsVoted(draft, votes, year.voters))
  const later = new Set(year.given.filter((star) => !votedThen.has(star)))
  const withheld = starsWithheld(draft, year.grounds, today)
  return draft.stars.map(({ code }) => code).filter((code) => (votedNow.has(code) || later.has(code)) && !withheld.has(code) && !year.taken.includes(code))
}

export function effectOn(year: HouseholdsYear, before: Agreement, draft: Agreement, today: Day): Effect {
  const after = starsUnderDraft(year, before.standard, draft.standard, today)
  return {
    before: year.held.length, after: after.length,
    title: changeOf(hasTitle(before.standard, year.held), hasTitle(draft.standard, after)),
    honour: changeOf(year.held.length >= before.honourFrom, after.length >= draft.honourFrom),
  }
}

/** Over the households of one village's year; sums of villages are sums of these. */
export function whatIf(years: readonly HouseholdsYear[], before: Agreement, draft: Agreement, today: Day): WhatIf {
  const rows = years.map((year) => ({ year, after: starsUnderDraft(year, before.standard, draft.standard, today), effect: effectOn(year, before, draft, today) }))
  return {
    households: rows.length,
    changed: rows.filter(({ year, after }) => year.held.length !== after.length || !year.held.every((star) => after.includes(star))).length,
    title: movedOf(rows.map(({ effect }) => effect.title)), honour: movedOf(rows.map(({ effect }) => effect.honour)),
    stars: starsOfBoth(before.standard, draft.standard).map(({ then, now }) => {
      const code = (now ?? then)?.code ?? ''
      return {
        code, name: (now ?? then)?.name ?? '', kind: then === undefined ? 'new' as const : now === undefined ? 'gone' as const : 'both' as const,
        held: { before: rows.filter(({ year }) => year.held.includes(code)).length, after: rows.filter(({ after }) => after.includes(code)).length },
        reach: {
          before: then === undefined ? 0 : years.filter((year) => reaches(year, then, then, before.standard)).length,
          after: then === undefined || now === undefined ? 0 : years.filter((year) => reaches(year, then, now, draft.standard)).length,
        },
      }
    }),
  }
}

/** Items are told apart by their words: what the draft words anew, nobody has answered yet. */
function reaches({ own }: HouseholdsYear, then: Star, now: Star, standard: Standard): boolean {
  const said = own.find(({ star }) => star === then.code)
  if (said === undefined) return false
  const met = new Set(said.items.flatMap((at) => then.items[at]?.text ?? []))
  return isWithinReach(now, now.items.map(({ text }) => met.has(text)), standard)
}

function starsOfBoth(before: Standard, draft: Standard): readonly { readonly then: Star | undefined; readonly now: Star | undefined }[] {
  const now = new Map(draft.stars.map((star) => [star.code, star]))
  const then = new Map(before.stars.map((star) => [star.code, star]))
  return [...draft.stars.map((star) => ({ then: then.get(star.code), now: star })), ...before.stars.filter(({ code }) => !now.has(code)).map((star) => ({ then: star, now: undefined }))]
}

function movedOf(changes: readonly Change[]): Moved {
  const count = (...kinds: readonly Change[]) => changes.filter((one) => kinds.includes(one)).length
  return { before: count('kept', 'lost'), after: count('kept', 'got'), got: count('got'), lost: count('lost') }
}

function changeOf(before: boolean, after: boolean): Change {
  if (before) return after ? 'kept' : 'lost'
  return after ? 'got' : 'never'
}
