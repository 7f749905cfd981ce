/** What the pages of 我家的星 show: the own household's rating with its own reasons, and nothing of any other. */
import type { FieldModel, Problem } from '../../design/index.ts'

/** A form that is one question or none. */
export type StarAct = {
  readonly act: string
  readonly year: number
  readonly title: string
  /** What happens, and what does not. */
  readonly consequence: string
  readonly submit: string
  readonly actId: string
  readonly sequence: number
  readonly fields: readonly FieldModel[]
}

export type StarYear = {
  readonly year: number
  readonly village: string
  readonly state: string
  readonly sentence: string
  /** Held now, by their names; null before the vote. */
  readonly stars: readonly string[] | null
  readonly away: readonly string[]
  /** Star by star: the own claim, what the meeting counted. */
  readonly lines: readonly { readonly star: string; readonly held: boolean; readonly own: string; readonly votes: string }[]
  readonly opinions: readonly string[]
  readonly facts: readonly string[]
  readonly rateHref: string | null
  readonly objectHref: string | null
  readonly acts: readonly StarAct[]
}

export type StarsPage = {
  readonly page: 'stars'
  /** Of whom the household is; null where the register has none for this person. */
  readonly household: string | null
  readonly years: readonly StarYear[]
  readonly problems: readonly Problem[]
  readonly done: string | null
}

export type StarRatePage = {
  readonly page: 'stars-rate'
  readonly year: number
  readonly until: string
  readonly actId: string
  readonly sequence: number
  readonly stars: readonly { readonly code: string; readonly name: string; readonly aim: string; readonly fields: readonly FieldModel[] }[]
  readonly problems: readonly Problem[]
}

export type StarObjectionPage = {
  readonly page: 'stars-objection'
  readonly year: number
  readonly until: string
  readonly actId: string
  readonly fields: readonly FieldModel[]
  readonly problems: readonly Problem[]
}
