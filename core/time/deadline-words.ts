/** What a person reads beside the lamp, and how a budget is said. Two units at most; what is left is never rounded up. */
import { clockOf, type Budget, type TimeUnit } from './budgets.ts'
import { isLate, isPaused, remaining, type DeadlineLedger } from './deadline.ts'
import { msPerDay, msPerHour, msPerMinute, type Instant } from './instant.ts'
import { officeDay, type WorkingCalendar } from './working-calendar.ts'

const unitNames: Readonly<Record<TimeUnit, string>> = {
  URGENT_HOUR: '小时（昼夜连续计算）',
  WORK_HOUR: '个工作小时',
  WORK_DAY: '个工作日',
  URGENT_DAY: '天（昼夜连续计算）',
  CALENDAR_DAY: '个自然日',
}

/** 3 个工作日 */
export function budgetInWords(budget: Budget): string {
  return `${Number(budget.amount.toFixed(2))} ${unitNames[budget.unit]}`
}

/** 还剩 1 个工作日 3 小时 · 已超 2 小时 · 已暂停计时 · 计时已结束 */
export function inWords(ledger: DeadlineLedger, now: Instant, calendar: WorkingCalendar): string {
  const late = isLate(ledger, now, calendar)
  const overrun = () => overrunInWords(ledger, now, calendar)
  if (ledger.stoppedAt !== null) return late ? `计时已结束，${overrun()}` : '计时已结束'
  if (isPaused(ledger)) return late ? `已暂停计时，${overrun()}` : '已暂停计时'
  if (late) return overrun()
  return leftInWords(ledger, now, calendar)
}

function leftInWords(ledger: DeadlineLedger, now: Instant, calendar: WorkingCalendar): string {
  const length = lengthInWords(remaining(ledger, now, calendar), ledger.budget.unit, calendar)
  return length === null ? '还剩不足 1 分钟' : `还剩 ${length}`
}

function overrunInWords(ledger: DeadlineLedger, now: Instant, calendar: WorkingCalendar): string {
  const length = lengthInWords(0 - remaining(ledger, now, calendar), ledger.budget.unit, calendar)
  // On the office clock nothing passes between closing and opening, yet the due instant is over.
  return length === null ? '刚刚超时' : `已超 ${length}`
}

/**
 * Whole days and hours, below a day hours and minutes; null below a minute. On the office clock bare hours are called working
 * hours: on a Friday at 17:00 "3 小时" would promise the evening and mean Monday.
 */
function lengthInWords(length: number, unit: TimeUnit, calendar: WorkingCalendar): string | null {
  const office = clockOf(unit) === 'office'
  const dayLength = office ? officeDay(calendar) : msPerDay
  const days = Math.floor(length / dayLength)
  const hours = Math.floor((length % dayLength) / msPerHour)
  const minutes = Math.floor(((length % dayLength) % msPerHour) / msPerMinute)
  const parts = days > 0
    ? [said(days, office ? '个工作日' : '天'), said(hours, '小时')]
    : [said(hours, office ? '个工作小时' : '小时'), said(minutes, '分钟')]
  return parts.filter((part) => part !== null).join(' ') || null
}

function said(count: number, unit: string): string | null {
  return count === 0 ? null : `${count} ${unit}`
}
