import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asVillager, system, type Actor } from '../../core/procedure/actor.ts'
import { accountName, bookedIn } from '../../core/procedure/books.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { bookOf } from '../../core/procedure/drawing/index.ts'
import { demoVillage, inOffice, person } from '../../core/procedure/testing/places.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { begin, nothingKnown, type Story, type World } from '../../core/procedure/testing/story.ts'
import { shopKey } from '../../core/star-rating/points-names.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import { stockAccount, type ShopFile } from './shop-file.ts'
import { pointsShop } from './points-shop.procedure.ts'

const cadre = inOffice(person(1), 'VILLAGE_CADRE', demoVillage, 'committee')
const supervisor = inOffice(person(2), 'VILLAGE_SUPERVISOR', demoVillage, 'supervision')
const flour = { name: '面粉', unit: '袋', cost: 10 }
const received = { thing: 1, kind: 'received', quantity: 20, words: '演示合作社捐' }

/** Stock follows from the story's own records. */
function blank(stock = new Map<string, number>()): Story<ShopFile> {
  const world: World = { procedure: pointsShop, calendar, settings: {}, known: () => ({ ...nothingKnown, balances: new Map([[accountName(stockAccount(demoVillage, 1)), 0], ...stock]) }) }
  return begin<ShopFile>(world, shopKey(demoVillage), Date.UTC(2026, 4, 4, 1))
}
const shelved = (stock?: Map<string, number>) => blank(stock).after(cadre, 'open', { village: demoVillage }).after(cadre, 'shelve', flour)
const codeOf = (story: Story<ShopFile>, actor: Actor, act: string, form: object = {}) => {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return refusal.code
}
const held = (quantity: number) => new Map([[accountName(stockAccount(demoVillage, 1)), quantity]])

describe('shop of points', () => {
  it('is a procedure without faults, and can be told as a book', () => {
    assert.deepEqual(checkProcedure(pointsShop), [])
    assert.ok(bookOf(pointsShop, pointsShop.settings.defaults).acts.length > 5)
  })

  it('takes stock in only when a second person has looked (R-464)', () => {
    const moved = shelved().after(cadre, 'move', received)
    assert.deepEqual(moved.events.flatMap(({ facts }) => bookedIn(facts)), [])
    assert.equal(codeOf(moved, cadre, 'confirm', { movement: 1 }), 'own-movement')
    const confirmed = moved.after(supervisor, 'confirm', { movement: 1 })
    assert.deepEqual(bookedIn(confirmed.events.at(-1)?.facts ?? {}).map(({ delta, kind }) => [delta, kind]), [[20, 'received']])
    assert.equal(codeOf(confirmed, supervisor, 'confirm', { movement: 1 }), 'no-such-movement')
  })
  it('books what a count differs from the book, and never below zero (R-464)', () => {
    const counted = shelved(held(20)).after(cadre, 'move', { thing: 1, kind: 'counted', quantity: 17, words: '季度盘点' }).after(supervisor, 'confirm', { movement: 1 })
    assert.deepEqual(bookedIn(counted.events.at(-1)?.facts ?? {}).map(({ delta }) => delta), [-3])
    assert.equal(codeOf(shelved(held(20)), cadre, 'move', { thing: 1, kind: 'counted', quantity: 20, words: '季度盘点' }), 'nothing-moves')
    assert.equal(codeOf(shelved(held(2)), cadre, 'move', { thing: 1, kind: 'written-off', quantity: 3, words: '受潮' }), 'more-than-there')
  })
  it('gives nothing for money: cash, cards and vouchers are refused on the shelf, and no form asks for money (R-464, R-450)', () => {
    for (const name of ['现金 20 元', '超市购物卡', '话费充值', '代金券', '低保优先名额']) assert.equal(codeOf(shelved(), cadre, 'shelve', { ...flour, name }), 'not-for-the-shop', name)
    const fields = Object.values(pointsShop.acts).flatMap(({ form }) => Object.keys((form as unknown as { properties: object }).properties))
    assert.deepEqual(fields.filter((one) => /money|price|pay|cash|yuan|fee|merchant/i.test(one)), [])
  })
  it('refused: opened or kept by strangers, things twice, closing while there is stock (R-464)', () => {
    assert.equal(codeOf(blank(), asVillager(person(9)), 'open', { village: demoVillage }), 'not-of-village')
    assert.equal(codeOf(shelved(), cadre, 'shelve', flour), 'thing-there')
    assert.equal(codeOf(shelved(), cadre, 'move', { ...received, thing: 7 }), 'no-such-thing')
    assert.equal(codeOf(shelved(held(1)), cadre, 'close'), 'stock-left')
    assert.equal(shelved().after(cadre, 'close').dossier.state, 'CLOSED')
  })
  it('publishes each quarter what stands in the book, sealed with the record, and asks for a count (R-464)', () => {
    const story = shelved(held(17))
    assert.deepEqual([story.dossier.file.quarter, story.dossier.deadlines['quarter']?.budget.amount], ['2026-2', 57])
    const published = story.at(Date.UTC(2026, 5, 30, 16, 1)).after(system, 'publish-quarter', { deadline: 'quarter' })
    assert.deepEqual(published.dossier.file.quarters, [{ quarter: '2026-2', stock: { 1: 17 } }])
    assert.deepEqual([published.dossier.file.quarter, published.dossier.deadlines['quarter']?.budget.amount], ['2026-3', 91])
    assert.deepEqual(published.effects.at(-1)?.party, 'keeper')
  })
  it('changes points and shelf without touching what was exchanged, and refuses movements with a reason', () => {
    const changed = shelved().after(cadre, 'change', { thing: 1, cost: 12, onShelf: false, reason: '换小袋' })
    assert.deepEqual([changed.dossier.file.things[0]?.cost, changed.dossier.file.things[0]?.onShelf], [12, false])
    assert.deepEqual(shelved().after(cadre, 'move', received).after(supervisor, 'refuse-movement', { movement: 1, reason: '数不对' }).dossier.file.movements, [])
  })
})
