/**
 * 民主协商 (R-251, R-252; Organic Law of Villagers' Committees 2025 art. 33, 35): topic, who takes part, opinions, what is agreed on, carried out or passed on
 * to a meeting that decides, made public. Nothing here is a vote. Pure.
 */
import { sha256 } from '../open-affairs/digest.ts'
import type { DossierKey } from '../procedure/dossier.ts'
import type { Day } from '../time/index.ts'

export const ways = { COUNCIL: '议事会', HEARING: '听证会', TALK: '恳谈会', ONLINE: '线上征询' } as const
export type Way = keyof typeof ways

/** Stands wherever an opinion is asked for or shown on line. */
export const noVote = '线上征询只是听取意见，不具法定表决效力。'

/** One opinion of one person on one consultation: its name follows from both, so that there is no second. Nobody who does not know the person's key can find it. */
export function opinionKey(consultation: string, person: string): DossierKey {
  const hex = sha256(`consultation-opinion/${consultation}/${person}`)
  return { county: Number(consultation.slice(0, 6)), id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` }
}

export const outcomes = { CARRIED_OUT: '已经落实', TO_MEETING: '转会议决定', NONE: '没有谈成' } as const
export type Outcome = keyof typeof outcomes

/** What a consultation shows to opinions on it, and to everybody. */
export type ConsultationShown = {
  readonly village: string
  readonly topic: string
  readonly words: string
  readonly way: Way
  readonly participants: string
  /** Last day on which opinions are taken on line, or the day of the talk. */
  readonly day: Day
  readonly place: string
  readonly openedOn: Day
  /** Opinions when it was closed; null while it is open or where nothing was asked on line. */
  readonly voices: number | null
  readonly heard: { readonly on: Day; readonly present: number; readonly words: string } | null
  readonly settled: { readonly on: Day; readonly words: string; readonly answers: string; readonly who: string; readonly until: Day } | null
  readonly progress: readonly { readonly on: Day; readonly words: string }[]
  readonly outcome: { readonly kind: Outcome; readonly on: Day; readonly words: string } | null
  readonly board: { readonly on: Day; readonly until: Day; readonly where: string; readonly words: string } | null
}

/** What an opinion shows: the words, and a name only where the person wanted one. */
export type OpinionShown = { readonly village: string; readonly words: string; readonly name: string; readonly on: Day; readonly hidden: boolean; readonly withdrawn: boolean }
