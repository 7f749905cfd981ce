import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkProcedure } from '../../core/procedure/check.ts'
import { bookOf } from '../../core/procedure/drawing/index.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { inOffice, person } from '../../core/procedure/testing/places.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { catalogueSeed } from '../../core/star-rating/points-catalogue.ts'
import { balanceOf } from '../../core/star-rating/points.ts'
import { pointsBook } from './passbook-file.ts'
import { pointsPassbook } from './points-passbook.procedure.ts'
import * as v from './testing/points-village.ts'

const balance = (story: ReturnType<typeof v.opened>) => balanceOf(story.dossier.file.entries)
const codeOf = (story: ReturnType<typeof v.opened>, actor: Actor, act: string, form: object = {}) => {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return refusal.code
}
const deducting = { ...catalogueSeed, deductions: true }

describe('passbook of points', () => {
  it('is a procedure without faults, and can be told as a book', () => {
    assert.deepEqual(checkProcedure(pointsPassbook), [])
    assert.ok(bookOf(pointsPassbook, pointsPassbook.settings.defaults).acts.length > 5)
  })

  it('is opened once by an adult of the household or by the village, and by nobody else (R-461)', () => {
    assert.equal(v.opened().dossier.state, 'OPEN')
    assert.equal(v.passbook().after(v.cadre, 'open', { village: v.village, household: v.household }).dossier.file.members.length, 2)
    for (const who of [v.stranger, v.child, v.otherVillageCadre]) assert.equal(codeOf(v.passbook(), who, 'open', { village: v.village, household: v.household }), 'not-of-household')
    assert.equal(codeOf(v.passbook(), v.head, 'open', { village: v.village, household: person(99) }), 'household-not-here')
    assert.equal(codeOf(v.passbook({ endedOn: '2026-01-01' }), v.head, 'open', { village: v.village, household: v.household }), 'household-not-here')
  })

  it('is read by the household and those who run points in the village, by no region reader, and by no child (R-465)', () => {
    const { dossier } = v.rich()
    const reads = (actor: Actor) => mayRead(readershipOf(pointsPassbook, dossier, pointsPassbook.settings.defaults), placeNumber(dossier), actor)
    for (const who of [v.head, v.wife, v.cadre, v.secretary]) assert.equal(reads(who), true)
    const above = [inOffice(person(21), 'TOWN_DISPATCHER', '140423100', 'government'), inOffice(person(22), 'COUNTY_CENTER', '140423', 'center'), inOffice(person(23), 'GRID_WORKER', `${v.village}001`, 'committee')]
    for (const who of [v.child, v.stranger, v.otherVillageCadre, ...above]) assert.equal(reads(who), false)
  })

  it('shows points to no other procedure, so that no benefit and no credit can lean on them (R-450, R-451)', () => {
    assert.equal('shows' in pointsPassbook, false)
    assert.deepEqual(pointsPassbook.summary(v.rich().dossier).searchText, '积分簿')
  })

  describe('claims', () => {
    it('bring points once another person has approved them, and the entry keeps who and why (R-461)', () => {
      const story = v.rich()
      assert.equal(balance(story), 50)
      const [entry] = story.dossier.file.entries
      assert.deepEqual([entry?.enteredBy, entry?.approvedBy, entry?.rule, entry?.delta], [v.head.person, v.secretary.person, 'valour', 50])
      assert.deepEqual(v.sumsOf(story), new Map([[`${pointsBook}/${v.household}`, 50]]))
    })
    it('refused: without a catalogue that was adopted and filed (R-460)', () => {
      assert.equal(codeOf(v.opened({ catalogue: null }), v.head, 'claim', v.labour), 'no-catalogue')
    })
    it('refused: what the catalogue does not have, and other points than it says (R-460, R-463)', () => {
      assert.equal(codeOf(v.opened(), v.head, 'claim', { ...v.labour, rule: 'kowtow' }), 'outside-rule')
      assert.equal(codeOf(v.opened(), v.head, 'claim', { ...v.labour, points: 6 }), 'outside-rule')
    })
    it('refused: over the cap of the day, when it is approved (R-463)', () => {
      const hours = (points: number, words: string) => ({ rule: 'volunteer', points, on: '2026-05-03', words, evidence: '村里签到簿' })
      const story = v.opened().after(v.head, 'claim', hours(6, '上午打扫')).after(v.head, 'claim', hours(4, '下午打扫')).after(v.cadre, 'approve', { request: 1 })
      assert.equal(codeOf(story, v.cadre, 'approve', { request: 2 }), 'entry-refused')
      assert.equal(balance(story), 6)
    })
    it('refused: what is to come, and what is long past (R-463)', () => {
      assert.equal(codeOf(v.opened(), v.head, 'claim', { ...v.labour, on: '2026-05-05' }), 'not-lately')
      assert.equal(codeOf(v.opened(), v.head, 'claim', { ...v.labour, on: '2026-01-05' }), 'not-lately')
    })
    it('refused: the same event twice, waiting or counted, however it is spelled (R-466)', () => {
      const waiting = v.opened().after(v.head, 'claim', v.labour)
      assert.equal(codeOf(waiting, v.wife, 'claim', { ...v.labour, words: '清理 河道。' }), 'counted-already')
      const counted = waiting.after(v.cadre, 'approve', { request: 1 })
      assert.equal(codeOf(counted, v.wife, 'claim', v.labour), 'counted-already')
      assert.equal(counted.after(v.wife, 'claim', { ...v.labour, on: '2026-05-02' }).dossier.file.requests.length, 2)
    })
    it('refused: approved by who claimed, by the household, by a near relative of it (R-468)', () => {
      const byCadre = v.opened().after(v.cadre, 'claim', { ...v.labour, consent: 'present' })
      assert.equal(codeOf(byCadre, v.cadre, 'approve', { request: 1 }), 'own-approval')
      const story = v.opened().after(v.head, 'claim', v.labour)
      assert.equal(codeOf(story, v.brother, 'approve', { request: 1 }), 'near-relative')
      assert.equal(codeOf(story, v.cadreWife, 'approve', { request: 1 }), 'near-relative')
      assert.equal(codeOf(story, v.brother, 'refuse', { request: 1, reason: '不认' }), 'near-relative')
      assert.equal(codeOf(story, v.head, 'approve', { request: 1 }), 'not-yours')
    })
    it('are entered by a cadre only with the household\'s consent, so that nobody needs a phone', () => {
      assert.equal(codeOf(v.opened(), v.cadre, 'claim', v.labour), 'consent-missing')
      assert.equal(balance(v.opened().after(v.cadre, 'claim', { ...v.labour, consent: 'signed' }).after(v.secretary, 'approve', { request: 1 })), 5)
    })
    it('are refused with a reason and may be made again; withdrawn by the household', () => {
      const refused = v.opened().after(v.head, 'claim', v.labour).after(v.cadre, 'refuse', { request: 1, reason: '请写明谁在场' })
      assert.deepEqual([refused.dossier.file.requests[0]?.state, refused.dossier.file.requests[0]?.reason, balance(refused)], ['refused', '请写明谁在场', 0])
      const again = refused.after(v.head, 'claim', v.labour).after(v.wife, 'withdraw', { request: 2 })
      assert.equal(again.dossier.file.requests[1]?.state, 'withdrawn')
      assert.equal(codeOf(again, v.cadre, 'approve', { request: 2 }), 'no-such-request')
    })
    it('hint at a day of unusual approving to the supervisor, once, without a household (R-468)', () => {
      const booked = ['2026-04-20', '2026-04-21', '2026-04-22', '2026-04-23', '2026-04-24'].map((on) => ({ person: person(12), day: on, amount: 5 }))
      const claimed = v.opened({ booked }).after(v.head, 'claim', v.valour)
      const decision = claimed.when(v.secretary, 'approve', { request: 1 })
      assert.ok(decision.accepted)
      assert.deepEqual(decision.followUps.map(({ act, form }) => [act, form]), [['note-unusual', { day: '2026-05-04', amount: 50, usual: 5 }]])
      const usual = v.opened().after(v.head, 'claim', v.valour).when(v.secretary, 'approve', { request: 1 })
      assert.ok(usual.accepted && usual.followUps.length === 0)
    })
  })

  describe('corrections', () => {
    it('are reversals by two persons; the old entry stays as it was (R-461)', () => {
      const before = v.rich()
      const after = before.after(v.cadre, 'propose-reversal', { entry: '1', reason: '认定书是别家的' }).after(v.secretary, 'approve', { request: 2 })
      assert.deepEqual(after.dossier.file.entries[0], before.dossier.file.entries[0])
      assert.equal(balance(after), 0)
      assert.equal(codeOf(after, v.cadre, 'propose-reversal', { entry: '1', reason: '再来一次' }), 'nothing-to-reverse')
      assert.equal(balance(after.after(v.head, 'claim', v.valour).after(v.secretary, 'approve', { request: 3 })), 50)
    })
    it('refused: a reversal of what is spent already, since nothing goes below zero (R-461)', () => {
      const story = v.rich().after(v.head, 'redeem', { thing: 1, quantity: 2 }).after(v.cadre, 'propose-reversal', { entry: '1', reason: '认定书是别家的' })
      assert.equal(codeOf(story, v.secretary, 'approve', { request: 3 }), 'entry-refused')
    })
    it('refused: any deduction where the assembly has not so resolved; over a fifth of the year where it has (R-462)', () => {
      const off = { rule: 'labour', points: 10, on: '2026-05-03', words: '占道晒粮不改', evidence: '演示村民会议〔2026〕3 号第 5 条' }
      assert.equal(codeOf(v.rich(), v.cadre, 'propose-deduction', off), 'no-resolution')
      const allowed = v.rich({ catalogue: deducting })
      assert.equal(balance(allowed.after(v.cadre, 'propose-deduction', off).after(v.secretary, 'approve', { request: 2 })), 40)
      assert.equal(codeOf(allowed.after(v.cadre, 'propose-deduction', { ...off, points: 11 }), v.secretary, 'approve', { request: 2 }), 'entry-refused')
      assert.equal(codeOf(allowed, v.head, 'propose-deduction', off), 'not-yours')
      assert.equal(codeOf(allowed, v.brother, 'propose-deduction', off), 'near-relative')
    })
  })

  describe('exchanges', () => {
    it('take points and stock at once and give both back when cancelled (R-464)', () => {
      const story = v.rich().after(v.wife, 'redeem', { thing: 1, quantity: 2 })
      assert.deepEqual([balance(story), v.sumsOf(story).get(`points-stock/${v.village}/1`)], [30, -2])
      const cancelled = story.after(v.head, 'cancel', { exchange: 2, reason: '家里还有' })
      assert.deepEqual([balance(cancelled), v.sumsOf(cancelled).get(`points-stock/${v.village}/1`)], [50, 0])
      const handed = story.after(v.cadre, 'hand-over', { exchange: 2 })
      assert.equal(codeOf(handed, v.head, 'cancel', { exchange: 2, reason: '反悔了' }), 'no-such-exchange')
    })
    it('refused: what is not on the shelf, not in stock, not affordable, over a cap of once, month or thing (R-464)', () => {
      assert.equal(codeOf(v.rich(), v.head, 'redeem', { thing: 3, quantity: 1 }), 'not-on-shelf')
      assert.equal(codeOf(v.rich(), v.head, 'redeem', { thing: 9, quantity: 1 }), 'not-on-shelf')
      assert.equal(codeOf(v.rich({ stock: { 1: 1 } }), v.head, 'redeem', { thing: 1, quantity: 2 }), 'out-of-stock')
      assert.equal(codeOf(v.rich({ stock: { 2: 100 } }), v.head, 'redeem', { thing: 2, quantity: 26 }), 'points-short')
      assert.equal(codeOf(v.rich(), v.head, 'redeem', { thing: 1, quantity: 3 }), 'over-cap')
      assert.equal(codeOf(v.rich({ catalogue: { ...catalogueSeed, exchange: { mostOnce: 50, mostPerMonth: 20 } } }).after(v.head, 'redeem', { thing: 2, quantity: 9 }), v.head, 'redeem', { thing: 2, quantity: 2 }), 'over-cap')
    })
    it('are counted anew in the next month (R-464)', () => {
      const story = v.rich().after(v.head, 'redeem', { thing: 1, quantity: 2 })
      assert.equal(codeOf(story, v.head, 'redeem', { thing: 1, quantity: 1 }), 'over-cap')
      assert.equal(balance(story.at(v.at('2026-06-01 09:00')).after(v.head, 'redeem', { thing: 1, quantity: 1 })), 20)
    })
    it('refused: handed over by the household\'s own people (R-468)', () => {
      const story = v.rich().after(v.head, 'redeem', { thing: 1, quantity: 1 })
      for (const who of [v.brother, v.cadreWife]) assert.equal(codeOf(story, who, 'hand-over', { exchange: 2 }), 'near-relative')
    })
    it('take no money anywhere: no form has a field for a price, a difference or a payment (R-464)', () => {
      const fields = Object.values(pointsPassbook.acts).flatMap(({ form }) => Object.keys((form as unknown as { properties: object }).properties))
      assert.deepEqual(fields.filter((one) => /money|price|pay|cash|yuan|fee|amount/i.test(one)), [])
    })
    it('are given back by the clock when nobody comes for them (R-464)', () => {
      const story = v.rich().after(v.head, 'redeem', { thing: 1, quantity: 1 }).at(v.at('2026-06-10 00:01')).after(v.clock, 'return-uncollected', { deadline: 'collect' })
      assert.deepEqual([balance(story), story.dossier.file.exchanges[0]?.state], [50, 'cancelled'])
    })
  })

  describe('the year', () => {
    const nextYear = v.at('2027-01-01 00:00')
    it('keeps what was earned over one turn of the year, tells what lapses, and lapses it at the end of the next (R-467)', () => {
      const turned = v.rich().at(nextYear).after(v.clock, 'close-year', { deadline: 'year' })
      assert.deepEqual([balance(turned), turned.dossier.file.year], [50, 2027])
      const told = turned.at(v.at('2027-12-01 00:00')).after(v.clock, 'tell-lapsing', { deadline: 'tell' })
      assert.equal(told.dossier.file.lapsing, 50)
      assert.deepEqual(told.effects.at(-1)?.to, [{ kind: 'person', person: v.head.person }])
      const lapsed = told.at(v.at('2028-01-01 00:00')).after(v.clock, 'close-year', { deadline: 'year' })
      assert.deepEqual([balance(lapsed), lapsed.dossier.file.entries.at(-1)?.kind, v.sumsOf(lapsed).get(`points/${v.household}`)], [0, 'expired', 0])
    })
    it('is told thirty days before and turned at midnight by its clocks (R-467)', () => {
      const { deadlines } = v.rich().dossier
      assert.deepEqual([deadlines['tell']?.budget.amount, deadlines['year']?.budget.amount], [210, 241])
      assert.equal(v.opened({}, v.at('2026-12-05 09:00')).dossier.deadlines['tell'], undefined)
    })
    it('tells nobody where nothing lapses', () => {
      const told = v.rich().at(v.at('2026-12-01 00:00')).after(v.clock, 'tell-lapsing', { deadline: 'tell' })
      assert.deepEqual([told.dossier.file.lapsing, told.effects.at(-1)?.to], [0, []])
    })
  })

  it('is closed only when the household is no more, with the rest in one entry (R-461)', () => {
    assert.equal(codeOf(v.rich(), v.cadre, 'close'), 'household-lives')
    const around = { endedOn: null as string | null }
    const story = v.rich(around)
    around.endedOn = '2026-05-03'
    assert.equal(codeOf(story, v.head, 'claim', v.labour), 'household-ended')
    assert.equal(codeOf(story.after(v.cadre, 'propose-reversal', { entry: '1', reason: '记错了户' }), v.cadre, 'close'), 'something-waits')
    const closed = story.after(v.cadre, 'close')
    assert.deepEqual([closed.dossier.state, balance(closed), v.sumsOf(closed).get(`points/${v.household}`)], ['CLOSED', 0, 0])
  })

  it('never goes below zero, counts nothing twice, and its books equal its entries, in any history (R-461, R-464, R-466)', () => {
    const step = fc.record({ what: fc.nat(8), who: fc.nat(4), number: fc.integer({ min: 1, max: 12 }), rule: fc.nat(3), days: fc.nat(40) })
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let story = v.opened({ catalogue: deducting, stock: { 1: 3, 2: 20 } })
      for (const { what, who, number, rule, days } of steps) {
        const actor = [v.head, v.wife, v.cadre, v.secretary, v.brother][who] ?? v.head
        const later = story.at(story.now + days * 86_400_000)
        const on = new Date(later.now + 28_800_000).toISOString().slice(0, 10)
        const [act, form] = moveOf(what, number, rule, on)
        const decision = later.when(act === 'close-year' ? v.clock : actor, act, form)
        if (decision.accepted) story = later.after(act === 'close-year' ? v.clock : actor, act, form)
        const { file } = story.dossier
        const sums = v.sumsOf(story)
        assert.equal(sums.get(`points/${v.household}`) ?? 0, balanceOf(file.entries))
        assert.ok(balanceOf(file.entries) >= 0)
        for (const [thing, stock] of [[1, 3], [2, 20]] as const) assert.ok(stock + (sums.get(`points-stock/${v.village}/${thing}`) ?? 0) >= 0)
        const takenBack = new Set(file.entries.map(({ reversalOf }) => reversalOf))
        const earned = file.entries.filter(({ kind, id }) => kind === 'earned' && !takenBack.has(id)).map(({ rule: code, eventRef }) => `${code} ${eventRef}`)
        assert.equal(new Set(earned).size, earned.length)
        assert.equal(new Set(file.entries.map(({ id }) => id)).size, file.entries.length)
      }
    }), { numRuns: 150 })
  })
})

function moveOf(what: number, number: number, rule: number, on: string): [act: string, form: object] {
  const rules = [{ rule: 'labour', points: 5 }, { rule: 'valour', points: 50 }, { rule: 'good-deed', points: 20 }, { rule: 'simple-feast', points: 20 }]
  switch (what) {
    case 0: case 1: return ['claim', { ...rules[rule], on, words: '同一件事', evidence: '有人看见', consent: 'signed' }]
    case 2: case 3: return ['approve', { request: number }]
    case 4: return ['redeem', { thing: 1 + (number % 2), quantity: 1 + (rule % 3), consent: 'phone' }]
    case 5: return ['cancel', { exchange: number, reason: '不换了' }]
    case 6: return ['propose-reversal', { entry: String(number), reason: '记错了户' }]
    case 7: return ['propose-deduction', { rule: 'labour', points: number, on, words: '占道', evidence: '会议决议第五条' }]
    default: return rule === 0 ? ['close-year', { deadline: 'year' }] : ['hand-over', { exchange: number }]
  }
}
