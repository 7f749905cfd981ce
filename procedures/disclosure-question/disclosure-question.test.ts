import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asVillager, system } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { demoVillage as village, inOffice, otherVillage, person } from '../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type World } from '../../core/procedure/testing/story.ts'
import { inventPhone } from '../../core/identity-number/index.ts'
import { disclosureKey } from '../../core/open-affairs/index.ts'
import { at, calendar } from '../../core/time/example-calendar.ts'
import { defaultSettings, disclosureQuestion } from './disclosure-question.procedure.ts'
import type { QuestionFile } from './question-file.ts'

const key = disclosureKey(village, 'F01', '2026-Q3')
const disclosure = `${key.county}-${key.id}`
const wang = asVillager(person(50))
const stranger = asVillager(person(51))
const accountant = inOffice(person(1), 'VILLAGE_CADRE', village, 'committee')
const supervisor = inOffice(person(3), 'VILLAGE_SUPERVISOR', village, 'supervision')
const other = inOffice(person(4), 'VILLAGE_SUPERVISOR', village, 'supervision')
const town = inOffice(person(5), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
const county = inOffice(person(6), 'COUNTY_CENTER', village.slice(0, 6), 'center')
const known = {
  ...nothingKnown,
  shown: new Map([[disclosure, { procedure: 'disclosure', state: 'POSTED', shown: { village, item: 'F01', period: '2026-Q3', title: '2026年第三季度财务收支', lines: 300, publishedOn: '2026-10-12' } }]]),
  people: new Map([[person(50), { id: person(50), name: '王演示', gender: 2 as const, bornOn: null, hukouVillage: village, residenceVillage: village, group: '', nearRelatives: [] }],
    [person(51), { id: person(51), name: '李演示', gender: 1 as const, bornOn: null, hukouVillage: otherVillage, residenceVillage: null, group: '', nearRelatives: [] }]]),
}
const world: World = { procedure: disclosureQuestion, calendar, settings: defaultSettings, known: () => known }
const start = () => begin<QuestionFile>(world, { county: key.county, id: person(500) }, at('2026-10-20 09:00'))
const form = (more: object = {}) => ({ disclosure, village, line: 17, words: '这笔买的什么，花在哪里', ...more })
const asked = () => start().after(wang, 'ask', form())

describe('A question about a line of a publication', () => {
  it('has no faults of its own', () => { assert.deepEqual(checkProcedure(disclosureQuestion), []) })

  it('R-276: is asked by a villager, answered by the village within ten days, and closed when nobody objects', () => {
    const answered = asked().after(accountant, 'answer', { words: '买的是井盖，凭证记17' })
    assert.equal(answered.dossier.file.line, 17)
    assert.deepEqual(answered.effects.map(({ party }) => party), ['village', 'asker'])
    assert.equal(answered.at(at('2026-11-05 09:00')).after(system, 'close', { deadline: 'accept' }).dossier.state, 'CLOSED')
  })

  it('R-276: goes one step further where it is not answered in ten days, or not truly, and is looked into', () => {
    assert.equal(asked().refusal(wang, 'raise', { to: 'town' }).code, 'wait-for-answer')
    assert.equal(asked().at(at('2026-10-30 23:00')).refusal(wang, 'raise', { to: 'town' }).code, 'wait-for-answer')
    const late = asked().at(at('2026-11-01 09:00')).after(wang, 'raise', { to: 'county' })
    assert.equal(late.refusal(town, 'conclude', { outcome: 'untrue', words: '查了账' }).code, 'not-yours')
    assert.equal(late.after(county, 'conclude', { outcome: 'untrue', words: '查了账，责令更正' }).dossier.state, 'CONCLUDED')
    const answered = asked().after(accountant, 'answer', { words: '买的是井盖' })
    assert.equal(answered.refusal(wang, 'raise', { to: 'town' }).code, 'say-why')
    assert.equal(answered.after(wang, 'raise', { to: 'town', reason: '没有看到井盖' }).after(town, 'conclude', { outcome: 'as-published', words: '看过实物' }).dossier.state, 'CONCLUDED')
  })

  it('R-276: refused for somebody of another village, a line or a publication that is not there, and for others than the asker', () => {
    assert.equal(start().refusal(stranger, 'ask', form()).code, 'not-of-this-village')
    assert.equal(start().refusal(wang, 'ask', form({ line: 301 })).code, 'no-such-line')
    assert.equal(start().refusal(wang, 'ask', form({ disclosure: `${key.county}-${person(7)}` })).code, 'no-such-publication')
    assert.equal(asked().at(at('2026-11-05 09:00')).refusal(stranger, 'raise', { to: 'town' }).code, 'not-yours')
    start().after(supervisor, 'ask-for', form())
  })

  it('R-275: refused with somebody\'s number in question or answer, since both are public', () => {
    assert.equal(start().refusal(wang, 'ask', form({ words: `打 ${inventPhone(4)} 问` })).code, 'private-data')
    assert.equal(asked().refusal(accountant, 'answer', { words: `打 ${inventPhone(4)} 问` }).code, 'private-data')
  })

  it('R-276: keeps from the village who asked, and shows question and answer without a name', () => {
    const readership = readershipOf(disclosureQuestion, asked().dossier, defaultSettings)
    assert.ok(mayRead(readership, placeNumber(asked().dossier), accountant))
    assert.ok(disclosureQuestion.readers.hidden.some(({ field, seenBy }) => field === 'reporter' && seenBy(asked().dossier, defaultSettings).every((one) => one.kind === 'person')))
    assert.ok(!JSON.stringify(disclosureQuestion.shows?.what(asked().dossier)).includes(person(50)))
  })
})

describe('The line of the supervisors past the village', () => {
  const tip = () => start().after(supervisor, 'tip-off', { village, to: 'town', words: '重复报账，金额较大' })

  it('R-280: is seen by the township it went to and by whoever sent it; the offices of the village see nothing, other supervisors neither', () => {
    const readership = readershipOf(disclosureQuestion, tip().dossier, defaultSettings)
    const reads = (actor: typeof town) => mayRead(readership, placeNumber(tip().dossier), actor)
    assert.deepEqual([supervisor, town, accountant, other, county, wang].map(reads), [true, true, false, false, false, false])
    assert.equal(tip().refusal(accountant, 'answer', { words: '没有这回事' }).code, 'not-in-this-state')
    assert.ok(tip().effects.every(({ party }) => party === 'investigators'))
    assert.equal(disclosureQuestion.belongsTo?.(tip().dossier), null)
    assert.ok(!JSON.stringify(disclosureQuestion.shows?.what(tip().dossier)).includes('重复报账'))
  })

  it('R-280: reaches the supervisory commission of the county, and then neither township nor county', () => {
    const commission = inOffice(person(8), 'DEPT_HANDLER', village.slice(0, 6), 'discipline')
    const sent = start().after(supervisor, 'tip-off', { village, to: 'discipline', words: '重复报账，金额较大' })
    const readership = readershipOf(disclosureQuestion, sent.dossier, defaultSettings)
    assert.deepEqual([commission, town, county, accountant].map((actor) => mayRead(readership, placeNumber(sent.dossier), actor)), [true, false, false, false])
    assert.equal(start().refusal(wang, 'tip-off', { village, to: 'discipline', words: '重复报账' }).code, 'not-yours')
  })

  it('R-280: ends with a result that stays, and may be passed on to the supervisory commission', () => {
    assert.equal(tip().after(town, 'conclude', { outcome: 'passed-on', words: '移送县监委' }).dossier.file.conclusion?.outcome, 'passed-on')
    assert.equal(start().refusal(accountant, 'tip-off', { village, to: 'town', words: '重复报账' }).code, 'not-yours')
  })
})
