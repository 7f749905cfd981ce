/** What the file of a meeting of the collective holds: how it was told, who made it up, what was decided item by item. */
import type { CollectiveBody, CollectiveMatter, Composition } from '../../core/collective-economy/index.ts'
import type { Day } from '../../core/time/index.ts'

export type Votes = { readonly yes: number; readonly no: number; readonly abstain: number; readonly passed: boolean; readonly words: string }
export type Item = { readonly kind: CollectiveMatter; readonly title: string; /** At most so much, in fen; 0 where no sum is decided. */ readonly fen: number; readonly votes: Votes | null }

export type MeetingFile = {
  readonly village: string
  readonly body: CollectiveBody
  /** Members of full capacity, or representatives: of all of them the shares are counted. */
  readonly all: number
  readonly composition: Composition | null
  readonly day: Day
  readonly place: string
  readonly toldOn: Day
  /** Where the reports lie open, since when. */
  readonly reports: { readonly on: Day; readonly where: string } | null
  /** Studied by the township's or village's Party organisation before (art. 26). */
  readonly studiedOn: Day | null
  readonly items: readonly Item[]
  readonly present: number
  /** Of those present: on line, and by a written mandate of the same household. */
  readonly online: number
  readonly mandated: number
  readonly register: string
  readonly minutes: string
  readonly recorder: string | null
  readonly confirmed: string
  readonly board: { readonly on: Day; readonly where: string } | null
  readonly ended: string
}

export const blankMeeting: MeetingFile = {
  village: '', body: 'MEMBERS', all: 0, composition: null, day: '2000-01-01', place: '', toldOn: '2000-01-01', reports: null, studiedOn: null, items: [], present: 0, online: 0, mandated: 0, register: '', minutes: '', recorder: null, confirmed: '', board: null, ended: '',
}

export function openItems({ items }: Pick<MeetingFile, 'items'>): readonly number[] {
  return items.flatMap(({ votes }, at) => (votes === null ? [at + 1] : []))
}
