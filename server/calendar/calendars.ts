/** Calendars kept in memory: every act needs one, and they change a few times a year. */
import type { Instant, WorkingCalendar } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { loadCalendar } from './load-calendar.ts'

export type Calendars = {
  /** The county's calendar, at most a minute old. Never ask inside the transaction that changes it. */
  readonly of: (transaction: Transaction, county: number, now: Instant) => Promise<WorkingCalendar>
  /** To be called after the commit of an import or a change of hours. Other processes follow within a minute. */
  readonly forget: () => void
}

/** For the processes of a platform that did not make a change themselves. */
const longestAge = 60_000

export function keepCalendars(): Calendars {
  let kept = new Map<number, { readonly calendar: WorkingCalendar; readonly loadedAt: Instant }>()
  return {
    of: async (transaction, county, now) => {
      const found = kept.get(county)
      if (found !== undefined && now - found.loadedAt < longestAge) return found.calendar
      const current = kept
      const calendar = await loadCalendar(transaction, county)
      // What was being read while somebody called `forget` goes into the forgotten map.
      current.set(county, { calendar, loadedAt: now })
      return calendar
    },
    forget: () => { kept = new Map() },
  }
}
