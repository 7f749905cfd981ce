/** Acts of a household's rating, in the order a year goes through them. */
import { meeting } from './acts/meeting.ts'
import { moves } from './acts/moves.ts'
import { review } from './acts/review.ts'
import { selfRating } from './acts/self-rating.ts'

export const acts = { ...selfRating, ...meeting, ...review, ...moves }
