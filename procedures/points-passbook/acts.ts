/** What is done with a passbook: claimed, looked at, taken back, exchanged, kept year by year. Every act that books says so in one place. */
import type { BookEntry } from '../../core/procedure/books.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { actsFor, type LooksUp } from '../../core/procedure/procedure.ts'
import { lapsingAtEndOf, unusualApproving, type PointsEntry } from '../../core/star-rating/points.ts'
import { catalogueKey, shopKey } from '../../core/star-rating/points-names.ts'
import { nameOfKey } from '../../core/star-rating/rating-names.ts'
import { emptyForm, timerForm } from '../../core/star-rating/form-fields.ts'
import { addDays, dayOf, yearOf } from '../../core/time/index.ts'
import { stockAccount } from '../points-shop/shop-file.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import { pointsBook, waitingExchanges, type Exchange, type PassbookFile, type Request } from './passbook-file.ts'
import type { PassbookParty } from './parties.ts'
import type { PassbookSettings } from './settings.ts'
import type { PassbookState } from './states.ts'

const act = actsFor<PassbookFile, PassbookSettings, PassbookState, PassbookParty>()
const told = (to: PassbookParty, text: string) => ({ effect: 'notify', to, text }) as const

export const acts = {
  open: act({
    name: '开积分簿', recordName: '开积分簿', event: 'opened', rules: ['R-461'], from: 'nothing', to: 'OPEN', who: ['anyone'], form: forms.openForm,
    consequence: '以后这一户的积分都记在这一本上，只有本户和村里经办人看得到。', checks: [must.livesHere, must.underItsName, must.mayOpen],
    looksUp: (form) => ({ households: [form.household] }), place: (form) => ({ village: form.village, grid: null }),
    facts: ({ known, form, now, actor }) => {
      const household = known.households?.get(form.household)
      const members = adultsOf(household)
      return { members, head: household?.head ?? null, on: dayOf(now), spoke: members.includes(actor.person ?? '') ? actor.person : null }
    },
    record: ({ file, form, facts }) => ({ ...file, ...peopleIn(facts), household: form.household, since: facts['on'] as string, year: yearOf(facts['on'] as string), told: isPastTelling(facts['on'] as string) }),
  }),

  claim: act({
    name: '申报积分', recordName: '申报积分', event: 'claimed', rules: ['R-460', 'R-463', 'R-466'], from: ['OPEN'], to: 'same', who: ['household', 'cadre'], form: forms.claimForm, appends: true,
    consequence: '由村里另一个人审核；同意了才加分。', looksUp: (_, { dossier }) => looked(dossier),
    checks: [must.catalogueInForce, must.householdLives, must.ruleFits, must.happenedLately, must.notCountedYet, must.consented],
    facts: (context) => ({ ...people(context), by: context.actor.person ?? '', own: must.isMember(context), ruleName: ruleName(context, context.form.rule) }),
    record: ({ file, form, facts }) => asked(file, facts, { kind: 'earned', rule: form.rule, points: form.points, on: form.on, words: form.words, evidence: form.evidence, reversalOf: null }),
    effects: [told('reviewer', 'asked')],
  }),

  'propose-deduction': act({
    name: '提出扣分', recordName: '提出扣分', event: 'deduction-proposed', rules: ['R-462'], from: ['OPEN'], to: 'same', who: ['cadre'], form: forms.deductionForm, appends: true, oneByOne: true,
    consequence: '只在村民会议决定可以扣分的村；由另一个人审核，一次最多扣当年得分的五分之一。', looksUp: (_, { dossier }) => looked(dossier),
    checks: [must.catalogueInForce, must.deductionsAllowed, must.householdLives, must.ruleExists, must.happenedLately, must.isNoKin],
    facts: (context) => ({ ...people(context), by: context.actor.person ?? '', own: false, ruleName: ruleName(context, context.form.rule) }),
    record: ({ file, form, facts }) => asked(file, facts, { kind: 'deducted', rule: form.rule, points: -form.points, on: form.on, words: form.words, evidence: form.evidence, reversalOf: null }),
    effects: [told('contact', 'deductionAsked'), told('reviewer', 'asked')],
  }),

  'propose-reversal': act({
    name: '提出冲正', recordName: '提出冲正', event: 'reversal-proposed', rules: ['R-461'], from: ['OPEN'], to: 'same', who: ['household', 'cadre'], form: forms.reversalForm, appends: true,
    consequence: '原来那一笔不改，由另一个人同意后记一笔相反的。', looksUp: (_, { dossier }) => looked(dossier), checks: [must.mayBeReversed],
    facts: (context) => {
      const entry = context.dossier.file.entries.find(({ id }) => id === context.form.entry)
      return { ...people(context), by: context.actor.person ?? '', own: must.isMember(context), ruleName: '冲正', points: -(entry?.delta ?? 0), on: dayOf(context.now), rule: entry?.rule ?? '' }
    },
    record: ({ file, form, facts }) => asked(file, facts, {
      kind: 'reversed', rule: facts['rule'] as string, points: facts['points'] as number, on: facts['on'] as string, words: `冲正第 ${form.entry} 笔`, evidence: form.reason, reversalOf: form.entry,
    }),
    effects: [told('reviewer', 'asked')],
  }),

  approve: act({
    name: '同意', recordName: '审核同意', event: 'approved', rules: ['R-461', 'R-462', 'R-463', 'R-466', 'R-468'], from: ['OPEN'], to: 'same', who: ['reviewer'], form: forms.requestForm, appends: true,
    consequence: '记进积分簿，本户马上看得到。',
    looksUp: (_, { dossier, now, settings }) => ({
      ...looked(dossier), balances: must.accountsOf({ dossier }),
      booked: { book: pointsBook, kind: 'earned', village: dossier.place?.village ?? '', since: addDays(dayOf(now), -settings.compareDays) },
    }),
    checks: [must.requestWaits, must.isOtherPerson, must.isNoKin, must.householdLives, must.entryMayStand],
    facts: (context) => {
      const request = must.requestOf(context, context.form.request)
      const entry = request === undefined ? null : must.entryOf(request, context.actor.person ?? '')
      return { ...people(context), entry, unusual: unusualIn(context, entry) }
    },
    books: ({ dossier, actor, form, known, settings, now, calendar }) => {
      const request = must.requestOf({ dossier, actor, settings, now, calendar }, form.request)
      return request === undefined || known.balances === undefined ? [] : [lineOf(dossier.file, must.entryOf(request, actor.person ?? ''))]
    },
    record: ({ file, form, facts }) => ({ ...file, ...peopleIn(facts), entries: [...file.entries, facts['entry'] as unknown as PointsEntry], requests: settled(file, form.request, 'approved') }),
    effects: [told('contact', 'approved')],
    followUps: [{
      act: 'note-unusual', in: 'points-catalogue', sentence: '这一天加分比平时多得多的，提醒监督人看审核。', on: (_, facts) => (facts['unusual'] as { catalogue: string } | null)?.catalogue ?? null,
      form: ({ facts }) => { const { day, amount, usual } = facts['unusual'] as { day: string; amount: number; usual: number }; return { day, amount, usual } },
    }],
  }),

  refuse: act({
    name: '不同意', recordName: '审核不同意', event: 'refused', rules: ['R-468'], from: ['OPEN'], to: 'same', who: ['reviewer'], form: forms.refusalForm, appends: true, consequence: '把理由告诉本户，可以补充以后再申报。',
    looksUp: (_, { dossier }) => looked(dossier), checks: [must.requestWaits, must.isOtherPerson, must.isNoKin], facts: people,
    record: ({ file, form, facts }) => ({ ...file, ...peopleIn(facts), requests: settled(file, form.request, 'refused', form.reason) }),
    effects: [told('contact', 'refused')],
  }),

  withdraw: act({
    name: '撤回申报', recordName: '撤回申报', event: 'withdrawn', from: ['OPEN'], to: 'same', who: ['household', 'cadre'], form: forms.requestForm, appends: true, consequence: '这一号申报作废。',
    checks: [must.requestWaits, must.isOwnRequest], record: ({ file, form }) => ({ ...file, requests: settled(file, form.request, 'withdrawn') }),
  }),

  redeem: act({
    name: '兑换', recordName: '兑换', event: 'redeemed', rules: ['R-464'], from: ['OPEN'], to: 'same', who: ['household', 'cadre'], form: forms.redeemForm, appends: true,
    consequence: '先扣积分、留好东西，凭领取号到爱心超市领；不来领的到期退回积分。', looksUp: (form, { dossier }) => ({ ...looked(dossier), balances: must.accountsOf({ dossier }, form.thing) }),
    checks: [must.catalogueInForce, must.householdLives, must.onTheShelf, must.inStock, must.canAfford, must.underCaps, must.consented],
    facts: (context) => {
      const thing = must.shopThing(context, context.form.thing)
      return { ...people(context), name: thing?.name ?? '', unit: thing?.unit ?? '', cost: must.costOf(context), on: dayOf(context.now), by: context.actor.person ?? '' }
    },
    books: (context) => exchanged(context.dossier.file, context.dossier.place?.village ?? '', 'exchanged', {
      number: context.dossier.file.numbers + 1, thing: context.form.thing, quantity: context.form.quantity, cost: must.costOf(context),
    }),
    record: ({ file, form, facts }) => {
      const number = file.numbers + 1
      const exchange: Exchange = {
        number, thing: form.thing, name: facts['name'] as string, unit: facts['unit'] as string, quantity: form.quantity, cost: facts['cost'] as number, on: facts['on'] as string, state: 'waiting', reason: '',
      }
      return { ...file, ...peopleIn(facts), numbers: number, exchanges: [...file.exchanges, exchange], entries: [...file.entries, exchangeEntry(exchange, 'exchanged', facts['by'] as string)] }
    },
    effects: [told('keeper', 'toHandOver')],
  }),

  'hand-over': act({
    name: '领走了', recordName: '已领走', event: 'handed-over', rules: ['R-464', 'R-468'], from: ['OPEN'], to: 'same', who: ['keeper'], form: forms.exchangeForm, appends: true, consequence: '记下已经领走。',
    looksUp: (_, { dossier }) => looked(dossier), checks: [must.exchangeWaits, must.isNoKin],
    record: ({ file, form }) => ({ ...file, exchanges: withExchange(file, form.exchange, 'handed-over') }),
    effects: [told('contact', 'handedOver')],
  }),

  cancel: act({
    name: '不换了', recordName: '取消兑换', event: 'exchange-cancelled', rules: ['R-464'], from: ['OPEN'], to: 'same', who: ['household', 'keeper'], form: forms.cancelForm, appends: true, consequence: '积分退回，东西放回库里。',
    looksUp: (form, situation) => ({ balances: must.accountsOf(situation, must.exchangeOf(situation, form.exchange)?.thing) }), checks: [must.exchangeWaits],
    facts: ({ actor, now }) => ({ by: actor.person ?? '', on: dayOf(now) }),
    books: ({ dossier, form }) => returned(dossier.file, dossier.place?.village ?? '', form.exchange),
    record: ({ file, form, facts }) => givenBack(file, form.exchange, form.reason, facts),
    effects: [told('contact', 'givenBack')],
  }),

  'return-uncollected': act({
    name: '到期退回', recordName: '没来领，积分退回', event: 'uncollected-returned', rules: ['R-464'], from: ['OPEN'], to: 'same', who: ['system'], form: timerForm, appends: true, consequence: '积分退回，东西放回库里。',
    looksUp: (_, { dossier }) => ({ balances: must.accountsOf({ dossier }, waitingExchanges(dossier.file)[0]?.thing) }),
    facts: ({ now, dossier }) => ({ by: '', on: dayOf(now), exchange: waitingExchanges(dossier.file)[0]?.number ?? 0 }),
    books: ({ dossier }) => returned(dossier.file, dossier.place?.village ?? '', waitingExchanges(dossier.file)[0]?.number ?? 0),
    record: ({ file, facts }) => givenBack(file, facts['exchange'] as number, '到期没有来领', facts),
    effects: [told('contact', 'givenBack')],
  }),

  'tell-lapsing': act({
    name: '提醒到期', recordName: '提醒积分快到期', event: 'lapsing-told', rules: ['R-467'], from: ['OPEN'], to: 'same', who: ['system'], form: timerForm, appends: true, consequence: '告诉本户年底有多少积分到期。',
    looksUp: (_, { dossier }) => looked(dossier), facts: (context) => ({ lapsing: lapsingIn(context) }),
    record: ({ file, facts }) => ({ ...file, told: true, lapsing: facts['lapsing'] as number }),
    effects: [told('lapsing', 'lapsing')],
  }),

  'close-year': act({
    name: '结年', recordName: '结年', event: 'year-closed', rules: ['R-467'], from: ['OPEN'], to: 'same', who: ['system'], form: timerForm, appends: true, consequence: '到期的积分清零，开始记新的一年。',
    looksUp: (_, { dossier }) => ({ ...looked(dossier), balances: must.accountsOf({ dossier }) }),
    facts: (context) => ({ lapsed: lapsingIn(context), on: dayOf(context.now), by: '' }),
    books: (context) => lapsedLine(context.dossier.file, lapsingIn(context)),
    record: ({ file, facts }) => {
      const lapsed = facts['lapsed'] as number
      const on = facts['on'] as string
      return { ...file, entries: lapsed === 0 ? file.entries : [...file.entries, lapsedEntry(file, lapsed)], year: Math.max(file.year + 1, yearOf(on)), since: on, told: isPastTelling(on), lapsing: 0 }
    },
  }),

  refresh: act({
    name: '更新家里人', recordName: '更新家里人', event: 'refreshed', from: ['OPEN'], to: 'same', who: ['cadre'], form: emptyForm, appends: true, consequence: '按现在的户册，成年家人都能看。',
    looksUp: (_, { dossier }) => looked(dossier), facts: people, record: ({ file, facts }) => ({ ...file, ...peopleIn(facts) }),
  }),

  close: act({
    name: '结簿', recordName: '结簿', event: 'closed', rules: ['R-461'], from: ['OPEN'], to: 'CLOSED', who: ['cadre'], form: emptyForm, oneByOne: true, consequence: '这一户已经不在册，剩下的积分一笔记清，账留着。',
    looksUp: (_, { dossier }) => ({ ...looked(dossier), balances: must.accountsOf({ dossier }) }), when: [must.nothingWaits], checks: [must.householdIsGone],
    books: ({ dossier }) => lapsedLine(dossier.file, dossier.file.entries.reduce((sum, { delta }) => sum + delta, 0)),
    record: ({ file }) => {
      const left = file.entries.reduce((sum, { delta }) => sum + delta, 0)
      return left === 0 ? file : { ...file, entries: [...file.entries, lapsedEntry(file, left)] }
    },
  }),

  'note-overdue': act({ name: '记超期', recordName: '审核超期', event: 'overdue', from: ['OPEN'], to: 'same', who: ['system'], form: timerForm, appends: true, consequence: '亮红灯。' }),
} as const

