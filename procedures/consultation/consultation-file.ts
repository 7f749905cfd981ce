/** What the file of a consultation holds: what was asked, heard and agreed on; opinions given on line are dossiers of their own. */
import type { Outcome, Way } from '../../core/consultation/index.ts'
import type { Day } from '../../core/time/index.ts'

export type ConsultationFile = {
  readonly village: string
  readonly topic: string
  readonly words: string
  readonly way: Way
  readonly participants: string
  readonly day: Day
  readonly place: string
  readonly openedOn: Day
  readonly daysAhead: number
  readonly voices: number | null
  readonly heard: { readonly on: Day; readonly present: number; readonly words: string; readonly record: string; readonly files: readonly string[] } | null
  readonly settled: { readonly on: Day; readonly words: string; readonly answers: string; readonly who: string; readonly until: Day; readonly daysLeft: number } | null
  readonly progress: readonly { readonly on: Day; readonly words: string }[]
  readonly outcome: { readonly kind: Outcome; readonly on: Day; readonly words: string; readonly files: readonly string[] } | null
  readonly board: { readonly where: string; readonly words: string; readonly on: Day; readonly days: number } | null
  readonly ended: string
}

export const blankConsultation: ConsultationFile = {
  village: '', topic: '', words: '', way: 'COUNCIL', participants: '', day: '1970-01-01', place: '', openedOn: '1970-01-01', daysAhead: 1, voices: null, heard: null, settled: null, progress: [], outcome: null, board: null, ended: '',
}
