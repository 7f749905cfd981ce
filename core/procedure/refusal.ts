/**
 * A refusal is data: a code for programs, a sentence for the person that says what to do, a cause for the operator.
 * `core` returns refusals; the rooms of the server may throw one as `Refused`; one place turns them into HTTP.
 */
export type Refusal = {
  /** kebab-case, stable. */
  readonly code: string
  /** Chinese, for the person: what happened, what was kept, what to do now. */
  readonly sentence: string
  /** English, for the operator; never shown. */
  readonly cause: string
  /** The rule it follows from, e.g. `R-111`. */
  readonly rule?: string
  /** Faults of single fields, by JSON pointer into the form. */
  readonly fields?: readonly FieldFault[]
  /** Further members of the answer, for programs; nothing the asker may not know. */
  readonly more?: Readonly<Record<string, unknown>>
}

export type FieldFault = { readonly pointer: string; readonly sentence: string }

export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.cause}`)
    this.name = 'Refused'
    this.refusal = refusal
  }
}