type Dossier = must.Now['dossier']

/** What most acts lean on: the household as it is today, the catalogue in force, the shop. */
function looked({ file, place }: Dossier): LooksUp {
  const village = place?.village ?? ''
  return { households: [file.household ?? ''], shown: [nameOfKey(catalogueKey(village)), nameOfKey(shopKey(village))] }
}

function adultsOf(household: ReturnType<typeof must.householdOf>): string[] {
  return household?.members.filter(({ adult, person }) => adult || person === household.head).map(({ person }) => person) ?? []
}

/** Who belongs to the household today; whoever left it reads it no more. */
function people(context: must.With<object>): JsonObject {
  const household = must.householdOf(context)
  const members = household === undefined ? context.dossier.file.members : adultsOf(household)
  return { members: [...members], head: household?.head ?? null, spoke: must.isMember(context) ? context.actor.person : context.dossier.file.spoke }
}

function peopleIn(facts: JsonObject): Pick<PassbookFile, 'members' | 'head' | 'spoke'> {
  return { members: facts['members'] as string[], head: facts['head'] as string | null, spoke: facts['spoke'] as string | null }
}

function asked(file: PassbookFile, facts: JsonObject, what: Pick<Request, 'kind' | 'rule' | 'points' | 'on' | 'words' | 'evidence' | 'reversalOf'>): PassbookFile {
  const number = file.numbers + 1
  const request: Request = { ...what, number, ruleName: facts['ruleName'] as string, by: facts['by'] as string, own: facts['own'] === true, state: 'waiting', reason: '' }
  return { ...file, ...peopleIn(facts), numbers: number, requests: [...file.requests, request] }
}

