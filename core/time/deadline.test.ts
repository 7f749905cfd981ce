import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  applyMove, budgetInWords, due, dueBeforePause, dueIfExtended, instantForStaff, inWords, IllegalMove, isPaused, lamp, remaining, used, warnAt, workingCalendar,
  type Budget, type DeadlineLedger, type DeadlineMove, type IllegalMoveCode, type TimeUnit,
} from './index.ts'
import { at, calendar } from './example-calendar.ts'

const budget = (amount: number, unit: TimeUnit): Budget => ({ amount, unit })
const start = (amount: number, unit: TimeUnit): DeadlineMove => ({ move: 'start', budget: budget(amount, unit) })
const extend = (amount: number, unit: TimeUnit): DeadlineMove =>
  ({ move: 'extend', by: budget(amount, unit), approver: '140423:government', reason: '需更换变压器' })
const pause: DeadlineMove = { move: 'pause', reason: '季节性不可施工' }
const resume: DeadlineMove = { move: 'resume' }
const stop: DeadlineMove = { move: 'stop' }
const hours = (count: number) => count * 3_600_000

function after(...moves: [string, DeadlineMove][]): DeadlineLedger {
  let ledger: DeadlineLedger | null = null
  for (const [when, move] of moves) ledger = applyMove(ledger, move, at(when), calendar)
  return ledger ?? assert.fail('no moves')
}
const dueOf = (ledger: DeadlineLedger) => {
  const instant = due(ledger, calendar)
  return instant === null ? null : instantForStaff(instant)
}
const lampAt = (ledger: DeadlineLedger, when: string) => lamp(ledger, at(when), calendar)
const wordsAt = (ledger: DeadlineLedger, when: string) => inWords(ledger, at(when), calendar)

// 2026-11-19 is a Thursday.
const threeHours: [string, DeadlineMove] = ['2026-11-20 17:00', start(3, 'WORK_HOUR')]
const twoDays: [string, DeadlineMove] = ['2026-11-19 10:00', start(2, 'WORK_DAY')]

describe('a deadline that is paused (R-007)', () => {
  it('has no due instant while it is paused', () => {
    const ledger = after(threeHours, ['2026-11-20 17:30', pause])
    assert.equal(due(ledger, calendar), null)
    assert.equal(isPaused(ledger), true)
    assert.equal(wordsAt(ledger, '2027-03-01 09:00'), '已暂停计时')
  })

  it('adds what was left, exactly, from the resume', () => {
    assert.equal(dueOf(after(threeHours, ['2026-11-20 17:30', pause], ['2026-11-26 16:00', resume])), '2026-11-27 09:00')
  })

  it('adds the office time left of a WORK_DAY budget, not whole days', () => {
    // 18.5 h are left on Thursday at 11:00: 6.5 h on Friday from 09:00, 7 h on Monday, 5 h on Tuesday.
    const ledger = after(twoDays, ['2026-11-19 11:00', pause], ['2026-11-20 09:00', resume])
    assert.equal(remaining(ledger, at('2026-11-20 09:00'), calendar), hours(18.5))
    assert.equal(dueOf(ledger), '2026-11-24 16:00')
  })

  it('is not moved by a pause outside office hours', () => {
    assert.equal(dueOf(after(twoDays, ['2026-11-20 18:00', pause], ['2026-11-23 08:30', resume])), '2026-11-23 18:00')
    assert.equal(dueOf(after(threeHours, ['2026-11-21 02:00', pause], ['2026-11-22 23:00', resume])), '2026-11-23 10:30')
  })

  it('is moved by the night where the budget is of urgent hours', () => {
    const urgent = after(['2026-11-20 17:00', start(3, 'URGENT_HOUR')], ['2026-11-20 19:00', pause], ['2026-11-21 05:00', resume])
    assert.equal(dueOf(urgent), '2026-11-21 06:00')
  })

  it('is not moved by a pause and a resume at one instant', () => {
    assert.equal(dueOf(after(twoDays, ['2026-11-20 11:00', pause], ['2026-11-20 11:00', resume])), '2026-11-23 18:00')
  })

  it('is due at the resume when it was paused at its last instant', () => {
    const ledger = after(twoDays, ['2026-11-23 18:00', pause], ['2026-11-25 10:00', resume])
    assert.equal(dueOf(ledger), '2026-11-25 10:00')
    assert.equal(lampAt(ledger, '2026-11-25 10:00'), 'soon')
    assert.equal(lampAt(ledger, '2026-11-25 10:01'), 'late')
  })

  it('stays late when it is paused after due', () => {
    const paused = after(twoDays, ['2026-11-23 20:00', pause])
    assert.equal(lampAt(paused, '2026-11-23 20:00'), 'late')
    const resumed = applyMove(paused, resume, at('2026-12-01 08:30'), calendar)
    assert.equal(dueOf(resumed), '2026-11-23 18:00')
    assert.equal(remaining(resumed, at('2026-12-01 10:30'), calendar), -hours(2))
    assert.equal(wordsAt(resumed, '2026-12-01 10:30'), '已超 2 个工作小时')
  })

  it('keeps every pause with its reason', () => {
    const ledger = after(threeHours, ['2026-11-20 17:30', pause], ['2026-11-26 16:00', resume])
    assert.deepEqual(ledger.pauses, [{ from: at('2026-11-20 17:30'), to: at('2026-11-26 16:00'), reason: '季节性不可施工' }])
  })

  it('is a JSON value that goes on where it was', () => {
    const ledger = after(twoDays, ['2026-11-19 11:00', pause])
    const revived = JSON.parse(JSON.stringify(ledger)) as DeadlineLedger
    const goOn = (from: DeadlineLedger) => applyMove(from, resume, at('2026-11-20 09:00'), calendar)
    assert.deepEqual(goOn(revived), goOn(ledger))
  })
})

