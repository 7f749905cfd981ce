import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { sumsOfAccount } from '../../core/collective-economy/index.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { dayOf, due } from '../../core/time/index.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import { people, strangers } from '../village-meeting/testing/hall.ts'
import { collectiveContract } from './collective-contract.procedure.ts'
import { shownOf } from './sheet.ts'
import { around, at, beginContract, booking, cast, drafted, elsewhere, land, letOut, matter, meeting, members, shed, signing, works, type ContractStory } from './testing/yard.ts'

const { cadre, secretary, supervisor, town, system } = cast

function refused(story: ContractStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [], refusal.sentence)
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}
const dueDay = (story: ContractStory, key: string) => { const ledger = story.dossier.deadlines[key]; return ledger === undefined || ledger.stoppedAt !== null ? null : dayOf((due(ledger, calendar) ?? 1) - 1) }

describe('集体合同', () => {
  it('passes the procedure checker, and its default settings fit their own schema', () => {
    assert.deepEqual(checkProcedure(collectiveContract as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(collectiveContract.settings.schema, collectiveContract.settings.defaults)], [])
  })
  it('R-289: lives from its registration to both sides clear', () => {
    const story = letOut().after(cadre, 'book', booking(1, '1000')).after(secretary, 'book', booking(2, '1,000.00')).after(cadre, 'book', booking(3, '1000'))
    assert.equal(story.dossier.state, 'IN_FORCE')
    assert.equal(story.at(at('2029-11-01 00:00')).after(system, 'end-term', { deadline: 'term' }).dossier.state, 'ENDED')
  })
  it('R-289: whoever still owes at the end keeps owing, and clears it with the last fen', () => {
    const over = letOut().after(cadre, 'book', booking(1, '1000')).at(at('2029-11-01 00:00')).after(system, 'end-term', { deadline: 'term' })
    assert.equal(over.dossier.state, 'OWING')
    const nearly = over.after(cadre, 'book', booking(2, '1000')).after(cadre, 'book', booking(3, '999.99'))
    assert.equal(nearly.dossier.state, 'OWING')
    assert.equal(nearly.after(cadre, 'book', booking(3, '0.01', '记9')).dossier.state, 'ENDED')
  })
  it('is read by village, supervisors and those above; by nobody of another village', () => {
    const { dossier, world } = letOut()
    const reads = (actor: Actor) => mayRead(readershipOf(collectiveContract, dossier, world.settings), placeNumber(dossier), actor)
    for (const who of [cadre, secretary, supervisor, town, cast.county]) assert.equal(reads(who), true)
    for (const who of strangers) assert.equal(reads(who), false)
  })
  it('refused: to anybody but the village\'s own cadres', () => {
    for (const who of people.filter((one) => one !== cadre && one !== secretary)) assert.equal(refused(letOut(), who, 'book', booking(1, '1')), 'not-yours R-024')
  })
})

describe('Registering', () => {
  it('R-289: refuses to lend the collective\'s money, to whomever', () => {
    for (const object of ['借给李演示周转三个月', '村主任借款三万元', '理事长个人借支']) assert.equal(refused(beginContract(), cadre, 'draft', shed({ object })), 'no-loans R-289', object)
  })
  it('R-275: refuses what may not be public', () => {
    assert.equal(refused(beginContract(), cadre, 'draft', shed({ object: '库房三间，电话 13800001234' })), 'private-in-contract R-275')
  })
  it('R-289: refuses a price that cannot be split, a first day outside the term, another county\'s village', () => {
    assert.equal(refused(beginContract(), cadre, 'draft', shed({ price: '0.01' })), 'schedule-does-not-fit R-289')
    assert.equal(refused(beginContract(), cadre, 'draft', shed({ first: '2026-10-31' })), 'schedule-does-not-fit R-289')
    assert.equal(refused(beginContract(), cadre, 'draft', shed({ every: 'month', to: '2056-10-31' })), 'schedule-does-not-fit R-289')
    assert.equal(refused(beginContract(), cadre, 'draft', shed({ village: `140425${elsewhere.slice(6)}` })), 'not-yours R-024')
  })
})

