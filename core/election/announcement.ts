/** The result is said on the spot and then stands (R-228; Organic Law art. 18): two hours after the count at the latest, and nothing of it is changed afterwards. */
import { msPerHour, type Instant } from '../time/index.ts'

export function latestAnnouncement(countedAt: Instant, rules: { readonly announceWithinHours: number }): Instant {
  return countedAt + rules.announceWithinHours * msPerHour
}

/** Neither before the count was done nor later than the province allows. */
export function isAnnouncedOnTheSpot(announcedAt: Instant, countedAt: Instant, rules: { readonly announceWithinHours: number }): boolean {
  return announcedAt >= countedAt && announcedAt <= latestAnnouncement(countedAt, rules)
}

/** May figures of the count still be put right? Only before the announcement; afterwards a complaint goes past the village. */
export function mayCorrectCount(announcedAt: Instant | null): boolean {
  return announcedAt === null
}