describe('a deadline that is extended (R-116)', () => {
  it('ends at the close of office that many working days later', () => {
    assert.equal(dueOf(after(twoDays, ['2026-11-20 09:00', extend(5, 'WORK_DAY')])), '2026-11-30 18:00')
  })

  it('is extended alike before, during and after a pause', () => {
    const expected = '2026-12-01 16:00'
    const paused: [string, DeadlineMove] = ['2026-11-19 11:00', pause]
    const resumed: [string, DeadlineMove] = ['2026-11-20 09:00', resume]
    assert.equal(dueOf(after(twoDays, ['2026-11-19 10:30', extend(5, 'WORK_DAY')], paused, resumed)), expected)
    assert.equal(dueOf(after(twoDays, paused, ['2026-11-19 15:00', extend(5, 'WORK_DAY')], resumed)), expected)
    assert.equal(dueOf(after(twoDays, paused, resumed, ['2026-11-20 15:00', extend(5, 'WORK_DAY')])), expected)
  })

  it('counts from when it was due before the pause, where that is asked: a wait within that time moves nothing', () => {
    const fromDue: DeadlineMove = { move: 'extend', by: budget(5, 'WORK_DAY'), approver: '140423:government', reason: '需更换变压器', from: 'due' }
    const granted = (paused: string, answered: string) => dueOf(after(twoDays, [paused, pause], [answered, resume], [answered, fromDue]))
    assert.equal(granted('2026-11-20 09:00', '2026-11-20 09:00'), '2026-11-30 18:00')
    assert.equal(granted('2026-11-20 09:00', '2026-11-20 09:01'), '2026-11-30 18:00')
    assert.equal(granted('2026-11-20 20:00', '2026-11-23 17:59'), '2026-11-30 18:00')
    assert.equal(granted('2026-11-20 09:00', '2026-11-24 10:00'), '2026-12-01 10:00', 'after the old due instant it counts from the answer')
    assert.equal(dueOf(after(twoDays, ['2026-11-20 09:00', fromDue])), '2026-11-30 18:00', 'never paused, it is the same')
  })

  it('says beforehand when it would be due', () => {
    const running = after(twoDays)
    assert.equal(dueIfExtended(running, budget(5, 'WORK_DAY'), calendar), at('2026-11-30 18:00'))
    assert.equal(dueIfExtended(applyMove(running, pause, at('2026-11-20 09:00'), calendar), budget(5, 'WORK_DAY'), calendar), at('2026-11-30 18:00'))
    assert.equal(dueBeforePause(applyMove(running, stop, at('2026-11-20 09:00'), calendar), calendar), at('2026-11-23 18:00'))
  })

  it('keeps approver and reason', () => {
    const [entry] = after(twoDays, ['2026-11-20 09:00', extend(5, 'WORK_DAY')]).extensions
    assert.deepEqual(entry, {
      at: at('2026-11-20 09:00'), by: budget(5, 'WORK_DAY'), approver: '140423:government', reason: '需更换变压器',
    })
  })

  it('turns back from yellow to green by the extension only', () => {
    const ledger = after(twoDays)
    assert.equal(lampAt(ledger, '2026-11-23 09:00'), 'soon')
    const extended = applyMove(ledger, extend(5, 'WORK_DAY'), at('2026-11-23 09:00'), calendar)
    assert.equal(lampAt(extended, '2026-11-23 09:00'), 'on-time')
  })
})

