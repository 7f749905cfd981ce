/**
 * What one grid case adds to the figures (R-140…R-147), read from its records alone: no calendar, no settings, no clock, so a recount
 * years later gives the same. What did not hold does not count: a closing that was reopened, a feedback that was sent back.
 */
import { monthOf, stateMeasure, type Amounts, type Counts, type Measure, type StateMeasure } from '../../core/indicators/index.ts'
import type { Dossier, DossierEvent } from '../../core/procedure/dossier.ts'
import { msPerMinute, type Instant } from '../../core/time/index.ts'
import type { CaseFile } from './case-file.ts'

/** Limits on the way to feedback, and to closing: missing one makes a case overdue. */
const handlingLimits: readonly string[] = ['sign', 'handle', 'restart']
const closingLimits: readonly string[] = [...handlingLimits, 'verify']

/** `dossier` as it stands after all of `events`. */
export function countsOfCase(dossier: Dossier<CaseFile>, events: readonly DossierEvent[]): Counts {
  const months: { [month: string]: { [measure: string]: number } } = {}
  const add = (at: Instant | null, measure: Measure | StateMeasure, amount = 1) => {
    if (at === null || amount === 0) return
    const month = months[monthOf(at)] ??= {}
    month[measure] = (month[measure] ?? 0) + amount
  }
  const history = historyOf(events)
  const key = { village: dossier.place?.village ?? '', category: dossier.file.category, open: !dossier.file.confidential }
  // in no figure, and yet not out of sight.
  if (dossier.file.suspect !== undefined) return { ...key, months: { [monthOf(history.reportedAt)]: { set_aside: 1 } } }
  countReport(add, dossier, history)
  countDispatches(add, history)
  countHandling(add, history)
  countClosing(add, history)
  for (const { measure, at } of history.happened) add(at, measure)
  return {
    ...key,
    months: Object.fromEntries(Object.entries(months).map(([month, amounts]): [string, Amounts] => [month, withoutZeros(amounts)]).filter(([, amounts]) => Object.keys(amounts).length > 0)),
  }
}

type Add = (at: Instant | null, measure: Measure | StateMeasure, amount?: number) => void
type Dispatch = { readonly at: Instant; readonly lead: string; readonly timed: boolean; readonly inTime: boolean; readonly returned: boolean; readonly upheld: boolean }
type Spell = { readonly from: Instant; readonly to: Instant | null }

type History = {
  readonly reportedAt: Instant
  readonly filed: boolean
  readonly answer: { readonly at: Instant; readonly inTime: boolean } | null
  readonly acceptLate: boolean
  readonly dispatches: readonly Dispatch[]
  readonly extended: boolean
  readonly suspensions: readonly Spell[]
  /** The feedback that holds: null after it was sent back. */
  readonly fedBackAt: Instant | null
  readonly firstFedBackAt: Instant | null
  readonly solved: boolean
  readonly lateHandlingAt: Instant | null
  readonly lateClosingAt: Instant | null
  readonly verifiedAt: Instant | null
  readonly reworked: boolean
  /** The closing that holds. */
  readonly closedAt: Instant | null
  readonly firstClosedAt: Instant | null
  readonly voidedAt: Instant | null
  /** The state it rests or waits in; archiving alone changes none. */
  readonly restsAs: string
  readonly state: string
  readonly source: string
  readonly happened: readonly { readonly measure: Measure; readonly at: Instant }[]
}

function countReport(add: Add, { file }: Dossier<CaseFile>, history: History): void {
  const at = history.reportedAt
  const sources: { readonly [source: string]: Measure } = {
    VILLAGER: 'reported_villager', GRID: 'reported_grid', HOTLINE: 'reported_hotline', PATROL: 'reported_patrol', PAPER: 'reported_paper',
  }
  const outcomes: { readonly [state: string]: Measure } = { VOID: 'void', SELF_CLOSED: 'self_closed', REJECTED: 'rejected', MERGED: 'merged', TRANSFERRED_OUT: 'transferred_out' }
  const [source, outcome] = [sources[file.source], outcomes[history.restsAs]]
  add(at, 'reported')
  add(at, stateMeasure(history.state))
  if (source !== undefined) add(at, source)
  if (outcome !== undefined) add(at, outcome)
  if (history.filed && history.voidedAt === null) add(at, 'filed')
  if (history.answer !== null || history.acceptLate) add(at, 'response_owed')
  if (history.answer === null) return
  add(at, 'responded')
  if (history.answer.inTime) add(at, 'responded_in_time')
  add(at, 'response_minutes', minutesBetween(at, history.answer.at))
}

