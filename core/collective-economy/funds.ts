/**
 * The ledger of funds (资金台账, R-289): accounts with what they held, lines in the order in which they were entered, mistakes struck by an entry in red
 * (红字冲销) that stays beside them. Balances are always counted anew from the lines; whole fen.
 */
import type { FinanceLine } from '../open-affairs/content.ts'
import { firstDayOf, lastDayOf } from '../open-affairs/periods.ts'
import { addDays, type Day } from '../time/index.ts'

export type FundAccount = { readonly number: number; readonly kind: 'bank' | 'cash'; readonly name: string; readonly holder: string; readonly opening: number }
export type FundLine = FinanceLine & {
  readonly number: number
  readonly account: number
  /** The line it takes back; its amount then has a minus. */
  readonly reverses: number | null
  readonly enteredOn: Day
}
export type Books = { readonly accounts: readonly FundAccount[]; readonly lines: readonly FundLine[] }
export type FundSums = { readonly opening: number; readonly income: number; readonly expense: number; readonly closing: number }

export const accountKinds = { bank: '银行账户', cash: '库存现金' } as const
/** One quarter of one village. */
export const mostFundLines = 2_000

export function sumsOfFunds({ accounts, lines }: Books, account?: number): FundSums {
  const opening = accounts.filter(({ number }) => account === undefined || number === account).reduce((sum, one) => sum + one.opening, 0)
  const of = (direction: FundLine['direction']) => lines.filter((line) => line.direction === direction && (account === undefined || line.account === account)).reduce((sum, { fen }) => sum + fen, 0)
  const [income, expense] = [of('in'), of('out')]
  return { opening, income, expense, closing: opening + income - expense }
}

/** The first day at whose end an account would hold less than nothing: money that is not there was not paid. */
export function firstBelowZero({ accounts, lines }: Books): { readonly account: number; readonly day: Day; readonly fen: number } | null {
  for (const { number, opening } of accounts) {
    const days = new Map<Day, number>()
    for (const line of lines) if (line.account === number) days.set(line.day, (days.get(line.day) ?? 0) + (line.direction === 'in' ? line.fen : -line.fen))
    let balance = opening
    for (const [day, change] of [...days].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      balance += change
      if (balance < 0) return { account: number, day, fen: balance }
    }
  }
  return null
}

/** The same voucher, day, amount and words on the same account were entered before: a table read in twice. */
export function repeatedIn(lines: readonly FundLine[], more: readonly (FinanceLine & { readonly account: number })[]): readonly number[] {
  const taken = new Set(lines.flatMap(({ number, reverses }) => (reverses === null ? [] : [reverses, number])))
  const known = new Set(lines.filter(({ number }) => !taken.has(number)).map(spelled))
  return more.flatMap((line, at) => {
    const text = spelled(line)
    if (known.has(text)) return [at + 1]
    known.add(text)
    return []
  })
}

export function mayBeStruck(lines: readonly FundLine[], number: number): boolean {
  const found = lines.find((line) => line.number === number)
  return found?.reverses === null && !lines.some(({ reverses }) => reverses === number)
}

/** `2026-Q3` of the quarter before `2026-Q4`. */
export function quarterBefore(period: string): string {
  return quarterOf(addDays(firstDayOf(period), -1))
}

export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

export function isInQuarter(day: Day, period: string): boolean {
  return day >= firstDayOf(period) && day <= lastDayOf(period)
}

function spelled({ account, day, direction, subject, words, fen, voucher }: FinanceLine & { readonly account: number }): string {
  return [account, day, direction, subject, words, fen, voucher].join('\t')
}
