/** Refusals that say nothing of the act itself: it may not have got through, or its answer was lost. */
import type { ApiRefusal } from './api.ts'

const unreached: ReadonlySet<string> = new Set(['offline', 'timeout', 'unreadable', 'busy', 'overloaded'])

export function neverArrived(refusal: ApiRefusal | null): boolean {
  return refusal !== null && unreached.has(refusal.code)
}
