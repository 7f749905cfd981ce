/** What the screen shows while votes are on their way: the household as it will be once they have arrived. */
import type { StarHousehold, StarVotes } from '../../../core/view/star-households.ts'
import type { Waiting } from './meeting-queue.ts'

/** A waiting act counts as long as the server has not seen it: then the household has gone on past what the act saw. */
export function withWaiting(household: StarHousehold, waiting: readonly Waiting[]): StarHousehold {
  return waiting.filter(({ dossier }) => dossier === household.rating).reduce((now, act) => {
    if (act.seen !== now.sequence) return now
    const { votes, note } = act.form as { readonly votes: readonly StarVotes[]; readonly note?: string }
    return { ...now, state: 'DECIDED', sequence: now.sequence + 1, votes, note: note ?? '', stars: votes.filter(({ yes, no, abstain }) => yes > no + abstain).map(({ star }) => star) }
  }, household)
}
