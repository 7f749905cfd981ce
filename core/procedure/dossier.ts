/** A dossier (案卷) and the records (记录) it is folded from. State is never stored as truth. */
import type { Instant } from '../time/instant.ts'
import type { DeadlineLedger } from '../time/deadline.ts'
import type { Place } from '../region/region.ts'
import type { Office, UnitId } from './actor.ts'

export type DossierKey = { readonly county: number; readonly id: string }

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** How an act came in. */
export type Channel = 'portal' | 'console' | 'field' | 'open311' | 'exchange' | 'timer' | 'import' | 'paper'

/** Who did it, as it stays in the record: pseudonymous, with the office held at that moment. */
export type ActorStamp = {
  readonly person: string | null
  readonly mandate: string | null
  readonly office: Office | null
  readonly unit: UnitId | null
  readonly channel: Channel
}

/** What an accepted act left behind; append-only, numbered per dossier from 1. */
export type DossierEvent = {
  readonly sequence: number
  readonly type: string
  readonly act: string
  readonly actId: string
  readonly from: string | null
  readonly to: string
  readonly actor: ActorStamp
  /** When it was done, by the clock of the device that did it. */
  readonly occurredAt: Instant
  /** When it arrived here; all time limits count from this. */
  readonly receivedAt: Instant
  readonly form: JsonObject
  /** What the decision found out and the fold needs, so that folding asks nobody. */
  readonly facts: JsonObject
  /** Ledgers of the deadlines this act moved, as they stood after it. */
  readonly deadlines: { readonly [key: string]: DeadlineLedger }
  /** Version of the procedure's settings the decision used. */
  readonly settingsVersion: number
}

export type Dossier<File = unknown> = {
  readonly key: DossierKey
  readonly procedure: { readonly key: string; readonly version: number }
  /** Null until the opening act. */
  readonly state: string | null
  readonly sequence: number
  readonly place: Place | null
  readonly openedAt: Instant | null
  readonly updatedAt: Instant | null
  readonly file: File
  readonly deadlines: { readonly [key: string]: DeadlineLedger }
  /** Acts the timer has already submitted for the present spell of each deadline. */
  readonly fired: { readonly [key: string]: readonly string[] }
}
