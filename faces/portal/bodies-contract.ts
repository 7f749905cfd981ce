/** What the pages of the village's bodies show: what each may do, who sits in it; and the report of a wedding or funeral. */
import type { FieldModel, Problem } from '../../design/index.ts'

export type OccasionPage = {
  readonly page: 'occasion'
  readonly actId: string
  /** Who answers by telephone: 钱演示 0355-0000001. */
  readonly council: readonly string[]
  readonly fields: readonly FieldModel[]
  readonly problems: readonly Problem[]
}

export type BodiesPage = {
  readonly page: 'bodies'
  /** What hangs on the board now: in the words of the meeting, about no household. */
  readonly decisions: readonly { readonly body: string; readonly heldOn: string; readonly title: string; readonly words: string; readonly board: string }[]
  readonly bodies: readonly {
    readonly name: string
    readonly duty: string
    readonly may: readonly string[]
    readonly mayNot: string
    /** As published with the office; `until` is the last day, null until further notice. */
    readonly members: readonly { readonly office: string; readonly name: string; readonly until: string | null }[]
  }[]
}
