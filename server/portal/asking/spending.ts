/** How often somebody may try something, over all processes: sliding windows in the table of allowances (room identity). */
import type { Limit } from '../../../core/allowance/allowance.ts'
import type { Instant } from '../../../core/time/index.ts'
import { isSpent, networkSubject, note, spendAll, type Charge } from '../../identity/index.ts'
import type { Portal } from '../portal.ts'

/** Whoever holds one address of a network holds the rest. */
export function ofNetwork({ identity }: Portal, what: string, ip: string, limit: Limit): Charge {
  return { subject: networkSubject(identity, what, ip), limits: [limit] }
}

/** A word as a subject is kept as a keyed hash, like everything there. */
export function ofWord({ cipher }: Portal, what: string, word: string, limit: Limit): Charge {
  return { subject: `${what}:${cipher.index({ table: 'portal', column: what }, word).toString('hex')}`, limits: [limit] }
}

/** Everybody together: an alarm, not a fence around one person. */
export function ofAll(what: string, limit: Limit): Charge {
  return { subject: `${what}:all`, limits: [limit] }
}

/** Is any used up? */
export async function areSpent(portal: Portal, charges: readonly Charge[], now: Instant): Promise<boolean> {
  return await portal.door.database.transaction({ role: 'gate' }, async (transaction) => {
    for (const charge of charges) if (await isSpent(transaction, portal.identity, charge, now)) return true
    return false
  })
}

/** Notes one more of each, past the limit too. Keep to one order of charges everywhere: their rows are locked in it. */
export async function noteAll(portal: Portal, charges: readonly Charge[], now: Instant): Promise<void> {
  await portal.door.database.transaction({ role: 'gate' }, async (transaction) => {
    for (const charge of charges) await note(transaction, portal.identity, charge, now)
  })
}

/** Spends one, or answers false when there is nothing left. */
export async function maySpend(portal: Portal, charge: Charge, now: Instant): Promise<boolean> {
  const spent = await portal.door.database.transaction({ role: 'gate' }, (transaction) =>
    spendAll(transaction, portal.identity, [charge], now),
  )
  return spent === 'spent'
}