describe('a calendar that is corrected while a deadline runs', () => {
  it('moves the due instant of a running deadline and not of a stopped one', () => {
    const corrected = workingCalendar({ ...calendar, workdays: { ...calendar.workdays, '2026-11-23': false } })
    const running = after(twoDays)
    assert.equal(due(running, corrected), at('2026-11-24 18:00'))
    const stopped = applyMove(running, stop, at('2026-11-23 10:00'), calendar)
    assert.equal(due(stopped, corrected), at('2026-11-23 18:00'))
    assert.equal(used(stopped, at('2027-01-01 00:00'), corrected), used(running, at('2026-11-23 10:00'), calendar))
  })

  it('ends a WORK_DAY budget at the close of office when the hours change', () => {
    const summer = workingCalendar({ ...calendar, officeHours: [[480, 720], [900, 1110]] })
    assert.equal(due(after(twoDays), summer), at('2026-11-23 18:30'))
  })
})

describe('the share of a limit that the warning may take (R-008)', () => {
  const capped = (amount: number, unit: TimeUnit, soonPercent = 50): DeadlineMove => ({ move: 'start', budget: budget(amount, unit), soonPercent })

  it('keeps a limit of one working day green at its start and turns it amber in its second half', () => {
    const ledger = after(['2026-11-19 09:00', capped(1, 'WORK_DAY')])
    assert.equal(lampAt(ledger, '2026-11-19 09:00'), 'on-time')
    const warned = warnAt(ledger, calendar) ?? assert.fail()
    assert.ok(warned > at('2026-11-19 09:00') && warned < (due(ledger, calendar) ?? 0))
    assert.equal(lamp(ledger, warned, calendar), 'soon')
    assert.equal(lamp(ledger, warned - 60_000, calendar), 'on-time')
  })
  it('is never at or before the start, whatever the limit and whenever it begins', () => {
    for (const [amount, unit] of [[0.5, 'URGENT_HOUR'], [1, 'WORK_HOUR'], [1, 'WORK_DAY'], [2, 'WORK_DAY'], [1, 'CALENDAR_DAY']] as const) {
      for (const begun of ['2026-11-19 09:00', '2026-11-19 17:59', '2026-11-21 10:00', '2026-11-19 23:00']) {
        const ledger = after([begun, capped(amount, unit, 90)])
        assert.ok((warnAt(ledger, calendar) ?? 0) > at(begun), `${amount} ${unit} from ${begun}`)
        assert.equal(lampAt(ledger, begun), 'on-time', `${amount} ${unit} from ${begun}`)
      }
    }
  })
  it('changes nothing for a long limit, whose warning is short anyway, nor for ledgers written before there was a share', () => {
    assert.equal(warnAt(after(['2026-11-19 09:00', capped(5, 'WORK_DAY')]), calendar), warnAt(after(['2026-11-19 09:00', start(5, 'WORK_DAY')]), calendar))
    assert.equal(lampAt(after(['2026-11-18 18:00', start(1, 'WORK_DAY')]), '2026-11-18 18:00'), 'soon')
  })
})

describe('the lamp (R-008)', () => {
  it('is yellow from 80 % used and red after due', () => {
    const ledger = after(['2026-11-20 08:00', start(10, 'URGENT_HOUR')])
    assert.equal(lampAt(ledger, '2026-11-20 15:59:59.999'), 'on-time')
    assert.equal(lampAt(ledger, '2026-11-20 16:00'), 'soon')
    assert.equal(lampAt(ledger, '2026-11-20 18:00'), 'soon')
    assert.equal(lampAt(ledger, '2026-11-20 18:00:00.001'), 'late')
    assert.equal(warnAt(ledger, calendar), at('2026-11-20 16:00'))
  })

  it('is yellow from one working day before due for working days', () => {
    const ledger = after(twoDays)
    assert.equal(lampAt(ledger, '2026-11-20 17:59'), 'on-time')
    assert.equal(lampAt(ledger, '2026-11-20 18:00'), 'soon')
    assert.equal(lampAt(ledger, '2026-11-23 18:00'), 'soon')
    assert.equal(lampAt(ledger, '2026-11-23 18:01'), 'late')
    assert.equal(warnAt(ledger, calendar), at('2026-11-20 18:00'))
  })

  it('stands still while paused, and is not asked to warn', () => {
    const ledger = after(twoDays, ['2026-11-19 11:00', pause])
    assert.equal(lampAt(ledger, '2028-01-01 00:00'), 'on-time')
    assert.equal(warnAt(ledger, calendar), null)
  })

  it('says after the stop whether it was in time', () => {
    assert.equal(lampAt(after(twoDays, ['2026-11-23 18:00', stop]), '2027-01-01 00:00'), 'on-time')
    const late = after(twoDays, ['2026-11-24 09:30', stop])
    assert.equal(lampAt(late, '2027-01-01 00:00'), 'late')
    assert.equal(wordsAt(late, '2027-01-01 00:00'), '计时已结束，已超 1 个工作小时')
    assert.equal(dueOf(late), '2026-11-23 18:00')
  })
})