describe('Signing', () => {
  it('R-247: what asks for a resolution is never signed without one', () => {
    assert.equal(refused(drafted(works()), cadre, 'sign-small', signing()), 'needs-resolution R-247')
    assert.equal(refused(drafted(land()), cadre, 'sign-small', signing()), 'needs-resolution R-247')
    assert.equal(refused(drafted(shed({ price: '50000' })), cadre, 'sign-small', signing()), 'needs-resolution R-247')
    assert.equal(refused(drafted(shed({ related: true })), cadre, 'sign-small', signing()), 'needs-resolution R-247')
    assert.equal(drafted(shed({ price: '49999.99' })).after(cadre, 'sign-small', signing()).dossier.state, 'IN_FORCE')
    for (const story of [drafted(works()), drafted(land())]) assert.equal(shownOf(story.dossier).executable, false)
  })
  it('R-247: public works rest on the six steps or an assembly of the village, in force and not younger than the contract', () => {
    assert.equal(drafted(works()).after(cadre, 'sign-by-resolution', signing({ basis: matter })).dossier.state, 'IN_FORCE')
    assert.equal(drafted(works()).after(cadre, 'sign-by-resolution', signing({ basis: meeting, item: 1 })).dossier.state, 'IN_FORCE')
    const no = (form: object, more: object = {}, draft = works()) => refused(drafted(draft, around(more)), cadre, 'sign-by-resolution', signing(form))
    const code = 'resolution-does-not-carry R-247'
    assert.equal(no({ basis: meeting, item: 2 }), code)
    assert.equal(no({ basis: meeting }), code)
    assert.equal(no({ basis: members, item: 1 }), code)
    assert.equal(no({ basis: matter, signedOn: '2026-10-09' }), code)
    assert.equal(no({ basis: matter }, { matter: { executable: false } }), code)
    assert.equal(no({ basis: matter }, { matter: { village: elsewhere } }), code)
    assert.equal(no({ basis: matter }, {}, works({ price: '380000.01' })), code)
  })
  it('R-286: land, investment and sale rest on the members\' own decision, and no assembly of villagers stands in for it', () => {
    assert.equal(drafted(land()).after(cadre, 'sign-by-resolution', signing({ basis: members, item: 1 })).dossier.state, 'IN_FORCE')
    const no = (draft: object, form: object, more: object = {}) => refused(drafted(draft, around(more)), cadre, 'sign-by-resolution', signing(form))
    const code = 'resolution-does-not-carry R-247'
    assert.equal(no(land(), { basis: matter }), code)
    assert.equal(no(land(), { basis: meeting, item: 1 }), code)
    assert.equal(no(land(), { basis: members, item: 2 }), code)
    assert.equal(no(land(), { basis: members, item: 9 }), code)
    assert.equal(no(land(), { basis: members, item: 1 }, { members: { confirmed: false } }), code)
    assert.equal(no(land(), { basis: members, item: 1 }, { members: { village: elsewhere } }), code)
    assert.equal(no(shed({ price: '90000' }), { basis: members, item: 3 }), code)
    assert.equal(no(works({ kind: 'investment', price: '100000.01' }), { basis: members, item: 2 }), code)
    assert.equal(drafted(works({ kind: 'investment', price: '100000' })).after(cadre, 'sign-by-resolution', signing({ basis: members, item: 2 })).dossier.state, 'IN_FORCE')
  })
  it('R-286, R-240: a meeting on paper is counted by the same law, and told to supervisors and township', () => {
    const paper = (more: object) => signing({ on: '2026-10-01', minutes: '档案柜 3 号', ...more })
    const ofMembers = (should: number, present: number, yes: number, body = 'MEMBERS') => paper({ body, should, present, yes })
    const signed = drafted(shed({ price: '90000' })).after(cadre, 'sign-on-paper', ofMembers(300, 200, 200))
    assert.deepEqual([signed.dossier.state, signed.effects.filter(({ sequence }) => sequence === 2).length], ['IN_FORCE', 2])
    const code = 'paper-does-not-carry R-247'
    for (const form of [ofMembers(300, 220, 199), ofMembers(300, 199, 199), ofMembers(20, 20, 20, 'MEMBER_REPRESENTATIVES'), ofMembers(30, 30, 30, 'HOUSEHOLDS'), paper({ body: 'MEMBERS', should: 300, present: 200, yes: 200, on: '2026-11-21' })]) {
      assert.equal(refused(drafted(shed({ price: '90000' })), cadre, 'sign-on-paper', form), code)
    }
    assert.equal(refused(drafted(land()), cadre, 'sign-on-paper', ofMembers(30, 30, 30, 'MEMBER_REPRESENTATIVES')), code)
    assert.equal(drafted(works()).after(cadre, 'sign-on-paper', ofMembers(301, 151, 76, 'ADULTS')).dossier.state, 'IN_FORCE')
    assert.equal(refused(drafted(works()), cadre, 'sign-on-paper', ofMembers(301, 150, 150, 'ADULTS')), code)
    assert.equal(refused(drafted(works()), cadre, 'sign-on-paper', ofMembers(90, 59, 59, 'HOUSEHOLDS')), code)
  })
})

