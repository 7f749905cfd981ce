/** What the routes of the polling day answer; the types the console reads stand in core/view/polling.ts. */
import { Type } from '@sinclair/typebox'

const closed = { additionalProperties: false } as const
const words = Type.String()
const maybe = Type.Union([words, Type.Null()])
const whole = Type.Integer()
const maybeWhole = Type.Union([whole, Type.Null()])
const yes = Type.Boolean()
const Person = Type.Object({ person: words, name: words }, closed)
const Slate = Type.Object({ chair: Type.Array(Person), vice: Type.Array(Person), member: Type.Array(Person) }, closed)
const Seats = Type.Object({ chair: whole, vice: whole, member: whole }, closed)
const Sheet = Type.Union([Type.Object({ name: words, mine: yes, attempt: whole, dossier: words, state: words }, closed), Type.Null()])
const Post = Type.Union([Type.Literal('chair'), Type.Literal('vice'), Type.Literal('member')])

export const Box = Type.Object({
  id: words, election: words, number: whole, name: words, kind: words, state: words, stateName: words, sequence: whole, village: words, run: whole, villageName: words, term: whole, rehearsal: yes, round: whole, stage: words, seats: Seats, slate: Slate,
  others: Type.Array(Person), workers: Type.Array(Type.Object({ person: words, name: words, duty: words }, closed)), committee: Type.Array(Person), checked: Type.Array(words), received: whole, seal: words, marks: whole,
  recent: Type.Array(whole), shut: Type.Union([Type.Object({ unused: whole, spoilt: whole, seal: words }, closed), Type.Null()]), mixed: Type.Array(whole),
  mixable: Type.Array(Type.Object({ number: whole, name: words, issued: whole }, closed)), fewPapers: whole, sheets: Type.Object({ A: Sheet, B: Sheet }, closed),
  differences: Type.Union([Type.Object({ figures: Type.Array(words), papers: Type.Array(Type.Object({ number: whole, posts: Type.Array(words), own: maybe }, closed)) }, closed), Type.Null()]),
  least: Type.Object({ staff: whole, scrutineers: whole }, closed), mayManage: yes, mayWork: yes, me: maybe,
}, closed)

export const Voters = Type.Object({
  items: Type.Array(Type.Object({
    serial: whole, person: words, name: words, sex: maybe, group: words, holds: Type.Array(Type.Object({ serial: whole, reason: words }, closed)), heldBy: maybeWhole,
  }, closed)),
}, closed)
export const Taken = Type.Object({ registered: whole, taken: Type.Array(whole), here: whole, left: whole }, closed)
export const Mark = Type.Object({ serial: whole, taken: yes, at: maybe, where: words, here: yes, together: Type.Array(whole) }, closed)
export const OwnSheet = Type.Object({
  sheet: words, attempt: whole, state: words, papers: whole, last: Type.Array(words), finished: Type.Union([Type.Object({ found: whole, forged: whole }, closed), Type.Null()]),
}, closed)
const results = Type.Array(Type.Object({ ok: yes, id: words, code: maybe, sentence: maybe, repeated: yes }, closed))
export const Done = Type.Object({ results, state: words, sequence: whole, marks: whole, recent: Type.Array(whole), others: Type.Array(Person) }, closed)
export const SheetDone = Type.Object({ results, state: words, papers: whole }, closed)

export const HallView = Type.Object({
  villageName: words, term: whole, round: whole, kind: words, rehearsal: yes, stage: words, registered: whole,
  posts: Type.Array(Type.Object({ post: Post, name: words, seats: whole, invalid: whole, candidates: Type.Array(Type.Object({ name: words, votes: whole, writtenIn: yes }, closed)) }, closed)),
  papers: whole, issued: whole,
  boxes: Type.Array(Type.Object({ number: whole, name: words, stateName: words, papers: whole, issued: whole, settled: yes, reading: yes, shown: yes }, closed)), sequence: whole,
}, closed)

const Line = Type.Object({ person: words, name: words, woman: yes, votes: whole, outcome: words, with: words }, closed)
const Result = Type.Object({
  papers: Type.Object({ registered: whole, issued: whole, returned: whole, forged: whole }, closed), counted: whole, needed: whole, valid: yes, because: maybe,
  posts: Type.Array(Type.Object({ post: Post, name: words, seats: whole, invalid: whole, threshold: maybeWhole, lines: Type.Array(Line) }, closed)),
  winners: Type.Array(Type.Object({ name: words, post: words, votes: whole, woman: yes }, closed)), follows: Type.Array(words), settled: yes, countedAt: words, announcedAt: maybe, announceUntil: words,
}, closed)
const Next = Type.Object({
  kind: words, posts: Type.Array(Type.Object({ post: Post, name: words, seats: whole, candidates: Type.Array(Person) }, closed)), mustChoose: Type.Array(Person), short: Type.Array(words),
}, closed)
export const Day = Type.Object({
  election: words, village: words, villageName: words, term: whole, run: whole, rehearsal: yes, stage: words, stageName: words, sequence: whole,
  roll: Type.Union([Type.Object({ id: words, sequence: whole, registered: whole, rights: whole }, closed), Type.Null()]),
  round: Type.Union([Type.Object({ number: whole, kind: words, day: words }, closed), Type.Null()]),
  stations: Type.Array(Type.Object({ number: whole, name: words, kind: words, box: words, state: maybe, stateName: words, marks: whole, received: whole, sequence: whole }, closed)),
  result: Type.Union([Result, Type.Null()]), next: Type.Union([Next, Type.Null()]), mayManage: yes,
}, closed)