function countDispatches(add: Add, { dispatches, suspensions, extended }: History): void {
  for (const { at, timed, inTime, returned, upheld } of dispatches) {
    add(at, 'dispatches')
    if (timed) add(at, 'dispatches_timed')
    if (timed && inTime) add(at, 'dispatches_in_time')
    if (returned) add(at, 'dispatches_returned')
    if (returned && upheld) add(at, 'returns_upheld')
  }
  const first = dispatches[0]?.at ?? null
  add(first, 'dispatched')
  if (suspensions.length > 0) add(first, 'suspended')
  if (extended) add(first, 'extended')
}

function countHandling(add: Add, { dispatches, fedBackAt, firstFedBackAt, lateHandlingAt, verifiedAt, reworked }: History): void {
  const owedAt = earliest(firstFedBackAt, lateHandlingAt)
  add(owedAt, 'handling_owed')
  if (lateHandlingAt !== null) add(owedAt, 'overdue')
  if (fedBackAt !== null) {
    add(owedAt, 'handled')
    if (lateHandlingAt === null) add(owedAt, 'handled_in_time')
    add(owedAt, 'handling_minutes', minutesBetween(dispatches[0]?.at ?? fedBackAt, fedBackAt))
  }
  add(verifiedAt, 'verified')
  if (reworked) add(verifiedAt, 'reworked')
}

function countClosing(add: Add, { reportedAt, closedAt, firstClosedAt, lateClosingAt, suspensions, voidedAt, solved }: History): void {
  const owedAt = earliest(firstClosedAt, lateClosingAt)
  if (owedAt === null) return
  add(owedAt, 'closing_owed')
  for (const { from, to } of suspensions) {
    const excusedFrom = Math.max(from, owedAt)
    if (to !== null && to <= excusedFrom) continue
    add(excusedFrom, 'excused')
    add(to, 'excused', -1)
  }
  add(voidedAt, 'owed_void')
  add(closedAt, 'closed')
  if (closedAt === null) return
  if (lateClosingAt === null) add(closedAt, 'closed_in_time')
  if (solved) add(closedAt, 'solved')
  add(closedAt, 'closing_minutes', minutesBetween(reportedAt, closedAt))
}

