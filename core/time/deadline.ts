/**
 * The suspension ledger (R-007; docs/decisions/0003). A deadline stores its budget, what was consumed and since when it runs;
 * the due instant is always computed and never edited, so a pause, an extension and a holiday announced later all move it by
 * themselves and by exactly the right amount.
 *
 * How it counts
 * - Every budget runs on one clock (clocks.ts). Before the first pause the due instant is `dueAt(startedAt, budget)`, so that a
 *   corrected calendar or changed office hours still end a WORK_DAY budget at the close of office.
 * - A pause writes down what is `left` on that clock; the next resume adds exactly this again. On the office clock a pause
 *   from closing to opening therefore changes nothing.
 * - An extension adds the length of its budget on the same clock, no matter whether the deadline runs or is paused. Counted from
 *   when it was due (`from: 'due'`), the pause that just ended moves nothing: what was due on Thursday at the close of office and
 *   gets two working days is due on Monday at the close of office, however long the answer took. Where the answer came after that
 *   due instant, the extension counts from the answer.
 *
 * Hazards
 * - The due instant itself is in time; one millisecond later is late. Late stays late: a pause or a stop after it keeps the
 *   missed due instant (`fixedDue`) and `left` becomes negative. R-116: no extension after due.
 * - Moves come in time order; several at one instant are applied in the order given and a pause resumed at once is nothing.
 *   Whoever applies moves must pass the time received, never a device's time, and never less than the last move's.
 * - Whether a reason stops the clock (R-007 `stops_clock`) and whether an extension is allowed in size and number is
 *   said by the procedure; here a pause always stops the clock and an extension always counts.
 */
import { clockOf, dueAt, isBudget, lengthOf, type Budget } from './budgets.ts'
import { advance, elapsed } from './clocks.ts'
import type { Instant } from './instant.ts'
import { officeDay, type WorkingCalendar } from './working-calendar.ts'

export type DeadlineMove =
  /** `soonPercent`: the share of the limit that the warning may take at most. */
  | { readonly move: 'start'; readonly budget: Budget; readonly soonPercent?: number }
  | { readonly move: 'pause'; readonly reason: string }
  | { readonly move: 'resume' }
  /** `from: 'due'`: counted from when it was due at the last pause, so that the wait for an approval moves nothing. */
  | { readonly move: 'extend'; readonly by: Budget; readonly approver: string; readonly reason: string; readonly from?: 'due' }
  | { readonly move: 'stop' }

export type DeadlinePause = { readonly from: Instant; readonly to: Instant | null; readonly reason: string }
export type DeadlineExtension = { readonly at: Instant; readonly by: Budget; readonly approver: string; readonly reason: string }

/** A plain JSON value. Amounts are ms on the clock of the budget's unit. */
export type DeadlineLedger = {
  readonly budget: Budget
  /** The warning takes at most this share of the limit, so that nothing is nearly due when it begins; absent in older ledgers. */
  readonly soonPercent?: number
  readonly startedAt: Instant
  readonly extensions: readonly DeadlineExtension[]
  readonly pauses: readonly DeadlinePause[]
  /** What ran before `runningSince`. */
  readonly consumed: number
  /** What was left at the last pause or stop, negative when overrun; null before: the whole budget counts from `startedAt`. */
  readonly left: number | null
  readonly runningSince: Instant | null
  readonly stoppedAt: Instant | null
  /** The due instant once nothing can move it any more: it was missed, or the deadline was stopped while it ran. */
  readonly fixedDue: Instant | null
  readonly late: boolean
  /** Instant of the last move; no later move may lie before it. */
  readonly movedAt: Instant
}

export type Lamp = 'on-time' | 'soon' | 'late'

export type IllegalMoveCode =
  | 'not-a-budget' | 'already-started' | 'not-started' | 'already-stopped' | 'already-paused' | 'not-paused'
  | 'before-last-move' | 'extension-after-due' | 'extension-on-another-clock'

/** A move the ledger cannot take. The procedure prevents them all; to meet one is a fault of the program or a forged event. */
export class IllegalMove extends Error {
  readonly code: IllegalMoveCode
  constructor(code: IllegalMoveCode, move: DeadlineMove, at: Instant) {
    super(`deadline move "${move.move}" at ${new Date(at).toISOString()} refused: ${code}`)
    this.name = 'IllegalMove'
    this.code = code
  }
}

