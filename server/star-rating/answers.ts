/** What the routes of the figures answer. */
import { Type } from '@sinclair/typebox'

const closed = { additionalProperties: false } as const
const Count = Type.Integer({ minimum: 0 })
const Hundredths = Type.Union([Type.Integer(), Type.Null()])
const Region = Type.Object({ level: Type.String(), code: Type.String(), name: Type.String() }, closed)
const Counts = { households: Count, participating: Count, rated: Count, sixAndMore: Count, all: Count }

export const Figures = Type.Object({
  region: Region, path: Type.Array(Region), year: Type.Integer(), villages: Count,
  stages: Type.Array(Type.Object({ stage: Type.String(), villages: Count }, closed)),
  counts: Type.Object({ ...Counts, stayingOut: Count, decided: Count, stillOpen: Count }, closed),
  shares: Type.Array(Type.Object({
    key: Type.String(), name: Type.String(), over: Count, of: Count, aim: Type.Object({ over: Count, of: Count }, closed), reached: Type.Union([Type.Boolean(), Type.Null()]), rule: Type.String(),
  }, closed)),
  hints: Type.Array(Type.String()),
  children: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), villages: Count, ...Counts }, closed)),
}, closed)

export const Fairness = Type.Object({
  region: Region, year: Type.Integer(),
  items: Type.Array(Type.Object({
    code: Type.String(), name: Type.String(), decided: Count,
    fairness: Type.Object({ ownOverPeers: Hundredths, givenOverPeers: Hundredths, kinOverOthers: Hundredths, everyStar: Hundredths }, closed),
    hints: Type.Array(Type.String()),
  }, closed)),
}, closed)
