/** Which publications a village owes by when: item × period, from the county's catalogue. Pure: the same everywhere. */
import { addDays, type Day } from '../time/index.ts'
import { isFinance, type Item } from './catalogue.ts'
import { dueDay, lastDayOf, periodsEnded, type Period, type Rhythm } from './periods.ts'

/** Days after the end of a period, or after something happened, within which it has to be out. */
export type DueDays = { readonly month: number; readonly quarter: number; readonly year: number; readonly event: number }

export type Duty = { readonly item: string; readonly period: Period; readonly due: Day }

export type DutiesAsked = {
  readonly items: readonly Item[]
  readonly days: DueDays
  /** Villages with many transactions publish their books each month. */
  readonly financeBusy: boolean
  /** The first day the duty holds here: periods that ended before are not asked for. */
  readonly since: Day
  readonly until: Day
}

/** Of all periods that ended in these days; what happens once is no duty before it happens. */
export function dutiesOf({ items, days, financeBusy, since, until }: DutiesAsked): readonly Duty[] {
  return items.flatMap((item) => {
    const rhythm = rhythmFor(item, financeBusy)
    return periodsEnded(rhythm, since, until).map((period) => ({ item: item.code, period, due: dueDay(period, days[rhythm]) }))
  })
}

/** Books of a busy village are monthly, whatever the catalogue says. */
export function rhythmFor(item: Pick<Item, 'board' | 'shape' | 'rhythm'>, financeBusy: boolean): Rhythm {
  return financeBusy && isFinance(item) && item.shape === 'lines' && item.rhythm === 'quarter' ? 'month' : item.rhythm
}

/** The day from which on it is overdue: the one after it was due. */
export function overdueFrom(due: Day): Day {
  return addDays(due, 1)
}

/** Has the period ended, so that all of it can be told? */
export function hasEnded(period: Period, today: Day): boolean {
  return lastDayOf(period) <= today
}
