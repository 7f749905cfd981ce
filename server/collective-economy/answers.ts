/** What the routes of the collective economy answer; the compiler holds them and core/view/collective-economy.ts together. */
import { Type, type Static } from '@sinclair/typebox'
import type { ContractKind } from '../../core/collective-economy/index.ts'
import type { Contracts as ContractsView } from '../../core/view/collective-economy.ts'

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
