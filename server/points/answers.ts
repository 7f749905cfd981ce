/** What the routes of points answer, for `/openapi.json`. */
import { Type, type TSchema } from '@sinclair/typebox'
import { catalogueSchema } from '../../core/star-rating/points-catalogue.ts'
import { rewardSchema } from '../../core/star-rating/rewards.ts'

const closed = { additionalProperties: false } as const
const text = Type.String()
const whole = Type.Integer()
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const list = <T extends TSchema>(schema: T) => Type.Array(schema)

const thing = { number: whole, name: text, unit: text, cost: whole, mostPerMonth: orNull(whole), onShelf: Type.Boolean() }
const adoption = Type.Object({ body: text, number: text, heldOn: text, entitled: whole, present: whole, yes: whole, meeting: orNull(text) }, closed)
const inForce = Type.Object({ contents: catalogueSchema, adoption, filedOn: text, filing: text, version: whole }, closed)
const line = Type.Object({ thing: whole, name: text, unit: text, opening: whole, received: whole, exchanged: whole, writtenOff: whole, counted: whole, closing: whole }, closed)

export const publicParts = {
  inForce: orNull(inForce), rewards: list(rewardSchema), participants: Type.Integer({ description: 'Households that earned points this year; never which.' }),
  things: orNull(list(Type.Object({ ...thing, stock: whole }, closed))), quarter: text, quarters: list(text), sheet: list(line),
}

const about = { dossier: text, head: text, group: text, sequence: whole }
const request = Type.Object({
  number: whole, kind: text, rule: text, ruleName: text, points: whole, on: text, words: text, evidence: text, reversalOf: orNull(text), own: Type.Boolean(), state: text, reason: text,
  ...about, mine: Type.Boolean(), sameDay: Type.Integer({ description: 'Entries of the same rule and day that were counted already: a hint.' }),
}, closed)
const exchange = Type.Object({ number: whole, thing: whole, name: text, unit: text, quantity: whole, cost: whole, on: text, state: text, reason: text, ...about, code: text }, closed)
const doubt = Type.Object({ number: whole, day: text, amount: whole, usual: whole, finding: orNull(text) }, closed)
const standing = { id: text, state: text, sequence: whole }

export const VillagePoints = Type.Object({
  region: Type.Object({ code: text, name: text }, closed), ...publicParts,
  reviewers: Type.Integer({ minimum: 0, description: 'People in office who may approve; with fewer than two nothing entered by one of them can be approved (R-468).' }),
  mayEnter: Type.Boolean({ description: 'Runs points in this village: claims, exchanges, stock.' }), seed: catalogueSchema,
  catalogue: orNull(Type.Object({ ...standing, draft: orNull(catalogueSchema), adoption: orNull(adoption), sentBack: text, doubts: list(doubt) }, closed)),
  shop: orNull(Type.Object({
    ...standing, movements: list(Type.Object({ number: whole, thing: whole, kind: text, quantity: whole, delta: whole, words: text, on: text, mine: Type.Boolean() }, closed)),
  }, closed)),
  requests: list(request), exchanges: list(exchange),
  changes: list(Type.Object({ dossier: text, sequence: whole, head: text, group: text, what: text, waits: Type.Boolean(), left: whole }, { ...closed, description: 'Passbooks whose household the register has changed.' })),
}, closed)

export const FoundHouseholds = Type.Object({
  items: list(Type.Object({ household: text, dossier: text, head: text, group: text, balance: whole, opened: Type.Boolean() }, closed)),
}, closed)
