/** What the door works with: made once, in the composition of the program. */
import type { Following, Intent } from '../../core/procedure/decide.ts'
import type { Dossier, DossierKey } from '../../core/procedure/dossier.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Calendars } from '../calendar/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import type { Procedures, SettingsKeeper } from '../procedures/index.ts'

/** Follow-up work of an accepted act, written in the same transaction (architecture §2 step 6). */
export type EnqueueEffects = (transaction: Transaction, caused: Caused) => Promise<void>

export type Caused = {
  readonly key: DossierKey
  readonly procedure: AnyProcedure
  readonly dossier: Dossier
  readonly sequence: number
  readonly intents: readonly Intent[]
  readonly followUps: readonly Following[]
  /** Who did it, so that nobody is told of their own act. */
  readonly actor: string | null
  readonly now: Instant
}

/** Gives waiting uploads to the dossier; runs as the actor. */
export type AttachFiles = (
  transaction: Transaction, key: DossierKey, attaching: { readonly files: readonly string[]; readonly tokens?: readonly string[]; readonly now: Instant },
) => Promise<unknown>

/** Keeps the reporter's contact apart from the records, sealed; runs as the platform. */
export type KeepContact = (
  transaction: Transaction, key: DossierKey, contact: { readonly phone: string | null; readonly followCode: string | null; readonly person: string; readonly now: Instant },
) => Promise<void>

export type MovableTime = {
  readonly real: () => Instant
  /** Milliseconds by which `clock` runs ahead. */
  readonly ahead: () => number
  /** The time of matters as it is stored; nobody moves it until the transaction ends. */
  readonly hold: (transaction: Transaction) => Promise<Instant>
}

export type Door = {
  readonly database: Database
  readonly procedures: Procedures
  readonly settings: SettingsKeeper
  readonly calendars: Calendars
  readonly enqueue: EnqueueEffects
  readonly attach: AttachFiles
  readonly keepContact: KeepContact
  /** The time of matters; what guards access asks `realTime`. */
  readonly clock: () => Instant
  /** Where the time of matters can be moved forward: in a demonstration only (decision 0021). */
  readonly moved?: MovableTime
  /** Hears what became of every act; for counting. */
  readonly noted?: (act: string, result: 'accepted' | 'repeated' | 'refused' | 'failed') => void
}

/** For sessions, codes, allowances, uploads, keys and the audit: what guards access never follows a moved time. */
export function realTime({ clock, moved }: Pick<Door, 'clock' | 'moved'>): Instant {
  return moved === undefined ? clock() : moved.real()
}