/** The ledger after `move` at `at`. `null` stands for a deadline that never started; one that stopped can start anew. */
export function applyMove(
  ledger: DeadlineLedger | null, move: DeadlineMove, at: Instant, calendar: WorkingCalendar,
): DeadlineLedger {
  const refuse = (code: IllegalMoveCode) => new IllegalMove(code, move, at)
  if (ledger !== null && at < ledger.movedAt) throw refuse('before-last-move')
  if (move.move === 'start') {
    if (ledger !== null && ledger.stoppedAt === null) throw refuse('already-started')
    if (!isBudget(move.budget)) throw refuse('not-a-budget')
    return started(move.budget, at, move.soonPercent)
  }
  if (ledger === null) throw refuse('not-started')
  if (ledger.stoppedAt !== null) throw refuse('already-stopped')
  switch (move.move) {
    case 'pause':
      if (ledger.runningSince === null) throw refuse('already-paused')
      return { ...settled(ledger, at, calendar), pauses: [...ledger.pauses, { from: at, to: null, reason: move.reason }] }
    case 'resume':
      if (ledger.runningSince !== null) throw refuse('not-paused')
      return { ...ledger, runningSince: at, movedAt: at, pauses: closed(ledger.pauses, at) }
    case 'extend':
      if (!isBudget(move.by)) throw refuse('not-a-budget')
      if (clockOf(move.by.unit) !== clockOf(ledger.budget.unit)) throw refuse('extension-on-another-clock')
      if (isLate(ledger, at, calendar)) throw refuse('extension-after-due')
      return extended(ledger, { at, by: move.by, approver: move.approver, reason: move.reason }, move.from, calendar)
    case 'stop': {
      const fixedDue = due(ledger, calendar) ?? ledger.fixedDue
      return { ...settled(ledger, at, calendar), pauses: closed(ledger.pauses, at), stoppedAt: at, fixedDue }
    }
    default:
      return move satisfies never
  }
}

/** When it is due; null while paused, and after a stop during a pause. A missed due instant never moves again. */
export function due(ledger: DeadlineLedger, calendar: WorkingCalendar): Instant | null {
  if (ledger.stoppedAt !== null) return ledger.fixedDue
  if (ledger.runningSince === null) return null
  if (ledger.fixedDue !== null) return ledger.fixedDue
  const clock = clockOf(ledger.budget.unit)
  if (ledger.left !== null) return advance(clock, ledger.runningSince, ledger.left, calendar)
  return advance(clock, dueAt(ledger.startedAt, ledger.budget, calendar), lengthOfExtensions(ledger, calendar), calendar)
}

export function isPaused(ledger: DeadlineLedger): boolean {
  return ledger.stoppedAt === null && ledger.runningSince === null
}

/** When it would be due had it never been paused last: while paused and just after; otherwise `due`. Null where it can not be said. */
export function dueBeforePause(ledger: DeadlineLedger, calendar: WorkingCalendar): Instant | null {
  const pause = ledger.pauses.at(-1)
  if (pause === undefined || ledger.left === null || ledger.late || ledger.stoppedAt !== null) return due(ledger, calendar)
  return advance(clockOf(ledger.budget.unit), pause.from, ledger.left, calendar)
}

/** When it would be due with an extension counted from its present due instant; null where nothing runs. */
export function dueIfExtended(ledger: DeadlineLedger, by: Budget, calendar: WorkingCalendar): Instant | null {
  const dueNow = dueBeforePause(ledger, calendar)
  return dueNow === null ? null : advance(clockOf(by.unit), dueNow, lengthOf(by, calendar), calendar)
}

/** Was it missed, as seen at `now`? */
export function isLate(ledger: DeadlineLedger, now: Instant, calendar: WorkingCalendar): boolean {
  if (ledger.late) return true
  if (ledger.runningSince === null) return false
  const dueNow = due(ledger, calendar)
  return dueNow !== null && seenAt(ledger, now) > dueNow
}

/** Used up to `now`, in ms on its clock; pauses do not count. */
export function used(ledger: DeadlineLedger, now: Instant, calendar: WorkingCalendar): number {
  if (ledger.runningSince === null) return ledger.consumed
  return ledger.consumed + elapsed(clockOf(ledger.budget.unit), ledger.runningSince, seenAt(ledger, now), calendar)
}

