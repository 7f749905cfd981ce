/**
 * What an effect (后续) is. Two kinds: one that only writes our own database runs inside the transaction that settles it, hence
 * exactly once; one that asks the outside world is prepared in a transaction, called in none, and settled in another.
 */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

export type Job = {
  readonly county: number
  readonly id: string
  readonly kind: string
  readonly payload: JsonObject
  readonly sealed: Buffer | null
  readonly createdAt: Instant
}

/** What the outside answered. Codes are kebab-case words of ours, never texts from outside: those carry telephone numbers. */
export type Answer =
  | { readonly outcome: 'sent' }
  /** Certainly not done, and asking again will not help. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** Certainly not done; ask again later. */
  | { readonly outcome: 'later'; readonly code: string }
  /** Perhaps done: the answer was lost. */
  | { readonly outcome: 'unknown'; readonly code: string }

export type Confirmation = 'done' | 'not-done' | 'unknown'

export type Call = {
  readonly send: () => Promise<Answer>
  /** Asks the provider afterwards whether it did it, where it can be asked. */
  readonly confirm?: () => Promise<Confirmation>
}

export type InsideEffect = {
  readonly where: 'inside'
  readonly run: (trx: Transaction, job: Job, now: Instant) => Promise<void>
}

export type OutsideEffect = {
  readonly where: 'outside'
  /** Calls that may be begun without a definite answer to the one before: a one-time code 1, a notice 2. */
  readonly uncertainCalls: 1 | 2
  /** Null where there is nothing to do, with the reason. */
  readonly prepare: (trx: Transaction, job: Job, now: Instant) => Promise<Call | { readonly pointless: string }>
}

export type Effect = InsideEffect | OutsideEffect
export type Effects = Readonly<Record<string, Effect>>
