/** What the routes of the collective economy answer; the compiler holds them and core/view/collective-economy.ts together. */
import { Type, type Static } from '@sinclair/typebox'
import type { ContractKind } from '../../core/collective-economy/index.ts'
import type { CollectiveMeetings, Contracts as ContractsView, Inventory as InventoryView, Ledger as LedgerView, ReadTable } from '../../core/view/collective-economy.ts'

export const closed = { additionalProperties: false } as const
const words = Type.String()
const count = Type.Integer({ minimum: 0 })
const maybe = Type.Union([words, Type.Null()])
const kind = Type.Unsafe<ContractKind>(Type.String())

export const Contracts = Type.Object({
  region: Type.Object({ code: words, name: words }, closed), today: words,
  sums: Type.Object({ running: count, drafted: count, overdue: count, overdueFen: count, expiring: count }, closed),
  items: Type.Array(Type.Object({
    dossier: words, village: words, villageName: words, number: words, title: words, kind, direction: Type.Union([Type.Literal('in'), Type.Literal('out')]), party: words, from: words, to: words,
    state: words, stateName: words, fen: count, paid: count, open: count, overdue: count, nextDue: maybe, expiring: Type.Boolean(),
  }, closed)),
  next: Type.Union([Type.String({ description: 'Asks for the page after this one.' }), Type.Null()]),
}, closed)

true satisfies (Static<typeof Contracts> extends ContractsView ? true : false)

const number = Type.Integer()
const named = Type.Object({ code: words, name: words }, closed)
const way = Type.Union([Type.Literal('in'), Type.Literal('out')])
const fundLine = { day: words, direction: way, subject: words, words, fen: number, voucher: words }
const propertyLine = { code: words, name: words, kind: words, amount: count, fen: count, since: words, where: words, use: words }
export const Ledger = Type.Object({
  village: named, period: words, periodName: words, dossier: words, state: maybe, stateName: words, sequence: count, carriesOver: Type.Boolean(),
  accounts: Type.Array(Type.Object({ number: count, name: words, kindName: words, holder: words, opening: count, closing: number }, closed)),
  sums: Type.Object({ opening: count, income: number, expense: number, closing: number }, closed),
  lines: Type.Array(Type.Object({ number: count, account: count, ...fundLine, reverses: Type.Union([count, Type.Null()]) }, closed)),
  unmatched: Type.Array(Type.Object({ contract: words, title: words, on: words, voucher: words, fen: number }, closed)),
  quarters: Type.Array(Type.Object({ period: words, periodName: words, stateName: words, closing: number }, closed)),
}, closed)
export const Inventory = Type.Object({
  village: named, kind: Type.Union([Type.Literal('assets'), Type.Literal('resources')]), dossier: words, opened: Type.Boolean(), sequence: count,
  sums: Type.Object({ lines: count, amount: count, fen: count, own: count, let: count, idle: count, gone: count }, closed), stockOn: maybe,
  rows: Type.Array(Type.Object({ number: count, ...propertyLine, corrected: count }, closed)),
}, closed)
const fault = Type.Object({ row: count, column: words, sentence: words }, closed)
export const Table = Type.Union([
  Type.Object({ ok: Type.Literal(true), funds: Type.Array(Type.Object(fundLine, closed)), property: Type.Array(Type.Object(propertyLine, closed)) }, closed),
  Type.Object({ ok: Type.Literal(false), faults: Type.Array(fault), more: count }, closed),
])

true satisfies (Static<typeof Ledger> extends LedgerView ? true : false)
true satisfies (Static<typeof Inventory> extends InventoryView ? true : false)
true satisfies (Static<typeof Table> extends ReadTable ? true : false)

export const Meetings = Type.Object({
  village: named,
  meetings: Type.Array(Type.Object({
    dossier: words, bodyName: words, heldOn: words, state: words, stateName: words, all: count, present: count,
    items: Type.Array(Type.Object({ number: count, kindName: words, title: words, passed: Type.Boolean(), yes: count }, closed)),
  }, closed)),
}, closed)
true satisfies (Static<typeof Meetings> extends CollectiveMeetings ? true : false)
