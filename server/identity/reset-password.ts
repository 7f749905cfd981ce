/**
 * After an administrator started a reset (or opened the account), the holder sets a password with a code sent to the account's own
 * telephone. The second factor stays as it was: a reset never goes round it (control 11).
 */
import type { Instant } from '../../core/time/instant.ts'
import { findAccountByPhone, tellHolder } from './accounts.ts'
import { clearFailures, nameSubject } from './failures.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { atGate, type Identity } from './identity.ts'
import { takeNewPassword } from './new-password.ts'
import { refusals } from './refusals.ts'
import { endOthers, openSession, type SignedIn } from './sessions.ts'
import { deny, type GateAct } from './sign-in-audit.ts'
import { takeCode, type CodeAnswer } from './take-code.ts'

export type PasswordReset = CodeAnswer & { readonly password: string }

/** The code must have been asked for with purpose `reset`. @throws Refused `code-wrong` for every sort of failure, and the faults of the policy */
export async function resetPassword(identity: Identity, reset: PasswordReset, now: Instant): Promise<SignedIn> {
  return await identity.hasher.inTurn(async () => await atGate(identity, async (transaction) => {
    const tried: GateAct = { act: 'reset-password', account: null, object: 'code:reset', from: reset.from, now }
    const taken = await takeCode(transaction, identity, 'reset', reset, now)
    if (taken === null) return await deny(transaction, identity, tried, refusals.codeWrong)
    const account = await findAccountByPhone(transaction, identity, taken.phone)
    const known: GateAct = { ...tried, account }
    const started = account !== null && account.active && account.userName !== null && account.resetUntil !== null && account.resetUntil > now
    if (!started) return await deny(transaction, identity, known, refusals.codeWrong)
    const refusal = await takeNewPassword(transaction, identity, account, reset.password, now)
    if (refusal !== null) return await deny(transaction, identity, known, refusal)
    await taken.use()
    await transaction.updateTable('accounts').set({ reset_until: null })
      .where('county', '=', identity.seat.county).where('id', '=', account.id).execute()
    await clearFailures(transaction, identity, nameSubject(identity, account.userName))
    await endOthers(transaction, identity, account.id, null, 'password-changed', now)
    await tellHolder(transaction, identity, account.id, 'password-changed', now)
    const opened = await openSession(transaction, identity, { ...account, resetUntil: null }, 'reset', reset.from, now)
    return await finishSignIn(transaction, identity, opened, known)
  }))
}
