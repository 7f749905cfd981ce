/** Sending a one-time code to a telephone (S7, S8, controls 6–8): the same answer whether anybody has an account with that number. */
import { randomBytes, randomInt } from 'node:crypto'
import { v4 as uuidv4 } from 'uuid'
import { codeLife, codeShape, day, wrongCodesPerDay } from '../../core/one-time-code/code-strength.ts'
import type { Refusal } from '../../core/procedure/refusal.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { phoneIndex } from './accounts.ts'
import { countOfDay, isSpent, limits, networkSubject, spendAll, type Charge } from './allowances.ts'
import { atGate, type Identity } from './identity.ts'
import { keyedHash } from './keys.ts'
import type { Origin } from './origin.ts'
import { mobileFrom } from './phone.ts'
import { refusals } from './refusals.ts'
import { auditAtGate, deny } from './sign-in-audit.ts'

export type CodePurpose = 'sign-in' | 'reset'

export type CodeRequest = {
  readonly phone: string
  readonly purpose: CodePurpose
  /** Secret of the asking browser from an earlier request; a new one is made when there is none. */
  readonly browser: string | null
  readonly from: Origin
}

export type CodeSent = {
  /** Keep in the browser (HttpOnly cookie): the code works only together with it. */
  readonly browser: string
  readonly digits: number
  readonly expiresAt: Instant
}

/** @throws Refused `phone-not-mobile`, `code-too-often`, `codes-exhausted`; a refused request sends nothing and costs nothing */
export async function requestCode(identity: Identity, request: CodeRequest, now: Instant): Promise<CodeSent> {
  const phone = mobileFrom(request.phone)
  if (phone === null) throw new Refused(refusals.phoneNotMobile)
  return await atGate(identity, async (transaction) => {
    const refusal = await reasonNotToSend(transaction, identity, phone, request.from, now)
    const tried = { act: 'request-code', account: null, object: `code:${request.purpose}`, from: request.from, now }
    if (refusal !== null) return await deny(transaction, identity, tried, refusal)
    const sent = await send(transaction, identity, phone, request, now)
    await auditAtGate(transaction, identity, tried)
    return sent
  })
}

/** Has the city typed so many wrong codes within a day that codes must be longer? */
export async function isAlarmed(transaction: Transaction, identity: Identity, now: Instant): Promise<boolean> {
  return await isSpent(transaction, identity, wrongCodesInCity, now)
}

export const wrongCodesInCity: Charge = { subject: 'wrong-code:city', limits: [{ most: wrongCodesPerDay, within: day }] }

async function reasonNotToSend(
  transaction: Transaction, identity: Identity, phone: string, from: Origin, now: Instant,
): Promise<Refusal | null> {
  const spent = await spendAll(transaction, identity, [
    { subject: `code:${phoneIndex(identity, phone)}`, limits: limits.codesPerPhone },
    { subject: networkSubject(identity, 'code', from.ip), limits: limits.codesPerNetwork },
  ], now)
  if (spent !== 'spent') return refusals.codeTooOften
  return await countOfDay(transaction, identity, 'codes', identity.codesPerDay, now) ? null : refusals.codesExhausted
}

async function send(transaction: Transaction, identity: Identity, phone: string, request: CodeRequest, now: Instant): Promise<CodeSent> {
  const { digits, tries } = codeShape(await isAlarmed(transaction, identity, now), identity.codesPerDay)
  const code = String(randomInt(10 ** digits)).padStart(digits, '0')
  const browser = request.browser !== null && browserShape.test(request.browser) ? request.browser : randomBytes(24).toString('base64url')
  const id = uuidv4()
  await transaction.insertInto('one_time_codes')
    .values({
      county: identity.seat.county, id, phone_index: phoneIndex(identity, phone), purpose: request.purpose,
      code_hash: codeHash(identity, id, code), browser_hash: browserHash(identity, browser), digits, tries_left: tries,
      created_at: new Date(now), expires_at: new Date(now + codeLife),
    }).execute()
  await identity.sendCode(phone, code, transaction, now)
  return { browser, digits, expiresAt: now + codeLife }
}

const browserShape = /^[A-Za-z0-9_-]{32}$/

export function codeHash(identity: Identity, id: string, code: string): string {
  return keyedHash(identity.keys.code, id, code)
}

export function browserHash(identity: Identity, browser: string): string {
  return keyedHash(identity.keys.browser, browser)
}