describe('in words', () => {
  it('says days and hours, hours and minutes, or that it is nearly over', () => {
    const ledger = after(twoDays)
    assert.equal(wordsAt(ledger, '2026-11-20 15:00'), '还剩 1 个工作日 3 小时')
    assert.equal(wordsAt(ledger, '2026-11-23 08:30'), '还剩 1 个工作日')
    assert.equal(wordsAt(ledger, '2026-11-23 15:10'), '还剩 2 个工作小时 50 分钟')
    assert.equal(wordsAt(ledger, '2026-11-23 17:59:30'), '还剩不足 1 分钟')
    assert.equal(wordsAt(ledger, '2026-11-23 22:00'), '刚刚超时')
    assert.equal(wordsAt(ledger, '2026-11-25 10:30'), '已超 1 个工作日 2 小时')
  })

  it('says natural time for urgent budgets', () => {
    const ledger = after(['2026-11-20 17:00', start(30, 'URGENT_HOUR')])
    assert.equal(wordsAt(ledger, '2026-11-20 17:00'), '还剩 1 天 6 小时')
    assert.equal(wordsAt(ledger, '2026-11-22 01:00'), '已超 2 小时')
  })

  it('says a budget', () => {
    assert.equal(budgetInWords(budget(3, 'WORK_DAY')), '3 个工作日')
    assert.equal(budgetInWords(budget(10.5, 'WORK_HOUR')), '10.5 个工作小时')
    assert.equal(budgetInWords(budget(2, 'URGENT_HOUR')), '2 小时（昼夜连续计算）')
  })
})

describe('moves a deadline refuses', () => {
  const refused = (code: IllegalMoveCode, title: string, ...moves: [string, DeadlineMove][]) => {
    it(`${title} (${code})`, () => {
      assert.throws(() => after(...moves), (error) => error instanceof IllegalMove && error.code === code)
    })
  }
  refused('not-started', 'a pause before the start', ['2026-11-20 09:00', pause])
  refused('already-started', 'a second start', twoDays, ['2026-11-20 09:00', start(1, 'WORK_DAY')])
  refused('not-a-budget', 'a start with no time', ['2026-11-20 09:00', start(0, 'WORK_DAY')])
  refused('not-a-budget', 'an extension by half a day', twoDays, ['2026-11-20 09:00', extend(0.5, 'WORK_DAY')])
  refused('already-paused', 'a second pause', twoDays, ['2026-11-20 09:00', pause], ['2026-11-20 10:00', pause])
  refused('not-paused', 'a resume while it runs', twoDays, ['2026-11-20 09:00', resume])
  refused('before-last-move', 'a move before the last one', twoDays, ['2026-11-19 09:59', pause])
  refused('already-stopped', 'a resume after the stop', twoDays, ['2026-11-20 09:00', stop], ['2026-11-20 10:00', resume])
  refused('extension-after-due', 'an extension after due (R-116)', twoDays, ['2026-11-23 18:00:00.001', extend(1, 'WORK_DAY')])
  refused('extension-after-due', 'an extension after due in a pause', twoDays,
    ['2026-11-23 20:00', pause], ['2026-11-23 21:00', extend(1, 'WORK_DAY')])
  refused('extension-on-another-clock', 'natural days for working days', twoDays, ['2026-11-20 09:00', extend(5, 'CALENDAR_DAY')])

  it('but an extension at the due instant itself is in time (R-116)', () => {
    assert.equal(dueOf(after(twoDays, ['2026-11-23 18:00', extend(1, 'WORK_DAY')])), '2026-11-24 18:00')
  })
  it('and a stopped deadline can start anew, for a rework (R-119)', () => {
    const ledger = after(twoDays, ['2026-11-20 09:00', stop], ['2026-11-20 10:00', start(4, 'WORK_HOUR')])
    assert.equal(dueOf(ledger), '2026-11-20 16:30')
  })
})