function settled(file: PassbookFile, number: number, state: Request['state'], reason = ''): readonly Request[] {
  return file.requests.map((one) => (one.number === number ? { ...one, state, reason } : one))
}

function ruleName(context: must.With<object>, code: string): string {
  return must.contentsOf(context)?.rules.find((one) => one.code === code)?.name ?? code
}

/** The first approval of the day that makes it unusual says so; those after it would only say it again. */
function unusualIn(context: must.With<object>, entry: PointsEntry | null): JsonObject | null {
  const person = context.actor.person ?? ''
  const day = dayOf(context.now)
  const given = context.known.booked ?? []
  if (entry === null || entry.kind !== 'earned' || unusualApproving(given, person, day) !== null) return null
  const found = unusualApproving([...given, { person, day, amount: entry.delta }], person, day)
  return found === null ? null : { ...found, day, catalogue: nameOfKey(catalogueKey(context.dossier.place?.village ?? '')) }
}

// The book ----------------------------------------------------------------------------------------------------------------

function lineOf({ household, entries }: PassbookFile, entry: PointsEntry): BookEntry {
  const reversed = entries.find(({ id }) => id === entry.reversalOf)
  return { book: pointsBook, account: household ?? '', delta: entry.delta, kind: entry.kind, rule: entry.rule, reference: entry.eventRef, reversalOf: reversed?.eventRef ?? null }
}

