/** Accounts before there is anybody who could open one: for `sanzhi first-administrators`, at the console of the machine, once. */
import { randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { paddedCode } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import type { Identity } from './identity.ts'

export type FirstAccount = { readonly userName: string; readonly person: string; readonly regionCode: string }

/**
 * Opens the account with a password that has to be changed at the first sign-in, where the authenticator is bound as well. Runs at the gate.
 * @returns the password, to be told once and kept nowhere
 */
export async function openFirstAccount(transaction: Transaction, identity: Identity, { userName, person, regionCode }: FirstAccount, now: Instant): Promise<string> {
  const { county } = identity.seat
  const id = uuidv7({ msecs: now })
  const password = newPassword()
  await transaction.insertInto('accounts').values({
    county, id, person, person_county: null, user_name: userName, scope: paddedCode(regionCode), demonstration: false, created_at: new Date(now),
    phone_index: null, phone_sealed: null,
  }).execute()
  await transaction.insertInto('passwords').values({ county, account: id, hash: await identity.hasher.hash(password), set_at: new Date(now), must_change: true }).execute()
  return password
}

/** Read aloud and typed without mistakes: no 0 O 1 l I; about 95 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function newPassword(): string {
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)] ?? '').join(''))
  return groups.join('-')
}
