/** The file of a question about a publication (查询, R-276) or of what supervisors pass on past the village. */
import type { Day } from '../../core/time/index.ts'

export type QuestionState = 'ASKED' | 'ANSWERED' | 'RAISED' | 'CONCLUDED' | 'CLOSED'
export type Conclusion = { readonly outcome: 'as-published' | 'untrue' | 'not-published' | 'passed-on'; readonly words: string; readonly on: Day }

export type QuestionFile = {
  /** The publication it is about; empty where it is about what was not published. */
  readonly disclosure: string
  readonly village: string
  readonly item: string
  readonly period: string
  readonly about: string
  /** Which line, from one; 0 for the whole. */
  readonly line: number
  readonly words: string
  readonly asker: string | null
  readonly askedOn: Day
  /** Entered by an office for somebody who asked by word of mouth or on paper. */
  readonly entered: boolean
  /** Past the village: its offices know nothing of it. */
  readonly past: boolean
  readonly answer: { readonly words: string; readonly on: Day } | null
  readonly raised: { readonly to: 'town' | 'county' | 'discipline'; readonly reason: string; readonly on: Day } | null
  readonly conclusion: Conclusion | null
}

export const blankQuestion: QuestionFile = {
  disclosure: '', village: '', item: '', period: '', about: '', line: 0, words: '', asker: null, askedOn: '1970-01-01', entered: false, past: false, answer: null, raised: null, conclusion: null,
}

/** What the village's page shows under the publication: what was asked and answered, never by whom; nothing of what went past the village. */
export type QuestionShown = { readonly past: boolean; readonly line: number; readonly words: string; readonly on: Day; readonly answer: string; readonly answeredOn: Day | null }

export function shownOf({ past, line, words, askedOn, answer }: QuestionFile): QuestionShown {
  return past
    ? { past, line: 0, words: '', on: askedOn, answer: '', answeredOn: null }
    : { past, line, words, on: askedOn, answer: answer?.words ?? '', answeredOn: answer?.on ?? null }
}