type Exchanged = Pick<Exchange, 'number' | 'thing' | 'quantity' | 'cost'>

function exchanged({ household }: PassbookFile, village: string, kind: 'exchanged' | 'returned', { number, thing, quantity, cost }: Exchanged): BookEntry[] {
  const sign = kind === 'exchanged' ? -1 : 1
  const common = { kind, rule: '', reference: `兑换 ${number}`, reversalOf: kind === 'returned' ? `兑换 ${number}` : null }
  return [
    { book: pointsBook, account: household ?? '', delta: sign * cost, ...common },
    { ...stockAccount(village, thing), delta: sign * quantity, ...common },
  ]
}

function returned(file: PassbookFile, village: string, number: number): BookEntry[] {
  const exchange = waitingExchanges(file).find((one) => one.number === number)
  return exchange === undefined ? [] : exchanged(file, village, 'returned', exchange)
}

function exchangeEntry({ number, name, cost, on }: Exchange, kind: 'exchanged' | 'returned', by: string): PointsEntry {
  const isReturn = kind === 'returned'
  return { id: isReturn ? `${number}r` : String(number), kind, delta: isReturn ? cost : -cost, rule: name, eventRef: `兑换 ${number}`, on, enteredBy: by, approvedBy: by, reversalOf: isReturn ? String(number) : null }
}