describe('Money', () => {
  it('R-289: an instalment takes its own sum and no fen more, and nothing of tomorrow', () => {
    const story = letOut().after(cadre, 'book', booking(1, '999.99'))
    assert.equal(refused(story, cadre, 'book', booking(1, '0.02')), 'over-the-instalment R-289')
    assert.equal(refused(story, cadre, 'book', booking(4, '1')), 'over-the-instalment R-289')
    assert.equal(refused(story, cadre, 'book', booking(1, '0')), 'over-the-instalment R-289')
    assert.equal(refused(story, cadre, 'book', { ...booking(1, '0.01'), on: '2026-11-24' }), 'booked-in-future R-289')
    assert.equal(refused(story, cadre, 'book', booking(1, '999.99')), 'over-the-instalment R-289')
    assert.equal(refused(letOut().after(cadre, 'book', booking(1, '10')), cadre, 'book', booking(1, '10')), 'voucher-booked R-289')
  })
  it('R-289: a booking is taken back by its opposite, and the first stays as it was', () => {
    const story = letOut().after(cadre, 'book', booking(1, '1000')).after(cadre, 'reverse', { booking: 1, reason: '记错了期' })
    assert.deepEqual(story.dossier.file.payments.map(({ fen, reverses }) => [fen, reverses]), [[100_000, null], [-100_000, 1]])
    assert.equal(refused(story, cadre, 'reverse', { booking: 1, reason: '再来' }), 'nothing-to-reverse R-289')
    assert.equal(refused(story, cadre, 'reverse', { booking: 2, reason: '再来' }), 'nothing-to-reverse R-289')
    assert.equal(story.after(cadre, 'book', booking(1, '1000')).dossier.file.payments.length, 3)
  })
  it('R-247: nothing is written off without a resolution', () => {
    const story = drafted(land(), around()).after(cadre, 'sign-by-resolution', signing({ basis: members, item: 1 }))
    assert.equal(refused(story, cadre, 'write-off', { instalment: 1, sum: '100', basis: meeting, item: 1, reason: '受灾减免' }), 'resolution-does-not-carry R-247')
    const off = story.after(cadre, 'write-off', { instalment: 1, sum: '100', basis: members, item: 1, reason: '受灾减免' })
    assert.equal(off.dossier.file.waivers[0]?.fen, 10_000)
  })
})

