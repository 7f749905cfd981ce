/**
 * What the village's cycle and a household's rating show one another, and nobody else: the only thing either knows of the other. Plain
 * JSON, since it goes through a column of the database.
 */
import type { Day } from '../time/index.ts'
import type { BonusRule } from './bonus.ts'
import type { Standard } from './standard.ts'

/** Stages of the year, none of which can be skipped. */
export const cycleStages = ['SELF', 'PEER', 'VOTE', 'PUBLICITY', 'AWARD', 'ACTIVE', 'CLOSED'] as const
export type CycleStage = (typeof cycleStages)[number]

/** Who sits in the meeting now; votes are counted against it. */
export type Sitting = {
  /** Counts up with each change of who is there. */
  readonly number: number
  readonly heldOn: Day
  readonly present: readonly string[]
  readonly chair: string
  readonly recorder: string
}

/** What a cycle shows; its state is the stage. */
export type CycleShown = {
  readonly village: string
  readonly year: number
  /** As it was when the year began: the year is judged by one standard. */
  readonly standard: Standard
  /** Preference for households of veterans and models; orders rewards and nothing else. */
  readonly bonus: readonly BonusRule[]
  /** Of which register the households are that the shares are shares of. */
  readonly denominator: 'residence' | 'hukou'
  /** Last day on which households rate themselves. */
  readonly selfUntil: Day
  readonly sitting: Sitting | null
  /** Everybody who sat in one of this year's meetings: they evaluate. */
  readonly evaluators: readonly string[]
  readonly publishedOn: Day | null
  readonly noticeUntil: Day | null
  /** Working days for a review, for an answer; days for an appeal; months for which a star may be taken. */
  readonly limits: { readonly reviewWorkdays: number; readonly answerWorkdays: number; readonly appealDays: number; readonly takenMonths: number }
}

/** What a household's rating shows; its state says how far it is. */
export type RatingShown = {
  readonly household: string
  /** As published in the notice: head, group, stars won, and nothing else. */
  readonly headName: string
  readonly group: string
  readonly takesPart: boolean
  readonly decided: boolean
  readonly stars: readonly string[]
  /** A review, objection or appeal is not over: no award yet. */
  readonly open: boolean
  /** Stars claimed by itself, given by its neighbours, for the figures of fairness; null where nobody spoke. */
  readonly own: number | null
  readonly peers: number | null
  readonly kinOnCommittee: boolean
  /** For the order of rewards only. */
  readonly score: number
  readonly bonus: number
  /** Agreed to a plaque at the door; null while not asked. */
  readonly plaque: boolean | null
}
