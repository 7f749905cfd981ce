/**
 * Which state may follow which: written out from the table of domain §2.1 and from nothing else, so that the procedure is compared
 * with a second statement. An act that stays in its state is no transition.
 */
import type { CaseState } from '../states.ts'

export const allowed: Readonly<Record<CaseState, readonly CaseState[]>> = {
  REPORTED: ['SELF_CLOSED', 'ACCEPTED', 'REJECTED', 'MERGED', 'TRANSFERRED_OUT'],
  SELF_CLOSED: ['ARCHIVED', 'REOPENED'],
  REJECTED: ['REOPENED'],
  MERGED: [],
  TRANSFERRED_OUT: ['ARCHIVED'],
  ACCEPTED: ['DISPATCHED', 'VOID'],
  DISPATCHED: ['HANDLING', 'RETURNED'],
  RETURNED: ['DISPATCHED', 'VOID'],
  HANDLING: ['FEEDBACK', 'SUSPENDED', 'EXT_PENDING', 'ESCALATED'],
  SUSPENDED: ['HANDLING', 'VOID'],
  FEEDBACK: ['VERIFYING'],
  VERIFYING: ['CLOSED', 'REWORK'],
  REWORK: ['HANDLING'],
  CLOSED: ['ARCHIVED', 'REOPENED'],
  VOID: [],
  ARCHIVED: [],
  // Three states the table leads to without a row of their own:
  // an extension is decided,
  EXT_PENDING: ['HANDLING'],
  // a level above dispatches anew,
  ESCALATED: ['DISPATCHED'],
  // and what was reopened is dispatched, or first accepted where it never had a number.
  REOPENED: ['ACCEPTED', 'DISPATCHED'],
}

/** The four nodes at which the reporter must be told: by the state reached, and the granted extension by its act. */
export function mustTellReporter(act: string, from: CaseState | null, to: CaseState): boolean {
  return act === 'approve-extension' || (from !== to && ['ACCEPTED', 'DISPATCHED', 'CLOSED', 'SELF_CLOSED', 'REJECTED', 'MERGED', 'TRANSFERRED_OUT', 'VOID'].includes(to))
}

/** Where nothing has to happen any more, unless somebody asks. */
export const restStates: readonly CaseState[] = ['SELF_CLOSED', 'REJECTED', 'MERGED', 'TRANSFERRED_OUT', 'CLOSED', 'VOID', 'ARCHIVED']
