import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { barredBy, mandatesAsked, namesSomebody, type Against } from './against.ts'
import { cast, pothole, report, unit, village } from './testing/stages.ts'
import { beginCase, mandatesAbout } from './testing/village.ts'

const where = { village, grid: `${village}001` }
const barred = (against: Against, place: { village: string; grid?: string } = where) => barredBy(against, place, mandatesAbout(village, mandatesAsked(against, place)))
const party = `${village}:party`
const supervision = `${village}:supervision`

describe('Whom a matter complains about', () => {
  const asked: readonly (readonly [who: string, against: Against, units: readonly string[], persons: readonly (string | null)[]])[] = [
    ['a person: the person and the unit worked in', { persons: [cast.water.person ?? ''] }, [unit.water], [cast.water.person]],
    ['the director of the committee: the cadres and the committee', { positions: ['VILLAGE_DIRECTOR'] }, [unit.committee], [cast.cadre.person, cast.secondCadre.person, cast.committee.person]],
    ['the grid worker of this grid: the person and the committee', { positions: ['GRID_WORKER'] }, [unit.committee], [cast.gridWorker.person]],
    ['the party secretary, although nobody is registered: the party branch', { positions: ['VILLAGE_PARTY_SECRETARY'] }, [party], []],
    ['the supervisors of the village', { positions: ['VILLAGE_SUPERVISOR'] }, [supervision], []],
    ['the township, by its units', { positions: ['TOWN_OFFICIALS'] }, ['140423100:government', '140423100:center', '140423100:party'], []],
    ['a unit, without its people', { units: [unit.transport] }, [unit.transport], []],
    ['somebody in words: nobody can be looked up', { words: '管账的会计' }, [], []],
    ['nobody known', { unknown: true }, [], []],
  ]
  for (const [who, against, units, persons] of asked) {
    it(`bars ${who} (R-129)`, () => assert.deepEqual(barred(against), { units, persons }))
  }

  it('means every grid worker of the village where the matter names no grid (R-129)', () => {
    assert.deepEqual(barred({ positions: ['GRID_WORKER'] }, { village }).persons, [cast.gridWorker.person])
  })
  it('takes blank words for no answer', () => {
    assert.equal(namesSomebody({ words: ' 　' }), false)
    assert.equal(namesSomebody({ positions: [], units: [] }), false)
  })
})

describe('A report that complains', () => {
  const story = (against: object, form: object = {}) => report({ category: '0201', ...form, against })
  const file = (against: object, form: object = {}) => story(against, form).dossier.file
  const reads = (against: object, actor: Actor) => {
    const { world, dossier } = story(against)
    return mayRead(readershipOf(world.procedure, dossier, world.settings), placeNumber(dossier), actor)
  }

  it('goes to the township when it is about a cadre, and no colleague of the committee reads it (R-129)', () => {
    assert.equal(file({ persons: [cast.cadre.person] }).level, 'TOWN')
    for (const actor of [cast.cadre, cast.secondCadre, cast.gridWorker, cast.gridLeader, cast.helper]) assert.equal(reads({ persons: [cast.cadre.person] }, actor), false)
    assert.equal(reads({ persons: [cast.cadre.person] }, cast.town), true)
  })
  it('goes past the township when one of its people is complained about (R-129)', () => {
    assert.equal(file({ persons: [cast.town.person] }).level, 'COUNTY')
    assert.equal(reads({ persons: [cast.town.person] }, cast.secondTown), false)
  })
  it('passes the village by and is confidential when somebody is named in words, and is not handed back to it (R-129)', () => {
    const words = { words: '管账的会计' }
    assert.deepEqual([file(words).level, file(words).confidential, file(words).against.said?.words], ['TOWN', true, '管账的会计'])
    assert.equal(reads(words, cast.cadre), false)
    const accepted = story(words, { category: '0101' }).after(cast.town, 'accept')
    assert.equal(accepted.refusal(cast.town, 'dispatch', { lead: unit.committee }).code, 'not-to-the-village')
  })
  it('changes nothing where nobody is named: an unknown culprit of an ordinary matter stays with the village', () => {
    assert.deepEqual([file({ unknown: true }).level, file({ unknown: true }).confidential], ['VILLAGE', false])
  })
  it('writes what was found out into the record, so that nobody is looked up again', () => {
    const [event] = story({ positions: ['GRID_WORKER'] }).events
    assert.deepEqual(event?.facts['against'], { units: [unit.committee], persons: [cast.gridWorker.person], said: { positions: ['GRID_WORKER'], units: [], words: '' } })
  })
  it('says in the sheet whom it is about, in the words of the answer and without names of persons', () => {
    const { world, dossier } = story({ positions: ['GRID_WORKER'], words: '他弟弟', persons: [cast.water.person] })
    const sheet = world.procedure.sheet(dossier)
    assert.deepEqual(sheet.find(({ label }) => label === '反映的对象')?.value, '网格员、他弟弟')
    assert.equal(JSON.stringify(sheet).includes(cast.water.person ?? 'nobody'), false)
  })

  for (const category of ['1401', '1504']) {
    for (const [how, form] of [['without an answer', {}], ['with an empty one', { against: {} }], ['with blanks', { against: { words: ' ' } }]] as const) {
      it(`is refused ${how} where kind ${category} is about officials, at the field (R-129)`, () => {
        const refusal = beginCase(village, '0198c000-0000-4000-8000-0000000000ff').refusal(cast.villager, 'report', { ...pothole, category, ...form })
        assert.deepEqual([refusal.code, refusal.rule, refusal.fields?.[0]?.pointer, faultsOf(refusal)], ['against-unanswered', 'R-129', '/against', []])
      })
    }
    it(`is taken where kind ${category} is about officials and the reporter does not know who (R-129)`, () => assert.equal(story({ unknown: true }, { category }).dossier.state, 'REPORTED'))
  }
  it('is not held up by the question where life is in danger (R-106, R-130)', () => {
    for (const category of ['0401', '0601', '1201', '1202']) assert.equal(report({ category }).dossier.state, 'REPORTED')
  })
})