/** One pass over the records. */
function historyOf(events: readonly DossierEvent[]): History {
  const [first] = events
  if (first === undefined) throw new TypeError('a case without records')
  const dispatches: { -readonly [K in keyof Dispatch]: Dispatch[K] }[] = []
  const suspensions: { from: Instant; to: Instant | null }[] = []
  const happened: { measure: Measure; at: Instant }[] = []
  const history = {
    reportedAt: first.receivedAt, filed: false, answer: null as History['answer'], acceptLate: false, extended: false, fedBackAt: null as Instant | null,
    firstFedBackAt: null as Instant | null, solved: false, lateHandlingAt: null as Instant | null, lateClosingAt: null as Instant | null, verifiedAt: null as Instant | null,
    reworked: false, closedAt: null as Instant | null, firstClosedAt: null as Instant | null, voidedAt: null as Instant | null, restsAs: first.to, state: first.to, source: '',
  }
  const hasLimit = events.some(({ deadlines }) => deadlines['dispatch'] !== undefined)
  // Of the dispatch that is still to come; over every stretch in which its limit ran.
  let dispatchLate = false
  for (const event of events) {
    const at = event.receivedAt
    const late = lateLimits(event)
    if (late.includes('dispatch')) dispatchLate = true
    if (late.includes('accept')) history.acceptLate = true
    if (late.some((limit) => handlingLimits.includes(limit))) history.lateHandlingAt ??= at
    if (late.some((limit) => closingLimits.includes(limit))) history.lateClosingAt ??= at
    if (event.from === 'REPORTED' && event.to !== 'REPORTED') history.answer ??= { at, inTime: !history.acceptLate }
    if (event.from === 'SUSPENDED' && event.to !== 'SUSPENDED') endSpell(suspensions, at)
    if (event.to !== 'ARCHIVED') history.restsAs = event.to
    history.state = event.to
    switch (event.type) {
      case 'accepted': history.filed = true; break
      case 'dispatched':
      case 'arbitrated': dispatches.push(dispatchOf(event, dispatches, { acceptLate: history.acceptLate, hasLimit, dispatchLate })); dispatchLate = false; break
      case 'returned': markReturned(dispatches); break
      case 'extension-approved': history.extended = true; break
      case 'suspended': suspensions.push({ from: at, to: null }); break
      case 'fed-back': history.fedBackAt = at; history.firstFedBackAt ??= at; history.solved = event.form['solved'] === 'YES'; break
      case 'verification-failed': history.verifiedAt ??= at; history.reworked = true; history.fedBackAt = null; break
      case 'closed': history.verifiedAt ??= at; history.closedAt = at; history.firstClosedAt ??= at; break
      case 'voided': history.voidedAt = at; break
      case 'spot-check-passed': happened.push({ measure: 'spot_checks', at }); break
      case 'spot-check-failed': happened.push({ measure: 'spot_checks', at }, { measure: 'spot_checks_failed', at }, { measure: 'reopened', at }); reopen(history, happened); break
      case 'review-upheld': history.verifiedAt ??= at; history.reworked = true; happened.push({ measure: 'reopened', at }); reopen(history, happened); break
      case 'evaluated': happened.push({ measure: 'evaluated', at }, ...(Number(event.form['score']) >= leastSatisfied ? [{ measure: 'satisfied' as const, at }] : [])); break
      default: break
    }
  }
  return { ...history, dispatches, suspensions, happened }
}

/** 基本满意. */
const leastSatisfied = 3

/** A matter that is open again was not handled, not closed, and is judged anew when it is. */
function reopen(history: { fedBackAt: Instant | null; closedAt: Instant | null; solved: boolean }, happened: { measure: Measure; at: Instant }[]): void {
  history.fedBackAt = null
  history.closedAt = null
  history.solved = false
  for (let index = happened.length - 1; index >= 0; index -= 1) {
    if (happened[index]?.measure === 'evaluated' || happened[index]?.measure === 'satisfied') happened.splice(index, 1)
  }
}

/** Limits this record shows to be missed: noted by the timer, or seen when the clock was paused or stopped. */
function lateLimits(event: DossierEvent): string[] {
  const noted = event.type === 'overdue-noted' ? [textOf(event.form['deadline'])] : []
  return [...noted, ...Object.entries(event.deadlines).filter(([, ledger]) => ledger.late).map(([limit]) => limit)]
}

type Timing = { readonly acceptLate: boolean; /** From version 3 on. */ readonly hasLimit: boolean; readonly dispatchLate: boolean }

/**
 * In time by the limit for dispatching where there is one; else the first by the limit for acceptance, since no other clock runs
 * before it. What was ruled on had the ruling's own limit and is timed as none.
 */
function dispatchOf(event: DossierEvent, before: Dispatch[], { acceptLate, hasLimit, dispatchLate }: Timing): Dispatch {
  const lead = textOf(event.form['lead'])
  const previous = before.at(-1)
  if (previous?.returned === true && previous.lead !== lead) before[before.length - 1] = { ...previous, upheld: true }
  const timed = hasLimit ? event.type === 'dispatched' : before.length === 0
  return { at: event.receivedAt, lead, timed, inTime: hasLimit ? !dispatchLate : !acceptLate, returned: false, upheld: false }
}

function markReturned(dispatches: Dispatch[]): void {
  const last = dispatches.at(-1)
  if (last !== undefined) dispatches[dispatches.length - 1] = { ...last, returned: true }
}

function endSpell(spells: { from: Instant; to: Instant | null }[], at: Instant): void {
  const last = spells.at(-1)
  if (last !== undefined) last.to ??= at
}

function earliest(...instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((one) => one !== null)
  return known.length === 0 ? null : Math.min(...known)
}

function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((to - from) / msPerMinute))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function withoutZeros(amounts: { readonly [measure: string]: number }): Amounts {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0))
}
