/** The holder changes the own password: every other session ends, this one goes on under a new token. */
import type { Instant } from '../../core/time/instant.ts'
import { findAccount, tellHolder } from './accounts.ts'
import { clearFailures, countTry, nameSubject } from './failures.ts'
import { atGate, type Identity } from './identity.ts'
import { takeNewPassword } from './new-password.ts'
import type { Origin } from './origin.ts'
import { refusals } from './refusals.ts'
import { endOthers, findLiving, renewSession, type SignedIn } from './sessions.ts'
import { auditAtGate, deny, type GateAct } from './sign-in-audit.ts'

export type PasswordChange = { readonly token: string; readonly current: string; readonly next: string; readonly from: Origin }

/** @throws Refused `signed-out`, `password-none`, `sign-in-refused`, `sign-in-locked`, and the faults of the password policy */
export async function changePassword(identity: Identity, change: PasswordChange, now: Instant): Promise<SignedIn> {
  return await identity.hasher.inTurn(async () => {
    const right = await currentIsRight(identity, change, now)
    return await conclude(identity, change, right, now)
  })
}

async function currentIsRight(identity: Identity, change: PasswordChange, now: Instant): Promise<boolean> {
  const hash = await atGate(identity, async (transaction) => {
    const session = (await findLiving(transaction, identity, change.token, now))?.session
    const account = session === undefined ? null : { id: session.account, person: session.person, scope: session.scope }
    const tried: GateAct = { act: 'change-password', account, from: change.from, now }
    if (session === undefined || account === null) return await deny(transaction, identity, tried, refusals.signedOut)
    if (session.stage === 'second-factor' || session.stage === 'enrolment') {
      return await deny(transaction, identity, tried, refusals.secondFactorMissing)
    }
    if (session.userName === null) return await deny(transaction, identity, tried, refusals.passwordNone)
    if (!await countTry(transaction, identity, { subject: nameSubject(identity, session.userName), account }, now)) {
      return await deny(transaction, identity, tried, refusals.locked)
    }
    const row = await transaction.selectFrom('passwords').select('hash')
      .where('county', '=', identity.seat.county).where('account', '=', session.account).executeTakeFirst()
    return row?.hash ?? await deny(transaction, identity, tried, refusals.passwordNone)
  })
  return await identity.hasher.verify(change.current, hash)
}

async function conclude(identity: Identity, change: PasswordChange, right: boolean, now: Instant): Promise<SignedIn> {
  return await atGate(identity, async (transaction) => {
    const session = (await findLiving(transaction, identity, change.token, now))?.session
    const account = session && await findAccount(transaction, identity, session.account)
    const tried: GateAct = { act: 'change-password', account: account ?? null, from: change.from, now }
    if (session === undefined || !account) return await deny(transaction, identity, tried, refusals.signedOut)
    if (!right) return await deny(transaction, identity, tried, refusals.passwordWrong)
    if (account.userName !== null) await clearFailures(transaction, identity, nameSubject(identity, account.userName))
    const refusal = await takeNewPassword(transaction, identity, account, change.next, now)
    if (refusal !== null) return await deny(transaction, identity, tried, refusal)
    await endOthers(transaction, identity, account.id, session.id, 'password-changed', now)
    await tellHolder(transaction, identity, account.id, 'password-changed', now)
    await auditAtGate(transaction, identity, tried)
    return await renewSession(transaction, identity, session, { secondFactor: false }, now)
  })
}
