/**
 * The points ledger of a household (积分): rows are only ever added, the balance is their sum and never below zero. Points are earned
 * and exchanged; they are not taken away unless the village assembly has so resolved, and then within a fifth of the year's.
 */
import { addDays, yearOf, type Day } from '../time/index.ts'

export type PointsKind = 'earned' | 'exchanged' | 'returned' | 'reversed' | 'expired' | 'deducted'

export type PointsEntry = {
  readonly id: string
  readonly kind: PointsKind
  /** Whole points; earned and returned add, the others subtract. A reversal has the sign opposite to what it reverses. */
  readonly delta: number
  readonly rule: string
  /** What happened, by its own reference: the same thing counts once. */
  readonly eventRef: string
  readonly on: Day
  readonly enteredBy: string
  readonly approvedBy: string
  readonly reversalOf: string | null
}

export type PointsRule = { readonly code: string; readonly name: string; readonly least: number; readonly most: number; readonly mostPerDay: number | null }

export function balanceOf(entries: readonly PointsEntry[]): number {
  return entries.reduce((sum, { delta }) => sum + delta, 0)
}

/** The year's earnings that still hold: what was reversed was never earned. */
export function earnedIn(year: number, entries: readonly PointsEntry[]): number {
  const inYear = new Map(entries.filter(({ kind, on }) => kind === 'earned' && yearOf(on) === year).map((entry) => [entry.id, entry.delta]))
  for (const { kind, reversalOf } of entries) if (kind === 'reversed' && reversalOf !== null) inYear.delete(reversalOf)
  return [...inYear.values()].reduce((sum, delta) => sum + delta, 0)
}

export type PointsFault =
  | 'not-whole' | 'wrong-sign' | 'below-zero' | 'counted-already' | 'own-approval' | 'near-relative' | 'no-rule' | 'outside-rule' | 'daily-cap' | 'no-resolution' | 'over-a-fifth' | 'nothing-to-reverse'

export type PointsCircumstances = {
  readonly catalogue: readonly PointsRule[]
  /** The village assembly's resolution that allows deductions, by its number; null where there is none. */
  readonly deductionResolution: string | null
  /** The one who approves belongs to the household or is a near relative of a member. */
  readonly approverIsKin: boolean
}

/** Null where the row may be added; the order of the reasons is that in which a person can do something about them. */
export function faultOfEntry(entries: readonly PointsEntry[], entry: PointsEntry, circumstances: PointsCircumstances): PointsFault | null {
  if (!Number.isSafeInteger(entry.delta) || entry.delta === 0) return 'not-whole'
  if (isCounted(entries, entry)) return 'counted-already'
  return ofPersons(entry, circumstances) ?? ofKind(entries, entry, circumstances) ?? (balanceOf(entries) + entry.delta < 0 ? 'below-zero' : null)
}

/** Once, unless what was counted has been taken back: a correction is a reversal and a new row. */
export function isCounted(entries: readonly PointsEntry[], { kind, rule, eventRef }: Pick<PointsEntry, 'kind' | 'rule' | 'eventRef'>): boolean {
  const takenBack = new Set(entries.map(({ reversalOf }) => reversalOf))
  return entries.some((one) => one.kind === kind && one.rule === rule && one.eventRef === eventRef && !takenBack.has(one.id))
}

/** One spelling of what happened on a day: the same words with other marks, blanks or widths are the same event. */
export function eventRefOf(on: Day, words: string): string {
  return `${on} ${words.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')}`
}

/** The approver is somebody else, and nobody's kin. What a household does for itself, an exchange, nobody else approves. */
function ofPersons({ kind, enteredBy, approvedBy }: PointsEntry, { approverIsKin }: PointsCircumstances): PointsFault | null {
  if (kind !== 'earned' && kind !== 'deducted' && kind !== 'reversed') return null
  if (enteredBy === approvedBy) return 'own-approval'
  return approverIsKin ? 'near-relative' : null
}

function ofKind(entries: readonly PointsEntry[], entry: PointsEntry, circumstances: PointsCircumstances): PointsFault | null {
  switch (entry.kind) {
    case 'earned': return ofEarning(entries, entry, circumstances)
    case 'deducted': return ofDeduction(entries, entry, circumstances)
    case 'reversed': return ofReversal(entries, entry)
    case 'returned': return entry.delta > 0 ? null : 'wrong-sign'
    case 'exchanged':
    case 'expired': return entry.delta < 0 ? null : 'wrong-sign'
  }
}