function givenBack(file: PassbookFile, number: number, reason: string, facts: JsonObject): PassbookFile {
  const exchange = waitingExchanges(file).find((one) => one.number === number)
  if (exchange === undefined) return file
  const entry = exchangeEntry({ ...exchange, on: facts['on'] as string }, 'returned', facts['by'] as string)
  return { ...file, exchanges: withExchange(file, number, 'cancelled', reason), entries: [...file.entries, entry] }
}

function withExchange(file: PassbookFile, number: number, state: Exchange['state'], reason = ''): readonly Exchange[] {
  return file.exchanges.map((one) => (one.number === number ? { ...one, state, reason } : one))
}

// The year ----------------------------------------------------------------------------------------------------------------

/** Without a catalogue nothing lapses: nobody has resolved how long points last. */
function lapsingIn(context: must.With<object>): number {
  const { year, entries } = context.dossier.file
  const years = must.contentsOf(context)?.years
  return years === undefined ? 0 : lapsingAtEndOf(year, entries, years)
}

function lapsedLine({ household, year }: PassbookFile, lapsed: number): BookEntry[] {
  return lapsed === 0 ? [] : [{ book: pointsBook, account: household ?? '', delta: -lapsed, kind: 'expired', rule: '', reference: `${year} 年底到期`, reversalOf: null }]
}

function lapsedEntry({ year, numbers, entries }: PassbookFile, lapsed: number): PointsEntry {
  return { id: `${numbers}y${entries.length}`, kind: 'expired', delta: -lapsed, rule: '到期', eventRef: `${year} 年底到期`, on: `${year}-12-31`, enteredBy: '', approvedBy: '', reversalOf: null }
}

/** Opened after the day of the notice: nothing it holds can lapse this year. */
function isPastTelling(day: string): boolean {
  return day.slice(5) >= '12-01'
}
