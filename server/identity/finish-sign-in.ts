/** What happens the moment a sign-in is complete: earlier staff sessions end, the account is marked used, the audit written. */
import type { Transaction } from '../database/index.ts'
import { tellHolder } from './accounts.ts'
import type { Identity } from './identity.ts'
import { endOthers, type SignedIn } from './sessions.ts'
import { auditAtGate, type GateAct } from './sign-in-audit.ts'

/** Answers `signedIn` unchanged; a half sign-in is only recorded as such. */
export async function finishSignIn(transaction: Transaction, identity: Identity, signedIn: SignedIn, done: GateAct): Promise<SignedIn> {
  const { session } = signedIn
  const complete = session.stage === 'open' || session.stage === 'password-change'
  if (complete) {
    // The row of the account is locked first: of two devices signing in at once, the later one ends the earlier.
    await transaction.updateTable('accounts').set({ last_sign_in: new Date(done.now) })
      .where('county', '=', identity.seat.county).where('id', '=', session.account).execute()
    if (session.staff) await endEarlier(transaction, identity, signedIn, done)
  }
  await auditAtGate(transaction, identity, { ...done, act: complete ? done.act : `${done.act}-first-factor`, object: `session:${session.id}` })
  return signedIn
}

/** One session per staff account: a second device is either its holder or somebody else, and the holder hears of both. */
async function endEarlier(transaction: Transaction, identity: Identity, { session }: SignedIn, done: GateAct): Promise<void> {
  const ended = await endOthers(transaction, identity, session.account, session.id, 'superseded', done.now)
  if (ended === 0) return
  await tellHolder(transaction, identity, session.account, 'signed-in-elsewhere', done.now)
  await auditAtGate(transaction, identity, { ...done, act: 'supersede-session', object: `session:${session.id}` })
}
