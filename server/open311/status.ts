/** The states of a grid case in the two words of Open311, in mySociety's finer ones, and in a plain sentence for everybody. */
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { openStates, states, type CaseState } from '../../procedures/grid-case/states.ts'

export type Status = 'open' | 'closed'

export const statuses: readonly Status[] = ['open', 'closed']

export function statusOfState(state: string): Status {
  return openStates.some((open) => open === state) ? 'open' : 'closed'
}

/** Void matters are errors, tests and unlawful contents: nobody outside sees them. */
export function statesOf(wanted: readonly Status[]): readonly string[] {
  return Object.keys(states).filter((state) => state !== 'VOID' && wanted.includes(statusOfState(state)))
}

const finer: Readonly<Partial<Record<CaseState, string>>> = {
  HANDLING: 'in_progress', EXT_PENDING: 'in_progress', REWORK: 'in_progress', SUSPENDED: 'action_scheduled', DISPATCHED: 'action_scheduled', FEEDBACK: 'investigating',
  VERIFYING: 'investigating', REOPENED: 'reopen', SELF_CLOSED: 'fixed', REJECTED: 'not_councils_responsibility', MERGED: 'duplicate', TRANSFERRED_OUT: 'internal_referral',
}

export function finerStatusOf(state: string): string {
  return finer[state as CaseState] ?? statusOfState(state)
}

/** The procedure's own sentence, without what is said to the reporter alone. */
export function notesOf(procedure: AnyProcedure, state: string): string {
  const definition = procedure.states[state]
  if (definition === undefined) return ''
  const forEverybody = definition.sentence.split('。').map((part) => part.trim()).filter((part) => part !== '' && !/您|下面/.test(part))
  return forEverybody.length === 0 ? `${definition.plain ?? definition.name}。` : `${forEverybody.join('。')}。`
}
