/** The roll of those registered to take part (登记参加选举的村民名单): one village for each person, what is published, when, and whom it counts (R-203, R-204, R-206… ). */
import { daysBetween, isDaysBefore, latestDayBefore, type Day } from '../time/index.ts'
import { registrations, type Registration } from './eligibility.ts'

export const sexes = { woman: '女', man: '男' } as const
export type Sex = keyof typeof sexes

/** Law: published twenty days before the election at the latest (art. 17). */
export const rollNoticeDays = 20

export type RollEntry = {
  readonly person: string
  readonly name: string
  readonly sex: Sex
  /** Villagers' group (村民小组). */
  readonly group: string
  readonly registration: Registration
}

/** The only columns of the published roll: no number, telephone, door, illness, nor anything else. */
export const publishedRollColumns = { name: '姓名', sex: '性别', group: '村民小组', registration: '登记类别' } as const
export type PublishedRollLine = Readonly<Record<keyof typeof publishedRollColumns, string>>

/** One line of the published roll, built from the four columns and never by leaving columns out. */
export function publishedLine({ name, sex, group, registration }: RollEntry): PublishedRollLine {
  return { name, sex: sexes[sex], group, registration: registrations[registration] }
}

export function latestRollDay(electionDay: Day): Day {
  return latestDayBefore(electionDay, rollNoticeDays)
}

/** May the election be held on that day with a roll published on this one? */
export function isRollInTime(publishedOn: Day, electionDay: Day): boolean {
  return isDaysBefore(publishedOn, electionDay, rollNoticeDays)
}

/** Put off by more than so many days, the roll has to be checked and published anew. */
export function mustRenewRoll(planned: Day, actual: Day, rules: { readonly rollRenewedAfterDays: number }): boolean {
  return daysBetween(planned, actual) > rules.rollRenewedAfterDays
}

/** The same person on another village's roll of this round of elections: the later registration is refused, with the earlier village's name and no more. */
export function villageOfEarlierRegistration(person: string, village: string, others: readonly { readonly person: string; readonly village: string }[]): string | null {
  return others.find((one) => one.person === person && one.village !== village)?.village ?? null
}

/**
 * The denominator R of every majority: those on the roll, one person once. The unreachable (外出且无法联系且未委托) are left out only
 * where the province allows it and the committee has resolved and published who they are; a person with a proxy is never left out.
 */
export function registeredCount(roll: readonly { readonly person: string }[], unreachable: Unreachable, rules: { readonly leaveOutUnreachable: boolean }): number {
  const registered = new Set(roll.map(({ person }) => person))
  if (!rules.leaveOutUnreachable || !unreachable.resolved || !unreachable.published) return registered.size
  const delegated = new Set(unreachable.delegated)
  const leftOut = new Set(unreachable.persons.filter((person) => registered.has(person) && !delegated.has(person)))
  return registered.size - leftOut.size
}

export type Unreachable = {
  readonly persons: readonly string[]
  /** Who has an accepted proxy. */
  readonly delegated: readonly string[]
  readonly resolved: boolean
  readonly published: boolean
}

export const nobodyUnreachable: Unreachable = { persons: [], delegated: [], resolved: false, published: false }