/** Left at `now`, in ms on its clock; negative is the overrun. A `now` before the last move is read as the last move. */
export function remaining(ledger: DeadlineLedger, now: Instant, calendar: WorkingCalendar): number {
  const { runningSince, left } = ledger
  if (runningSince === null) return left ?? 0
  const clock = clockOf(ledger.budget.unit)
  const at = seenAt(ledger, now)
  if (ledger.late) return (left ?? 0) - elapsed(clock, runningSince, at, calendar)
  const dueNow = due(ledger, calendar) ?? at
  return at <= dueNow ? elapsed(clock, at, dueNow, calendar) : 0 - elapsed(clock, dueNow, at, calendar)
}

/**
 * Soon: 80 % used, or for a WORK_DAY budget one working day (of office time) before due; never more than the ledger's own
 * share of the limit, since a day of one day would be nearly over at its start. Late: after due, and for good.
 * Paused: as it stood when it was paused. Stopped: late or on time.
 */
export function lamp(ledger: DeadlineLedger, now: Instant, calendar: WorkingCalendar): Lamp {
  if (isLate(ledger, now, calendar)) return 'late'
  if (ledger.stoppedAt !== null) return 'on-time'
  const left = remaining(ledger, now, calendar)
  return left <= warningLength(ledger, used(ledger, now, calendar) + left, calendar) ? 'soon' : 'on-time'
}

/** The first instant at which the lamp says "soon", if nothing moves; null while it does not run or when it is late. */
export function warnAt(ledger: DeadlineLedger, calendar: WorkingCalendar): Instant | null {
  const dueNow = due(ledger, calendar)
  if (ledger.runningSince === null || ledger.late || dueNow === null) return null
  const clock = clockOf(ledger.budget.unit)
  const left = elapsed(clock, ledger.runningSince, dueNow, calendar)
  const before = left - warningLength(ledger, ledger.consumed + left, calendar)
  return advance(clock, ledger.runningSince, before, calendar)
}

function started(budget: Budget, at: Instant, soonPercent?: number): DeadlineLedger {
  return {
    budget, ...(soonPercent === undefined ? {} : { soonPercent }), startedAt: at, extensions: [], pauses: [], consumed: 0, left: null,
    runningSince: at, stoppedAt: null, fixedDue: null, late: false, movedAt: at,
  }
}

/** The ledger with the running stretch written down, at a pause or a stop; nothing new to write when it is paused already. */
function settled(ledger: DeadlineLedger, at: Instant, calendar: WorkingCalendar): DeadlineLedger {
  if (ledger.runningSince === null) return { ...ledger, movedAt: at }
  const late = isLate(ledger, at, calendar)
  return {
    ...ledger,
    consumed: used(ledger, at, calendar),
    left: remaining(ledger, at, calendar),
    fixedDue: late ? due(ledger, calendar) : null,
    late,
    runningSince: null,
    movedAt: at,
  }
}

function extended(ledger: DeadlineLedger, entry: DeadlineExtension, from: 'due' | undefined, calendar: WorkingCalendar): DeadlineLedger {
  const left = ledger.left === null ? null : (from === 'due' ? leftFromDue(ledger, entry, calendar) : null) ?? ledger.left + lengthOf(entry.by, calendar)
  return { ...ledger, left, extensions: [...ledger.extensions, entry], movedAt: entry.at }
}

/** What is left at `entry.at` until the extension, counted from the due instant before the pause, has run; null where it still is paused. */
function leftFromDue(ledger: DeadlineLedger, { at, by }: DeadlineExtension, calendar: WorkingCalendar): number | null {
  const before = dueBeforePause(ledger, calendar)
  if (before === null || ledger.runningSince !== at) return null
  const clock = clockOf(ledger.budget.unit)
  return elapsed(clock, at, advance(clock, Math.max(before, at), lengthOf(by, calendar), calendar), calendar)
}

function closed(pauses: readonly DeadlinePause[], at: Instant): DeadlinePause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))
}

function lengthOfExtensions(ledger: DeadlineLedger, calendar: WorkingCalendar): number {
  return ledger.extensions.reduce((sum, { by }) => sum + lengthOf(by, calendar), 0)
}

function warningLength(ledger: DeadlineLedger, total: number, calendar: WorkingCalendar): number {
  const usual = ledger.budget.unit === 'WORK_DAY' ? officeDay(calendar) : Math.floor(total / 5)
  return ledger.soonPercent === undefined ? usual : Math.min(usual, Math.floor(total * ledger.soonPercent / 100))
}

function seenAt(ledger: DeadlineLedger, now: Instant): Instant {
  return Math.max(now, ledger.movedAt)
}
