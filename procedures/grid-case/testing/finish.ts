/** Brings any open case to rest by the straightest way: proof that no walk strays into a state from which nobody gets out. */
import { choosing } from '../../../core/procedure/testing/forms.ts'
import { follow } from '../../../core/procedure/testing/story.ts'
import { timerMoves } from '../../../core/procedure/testing/wander.ts'
import { isLeadless } from '../staffing.ts'
import type { CaseState } from '../states.ts'
import { caseForm } from './case-forms.ts'
import { restStates } from './transitions.ts'
import type { CaseStory } from './village.ts'
import { openMoves } from './walk.ts'

/** What to try in a state, the straightest first. */
const way: Readonly<Partial<Record<CaseState, readonly string[]>>> = {
  REPORTED: ['accept', 'transfer-out', 'reject', 'pass-up'],
  ACCEPTED: ['settle-consultation', 'dispatch', 'consult'],
  REOPENED: ['accept', 'settle-consultation', 'dispatch', 'consult'],
  DISPATCHED: ['sign', 'recall'],
  RETURNED: ['arbitrate', 'settle-consultation', 'dispatch', 'consult'],
  ESCALATED: ['settle-consultation', 'dispatch', 'consult'],
  HANDLING: ['feedback', 'recall'],
  EXT_PENDING: ['approve-extension', 'refuse-extension'],
  SUSPENDED: ['resume'],
  FEEDBACK: ['begin-verification'],
  VERIFYING: ['pass-verification', 'record-contact'],
  REWORK: ['restart'],
}

/** @returns the story at rest and how many acts it took, or null when nobody could go on within `most` acts. */
export function finish(story: CaseStory, village: string, most = 30): { readonly story: CaseStory; readonly acts: number } | null {
  let current = story
  for (let acts = 0; acts <= most; acts += 1) {
    if (restStates.includes(current.dossier.state as CaseState)) return { story: current, acts }
    const next = forward(current, village)
    if (next === null) return null
    current = next
  }
  return null
}

function forward(story: CaseStory, village: string): CaseStory | null {
  const moves = openMoves(story, village)
  for (const act of way[story.dossier.state as CaseState] ?? []) {
    for (const { actor } of moves.filter((move) => move.act === act)) {
      for (let seed = 0; seed < 40; seed += 1) {
        const decision = story.when(actor, act, caseForm(story, village, act, choosing(seed)))
        // A dispatcher who is told that nobody is there chooses another unit.
        if (decision.accepted && !(act === 'dispatch' && isLeadless(story.dossier.place, follow(story, decision).dossier.file))) return follow(story, decision)
      }
    }
  }
  const [timer] = timerMoves(story).filter((move) => story.world.procedure.acts[move.act]?.to !== 'same')
  if (timer?.timer === undefined) return null
  const then = story.at(Math.max(story.now, timer.timer.at))
  const decision = then.when(timer.actor, timer.act, { deadline: timer.timer.deadline })
  return decision.accepted ? follow(then, decision) : null
}
