/** What a meeting of the collective's members shows to the contracts that lean on it: decided items with their numbers, names of nobody. */
import type { CollectiveBody, CollectiveMatter } from '../../core/collective-economy/index.ts'
import type { Day } from '../../core/time/index.ts'

export type CollectiveItemShown = {
  readonly number: number
  readonly kind: CollectiveMatter
  readonly title: string
  /** At most so much is spent or risked by it, in fen; 0 where no sum was decided. */
  readonly fen: number
  readonly passed: boolean
  readonly yes: number
  readonly no: number
  readonly abstain: number
}
export type CollectiveMeetingShown = {
  readonly village: string
  readonly body: CollectiveBody
  readonly heldOn: Day
  readonly confirmed: boolean
  /** Of whom two thirds are counted: members of full capacity, representatives, or the board. */
  readonly all: number
  readonly present: number
  readonly items: readonly CollectiveItemShown[]
}
