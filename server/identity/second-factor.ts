/** The second factor of staff: a time-based one-time password (RFC 6238), each code good once. */
import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../../core/time/instant.ts'
import type { FieldPlace } from '../cipher/index.ts'
import type { Transaction } from '../database/index.ts'
import { tellHolder } from './accounts.ts'
import { clearFailures, countTry, secondFactorSubject } from './failures.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { atGate, type Denied, type Identity } from './identity.ts'
import type { Origin } from './origin.ts'
import { refusals } from './refusals.ts'
import { findLiving, renewSession, type Session, type SignedIn } from './sessions.ts'
import { auditAtGate, deny, type GateAct } from './sign-in-audit.ts'

export const totpPeriod = 30_000

export type FactorAnswer = { readonly token: string; readonly code: string; readonly from: Origin }

/** Completes a half sign-in. The session goes on under a new token. @throws Refused `second-factor-wrong`, `sign-in-locked`, `signed-out` */
export async function verifySecondFactor(identity: Identity, answer: FactorAnswer, now: Instant): Promise<SignedIn> {
  return await withFactor(identity, answer, 'sign-in', now, true, async (transaction, session, tried) =>
    await finishSignIn(transaction, identity, await renewSession(transaction, identity, session, { secondFactor: true }, now), tried))
}

/** A fresh second factor before an act that needs one (control 19); a new token again. */
export async function stepUp(identity: Identity, answer: FactorAnswer, now: Instant): Promise<SignedIn> {
  return await withFactor(identity, answer, 'step-up', now, true, async (transaction, session, tried) => {
    await auditAtGate(transaction, identity, tried)
    return await renewSession(transaction, identity, session, { secondFactor: true }, now)
  })
}

export type Enrolment = {
  /** Base32, for typing. */
  readonly secret: string
  /** `otpauth://…`, for a QR code. */
  readonly uri: string
}

/**
 * Starts binding an authenticator; nothing counts until it is confirmed. Only a session that proved the telephone may, so that
 * a stolen first password cannot bind the thief's device. @throws Refused `enrolment-needs-phone`, `second-factor-present`, `signed-out`
 */
export async function enrolSecondFactor(identity: Identity, request: { readonly token: string; readonly from: Origin }, now: Instant): Promise<Enrolment> {
  return await atGate(identity, async (transaction) => {
    const session = (await findLiving(transaction, identity, request.token, now))?.session
    const refusal = session === undefined ? refusals.signedOut : await whyNotEnrol(transaction, identity, session)
    const tried = { act: 'enrol-second-factor', account: session === undefined ? null : accountOf(session), from: request.from, now }
    if (session === undefined || refusal !== null) return await deny(transaction, identity, tried, refusal ?? refusals.signedOut)
    const secret = new Secret({ size: 20 })
    await keepSecret(transaction, identity, session, secret.base32, now)
    await auditAtGate(transaction, identity, tried)
    return { secret: secret.base32, uri: totp(secret.base32, session.userName ?? '工作人员').toString() }
  })
}

/** Binds the authenticator with its first code and so completes the sign-in. */
export async function confirmSecondFactor(identity: Identity, answer: FactorAnswer, now: Instant): Promise<SignedIn> {
  return await withFactor(identity, answer, 'bind-second-factor', now, false, async (transaction, session, tried) => {
    const refusal = await whyNotEnrol(transaction, identity, session)
    if (refusal !== null) return await deny(transaction, identity, tried, refusal)
    await factorRow(transaction, identity, session.account).set({ confirmed_at: new Date(now) }).execute()
    await tellHolder(transaction, identity, session.account, 'second-factor-bound', now)
    await auditAtGate(transaction, identity, tried)
    const renewed = await renewSession(transaction, identity, session, { secondFactor: true }, now)
    return await finishSignIn(transaction, identity, renewed, { ...tried, act: 'sign-in' })
  })
}

/** The code an authenticator shows at `now`. For demonstrations and tests. */
export function totpCode(secret: string, now: Instant): string {
  return totp(secret, '').generate({ timestamp: now })
}

