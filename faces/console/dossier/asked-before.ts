/** What a step answers: whoever decides on a request reads the request there, not by searching the timeline. */
import type { ViewEntry } from '../../spa/shapes.ts'

const answers: Readonly<Record<string, readonly string[]>> = {
  accept: ['pass-up'], sign: ['dispatch', 'arbitrate'], dispatch: ['return', 'recall', 'escalate', 'settle-consultation', 'uphold-review'],
  arbitrate: ['return'], 'settle-consultation': ['consult'],
  'approve-extension': ['ask-extension'], 'refuse-extension': ['ask-extension'],
  'approve-suspension': ['ask-suspension'], 'refuse-suspension': ['ask-suspension'], resume: ['ask-suspension'],
  'approve-void': ['propose-void'], 'refuse-void': ['propose-void'],
  'begin-verification': ['feedback'], 'pass-verification': ['feedback'], 'fail-verification': ['feedback'], restart: ['fail-verification'],
  'pass-spot-check': ['self-close'], 'fail-spot-check': ['self-close'],
  'uphold-review': ['ask-review'], 'refuse-review': ['ask-review'],
  'answer-supervision': ['supervise'], 'lift-supervision': ['answer-supervision', 'supervise'],
  'report-in': ['whistle'], 'conclude-whistle': ['whistle'], 'mark-whistle': ['conclude-whistle'],
}

/** The newest entry the act would answer; null where there is none, or the same act has answered it already. */
export function askedBefore(act: string, timeline: readonly ViewEntry[]): ViewEntry | null {
  const asking = answers[act] ?? []
  const found = timeline.find((entry) => asking.includes(entry.act) || (entry.act === act && !answeredByMany.has(act)))
  return found === undefined || !asking.includes(found.act) || found.lines.length === 0 ? null : found
}

/** Each called unit reports in for itself, and each side gives its own mark. */
const answeredByMany: ReadonlySet<string> = new Set(['report-in', 'mark-whistle'])
