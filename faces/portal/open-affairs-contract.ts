/** What everybody may read of a village's open affairs, and the form with which a villager asks about a line (R-270…R-276). */
import type { FieldModel, Problem } from '../../design/index.ts'

export type OpenAffairsLine = { readonly href: string; readonly title: string; readonly item: string; readonly published: string; readonly corrected: boolean; readonly hanging: boolean }
export type OpenAffairsPage = {
  readonly page: 'open-affairs'
  readonly village: string
  readonly query: string
  readonly year: number | null
  readonly kind: string | null
  readonly years: readonly { readonly name: string; readonly href: string; readonly here: boolean }[]
  readonly kinds: readonly { readonly name: string; readonly href: string; readonly here: boolean }[]
  readonly lines: readonly OpenAffairsLine[]
  readonly feeds: { readonly json: string; readonly atom: string }
}

export type PublicationPage = {
  readonly page: 'publication'
  readonly village: string
  readonly title: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** Null where a hash or the chain of records does not hold: said in red. */
  readonly proof: { readonly since: string; readonly versions: readonly { readonly number: number; readonly on: string; readonly hash: string; readonly textHref: string }[] } | null
  readonly corrections: readonly { readonly on: string; readonly reason: string; readonly changes: readonly { readonly before: string; readonly after: string }[] }[]
  readonly words: string
  readonly sums: readonly { readonly name: string; readonly value: string }[]
  readonly lines: readonly { readonly at: number; readonly day: string; readonly subject: string; readonly words: string; readonly income: string; readonly expense: string; readonly voucher: string; readonly askHref: string }[]
  readonly names: readonly { readonly at: number; readonly name: string; readonly group: string; readonly item: string; readonly amount: string; readonly askHref: string }[]
  readonly questions: readonly { readonly line: number; readonly words: string; readonly on: string; readonly answer: string; readonly answeredOn: string }[]
  readonly askHref: string
  readonly sheets: { readonly a4: string; readonly a3: string; readonly xlsx: string }
  readonly done: string | null
}

export type PublicationAskPage = {
  readonly page: 'publication-ask'
  readonly title: string
  readonly about: string
  readonly back: string
  readonly action: string
  readonly actId: string
  readonly fields: readonly FieldModel[]
  readonly problems: readonly Problem[]
}
