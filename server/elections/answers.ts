/** What the routes of elections answer; the compiler holds them and core/view/elections.ts together. */
import { Type, type Static } from '@sinclair/typebox'
import type { ElectionLaunch, ElectionList, ElectionView, ReadRoll, RegisterPage, RollPage } from '../../core/view/elections.ts'

const closed = { additionalProperties: false } as const
const words = Type.String()
const flag = Type.Boolean()
const count = Type.Integer()
const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()])
const maybe = orNull(words)
const post = Type.Union([Type.Literal('chair'), Type.Literal('vice'), Type.Literal('member')])
const sex = Type.Union([Type.Literal('woman'), Type.Literal('man'), Type.Null()])
const registration = Type.Union([Type.Literal('resident'), Type.Literal('away'), Type.Literal('outside')])
const boxKind = Type.Union([Type.Literal('main'), Type.Literal('station'), Type.Literal('mobile')])
const item = Type.Union([Type.Literal('seals'), Type.Literal('premises'), Type.Literal('assets'), Type.Literal('accounts'), Type.Literal('archives'), Type.Literal('debts')])
const duty = Type.Union([Type.Literal('host'), Type.Literal('register'), Type.Literal('caller'), Type.Literal('counter'), Type.Literal('scrutineer'), Type.Literal('scribe'), Type.Literal('guard')])
const person = { person: words, name: words }
const Named = Type.Object(person, closed)

export const List = Type.Object({
  items: Type.Array(Type.Object({
    id: words, village: words, villageName: words, townName: words, title: words, rehearsal: flag, state: words, stateName: words, electionDay: words,
    next: orNull(Type.Object({ name: words, latest: maybe }, closed)), late: Type.Array(words),
  }, closed)),
  next: maybe, today: words, mayLaunch: flag,
}, closed)

export const Launch = Type.Object({
  village: words, villageName: words, today: words, term: count, runs: Type.Array(Type.Object({ id: words, run: count, title: words, stateName: words }, closed)),
  next: Type.Object({ byElection: count, rehearsal: count }, closed), sitting: Type.Array(Type.Object({ ...person, post }, closed)), termBeganOn: maybe, earliestDay: words, suggestedDay: words,
  steps: Type.Array(Type.Object({ name: words, rule: words, earliest: maybe, latest: maybe }, closed)),
  unconfirmed: Type.Array(Type.Object({ key: words, rule: words, title: words, sources: Type.Array(words), blocks: Type.Array(Type.Union([Type.Literal('election'), Type.Literal('by-election')])) }, closed)),
  mayLaunch: flag,
}, closed)

const Step = Type.Object({
  key: words, name: words, rule: words, standing: Type.Union([Type.Literal('done'), Type.Literal('now'), Type.Literal('later'), Type.Literal('none')]), sentence: words, latest: maybe, left: orNull(count), late: flag,
}, closed)
const Committee = Type.Object({
  by: Type.Union([Type.Literal('assembly'), Type.Literal('representatives'), Type.Literal('groups')]), heldOn: words, resolution: words, missing: count,
  members: Type.Array(Type.Object({ ...person, role: Type.Union([Type.Literal('HEAD'), Type.Literal('DEPUTY'), Type.Literal('MEMBER')]), mustWithdraw: maybe }, closed)),
  reserve: Type.Array(Named), left: Type.Array(Type.Object({ name: words, because: words, on: words }, closed)),
  meetings: Type.Array(Type.Object({ on: words, about: words, absent: Type.Array(Type.Object({ name: words, excused: flag }, closed)) }, closed)),
}, closed)
const onBallot = Type.Array(Type.Object({ post, seats: count, candidates: Type.Array(Named) }, closed))
const Round = Type.Object({
  number: count, kindName: words, day: words, rights: count, posts: onBallot,
  stations: Type.Array(Type.Object({ number: count, name: words, kind: boxKind, box: words, state: maybe, stateName: words, sequence: count, workers: Type.Array(Type.Object({ person: words, duty }, closed)), received: count, seal: words }, closed)),
  papers: orNull(Type.Object({ registered: count, issued: count, returned: count, forged: count }, closed)),
  votes: Type.Array(Type.Object({ post, invalid: count, lines: Type.Array(Type.Object({ ...person, votes: count }, closed)) }, closed)),
  announced: orNull(Type.Object({ at: words, where: words, by: words }, closed)),
}, closed)
const head = {
  id: words, sequence: count, state: words, stateName: words, count, women: count, kinds: Type.Object({ resident: count, away: count, outside: count }, closed), publishedOn: maybe, where: words,
  objectUntil: maybe, sealedOn: maybe, openObjections: count, openWishes: count, proxies: count, proxiesOn: maybe,
}

