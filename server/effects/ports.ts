/** What the effects ask of other rooms; the composition connects them. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

/** Persons who hold what an addressee of kind `unit`, `office` or `office-over` names, at that moment. `trx` runs as the system. */
export type HoldersOf = (trx: Transaction, addressee: Addressee, now: Instant) => Promise<readonly string[]>

/**
 * The number at which a person wants to be told about a dossier, opened; null when none is known.
 * `trx` runs as the system, so the port decides what may be opened (contact left with the dossier, then the register).
 */
export type PhoneOf = (trx: Transaction, whom: { readonly county: number; readonly person: string; readonly dossier: string }) => Promise<string | null>

/** The time of matters, under which a message is written; the outbox itself keeps to the real time (decision 0021). */
export type TimeOfMatters = (trx: Transaction) => Promise<Instant>

/** Sealing of a few bytes into a row of the outbox; `row` is its id. */
export type OutboxCipher = {
  readonly seal: (row: string, text: string) => Buffer
  /** @throws when changed or moved */
  readonly open: (row: string, sealed: Buffer) => string
}
