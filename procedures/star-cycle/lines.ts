/** From what the households' ratings show to what the village may publish of them: head, group, stars won, nothing else (R-406, R-409, R-452). */
import type { Known } from '../../core/procedure/procedure.ts'
import { inOrderOfNames } from '../../core/star-rating/name-order.ts'
import { hasTitle } from '../../core/star-rating/result.ts'
import type { RatingShown } from '../../core/star-rating/shown.ts'
import type { CycleFile, PublicLine } from './cycle-file.ts'

/** A rating as its household shows it; `ended` where the household is no more (merged, moved away). */
export type Rating = RatingShown & { readonly name: string; readonly ended: boolean }

export function ratingsOf(known: Known): readonly Rating[] {
  return (known.members ?? []).filter(({ procedure }) => procedure === 'star-household')
    .map(({ dossier, state, shown }) => ({ ...shown as unknown as RatingShown, name: dossier, ended: state === 'ENDED' }))
}

/** Those who take part and about whom the meeting has not yet voted. */
export function undecided(ratings: readonly Rating[]): readonly Rating[] {
  return ratings.filter(({ takesPart, decided, ended }) => takesPart && !decided && !ended)
}

/** On the notice: whoever won a star; an empty line would show who won none. */
export function noticeLines(ratings: readonly Rating[]): readonly PublicLine[] {
  return linesOf(ratings.filter(({ stars }) => stars.length > 0))
}

/** With the title and nothing open. */
export function awardLines(ratings: readonly Rating[], { agreed }: Pick<CycleFile, 'agreed'>): readonly PublicLine[] {
  return linesOf(ratings.filter(({ stars, open }) => !open && hasTitle(agreed.standard, stars)))
}

/** Of those who would be awarded, how many still wait for an answer. */
export function waitingFor(ratings: readonly Rating[], { agreed }: Pick<CycleFile, 'agreed'>): number {
  return ratings.filter(({ open, decided, takesPart, ended, stars }) => open && decided && takesPart && !ended && hasTitle(agreed.standard, stars)).length
}

/** Lines that say more than what was published last: every star shown then is still there and one more. A decrease is no line. */
export function additionsTo(published: readonly PublicLine[], present: readonly PublicLine[]): readonly PublicLine[] {
  const before = new Map(published.map((line) => [line.rating, line.stars]))
  return present.filter(({ rating, stars }) => {
    const shown = before.get(rating)
    return shown !== undefined && stars.length > shown.length && shown.every((star) => stars.includes(star))
  })
}

function linesOf(ratings: readonly Rating[]): readonly PublicLine[] {
  const lines = ratings.filter(({ takesPart, decided, ended }) => takesPart && decided && !ended)
    .map(({ name, headName, group, stars }): PublicLine => ({ rating: name, headName, group, stars: [...stars] }))
  return inOrderOfNames(lines)
}
