/**
 * Contracts of a village's collective (R-289; Law on Rural Collective Economic Organisations, RCE, art. 26, 35, 44): what has to be decided before they
 * hold, by instalments how much is due, received and late, and when their end is told. Whole fen, days of law; no clock.
 */
import { addDays, addMonths, daysBetween, type Day } from '../time/index.ts'

type KindDefinition = {
  readonly name: string
  /** Which law says who decides: the villagers' (VCL art. 28) or the collective members' (RCE art. 26). */
  readonly law: 'VCL' | 'RCE'
  /** Needs a resolution whatever the amount; the others from the county's amount on. */
  readonly always: boolean
}

export const contractKinds = {
  'land': kind('土地承包、流转', 'RCE', true),
  'land-use': kind('集体经营性建设用地出租、出让', 'RCE', true),
  'investment': kind('投资、合作经营', 'RCE', true),
  'sale': kind('出售、处置集体资产', 'RCE', true),
  'lease': kind('房屋、设备等资产出租', 'RCE', false),
  'works': kind('公益事业建设承包', 'VCL', true),
  'purchase': kind('购买货物和服务', 'VCL', false),
} as const satisfies Record<string, KindDefinition>
export type ContractKind = keyof typeof contractKinds
export const contractKindNames = Object.fromEntries(Object.entries(contractKinds).map(([key, { name }]) => [key, name])) as { readonly [K in ContractKind]: string }

/** no resolution, no contract; whatever is made with those who decide, or their near relatives, always asks for one. */
export function needsResolution({ kind: which, fen, related }: { readonly kind: ContractKind; readonly fen: number; readonly related: boolean }, fromFen: number): boolean {
  return related || contractKinds[which].always || fen >= fromFen
}

export const rhythms = { 'once': '一次付清', 'month': '每月', 'quarter': '每季度', 'half-year': '每半年', 'year': '每年' } as const
export type PayRhythm = keyof typeof rhythms
const monthsOf: Readonly<Record<Exclude<PayRhythm, 'once'>, number>> = { 'month': 1, 'quarter': 3, 'half-year': 6, 'year': 12 }

export type Instalment = { readonly number: number; readonly due: Day; readonly fen: number }
/** As many as one contract has: fifty years half-yearly. */
export const mostInstalments = 120

/** Equal parts from the first day on while the term lasts; what cannot be split lies on the last. Empty where there is nothing to split. */
export function scheduleOf({ fen, first, until, every }: { readonly fen: number; readonly first: Day; readonly until: Day; readonly every: PayRhythm }): readonly Instalment[] {
  const days = daysOf(first, until, every)
  if (days.length === 0 || fen < days.length) return []
  const part = Math.floor(fen / days.length)
  return days.map((due, at) => ({ number: at + 1, due, fen: at + 1 === days.length ? fen - part * (days.length - 1) : part }))
}

/** One more than a contract may have, so that too many are seen and never counted out. */
function daysOf(first: Day, until: Day, every: PayRhythm): readonly Day[] {
  if (first > until) return []
  if (every === 'once') return [first]
  const days: Day[] = []
  for (let nth = 0; days.length <= mostInstalments; nth += 1) {
    const due = addMonths(first, nth * monthsOf[every])
    if (due > until) break
    days.push(due)
  }
  return days
}

/** A receipt or payment as it was booked; one that takes another back carries its number and the amount with a minus. */
export type Payment = { readonly number: number; readonly instalment: number; readonly fen: number; readonly on: Day; readonly voucher: string; readonly reverses: number | null; readonly words: string }
/** What is not asked for any more: written off by resolution, or fallen away with the contract's early end. */
export type Waiver = { readonly instalment: number; readonly fen: number; readonly words: string }
export type Account = { readonly instalments: readonly Instalment[]; readonly payments: readonly Payment[]; readonly waivers: readonly Waiver[] }
export type InstalmentStanding = Instalment & { readonly paid: number; readonly waived: number; readonly open: number; readonly overdue: boolean }

/** Each instalment with what was booked on it. An instalment is late from the day after it was due. */
export function standingsOf({ instalments, payments, waivers }: Account, today: Day): readonly InstalmentStanding[] {
  const paid = sums(payments)
  const waived = sums(waivers)
  return instalments.map((one) => {
    const [got, gone] = [paid.get(one.number) ?? 0, waived.get(one.number) ?? 0]
    const open = one.fen - got - gone
    return { ...one, paid: got, waived: gone, open, overdue: open > 0 && one.due < today }
  })
}

export type AccountSums = { readonly fen: number; readonly paid: number; readonly waived: number; readonly open: number; readonly overdue: number }

export function sumsOfAccount(account: Account, today: Day): AccountSums {
  const all = standingsOf(account, today)
  const sum = (of: (one: InstalmentStanding) => number) => all.reduce((total, one) => total + of(one), 0)
  return { fen: sum(({ fen }) => fen), paid: sum(({ paid }) => paid), waived: sum(({ waived }) => waived), open: sum(({ open }) => open), overdue: sum((one) => (one.overdue ? one.open : 0)) }
}

export type BookingFault = 'no-such-instalment' | 'nothing' | 'over-the-instalment'

/** Never more than the instalment asks for: whoever pays ahead pays the next one. */
export function faultOfBooking(account: Account, instalment: number, fen: number): BookingFault | null {
  const found = standingsOf(account, '0000-01-01').find(({ number }) => number === instalment)
  if (found === undefined) return 'no-such-instalment'
  if (!Number.isSafeInteger(fen) || fen <= 0) return 'nothing'
  return fen > found.open ? 'over-the-instalment' : null
}

/** The booking may be taken back once, and no taking back is taken back. */
export function mayBeReversed({ payments }: Pick<Account, 'payments'>, number: number): boolean {
  const found = payments.find((one) => one.number === number)
  return found?.reverses === null && !payments.some(({ reverses }) => reverses === number)
}

/** The first instalment on which something is open. */
export function nextOpen(account: Account): InstalmentStanding | null {
  return standingsOf(account, '0000-01-01').filter(({ open }) => open > 0).toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : one.number - other.number))[0] ?? null
}

/** ninety days before its end, whoever may renew it, watches it or stands above is told. */
export const warningDays = 90

export function isExpiring(until: Day, today: Day): boolean {
  const left = daysBetween(today, until)
  return left >= 0 && left <= warningDays
}

/** The day on which it is told. */
export function warningDay(until: Day): Day {
  return addDays(until, -warningDays)
}

function sums(rows: readonly { readonly instalment: number; readonly fen: number }[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const { instalment, fen } of rows) found.set(instalment, (found.get(instalment) ?? 0) + fen)
  return found
}

function kind(name: string, law: KindDefinition['law'], always: boolean): KindDefinition {
  return { name, law, always }
}
