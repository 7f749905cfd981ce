/** What holders do with their own sessions: sign out, choose a mandate, see and end their devices. */
import { asVillager } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import { actorOf, missingStep } from './actor.ts'
import { audit } from './audit.ts'
import { atGate, type Identity } from './identity.ts'
import type { Origin } from './origin.ts'
import { refusals } from './refusals.ts'
import { findLiving, living, sessionRow, type Session } from './sessions.ts'
import { auditAtGate, deny, regionOfScope } from './sign-in-audit.ts'

/** Ends the session behind the token; a token of no session is no error. */
export async function signOut(identity: Identity, request: { readonly token: string; readonly from: Origin }, now: Instant): Promise<void> {
  await atGate(identity, async (transaction) => {
    const session = (await findLiving(transaction, identity, request.token, now))?.session
    if (session === undefined) return
    await sessionRow(transaction, identity, session.id).set({ ended_at: new Date(now), end_reason: 'signed-out' }).execute()
    const account = { id: session.account, person: session.person, scope: session.scope }
    await auditAtGate(transaction, identity, { act: 'sign-out', account, object: `session:${session.id}`, from: request.from, now })
  })
}

export type MandateChoice = { readonly token: string; readonly mandate: string | null; readonly from: Origin }

/** From now on this session acts under `mandate`, or with null as a villager. @throws Refused `mandate-not-held`, `signed-out` */
export async function chooseMandate(identity: Identity, choice: MandateChoice, now: Instant): Promise<Session> {
  return await atGate(identity, async (transaction) => {
    const session = (await findLiving(transaction, identity, choice.token, now))?.session
    const account = session === undefined ? null : { id: session.account, person: session.person, scope: session.scope }
    const tried = { act: 'choose-mandate', account, object: `mandate:${choice.mandate ?? 'none'}`, from: choice.from, now }
    if (session === undefined) return await deny(transaction, identity, tried, refusals.signedOut)
    const missing = missingStep(session)
    if (missing !== null) return await deny(transaction, identity, tried, missing)
    const held = choice.mandate === null || session.mandates.some((mandate) => mandate.id === choice.mandate)
    if (!held) return await deny(transaction, identity, tried, refusals.mandateNotHeld)
    await sessionRow(transaction, identity, session.id).set({ mandate: choice.mandate, mandate_chosen: true }).execute()
    await auditAtGate(transaction, identity, tried)
    return await living(transaction, identity, choice.token, now)
  })
}

export type SessionListed = {
  readonly id: string
  readonly device: string
  readonly ip: string
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  /** The one that asks. */
  readonly current: boolean
}

/** The holder's open sessions, newest first. @throws Refused while a step of the sign-in is missing */
export async function listSessions(identity: Identity, session: Session): Promise<readonly SessionListed[]> {
  actorOf(session)
  return await identity.database.transaction({ role: 'app', actor: asVillager(session.person) }, async (transaction) => {
    const rows = await transaction.selectFrom('sessions').select(['id', 'device', 'ip', 'created_at', 'last_seen_at'])
      .where('county', '=', identity.seat.county).where('account', '=', session.account).where('ended_at', 'is', null)
      .orderBy('created_at', 'desc').limit(100).execute()
    return rows.map((row) => ({
      id: row.id, device: row.device, ip: row.ip, createdAt: row.created_at.getTime(), lastSeenAt: row.last_seen_at.getTime(),
      current: row.id === session.id,
    }))
  })
}

/** Ends one of the holder's own sessions. @throws Refused `session-unknown`, alike for ended and foreign ones, or while a step of the sign-in is missing */
export async function endSession(
  identity: Identity, session: Session, request: { readonly id: string; readonly from: Origin }, now: Instant,
): Promise<void> {
  actorOf(session)
  const ended = await identity.database.transaction({ role: 'app', actor: asVillager(session.person) }, async (transaction) => {
    const done = await sessionRow(transaction, identity, request.id).where('account', '=', session.account).where('ended_at', 'is', null)
      .set({ ended_at: new Date(now), end_reason: 'ended-by-holder' }).executeTakeFirst()
    const found = done.numUpdatedRows === 1n
    await audit(transaction, {
      at: now, region: regionOfScope(session.scope), actor: asVillager(session.person), account: session.account, act: 'end-session',
      object: `session:${request.id}`, result: found ? 'done' : 'refused', cause: found ? null : refusals.sessionUnknown.code, from: request.from,
    })
    return found
  })
  if (!ended) throw new Refused(refusals.sessionUnknown)
}
