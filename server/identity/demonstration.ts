/** Demonstration accounts: one open password, authenticators everybody can read. Production refuses to start with one (control 9). */
import { createHash } from 'node:crypto'
import { Secret } from 'otpauth'
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { phoneIndex, sealedPhone } from './accounts.ts'
import type { Identity } from './identity.ts'
import { secondFactorPlace, totpCode, totpPeriod } from './second-factor.ts'

/** The password of every demonstration account; good enough for the policy of administrators. */
export const demonstrationPassword = 'Harvest-River-58'

export type DemonstrationAccount = {
  readonly id: string
  /** Null for villagers, who sign in by telephone alone and get neither password nor authenticator. */
  readonly userName: string | null
  readonly person: string
  readonly personCounty: number | null
  readonly phone: string | null
  readonly scope: number
}

/** Opens the account, for staff with password and bound authenticator; what exists already stays as it is. Runs at the gate. */
export async function openDemonstrationAccount(
  transaction: Transaction, identity: Identity, account: DemonstrationAccount, passwordHash: string, now: Instant,
): Promise<void> {
  const { county } = identity.seat
  const { id, person, scope, phone } = account
  const made = await transaction.insertInto('accounts')
    .values({
      county, id, person, person_county: account.personCounty, user_name: account.userName, scope, demonstration: true, created_at: new Date(now),
      phone_index: phone === null ? null : phoneIndex(identity, phone), phone_sealed: phone === null ? null : sealedPhone(identity, id, phone),
    })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
  if (made === undefined || account.userName === null) return
  await transaction.insertInto('passwords').values({ county, account: id, hash: passwordHash, set_at: new Date(now) }).execute()
  await transaction.insertInto('second_factors')
    .values({
      county, account: id, kind: 'totp', person, scope, created_at: new Date(now), confirmed_at: new Date(now),
      secret_sealed: identity.cipher.seal(secondFactorPlace(id), demonstrationSecret(account.userName)),
    }).execute()
}

/** Base32 secret of a demonstration account's authenticator: known to all on purpose. */
export function demonstrationSecret(userName: string): string {
  const digest = createHash('sha256').update(`sanzhi demonstration authenticator ${userName}`).digest()
  return new Secret({ buffer: Uint8Array.from(digest.subarray(0, 20)).buffer }).base32
}

export type DemonstrationCode = { readonly userName: string; readonly code: string; readonly validUntil: Instant }

/** What the authenticators of the demonstration show now: for `/demo/outbox` and the sign-in page in demo mode only. */
export function demonstrationCodes(userNames: readonly string[], now: Instant): readonly DemonstrationCode[] {
  const validUntil = (Math.floor(now / totpPeriod) + 1) * totpPeriod
  return userNames.map((userName) => ({ userName, code: totpCode(demonstrationSecret(userName), now), validUntil }))
}

export async function hasDemonstrationAccounts(transaction: Transaction): Promise<boolean> {
  const row = await transaction.selectFrom('accounts').select('id').where('demonstration', '=', true).limit(1).executeTakeFirst()
  return row !== undefined
}

/** User names of all demonstration accounts; runs as the system. */
export async function demonstrationUserNames(transaction: Transaction): Promise<readonly string[]> {
  const rows = await transaction.selectFrom('accounts').select('user_name').where('demonstration', '=', true).orderBy('user_name').execute()
  return rows.flatMap((row) => row.user_name ?? [])
}
