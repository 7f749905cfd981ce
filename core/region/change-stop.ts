/** Leaves a decision about the tree with the reason for its refusal; `decideChange` catches it, nobody else sees it. */
import type { Refusal } from '../procedure/refusal.ts'

export class Stop extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
