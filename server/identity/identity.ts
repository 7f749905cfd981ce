/** What every function of the identity room works with: made once, in the composition of the program. */
import type { Refusal } from '../../core/procedure/refusal.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { paddedCode } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/instant.ts'
import { currentSecret, openFieldCipher, type FieldCipher, type Secrets } from '../cipher/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import { keysFrom, type IdentityKeys } from './keys.ts'
import { passwordHasher, type PasswordHasher } from './password-hasher.ts'

/** Puts a code into the outbox, in the same transaction; called at most once per accepted request (S8). */
export type SendCode = (phone: string, code: string, transaction: Transaction, now: Instant) => Promise<void>

/** What the holder of an account is told about it. */
export type AccountNotice = 'password-changed' | 'reset-started' | 'second-factor-bound' | 'signed-in-elsewhere'
export type SendNotice = (phone: string, notice: AccountNotice, transaction: Transaction, now: Instant) => Promise<void>

export type IdentityOptions = {
  readonly database: Database
  /** The platform's secret, at least 32 bytes, or several by number while one replaces another: then everybody signs in anew. */
  readonly secret: string | Secrets
  /** Code of the city that runs the platform, e.g. `1404`: all accounts stand under it. */
  readonly seat: string
  readonly sendCode: SendCode
  readonly sendNotice: SendNotice
  readonly codesPerDay?: number
  readonly hasher?: PasswordHasher
}

export type Identity = {
  readonly database: Database
  readonly keys: IdentityKeys
  readonly cipher: FieldCipher
  readonly hasher: PasswordHasher
  readonly seat: Seat
  readonly sendCode: SendCode
  readonly sendNotice: SendNotice
  /** Cap of codes sent in the whole city per day: spending, and the base of how long codes must be (S7, S8). */
  readonly codesPerDay: number
}

export type Seat = { readonly code: string; readonly county: number; readonly scope: number }

export function openIdentity(options: IdentityOptions): Identity {
  if (!/^\d{4}$/.test(options.seat)) throw new TypeError(`not a city code: ${options.seat}`)
  return {
    database: options.database,
    keys: keysFrom(currentSecret(options.secret)),
    cipher: openFieldCipher(options.secret),
    hasher: options.hasher ?? passwordHasher(),
    seat: { code: options.seat, county: Number(`${options.seat}00`), scope: paddedCode(options.seat) },
    sendCode: options.sendCode,
    sendNotice: options.sendNotice,
    codesPerDay: options.codesPerDay ?? 15_000,
  }
}

/** A refusal whose traces (counted try, audit record) must be kept: the transaction commits, then it is thrown. */
export class Denied {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    this.refusal = refusal
  }
}

/** @throws Refused after the commit when `work` answers `Denied` */
export async function atGate<T>(identity: Identity, work: (transaction: Transaction) => Promise<T | Denied>): Promise<T> {
  const answer = await identity.database.transaction({ role: 'gate' }, work)
  if (answer instanceof Denied) throw new Refused(answer.refusal)
  return answer
}
