/** What comes to the door, and what it answers. */
import type { Actor } from '../../core/procedure/actor.ts'
import type { Act } from '../../core/procedure/decide.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'

/** An act as it arrives: who, on which dossier, what. */
export type Submission = {
  readonly act: Act
  readonly dossier: DossierKey
  readonly actor: Actor
  /** For an opening act: under which procedure. */
  readonly procedure?: string
  /** A page sent it: whoever changes a matter says what they saw of it, or two clerks could overwrite each other unknowingly. */
  readonly mustHaveSeen?: true
  /** Uploads without sign-in carry their tokens. */
  readonly uploadTokens?: readonly string[]
  /** How to reach the reporter: sealed apart from the records. */
  readonly contact?: { readonly phone: string | null; readonly followCode: string | null }
}

export type Performed = { readonly dossier: DossierKey; readonly sequence: number; readonly repeated: boolean }
