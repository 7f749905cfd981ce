import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asVillager } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { demoVillage as village, inOffice, person } from '../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story } from '../../core/procedure/testing/story.ts'
import { at, calendar } from '../../core/time/example-calendar.ts'
import { electionKey, nameOfKey } from '../village-election/names.ts'
import type { ComplaintFile } from './complaint-file.ts'
import { electionComplaint } from './election-complaint.procedure.ts'
import { defaultSettings } from './settings.ts'

const town = inOffice(person(1), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
const county = inOffice(person(4), 'CIVIL_AFFAIRS', village.slice(0, 6), 'civil-affairs')
const cadre = inOffice(person(2), 'VILLAGE_CADRE', village, 'committee')
const secretary = inOffice(person(3), 'PARTY_SEC', village, 'party')
const committeeMember = asVillager(person(31))
const wang = asVillager(person(50))
const winner = person(41)
const election = nameOfKey(electionKey(village, 2026, 0))
const known = (state: string) => ({
  ...nothingKnown, mandates: [{ person: person(2), office: 'VILLAGE_CADRE' as const, unit: null, region: village }, { person: person(3), office: 'PARTY_SEC' as const, unit: null, region: village }],
  shown: new Map([[election, { procedure: 'village-election', state, shown: { committee: [person(31)], candidates: [winner, person(42)], elected: { on: '2026-12-15', members: [{ person: winner, name: '演示甲', sex: 'man', post: 'chair' }] } } as never }]]),
})
const start = (state = 'DECIDED') => begin<ComplaintFile>({ procedure: electionComplaint, calendar, settings: defaultSettings, known: () => known(state) }, { county: 140423, id: person(700) }, at('2026-12-16 09:00'))
const form = { village, term: 2026, run: 0, wrong: 'bribery', words: '投票前一天晚上挨户送东西（演示）', body: 'TOWN' }
const reads = (story: Story<ComplaintFile>, actor: typeof town) => mayRead(readershipOf(electionComplaint, story.dossier, defaultSettings), placeNumber(story.dossier), actor)

describe('A complaint about an election (R-234)', () => {
  it('has no faults of its own', () => { assert.deepEqual(checkProcedure(electionComplaint as never), []) })

  it('goes past the village: no cadre, no member of its election committee and no candidate reads it, whatever they hold besides', () => {
    const story = start().after(wang, 'complain', form)
    assert.deepEqual([wang, town, county].map((actor) => reads(story, actor)), [true, true, true])
    assert.deepEqual([cadre, secretary, committeeMember, asVillager(winner), asVillager(person(51))].map((actor) => reads(story, actor)), [false, false, false, false, false])
    assert.equal(reads(story, inOffice(person(31), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')), false, 'also not as a clerk of the township')
    assert.deepEqual(story.effects.map(({ party }) => party), ['town', 'county'])
  })
  it('brought to the county is not read by the township, and the township may pass it up', () => {
    const direct = start().after(wang, 'complain', { ...form, body: 'COUNTY' })
    assert.deepEqual([reads(direct, town), reads(direct, county)], [false, true])
    const passed = start().after(wang, 'complain', form).after(town, 'pass-up', { reason: '涉及乡镇干部' })
    assert.deepEqual([reads(passed, town), passed.refusal(town, 'take-up').code], [false, 'not-yours'])
    passed.after(county, 'take-up')
  })
  it('found true voids one election or the whole, in the election and in the term, by document', () => {
    const story = start().after(wang, 'complain', form).after(town, 'take-up').after(town, 'add-note', { words: '走访了三户' })
    const finding = { outcome: 'person-void', document: '认定〔2026〕1号', words: '查明送礼属实，影响结果（演示）', person: winner }
    const decision = story.when(town, 'find', finding)
    assert.ok(decision.accepted)
    assert.deepEqual(decision.followUps.map(({ act }) => act), ['void-elected', 'take-void'])
    const whole = story.when(county, 'find', { outcome: 'election-void', document: '认定〔2026〕2号', words: '查明伪造选票属实（演示）' })
    assert.deepEqual(whole.accepted ? whole.followUps.map(({ act, on }) => [act, on]) : [], [['void', election]])
    const nothing = story.when(county, 'find', { outcome: 'unfounded', document: '答复〔2026〕3号', words: '查明没有送礼（演示）' })
    assert.deepEqual(nothing.accepted ? nothing.followUps : null, [])
  })
  it('refused: a finding about somebody not elected, without a person, against an archived election; a complaint about no election', () => {
    const story = start().after(wang, 'complain', form).after(town, 'take-up')
    const finding = { outcome: 'person-void', document: '认定〔2026〕1号', words: '查明送礼属实，影响结果（演示）' }
    assert.equal(story.refusal(town, 'find', finding).code, 'person-not-elected')
    assert.equal(story.refusal(town, 'find', { ...finding, person: person(42) }).code, 'person-not-elected')
    assert.equal(story.refusal(cadre, 'find', finding).code, 'not-yours')
    assert.equal(start('ARCHIVED').after(wang, 'complain', form).after(town, 'take-up').refusal(town, 'find', { ...finding, outcome: 'election-void' }).code, 'election-archived')
    assert.equal(start().refusal(wang, 'complain', { ...form, run: 3 }).code, 'election-unknown')
  })
})
