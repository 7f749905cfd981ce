/** What the village consults its people on, and the yearly appraisals: for everybody. */
import type { Problem } from '../../design/index.ts'

export type ConsultationsPage = {
  readonly page: 'consultations'
  readonly village: string
  readonly done: string | null
  /** Stands beside every opinion and every form. */
  readonly noVote: string
  readonly consultations: readonly {
    readonly id: string
    readonly title: string
    readonly status: string
    readonly words: string
    /** Null where nothing can be said on line now. */
    readonly sayHref: string | null
    readonly online: boolean
    readonly facts: readonly { readonly name: string; readonly value: string }[]
    readonly opinions: readonly { readonly words: string; readonly by: string }[]
    readonly hidden: number
  }[]
}

export type SayPage = {
  readonly page: 'say'
  readonly about: string
  readonly title: string
  readonly until: string
  readonly noVote: string
  readonly actId: string
  readonly words: string
  readonly named: boolean
  /** Something was said already: it is changed, or taken back. */
  readonly saidBefore: boolean
  readonly seen: string
  readonly problems: readonly Problem[]
}

export type AppraisalsPage = {
  readonly page: 'appraisals'
  readonly village: string
  readonly appraisals: readonly {
    readonly title: string
    readonly facts: readonly { readonly name: string; readonly value: string }[]
    readonly judged: readonly { readonly name: string; readonly verdict: string; readonly counts: string; readonly ends: boolean }[]
  }[]
}
