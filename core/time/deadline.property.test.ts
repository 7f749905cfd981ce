/**
 * The ledger against a second, naive statement: a person with a stopwatch who looks at the clock every minute. It shares nothing
 * with the code but the calendar's facts, which are written again here as a list of open minutes.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  advance, applyMove, due, dueAt, elapsed, isPaused, lamp, remaining, used, warnAt, type Budget, type DeadlineLedger,
  type DeadlineMove, type Lamp,
} from './index.ts'
import { at, calendar } from './example-calendar.ts'

// From Wednesday 2025-12-24 over the year end, the holiday of 1–3 January and the make-up Sunday, 4 January.
const first = at('2025-12-24 00:00')
const daysOff = new Set([3, 4, 8, 9, 10, 17, 18, 24, 25, 31, 32])
const minutes = 33 * 1440
const open = Array.from({ length: minutes }, (_, minute) => {
  const [day, time] = [Math.floor(minute / 1440), minute % 1440]
  return !daysOff.has(day) && ((time >= 510 && time < 720) || (time >= 870 && time < 1080))
})
const instant = (minute: number) => first + minute * 60_000

type Step = { readonly wait: number; readonly kind: 'pause' | 'resume' | 'extend' | 'look'; readonly by: number }
const anyBudget: fc.Arbitrary<Budget> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('WORK_HOUR', 'URGENT_HOUR') }),
  fc.record({ amount: fc.integer({ min: 1, max: 6 }), unit: fc.constantFrom('WORK_DAY', 'URGENT_DAY', 'CALENDAR_DAY') }),
)
const anyStep: fc.Arbitrary<Step> = fc.record({
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 4000 })),
  kind: fc.constantFrom('pause', 'resume', 'extend', 'look'),
  by: fc.integer({ min: 1, max: 3 }),
})
const anyStory = fc.record({
  start: fc.integer({ min: 0, max: 5 * 1440 }), budget: anyBudget, steps: fc.array(anyStep, { maxLength: 8 }),
})

const isOffice = (budget: Budget) => budget.unit.startsWith('WORK')
const ticks = (budget: Budget, minute: number) => (isOffice(budget) ? open[minute] === true : true)
const minutesOf = { WORK_HOUR: 60, URGENT_HOUR: 60, WORK_DAY: 420, URGENT_DAY: 1440, CALENDAR_DAY: 1440 }

/** How many minutes of its clock the budget is worth from `start`: watched until the N-th day is over. */
function worth(start: number, budget: Budget): number {
  if (budget.unit.endsWith('HOUR')) return budget.amount * 60
  let [count, days] = [0, 0]
  for (let minute = start; ; minute += 1) {
    if (ticks(budget, minute)) count += 1
    const dayEnds = (minute + 1) % 1440 === 0
    const day = Math.floor(minute / 1440)
    const counted = day > Math.floor(start / 1440) && (!isOffice(budget) || !daysOff.has(day))
    if (dayEnds && counted && ++days === budget.amount) return count
  }
}

/** The person with the stopwatch. */
class Watcher {
  minute: number
  used = 0
  total: number
  running = true
  late = false
  readonly budget: Budget
  constructor(start: number, budget: Budget) {
    this.minute = start
    this.budget = budget
    this.total = worth(start, budget)
  }

  watchUntil(minute: number) {
    for (; this.minute < minute; this.minute += 1) {
      // It is late as soon as a moment passes after the last allowed minute, whether the office is open or not.
      if (this.running && this.used >= this.total) this.late = true
      if (this.running && ticks(this.budget, this.minute)) this.used += 1
    }
  }

  lamp(): Lamp {
    if (this.late) return 'late'
    const left = this.total - this.used
    return (this.budget.unit === 'WORK_DAY' ? left <= 420 : 5 * this.used >= 4 * this.total) ? 'soon' : 'on-time'
  }
}

/** Tells a story to both; `seen` is called after every step. Steps that are illegal in the state reached are only looked at. */
function tell(
  story: { start: number; budget: Budget; steps: readonly Step[] }, seen: (ledger: DeadlineLedger, watcher: Watcher) => void,
) {
  const { start, budget } = story
  let ledger = applyMove(null, { move: 'start', budget }, instant(start), calendar)
  const watcher = new Watcher(start, budget)
  seen(ledger, watcher)
  for (const step of story.steps) {
    watcher.watchUntil(Math.min(watcher.minute + step.wait, minutes - 1))
    const move = legal(step, watcher)
    if (move !== null) ledger = applyMove(ledger, move, instant(watcher.minute), calendar)
    if (move?.move === 'pause') watcher.running = false
    if (move?.move === 'resume') watcher.running = true
    if (move?.move === 'extend') watcher.total += move.by.amount * minutesOf[move.by.unit]
    seen(ledger, watcher)
  }
}

function legal({ kind, by }: Step, watcher: Watcher): DeadlineMove | null {
  if (kind === 'pause' && watcher.running) return { move: 'pause', reason: '权属争议待决' }
  if (kind === 'resume' && !watcher.running) return { move: 'resume' }
  if (kind !== 'extend' || watcher.late) return null
  return { move: 'extend', by: { amount: by, unit: watcher.budget.unit }, approver: '演示县中心', reason: '演示' }
}

