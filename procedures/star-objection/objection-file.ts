/** The file of an objection to a household's published stars: what is said, and of whom nobody who works on it may learn. */
import type { Day } from '../../core/time/index.ts'

export type ObjectionState = 'RAISED' | 'UNDER_REVIEW' | 'CONCLUDED' | 'WITHDRAWN'

export type ObjectionFile = {
  readonly village: string
  readonly year: number
  readonly cycle: string
  /** The household's rating it is about, by name. */
  readonly rating: string
  /** Head and group as they stand on the notice. */
  readonly about: string
  readonly objector: string | null
  /** The village does not learn who it is; the township does. */
  readonly anonymous: boolean
  readonly words: string
  /** Handed in on paper or by telephone; entered by the township. */
  readonly entered: boolean
  readonly evaluators: readonly string[]
  /** Members of the household it is about and their near relatives: they neither read nor review it. */
  readonly barred: readonly string[]
  readonly reviewWorkdays: number
  readonly conclusion: string
  readonly concludedOn: Day | null
}

export const blankObjection: ObjectionFile = {
  village: '', year: 0, cycle: '', rating: '', about: '', objector: null, anonymous: true, words: '', entered: false, evaluators: [], barred: [], reviewWorkdays: 5,
  conclusion: '', concludedOn: null,
}
