/** What this room works with: made once, in the composition of the program. */
import type { FieldCipher } from '../cipher/index.ts'
import type { Door } from '../acts/index.ts'
import type { Files } from '../files/index.ts'
import type { Identity } from '../identity/index.ts'

export type Open311 = {
  readonly door: Door
  readonly identity: Identity
  readonly files: Files
  readonly cipher: FieldCipher
  readonly mode: 'demo' | 'production'
  /** Who runs it, for the discovery document. */
  readonly organiser: string
  /** Where it is reached from outside; else as the request came. */
  readonly siteUrl?: string | undefined
}

export const procedureKey = 'grid-case'
