/** Sessions: opened, found by token, renewed under a new token, ended. Asked of the database at every request, so an end holds everywhere at once. */
import { randomBytes } from 'node:crypto'
import { v4 as uuidv4 } from 'uuid'
import type { Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { passwordLifeDays } from '../../core/password-policy/password-policy.ts'
import { dayOf, msPerDay, type Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import type { EndReason, FirstFactor } from '../database/tables/identity.ts'
import { mandatesInForce, type MandateRecord } from '../registry/index.ts'
import type { Account } from './accounts.ts'
import type { Identity } from './identity.ts'
import { keyedHash } from './keys.ts'
import type { Origin } from './origin.ts'
import { refusals } from './refusals.ts'
import { overBecause, sessionEnds, stepUpTime } from './session-life.ts'

/** How far the sign-in has come; only an `open` session acts. */
export type SessionStage = 'second-factor' | 'enrolment' | 'password-change' | 'open'

export type Session = {
  /** For lists; opens nothing. */
  readonly id: string
  readonly account: string
  readonly person: string
  readonly userName: string | null
  readonly scope: number
  readonly stage: SessionStage
  /** Holds a mandate in force: second factor, short idle time, one session at a time. */
  readonly staff: boolean
  readonly firstFactor: FirstFactor
  readonly mandates: readonly MandateRecord[]
  /** Acted under now; null acts as a villager. */
  readonly mandate: MandateRecord | null
  /** Anti-forgery token for forms and the `x-csrf-token` header. */
  readonly csrf: string
  readonly steppedUpUntil: Instant | null
  readonly idleEndsAt: Instant
  readonly absoluteEndsAt: Instant
}

export type SignedIn = { readonly token: string; readonly session: Session }

export const administratorOffices: ReadonlySet<Office> = new Set<Office>(['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'])

/** Seen times are written at most this often: a write per request would be one per click. */
const seenEvery = 20_000

/** The living session behind a token, and a sign of life for it; null when there is none. */
export async function sessionOf(identity: Identity, token: string, now: Instant): Promise<Session | null> {
  return await identity.database.transaction({ role: 'gate' }, async (transaction) => {
    const found = await findLiving(transaction, identity, token, now)
    if (found === null) return null
    if (now - found.lastSeenAt >= seenEvery) {
      await sessionRow(transaction, identity, found.session.id).set({ last_seen_at: new Date(now) }).execute()
    }
    return found.session
  })
}

/** Why the session of this token is over, for the sentence on the sign-in page; null when unknown or still open. */
export async function whyEnded(identity: Identity, token: string): Promise<EndReason | null> {
  return await identity.database.transaction({ role: 'gate' }, async (transaction) => {
    const row = await transaction.selectFrom('sessions').select('end_reason').where('county', '=', identity.seat.county)
      .where('token_hash', '=', tokenHash(identity, token)).executeTakeFirst()
    return row?.end_reason ?? null
  })
}

export async function openSession(
  transaction: Transaction, identity: Identity, account: Account, firstFactor: FirstFactor, from: Origin, now: Instant,
): Promise<SignedIn> {
  const token = newToken()
  await transaction.insertInto('sessions')
    .values({
      county: identity.seat.county, id: uuidv4(), token_hash: tokenHash(identity, token), account: account.id, person: account.person,
      scope: account.scope, first_factor: firstFactor, second_factor_at: null, step_up_at: null, mandate: null,
      device: from.device.slice(0, 60), ip: from.ip.slice(0, 45), created_at: new Date(now), last_seen_at: new Date(now), end_reason: null,
    }).execute()
  return { token, session: await living(transaction, identity, token, now) }
}

/** A new token for a session whose rights rise; the old one is dead with the commit (control 15). */
export async function renewSession(
  transaction: Transaction, identity: Identity, session: Session, risen: { readonly secondFactor: boolean }, now: Instant,
): Promise<SignedIn> {
  const token = newToken()
  await sessionRow(transaction, identity, session.id).where('ended_at', 'is', null)
    .set({
      token_hash: tokenHash(identity, token), last_seen_at: new Date(now),
      ...risen.secondFactor && { second_factor_at: new Date(now), step_up_at: new Date(now) },
    }).execute()
  return { token, session: await living(transaction, identity, token, now) }
}

/** Ends all open sessions of an account but one; answers how many. */
export async function endOthers(
  transaction: Transaction, identity: Identity, account: string, keep: string | null, reason: EndReason, now: Instant,
): Promise<number> {
  const others = transaction.updateTable('sessions').set({ ended_at: new Date(now), end_reason: reason })
    .where('county', '=', identity.seat.county).where('account', '=', account).where('ended_at', 'is', null)
  const done = await (keep === null ? others : others.where('id', '<>', keep)).executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** As `findLiving`, for code that has just found or made it. @throws Refused `signed-out` when it was ended in the same instant, in another tab or by an administrator */
export async function living(transaction: Transaction, identity: Identity, token: string, now: Instant): Promise<Session> {
  const found = await findLiving(transaction, identity, token, now)
  if (found === null) throw new Refused(refusals.signedOut)
  return found.session
}

type Found = { readonly session: Session; readonly lastSeenAt: Instant }

export async function findLiving(transaction: Transaction, identity: Identity, token: string, now: Instant): Promise<Found | null> {
  const row = await rowOf(transaction, identity, token)
  if (row === undefined || row.state !== 'active') return null
  const mandates = await mandatesInForce(transaction, row.person, dayOf(now))
  const session = sessionFrom(identity, row, token, mandates, now)
  const over = overBecause(session, now)
  if (over === null) return { session, lastSeenAt: row.last_seen_at.getTime() }
  await sessionRow(transaction, identity, row.id).where('ended_at', 'is', null).set({ ended_at: new Date(now), end_reason: over }).execute()
  return null
}

function rowOf(transaction: Transaction, identity: Identity, token: string) {
  return transaction.selectFrom('sessions')
    .innerJoin('accounts', (join) => join.onRef('accounts.county', '=', 'sessions.county').onRef('accounts.id', '=', 'sessions.account'))
    .leftJoin('second_factors', (join) => join.onRef('second_factors.county', '=', 'sessions.county')
      .onRef('second_factors.account', '=', 'sessions.account').on('second_factors.confirmed_at', 'is not', null))
    .leftJoin('passwords', (join) => join.onRef('passwords.county', '=', 'sessions.county').onRef('passwords.account', '=', 'sessions.account'))
    .select([
      'sessions.id', 'sessions.account', 'sessions.person', 'sessions.scope', 'sessions.first_factor', 'sessions.second_factor_at',
      'sessions.step_up_at', 'sessions.mandate', 'sessions.mandate_chosen', 'sessions.created_at', 'sessions.last_seen_at',
      'accounts.user_name', 'accounts.state', 'accounts.demonstration', 'second_factors.kind as factor', 'passwords.set_at', 'passwords.must_change',
    ])
    .where('sessions.county', '=', identity.seat.county).where('sessions.token_hash', '=', tokenHash(identity, token))
    .where('sessions.ended_at', 'is', null).executeTakeFirst()
}

type Row = NonNullable<Awaited<ReturnType<typeof rowOf>>>

function sessionFrom(identity: Identity, row: Row, token: string, mandates: readonly MandateRecord[], now: Instant): Session {
  const staff = mandates.length > 0
  const only = mandates.length === 1 ? mandates[0] ?? null : null
  const chosen = mandates.find((mandate) => mandate.id === row.mandate) ?? null
  const steppedUp = row.step_up_at === null ? null : row.step_up_at.getTime() + stepUpTime
  return {
    id: row.id, account: row.account, person: row.person, userName: row.user_name, scope: row.scope,
    stage: stageOf(row, staff, now), staff, firstFactor: row.first_factor, mandates, mandate: row.mandate_chosen ? chosen : only,
    csrf: keyedHash(identity.keys.csrf, token), steppedUpUntil: steppedUp !== null && steppedUp > now ? steppedUp : null,
    ...sessionEnds(row.created_at.getTime(), row.last_seen_at.getTime(), staff),
  }
}

/** Somebody who became staff since the sign-in is asked for the second factor at the next click. */
function stageOf(row: Row, staff: boolean, now: Instant): SessionStage {
  if (row.factor !== null && row.second_factor_at === null) return 'second-factor'
  if (staff && row.factor === null) return 'enrolment'
  const tooOld = row.set_at !== null && !row.demonstration && now - row.set_at.getTime() > passwordLifeDays * msPerDay
  if (staff && (row.must_change === true || tooOld)) return 'password-change'
  return 'open'
}

export function sessionRow(transaction: Transaction, identity: Identity, id: string) {
  return transaction.updateTable('sessions').where('county', '=', identity.seat.county).where('id', '=', id)
}

/** 256 bit, unguessable, in cookie characters. */
function newToken(): string {
  return randomBytes(32).toString('base64url')
}

function tokenHash(identity: Identity, token: string): string {
  return keyedHash(identity.keys.token, token)
}
