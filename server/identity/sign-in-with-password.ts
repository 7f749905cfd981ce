/** Signing in with user name and password: the first factor of staff (R-920 … R-922). */
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { findAccount, findAccountByUserName, type Account } from './accounts.ts'
import { isSpent, limits, networkSubject, note, type Charge } from './allowances.ts'
import { clearFailures, countTry, nameSubject } from './failures.ts'
import { atGate, type Denied, type Identity } from './identity.ts'
import type { Origin } from './origin.ts'
import { refusals } from './refusals.ts'
import { openSession, type SignedIn } from './sessions.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { deny, type GateAct } from './sign-in-audit.ts'

export type PasswordSignIn = { readonly userName: string; readonly password: string; readonly from: Origin }

/**
 * Unknown, disabled and locked-up names cost the same work and get the same answer as a wrong password (control 8).
 * @throws Refused `sign-in-busy`, `sign-in-refused`, `sign-in-locked`, `sign-in-paused`
 */
export async function signInWithPassword(identity: Identity, request: PasswordSignIn, now: Instant): Promise<SignedIn> {
  return await identity.hasher.inTurn(async () => {
    const candidate = await admit(identity, request, now)
    const right = await identity.hasher.verify(request.password, candidate.hash)
    return await conclude(identity, request, candidate.account, right, now)
  })
}

type Candidate = { readonly account: Account | null; readonly hash: string | null }

/** Counts the try before the password is looked at. */
async function admit(identity: Identity, request: PasswordSignIn, now: Instant): Promise<Candidate> {
  return await atGate(identity, async (transaction) => {
    const account = await findAccountByUserName(transaction, identity, userNameIn(request))
    const tried: GateAct = { act: 'sign-in', account, from: request.from, now }
    for (const charge of charges(identity, request.from)) {
      if (await isSpent(transaction, identity, charge, now)) return await deny(transaction, identity, tried, refusals.tooManyFailures)
    }
    const allowed = await countTry(transaction, identity, { subject: nameSubject(identity, nameOf(request)), account }, now)
    if (!allowed) return await deny(transaction, identity, tried, refusals.locked)
    return { account, hash: await hashOf(transaction, identity, account) }
  })
}

async function conclude(
  identity: Identity, request: PasswordSignIn, account: Account | null, right: boolean, now: Instant,
): Promise<SignedIn> {
  return await atGate(identity, async (transaction): Promise<SignedIn | Denied> => {
    const fresh = account && await findAccount(transaction, identity, account.id)
    const tried: GateAct = { act: 'sign-in', account: fresh, from: request.from, now }
    const underReset = fresh?.resetUntil !== null
    if (!right || fresh === null || !fresh.active || underReset) {
      for (const charge of charges(identity, request.from)) await note(transaction, identity, charge, now)
      return await deny(transaction, identity, tried, refusals.passwordWrong)
    }
    await clearFailures(transaction, identity, nameSubject(identity, nameOf(request)))
    const opened = await openSession(transaction, identity, fresh, 'password', request.from, now)
    return await finishSignIn(transaction, identity, opened, tried)
  })
}

/** Always in this order, so that two sign-ins never wait for each other crosswise. */
function charges(identity: Identity, from: Origin): readonly Charge[] {
  return [
    { subject: networkSubject(identity, 'wrong-password', from.ip), limits: limits.wrongPasswordsPerNetwork },
    { subject: 'wrong-password:city', limits: limits.wrongPasswordsInCity },
  ]
}

function nameOf(request: PasswordSignIn): string {
  return request.userName.trim().toLowerCase().slice(0, 64)
}

/** Texts that no account is called by are asked for as one that none is called by either; PostgreSQL takes no NUL. */
function userNameIn(request: PasswordSignIn): string {
  const name = nameOf(request)
  return /^[a-z0-9-]+$/.test(name) ? name : '-'
}

async function hashOf(transaction: Transaction, identity: Identity, account: Account | null): Promise<string | null> {
  const row = await transaction.selectFrom('passwords').select('hash')
    .where('county', '=', identity.seat.county).where('account', '=', account?.id ?? unknownAccount).executeTakeFirst()
  return row?.hash ?? null
}

/** Asked for when the name is unknown, so that the database does the same work. */
const unknownAccount = '00000000-0000-0000-0000-000000000000'