describe('Time', () => {
  it('R-289: tells village, supervisors and township ninety days before the end', () => {
    const story = letOut(shed({ to: '2027-10-31', every: 'once' }))
    assert.equal(dueDay(story, 'expiry'), '2027-08-01')
    const told = story.at(at('2027-08-03 00:00')).after(system, 'note-expiring', { deadline: 'expiry' })
    assert.deepEqual(told.effects.filter(({ sequence }) => sequence === 3).map(({ to }) => to.map((one) => (one.kind === 'office' ? one.office : one.kind))), [['VILLAGE_CADRE', 'PARTY_SEC'], ['VILLAGE_SUPERVISOR'], ['TOWN_DISPATCHER']])
    assert.equal(dueDay(told, 'expiry'), null)
  })
  it('R-289: an instalment has its own clock, the next one a new one, also where one is taken back', () => {
    const story = letOut()
    assert.equal(dueDay(story, 'instalment'), '2026-12-01')
    const paid = story.after(cadre, 'book', booking(1, '1000'))
    assert.equal(dueDay(paid, 'instalment'), '2027-12-01')
    assert.equal(dueDay(paid.after(cadre, 'reverse', { booking: 1, reason: '记错了' }), 'instalment'), '2026-12-01')
    assert.equal(dueDay(paid.after(cadre, 'book', booking(2, '1000')).after(cadre, 'book', booking(3, '1000')), 'instalment'), null)
  })
  it('R-289: a term of twenty years is looked at on the way and told all the same', () => {
    const story = drafted(land(), around()).after(cadre, 'sign-by-resolution', signing({ basis: members, item: 1 }))
    assert.deepEqual([dueDay(story, 'expiry'), dueDay(story, 'term')], [null, null])
    let later = story.at(at('2035-02-10 09:00')).after(system, 'note-years', { deadline: 'years' })
    assert.equal(dueDay(later, 'years') === null, false)
    later = later.at(at('2043-05-01 09:00')).after(system, 'note-years', { deadline: 'years' })
    assert.deepEqual([dueDay(later, 'expiry'), dueDay(later, 'term'), dueDay(later, 'years')], ['2046-08-01', '2046-10-31', null])
  })
  it('R-289: is renewed with new instalments behind the old ones, on a resolution where that is asked for', () => {
    const more = { to: '2032-10-31', price: '3600', every: 'year', first: '2029-12-01', words: '每年一千二百元' }
    const story = letOut().after(cadre, 'renew-small', more)
    assert.deepEqual([story.dossier.file.instalments.length, story.dossier.file.instalments[3]?.number, shownOf(story.dossier).to], [6, 4, '2032-10-31'])
    assert.equal(refused(letOut(), cadre, 'renew-small', { ...more, price: '50000' }), 'needs-resolution R-247')
    assert.equal(refused(letOut(), cadre, 'renew-small', { ...more, to: '2029-10-31' }), 'renewal-does-not-fit R-289')
    assert.equal(letOut().after(cadre, 'renew', { ...more, basis: matter }).dossier.file.bases.length, 2)
  })
  it('R-289: ends early: what would fall due later falls away, what was due stays owed', () => {
    const story = letOut().at(at('2026-12-15 09:00'))
    const owing = story.after(cadre, 'terminate', { on: '2026-12-10', reason: '承租人不租了，已结清水电' })
    assert.deepEqual([owing.dossier.state, sumsOfAccount(owing.dossier.file, '2026-12-15').open], ['OWING', 100_000])
    assert.equal(story.after(cadre, 'book', { ...booking(1, '1000'), on: '2026-12-01' }).after(cadre, 'terminate', { on: '2026-12-10', reason: '承租人不租了' }).dossier.state, 'ENDED')
    assert.equal(refused(story, cadre, 'terminate', { on: '2026-12-16', reason: '承租人不租了' }), 'end-outside-term R-289')
  })
})

describe('What everybody may read of a contract', () => {
  it('R-275: names an organisation and no person, and never what nobody signed', () => {
    assert.equal(shownOf(letOut().dossier).party, '个人')
    assert.equal(JSON.stringify(shownOf(letOut().dossier)).includes('张演示'), false)
    assert.equal(shownOf(drafted(works()).dossier).party, '演示建筑公司')
  })
})
