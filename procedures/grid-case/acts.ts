/** Acts of the grid case, in the order a matter lives through them. What each act asks for is named in conditions/. */
import type { ActDefinition } from '../../core/procedure/procedure.ts'
import { closing } from './acts/closing.ts'
import { dispatching } from './acts/dispatching.ts'
import { handingOn } from './acts/handing-on.ts'
import { handling } from './acts/handling.ts'
import { intake } from './acts/intake.ts'
import { nobodyThere } from './acts/nobody-there.ts'
import { oversight } from './acts/oversight.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseParty } from './parties.ts'
import type { CaseSettings } from './settings.ts'
import type { CaseState } from './states.ts'

type CaseAct = ActDefinition<CaseFile, CaseSettings, CaseState, CaseParty>

/** Each as if somebody were at every desk. */
export const plainActs = { ...intake, ...dispatching, ...handling, ...closing, ...oversight, ...nobodyThere }
export type CaseActs = Readonly<Record<keyof typeof plainActs, CaseAct>>

/** After these the matter waits for somebody else, at a desk that may be empty. */
const handsOn: ReadonlySet<string> = new Set<keyof typeof plainActs>([
  'report', 'self-close', 'accept', 'correct-category', 'pass-up', 'dispatch', 'return', 'arbitrate', 'recall', 'ask-extension', 'ask-suspension', 'resume',
  'resume-on-review-day', 'escalate', 'feedback', 'fail-verification', 'fail-spot-check', 'ask-review', 'uphold-review', 'note-vacancy',
])

/** Each looks whether somebody is there to take the matter, where it hands it on. */
export function whoIsThere(plain: CaseActs): CaseActs {
  return Object.fromEntries(Object.entries(plain).map(([key, act]) => [key, handsOn.has(key) ? handingOn(act) : act])) as CaseActs
}

export const acts = whoIsThere(plainActs)