function ofEarning(entries: readonly PointsEntry[], { delta, rule: code, on }: PointsEntry, { catalogue }: PointsCircumstances): PointsFault | null {
  if (delta < 0) return 'wrong-sign'
  const rule = catalogue.find((one) => one.code === code)
  if (rule === undefined) return 'no-rule'
  if (delta < rule.least || delta > rule.most) return 'outside-rule'
  const takenBack = new Set(entries.map(({ reversalOf }) => reversalOf))
  const today = entries.filter((one) => one.kind === 'earned' && one.rule === code && one.on === on && !takenBack.has(one.id)).reduce((sum, one) => sum + one.delta, 0)
  return rule.mostPerDay !== null && today + delta > rule.mostPerDay ? 'daily-cap' : null
}

/** A fifth of what the year has brought, for one deduction. */
function ofDeduction(entries: readonly PointsEntry[], { delta, on }: PointsEntry, { deductionResolution }: PointsCircumstances): PointsFault | null {
  if (delta > 0) return 'wrong-sign'
  if (deductionResolution === null) return 'no-resolution'
  return -5 * delta > earnedIn(yearOf(on), entries) ? 'over-a-fifth' : null
}

/** Whole and once; a correction is a reversal and a new row. What was exchanged comes back by cancelling, what has lapsed not at all. */
function ofReversal(entries: readonly PointsEntry[], { delta, reversalOf }: PointsEntry): PointsFault | null {
  const reversed = entries.find(({ id }) => id === reversalOf)
  if (reversed === undefined || (reversed.kind !== 'earned' && reversed.kind !== 'deducted') || entries.some((one) => one.reversalOf === reversalOf)) return 'nothing-to-reverse'
  return delta === -reversed.delta ? null : 'wrong-sign'
}

/** Until the end of so many years after the one in which they were earned; the household is told thirty days before. */
export function expiresOn(earnedOn: Day, years: number): { readonly lastDay: Day; readonly tellOn: Day } {
  const lastDay = `${yearOf(earnedOn) + years}-12-31`
  return { lastDay, tellOn: addDays(lastDay, -30) }
}

/**
 * What lapses at the end of a year: what was earned so many years before it or earlier and is not yet spent; the oldest is spent first.
 * What comes back from an exchange that was cancelled stays spendable to the end of the year in which it came back.
 */
export function lapsingAtEndOf(year: number, entries: readonly PointsEntry[], years: number): number {
  const takenBack = new Set(entries.filter(({ kind }) => kind === 'reversed').map(({ reversalOf }) => reversalOf))
  const old = entries.filter(({ id, kind, on }) => kind === 'earned' && yearOf(on) <= year - years && !takenBack.has(id)).reduce((sum, { delta }) => sum + delta, 0)
  const spent = entries.filter(({ kind, id }) => ['exchanged', 'returned', 'expired', 'deducted'].includes(kind) && !takenBack.has(id)).reduce((sum, { delta }) => sum - delta, 0)
  return Math.max(0, Math.min(old - spent, balanceOf(entries)))
}

export type ExchangeLimits = { readonly mostOnce: number; readonly mostPerMonth: number }

/** Points exchanged in the month of the day, without what was given back. */
export function exchangedInMonth(entries: readonly PointsEntry[], day: Day): number {
  const month = day.slice(0, 7)
  const returned = new Set(entries.filter(({ kind }) => kind === 'returned').map(({ reversalOf }) => reversalOf))
  return entries.filter(({ id, kind, on }) => kind === 'exchanged' && on.startsWith(month) && !returned.has(id)).reduce((sum, { delta }) => sum - delta, 0)
}

/** What one approver gave on one day. */
export type ApproverDay = { readonly person: string; readonly day: Day; readonly amount: number }

/** Days on which somebody approved, below which nothing can be called usual. */
const fewestDays = 5

/**
 * One approver gave on one day more than five times what approvers of the village gave on a day on average before: somebody should look at
 * the reviewing. Null where there is too little to compare with or nothing unusual. Never a list of households or persons.
 */
export function unusualApproving(given: readonly ApproverDay[], approver: string, today: Day): { readonly amount: number; readonly usual: number } | null {
  const before = given.filter(({ day }) => day < today)
  const amount = given.filter(({ person, day }) => person === approver && day === today).reduce((sum, one) => sum + one.amount, 0)
  const sum = before.reduce((all, one) => all + one.amount, 0)
  if (before.length < fewestDays || amount * before.length <= 5 * sum) return null
  return { amount, usual: Math.round(sum / before.length) }
}
