/** What the file of a matter that goes through 四议两公开 holds: the record of each step with every attempt, the boards, what was carried out and paid. */
import { ladder, ladderKinds, type Deliberation, type LadderKind, type StepVotes } from '../../core/deliberation/index.ts'
import type { Day } from '../../core/time/index.ts'

/** A deliberation as it was held; one that did not pass stays on record and may be held again. */
export type StepRecord = StepVotes & {
  readonly step: Deliberation | 'resolve'
  readonly on: Day
  readonly body: string
  readonly passed: boolean
  readonly words: string
  readonly signed: string
  readonly files: readonly string[]
  /** Of step 3: when the plan was handed out before. Of step 4: the resolution it leans on. */
  readonly note: string
}
export type Board = { readonly where: string; readonly words: string; readonly on: Day; readonly days: number }
export type Payment = { readonly on: Day; readonly yuan: number; readonly words: string; readonly files: readonly string[] }
export type Result = { readonly on: Day; readonly words: string; readonly finance: string; readonly files: readonly string[]; readonly by: string | null }
export type Opinion = { readonly name: string; readonly on: Day; readonly answer: string | null }

export type MatterFile = {
  readonly village: string
  readonly kind: LadderKind
  readonly title: string
  /** Whole yuan; what the resolution allows at most. */
  readonly yuan: number
  /** Secretary and chair are one person: steps 1 and 2 may be one meeting. */
  readonly oneHead: boolean
  readonly steps: readonly StepRecord[]
  /** Dossier and item of the resolution it leans on; empty where step 4 stands here itself. */
  readonly resolution: { readonly meeting: string; readonly item: number } | null
  readonly resolvedOn: Day | null
  readonly resolutionBoard: Board | null
  readonly payments: readonly Payment[]
  readonly progress: readonly { readonly on: Day; readonly words: string }[]
  readonly result: Result | null
  /** What the supervision committee found, and who of it. */
  readonly check: { readonly on: Day; readonly words: string } | null
  readonly sentBack: string
  readonly resultBoard: Board | null
  /** Was the second publication up for all its days? */
  readonly stood: boolean
  readonly opinions: readonly Opinion[]
  readonly ended: string
}

export const blankMatter: MatterFile = {
  village: '', kind: 'public-works', title: '', yuan: 0, oneHead: false, steps: [], resolution: null, resolvedOn: null, resolutionBoard: null, payments: [], progress: [], result: null, check: null,
  sentBack: '', resultBoard: null, stood: false, opinions: [], ended: '',
}

/** The record with which a step passed; null while it has not. */
export function passedAt({ steps }: MatterFile, step: StepRecord['step']): StepRecord | null {
  return steps.find((one) => one.step === step && one.passed) ?? null
}

export function paid({ payments }: MatterFile): number {
  return payments.reduce((sum, { yuan }) => sum + yuan, 0)
}

/** Opinions that wait for their answer, without the one that is being answered. */
export function unanswered({ opinions }: MatterFile, without = ''): number {
  return opinions.filter(({ name, answer }) => answer === null && name !== without).length
}

export function kindName({ kind }: Pick<MatterFile, 'kind'>): string {
  return ladderKinds[kind]
}

export function stepName(step: StepRecord['step']): string {
  return ladder[step].name
}
