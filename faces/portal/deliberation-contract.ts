/** What everybody may read of a village's decisions, and the form for an opinion on what hangs on the board. */
import type { Problem } from '../../design/index.ts'

export type DecisionsPage = {
  readonly page: 'decisions'
  readonly village: string
  /** One sentence after an opinion was given. */
  readonly done: string | null
  readonly decisions: readonly {
    readonly id: string
    readonly title: string
    /** Where an opinion is given; null when nothing of it is on the board. */
    readonly opinionHref: string | null
    /** Days in words. */
    readonly boards: readonly { readonly name: string; readonly on: string; readonly until: string; readonly where: string; readonly words: string }[]
    readonly lines: readonly { readonly label: string; readonly words: string }[]
    readonly answers: readonly { readonly on: string; readonly answer: string }[]
  }[]
}

export type OpinionPage = {
  readonly page: 'opinion'
  readonly about: string
  readonly title: string
  readonly actId: string
  readonly words: string
  readonly problems: readonly Problem[]
}
