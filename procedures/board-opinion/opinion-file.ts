/** A villager's opinion on what hangs on the board, and the supervision committee's answer. */
import type { Day } from '../../core/time/index.ts'

export type OpinionState = 'OPEN' | 'ANSWERED' | 'WITHDRAWN'

export type OpinionFile = {
  readonly village: string
  /** Name and key of the procedure of what it is about. */
  readonly about: string
  readonly aboutProcedure: string
  readonly title: string
  readonly words: string
  readonly raisedOn: Day
  readonly reporter: string | null
  readonly answer: { readonly on: Day; readonly words: string; readonly summary: string } | null
}

export const blankOpinion: OpinionFile = { village: '', about: '', aboutProcedure: '', title: '', words: '', raisedOn: '1970-01-01', reporter: null, answer: null }
