/** The term of a village committee and what surrounds it: reminder, earlier or later elections, hand-over, audit (R-231…R-233; Organic Law arts. 14, 24, 40). */
import { addDays, addMonths, isWithinPeriod, lastDayWithin, type Day, type Instant, type WorkingCalendar } from '../time/index.ts'

export const termYears = 5
/** Law: handed over within ten days of the new committee (art. 24). */
export const handOverDays = 10

/** Day on which the term is over. */
export function termEnd(beganOn: Day): Day {
  return addMonths(beganOn, termYears * 12)
}

/** From this day the village is told that its term runs out. */
export function reminderDay(beganOn: Day, rules: { readonly termReminderDays: number }): Day {
  return addDays(termEnd(beganOn), -rules.termReminderDays)
}

/** What has been agreed before an election off its day: the assembly or the representatives, the township, the county (art. 14). */
export type ShiftConsent = { readonly resolution: string | null; readonly townshipReported: boolean; readonly countyApproval: string | null }

export type ShiftFault = 'no-resolution' | 'not-reported' | 'no-approval' | 'too-far'

/** Null where the election may be held on this day: in the term's last months without asking, otherwise with consent and within the province's limit. */
export function faultOfElectionDay(electionDay: Day, beganOn: Day, consent: ShiftConsent, rules: { readonly termReminderDays: number; readonly termShiftMonths: number }): ShiftFault | null {
  const end = termEnd(beganOn)
  if (electionDay <= end && electionDay >= reminderDay(beganOn, rules)) return null
  if (electionDay > addMonths(end, rules.termShiftMonths) || electionDay < addMonths(end, -rules.termShiftMonths)) return 'too-far'
  if (isBlank(consent.resolution)) return 'no-resolution'
  if (!consent.townshipReported) return 'not-reported'
  return isBlank(consent.countyApproval) ? 'no-approval' : null
}

export const handOverItems = { seals: '印章', premises: '办公场所', assets: '资产', accounts: '账目', archives: '档案', debts: '债权债务' } as const
export type HandOverItem = keyof typeof handOverItems

export function handOverDue(newSince: Day, calendar: WorkingCalendar): Day {
  return lastDayWithin(newSince, handOverDays, calendar)
}

export function isHandedOverInTime(at: Instant, newSince: Day, calendar: WorkingCalendar): boolean {
  return isWithinPeriod(at, newSince, handOverDays, calendar)
}

/** What is still to be handed over; empty where the list is complete. */
export function handOverLacks(handedOver: readonly string[]): readonly HandOverItem[] {
  return (Object.keys(handOverItems) as HandOverItem[]).filter((item) => !handedOver.includes(item))
}

/** May the election go past the choice of its committee? Not before the audit of those who leave is published; whether that warns or refuses is the province's. */
export function auditVerdict(auditPublishedOn: Day | null, today: Day, rules: { readonly auditMissing: 'warn' | 'refuse' }): 'pass' | 'warn' | 'refuse' {
  return auditPublishedOn !== null && auditPublishedOn <= today ? 'pass' : rules.auditMissing
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === ''
}
