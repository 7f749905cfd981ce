/** Months of figures, in Beijing time. */
import { dayOf, type Instant } from '../time/index.ts'

/** 'YYYY-MM' in Asia/Shanghai; sorts as text. */
export type Month = string

export function monthOf(at: Instant): Month {
  return dayOf(at).slice(0, 7)
}

/** A month that exists between 1900 and 9999, or null. */
export function parseMonth(text: string): Month | null {
  return /^(19|[2-9]\d)\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null
}

export function addMonthsTo(month: Month, count: number): Month {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String(number % 12 + 1).padStart(2, '0')}`
}

/** Every month of the period, both ends included. */
export function monthsOf({ from, to }: Period): readonly Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = addMonthsTo(month, 1)) months.push(month)
  return months
}

/** The period of figures (统计期 T of domain §2.4): whole months, both included. */
export type Period = { readonly from: Month; readonly to: Month }
