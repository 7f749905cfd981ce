/** Forms that fit a household's rating, with the numbers of the meeting that sits. */
import type { CycleStage } from '../../../core/star-rating/shown.ts'
import { tenStars } from '../../../core/star-rating/ten-stars.ts'
import { aroundOf, cast, household, idOf, inStage, present, village, year, type Cast, type RatingStory } from './village.ts'

export const codes = tenStars.stars.map(({ code }) => code)
export const where = { village, year, household }
export const own = (claim: 'met' | 'not-met' | 'not-claimed' = 'met') => codes.map((star) => ({ star, claim, items: [0, 1], words: '演示理由' }))
export const selfForm = { ...where, stars: own() }
export const paper = { signedOn: '2026-11-20', keptAt: '村委会演示柜' }

/** Those in `won` get all hands, the others none. */
export const votesFor = (won: readonly string[], voters: number) => codes.map((star) => ({ star, yes: won.includes(star) ? voters : 0, no: won.includes(star) ? 0 : voters, abstain: 0 }))
export const withdrawn = [idOf('kin')]
export const voters = present.length - withdrawn.length
export const ballot = (story: RatingStory, won: readonly string[] = codes) => ({ sitting: aroundOf(story).shown.sitting?.number ?? 0, withdrawn, votes: votesFor(won, voters) })
export const reviewed = (won: readonly string[] = codes) => ({ heldOn: '2026-11-23', present, withdrawn, votes: votesFor(won, voters), conclusion: '重新看过，结论如下' })
export const moveVote = (yes: number) => ({ heldOn: '2026-11-23', present, withdrawn, yes, no: voters - yes, abstain: 0, words: '评议会看过事实' })
export const ground = { kind: 'vice-penalty', document: '演示公（治）罚决字〔2026〕1 号', authority: '演示县公安局', doneOn: '2026-08-20', inForceFrom: '2026-09-01', months: 6, doer: idOf('head') } as const
export const objection = '140423-00000000-0000-4000-8000-00000000cccc'

/** The story as the village's year goes on: rated, voted on, published. */
export function decidedIn<S extends RatingStory>(story: S, stage: CycleStage, won: readonly string[] = codes): RatingStory {
  const after = inStage(story.after(...by('head', 'rate-self', selfForm)), 'VOTE')
  return inStage(after.after(...by('cadre', 'decide', ballot(after, won))), stage)
}

export function by(who: keyof Cast, act: string, form: object = {}): [Cast[keyof Cast], string, object] {
  return [cast[who], act, form]
}