describe('the ledger and a person with a stopwatch', () => {
  it('agree on used, left, lateness and lamp after any moves (R-007, R-008)', () => {
    fc.assert(fc.property(anyStory, (story) => tell(story, (ledger, watcher) => {
      const now = instant(watcher.minute)
      assert.equal(used(ledger, now, calendar), watcher.used * 60_000)
      assert.equal(remaining(ledger, now, calendar), (watcher.total - watcher.used) * 60_000)
      assert.equal(lamp(ledger, now, calendar), watcher.lamp())
      assert.equal(due(ledger, calendar) === null, !watcher.running)
      assert.equal(isPaused(ledger), !watcher.running)
    })), { numRuns: 300 })
  })

  it('agree on the due instant: in time at it, late a minute after it', () => {
    fc.assert(fc.property(anyStory, (story) => {
      let last: { ledger: DeadlineLedger; watcher: Watcher } | undefined
      tell(story, (ledger, watcher) => { last = { ledger, watcher } })
      const { ledger, watcher } = last ?? assert.fail()
      const dueNow = due(ledger, calendar)
      if (dueNow === null || watcher.late) return
      const dueMinute = (dueNow - first) / 60_000
      if (dueMinute + 1 >= minutes) return
      watcher.watchUntil(dueMinute)
      assert.equal(watcher.used, watcher.total)
      assert.equal(watcher.late, false)
      watcher.watchUntil(dueMinute + 1)
      assert.equal(watcher.late, true)
    }), { numRuns: 300 })
  })
})

describe('the ledger after any moves', () => {
  it('never consumes more than its clock has run since the start', () => {
    fc.assert(fc.property(anyStory, (story) => tell(story, (ledger, watcher) => {
      const clock = isOffice(story.budget) ? 'office' : 'wall'
      const now = instant(watcher.minute)
      assert.ok(used(ledger, now, calendar) <= elapsed(clock, ledger.startedAt, now, calendar))
    })), { numRuns: 200 })
  })

  it('moves its due instant by exactly the paused time of its clock (R-007)', () => {
    const anyPauses = fc.array(fc.tuple(fc.nat({ max: 900 }), fc.nat({ max: 3000 })), { minLength: 1, maxLength: 4 })
    fc.assert(fc.property(fc.integer({ min: 0, max: 5 * 1440 }), anyBudget, anyPauses, (start, budget, pauses) => {
      const clock = isOffice(budget) ? 'office' : 'wall'
      let ledger = applyMove(null, { move: 'start', budget }, instant(start), calendar)
      let now = instant(start)
      for (const [wait, length] of pauses) {
        const before = due(ledger, calendar) ?? assert.fail()
        const from = Math.min(now + wait * 60_000, before)
        now = from + length * 60_000
        ledger = applyMove(ledger, { move: 'pause', reason: '演示' }, from, calendar)
        ledger = applyMove(ledger, { move: 'resume' }, now, calendar)
        const moved = due(ledger, calendar) ?? assert.fail()
        assert.equal(elapsed(clock, before, moved, calendar), elapsed(clock, from, now, calendar))
        assert.ok(moved >= before)
      }
    }), { numRuns: 300 })
  })

  it('lets the lamp go forward only while nothing moves, and warns at the first yellow instant (R-008)', () => {
    const rank: Record<Lamp, number> = { 'on-time': 0, soon: 1, late: 2 }
    fc.assert(fc.property(anyStory, (story) => {
      let ledger: DeadlineLedger | undefined
      tell(story, (latest) => { ledger = latest })
      const last = ledger ?? assert.fail()
      let before = 0
      for (let now = last.movedAt; now < last.movedAt + 12 * 86_400_000; now += 3 * 3_600_000 + 1) {
        const lit = rank[lamp(last, now, calendar)]
        assert.ok(lit >= before)
        before = lit
      }
      const warning = warnAt(last, calendar)
      if (warning === null) return
      assert.notEqual(lamp(last, warning, calendar), 'on-time')
      if (warning > last.movedAt) assert.equal(lamp(last, warning - 1, calendar), 'on-time')
    }), { numRuns: 200 })
  })

  it('is due later, or not earlier, for a later start and for a larger budget', () => {
    const anyMinute = fc.integer({ min: 0, max: 5 * 1440 })
    fc.assert(fc.property(anyMinute, anyMinute, anyBudget, (one, two, budget) => {
      const [early, late] = [Math.min(one, two), Math.max(one, two)]
      const dueEarly = dueAt(instant(early), budget, calendar)
      assert.ok(dueEarly <= dueAt(instant(late), budget, calendar))
      assert.ok(dueEarly < dueAt(instant(early), { ...budget, amount: budget.amount + 1 }, calendar))
      assert.ok(dueEarly > instant(early))
    }))
  })
})

describe('the office clock', () => {
  const anyMs = fc.integer({ min: 0, max: 20 * 86_400_000 })
  it('adds up, and advancing is the inverse of measuring', () => {
    fc.assert(fc.property(anyMs, anyMs, anyMs, (one, two, three) => {
      const [a = 0, b = 0, c = 0] = [one, two, three].sort((x, y) => x - y).map((ms) => first + ms)
      const run = (from: number, to: number) => elapsed('office', from, to, calendar)
      assert.equal(run(a, c), run(a, b) + run(b, c))
      const back = advance('office', a, run(a, c), calendar)
      assert.equal(run(a, back), run(a, c))
      assert.ok(back <= c)
      assert.equal(run(c, a), 0)
    }))
  })
})