export const View = Type.Object({
  id: words, sequence: count, village: words, villageName: words, townName: words, title: words, term: count, run: count, rehearsal: flag, state: words, stateName: words, sentence: words, electionDay: words, today: words,
  seats: Type.Object({ chair: count, vice: count, member: count }, closed), basis: words,
  duties: Type.Object({ committee: flag, village: flag, town: flag, supervisor: flag }, closed), steps: Type.Array(Step), next: maybe, committee: orNull(Committee),
  audit: orNull(Type.Object({ document: words, publishedOn: words }, closed)),
  nominees: Type.Array(Type.Object({
    ...person, number: count, sex, post, by: Type.Union([Type.Literal('party'), Type.Literal('voters')]), round: count, review: orNull(Type.Object({ passed: flag, document: words }, closed)), withdrawn: words,
  }, closed)),
  candidatesOn: maybe, introduced: orNull(Type.Object({ on: words, where: words, lines: Type.Array(Type.Object({ name: words, text: words, minutes: count }, closed)) }, closed)), slateFaults: Type.Array(words), rounds: Type.Array(Round),
  nextRound: orNull(Type.Object({ kindName: words, posts: onBallot, mustChoose: Type.Array(Named), short: Type.Array(post) }, closed)),
  outcome: Type.Array(words), elected: Type.Array(Type.Object({ ...person, post, votes: count, round: count }, closed)), roll: orNull(Type.Object(head, closed)),
  handOver: Type.Object({ due: maybe, on: maybe, from: words, to: words, items: Type.Array(item), words }, closed), ended: words,
  rules: Type.Object({ staffLeast: count, scrutineersLeast: count, proxiesNoticeDays: count, candidatesNoticeDays: count, committeeSizes: Type.Array(count), hukouVillageProof: flag, introductionLongest: count, introductionMinutes: count, leaveOutUnreachable: flag, absencesEndOffice: count }, closed),
}, closed)

export const Roll = Type.Object({
  head: Type.Object({
    ...head,
    objections: Type.Array(Type.Object({ number: count, kind: words, about: words, words, on: words, rulingDue: words, ruling: orNull(Type.Object({ upheld: flag, words, on: words }, closed)) }, closed)),
    given: Type.Array(Type.Object({ principal: words, trustee: words, reason: words, on: words, ended: words }, closed)), candidates: Type.Array(words), leftOut: Type.Array(words),
    wishes: Type.Array(Type.Object({ ...person, number: count, kind: Type.Union([Type.Literal('away'), Type.Literal('outside')]), kindName: words, since: maybe, words, on: words, answer: orNull(Type.Object({ accepted: flag, words, on: words }, closed)) }, closed)),
  }, closed),
  items: Type.Array(Type.Object({ ...person, serial: count, sex, group: words, registration, ground: words }, closed)), next: orNull(count),
}, closed)

const lack = Type.Union([Type.Literal('declaration'), Type.Literal('a-year-here'), Type.Literal('application'), Type.Literal('resolution'), Type.Literal('hukou-village-proof')])
export const Register = Type.Object({
  items: Type.Array(Type.Object({ ...person, sex, group: words, birthYear: orNull(count), registration, lacks: Type.Array(lack), noBirthday: flag }, closed)), minors: count, onRoll: count,
}, closed)

export const Table = Type.Union([
  Type.Object({
    ok: Type.Literal(true), already: count,
    entries: Type.Array(Type.Object({
      ...person, group: words, declared: Type.Optional(Type.Literal(true)), since: Type.Optional(words), applied: Type.Optional(Type.Literal(true)), resolution: Type.Optional(words), proof: Type.Optional(Type.Literal(true)),
    }, closed)),
  }, closed),
  Type.Object({ ok: Type.Literal(false), faults: Type.Array(Type.Object({ row: count, column: words, sentence: words }, closed)), more: count }, closed),
])

true satisfies (Static<typeof List> extends ElectionList ? true : false)
true satisfies (Static<typeof Launch> extends ElectionLaunch ? true : false)
true satisfies (Static<typeof View> extends ElectionView ? true : false)
true satisfies (Static<typeof Roll> extends RollPage ? true : false)
true satisfies (Static<typeof Register> extends RegisterPage ? true : false)
true satisfies (Static<typeof Table> extends ReadRoll ? true : false)
