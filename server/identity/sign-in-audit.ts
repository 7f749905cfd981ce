/** Audit records of the gate: who is known by account, not yet by mandate. */
import type { Refusal } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { audit } from './audit.ts'
import { Denied, type Identity } from './identity.ts'
import type { Origin } from './origin.ts'

export type GateAct = {
  readonly act: string
  /** `scope`: padded code of the region that answers for the account, so that its audit administrator sees the sign-in. */
  readonly account: { readonly id: string; readonly person: string; readonly scope: number } | null
  /** What it was done to when that is not the account itself. */
  readonly object?: string
  readonly from: Origin
  readonly now: Instant
}

export async function auditAtGate(transaction: Transaction, identity: Identity, done: GateAct, refused?: Refusal): Promise<void> {
  const { account, from, now } = done
  await audit(transaction, {
    at: now, region: account === null ? identity.seat.code : regionOfScope(account.scope), actor: account && { person: account.person, mandate: null }, account: account?.id ?? null,
    act: done.act, object: done.object ?? `account:${account?.id ?? 'unknown'}`, from,
    result: refused === undefined ? 'done' : 'refused', cause: refused?.code ?? null,
  })
}

/** Fifteen digits, as a code of the deepest level. */
export function regionOfScope(scope: number): string {
  return String(scope)
}

/** Records the refusal; the caller returns it from `atGate`, so that record and counted try are kept. */
export async function deny(transaction: Transaction, identity: Identity, tried: GateAct, refusal: Refusal): Promise<Denied> {
  await auditAtGate(transaction, identity, tried, refusal)
  return new Denied(refusal)
}
