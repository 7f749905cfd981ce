/** Signing in with a code sent to the telephone: all a villager needs; staff pass a second factor afterwards. */
import type { Instant } from '../../core/time/instant.ts'
import { accountForPhone } from './accounts.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { atGate, type Identity } from './identity.ts'
import { refusals } from './refusals.ts'
import { openSession, type SignedIn } from './sessions.ts'
import { deny, type GateAct } from './sign-in-audit.ts'
import { takeCode, type CodeAnswer } from './take-code.ts'

/** @throws Refused `code-wrong` for every sort of failure */
export async function signInWithCode(identity: Identity, answer: CodeAnswer, now: Instant): Promise<SignedIn> {
  return await atGate(identity, async (transaction) => {
    const tried: GateAct = { act: 'sign-in', account: null, object: 'code:sign-in', from: answer.from, now }
    const taken = await takeCode(transaction, identity, 'sign-in', answer, now)
    if (taken === null) return await deny(transaction, identity, tried, refusals.codeWrong)
    await taken.use()
    const account = await accountForPhone(transaction, identity, taken.phone, now)
    if (!account.active) return await deny(transaction, identity, { ...tried, account }, refusals.codeWrong)
    const opened = await openSession(transaction, identity, account, 'code', answer.from, now)
    return await finishSignIn(transaction, identity, opened, { ...tried, account })
  })
}