export function secondFactorPlace(account: string): FieldPlace {
  return { table: 'second_factors', column: 'secret', row: account }
}

type Work = (transaction: Transaction, session: Session, tried: GateAct) => Promise<SignedIn | Denied>

async function withFactor(
  identity: Identity, answer: FactorAnswer, act: string, now: Instant, confirmed: boolean, work: Work,
): Promise<SignedIn> {
  return await atGate(identity, async (transaction) => {
    const session = (await findLiving(transaction, identity, answer.token, now))?.session
    const tried: GateAct = { act, account: session === undefined ? null : accountOf(session), from: answer.from, now }
    if (session === undefined) return await deny(transaction, identity, tried, refusals.signedOut)
    const subject = secondFactorSubject(session.account)
    const allowed = await countTry(transaction, identity, { subject, account: { id: session.account, scope: session.scope } }, now)
    if (!allowed) return await deny(transaction, identity, tried, refusals.locked)
    if (!await accepts(transaction, identity, session.account, answer.code, confirmed, now)) {
      return await deny(transaction, identity, tried, refusals.secondFactorWrong)
    }
    await clearFailures(transaction, identity, subject)
    return await work(transaction, session, tried)
  })
}

/** Right, and of a later 30-second step than any before: a code seen over a shoulder is already used. */
async function accepts(
  transaction: Transaction, identity: Identity, account: string, typed: string, confirmed: boolean, now: Instant,
): Promise<boolean> {
  const row = await transaction.selectFrom('second_factors').select(['secret_sealed', 'confirmed_at'])
    .where('county', '=', identity.seat.county).where('account', '=', account).where('kind', '=', 'totp').executeTakeFirst()
  if (row === undefined || (row.confirmed_at !== null) !== confirmed) return false
  const code = typed.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return false
  const secret = identity.cipher.open(secondFactorPlace(account), row.secret_sealed)
  const delta = totp(secret, '').validate({ token: code, timestamp: now, window: 1 })
  if (delta === null) return false
  const step = Math.floor(now / totpPeriod) + delta
  const used = await factorRow(transaction, identity, account).where('last_step', '<', step).set({ last_step: step }).executeTakeFirst()
  return used.numUpdatedRows === 1n
}

async function whyNotEnrol(transaction: Transaction, identity: Identity, session: Session) {
  const bound = await transaction.selectFrom('second_factors').select('account').where('confirmed_at', 'is not', null)
    .where('county', '=', identity.seat.county).where('account', '=', session.account).executeTakeFirst()
  if (bound !== undefined) return refusals.enrolmentDone
  return session.firstFactor === 'password' ? refusals.enrolmentNeedsPhone : null
}

async function keepSecret(transaction: Transaction, identity: Identity, session: Session, secret: string, now: Instant): Promise<void> {
  const sealed = identity.cipher.seal(secondFactorPlace(session.account), secret)
  await transaction.insertInto('second_factors')
    .values({
      county: identity.seat.county, account: session.account, kind: 'totp', secret_sealed: sealed, person: session.person,
      scope: session.scope, created_at: new Date(now),
    })
    .onConflict((conflict) => conflict.columns(['county', 'account', 'kind'])
      .doUpdateSet({ secret_sealed: sealed, created_at: new Date(now) }).where('second_factors.confirmed_at', 'is', null))
    .execute()
}

function factorRow(transaction: Transaction, identity: Identity, account: string) {
  return transaction.updateTable('second_factors')
    .where('county', '=', identity.seat.county).where('account', '=', account).where('kind', '=', 'totp')
}

/** SHA-1 because every authenticator app knows it; HMAC does not need collision resistance. */
function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: '三治', label, algorithm: 'SHA1', digits: 6, period: totpPeriod / 1000, secret: Secret.fromBase32(secret) })
}

function accountOf(session: Session) {
  return { id: session.account, person: session.person, scope: session.scope }
}
