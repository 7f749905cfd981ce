/** The calendar of a whole election (换届): for each step the first and the last day on which it can be done, counted from the day of the election. */
import { addDays, isWithinPeriod, type Day, type Instant, type WorkingCalendar } from '../time/index.ts'
import { latestSlateDay } from './nominations.ts'
import type { ProvinceRules } from './province-rules.ts'
import { rerunDue } from './rerun.ts'
import { lastDayToObject, rollFinalOn } from './roll-objections.ts'
import { latestRollDay, rollNoticeDays } from './roll.ts'
import { handOverDue, reminderDay, termEnd } from './term.ts'

export const steps = {
  'remind': '提醒任期将满', 'audit': '公布离任审计结果', 'choose-committee': '推选村民选举委员会', 'publish-roll': '公布登记名册', 'object': '对名册提出异议', 'rule-objections': '答复异议',
  'publish-candidates': '公布候选人名单', 'publish-proxies': '公布委托名单', 'vote': '投票、计票、当场公布', 'rerun': '另行选举', 'hand-over': '移交',
} as const
export type Step = keyof typeof steps

export type StepDays = {
  readonly step: Step
  readonly rule: string
  readonly earliest: Day | null
  /** Null where law sets no last day. */
  readonly latest: Day | null
}

export type ElectionDates = {
  readonly electionDay: Day
  /** When the present committee took office; null where it is not known. */
  readonly termBeganOn: Day | null
  /** Null while it is not published; then its last day is reckoned with. */
  readonly rollPublishedOn: Day | null
  /** When the new committee was complete; null before. */
  readonly completeOn: Day | null
}

export type CalendarRules = Pick<ProvinceRules, 'candidatesNoticeDays' | 'proxiesNoticeDays' | 'rerunWithinDays' | 'termReminderDays'>

/** In the order in which they are done. */
export function calendarOf({ electionDay, termBeganOn, rollPublishedOn, completeOn }: ElectionDates, rules: CalendarRules, calendar: WorkingCalendar): readonly StepDays[] {
  const rollDay = rollPublishedOn ?? latestRollDay(electionDay)
  const reminder = termBeganOn === null ? null : reminderDay(termBeganOn, rules)
  return [
    { step: 'remind', rule: 'R-231', earliest: reminder, latest: termBeganOn === null ? null : termEnd(termBeganOn) },
    { step: 'audit', rule: 'R-233', earliest: null, latest: latestRollDay(electionDay) },
    { step: 'choose-committee', rule: 'R-209', earliest: null, latest: latestRollDay(electionDay) },
    { step: 'publish-roll', rule: 'R-204', earliest: null, latest: latestRollDay(electionDay) },
    { step: 'object', rule: 'R-205', earliest: rollDay, latest: lastDayToObject(rollDay, calendar) },
    { step: 'rule-objections', rule: 'R-205', earliest: rollDay, latest: rollFinalOn(rollDay, calendar) },
    { step: 'publish-candidates', rule: 'R-216', earliest: null, latest: latestSlateDay(electionDay, rules) },
    { step: 'publish-proxies', rule: 'R-219', earliest: null, latest: addDays(electionDay, -rules.proxiesNoticeDays) },
    { step: 'vote', rule: 'R-228', earliest: addDays(rollDay, rollNoticeDays), latest: electionDay },
    { step: 'rerun', rule: 'R-224', earliest: electionDay, latest: rerunDue(electionDay, calendar, rules) },
    { step: 'hand-over', rule: 'R-232', earliest: completeOn ?? electionDay, latest: handOverDue(completeOn ?? electionDay, calendar) },
  ]
}

export type CalendarFault = 'objections-run-past-election' | 'election-in-the-past'

/** What makes a day of election impossible although each step by itself could be in time: a long holiday can push the last ruling past it. */
export function faultOfElectionCalendar({ electionDay, rollPublishedOn }: Pick<ElectionDates, 'electionDay' | 'rollPublishedOn'>, today: Day, calendar: WorkingCalendar): CalendarFault | null {
  if (electionDay < today) return 'election-in-the-past'
  return rollFinalOn(rollPublishedOn ?? latestRollDay(electionDay), calendar) < electionDay ? null : 'objections-run-past-election'
}

/** Is the re-run held in time? */
export function isRerunInTime(at: Instant, electionDay: Day, calendar: WorkingCalendar, rules: Pick<ProvinceRules, 'rerunWithinDays'>): boolean {
  return isWithinPeriod(at, electionDay, rules.rerunWithinDays, calendar)
}
