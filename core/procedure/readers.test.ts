import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { system, type Actor } from './actor.ts'
import { hiddenFrom, mayRead, placeNumber, readershipOf } from './readers.ts'
import { askedCard, blankCard, desk, librarian, otherLibrarian, readerLi, readerWang } from './testing/card-desk.ts'
import { demoVillage, inOffice, person, regionsOf } from './testing/places.ts'

describe('Readers', () => {
  const { TOWN, COUNTY, CITY } = regionsOf(demoVillage)
  const reads = (form: object, actor: Actor) => {
    const { dossier, world } = askedCard(form)
    return mayRead(readershipOf(world.procedure, dossier, world.settings), placeNumber(dossier), actor)
  }
  const town = inOffice(person(11), 'TOWN_DISPATCHER', TOWN, 'government')
  const county = inOffice(person(12), 'COUNTY_CENTER', COUNTY, 'center')
  const city = inOffice(person(13), 'CITY_CENTER', CITY, 'center')
  const nextTown = inOffice(person(14), 'TOWN_DISPATCHER', '140423101', 'government')
  const clerk = inOffice(person(15), 'DEPT_HANDLER', COUNTY, 'water')
  const movedAway = inOffice(person(3), 'VILLAGE_CADRE', '140425200288', 'committee')
  const promoted = inOffice(person(1), 'DEPT_HANDLER', COUNTY, 'water')

  const table: readonly (readonly [who: string, actor: Actor, ordinary: boolean, secret: boolean])[] = [
    ['the holder', readerLi, true, true], ['another villager', readerWang, false, false], ['the librarian of the village', librarian, true, true],
    ['a librarian of another village', otherLibrarian, false, false], ['the county\'s library', desk, true, true], ['another county department', clerk, false, false],
    ['the town above', town, true, false], ['the county above', county, true, false], ['the city above', city, true, false], ['the town beside', nextTown, false, false],
    ['a cadre whose mandate moved to another village', movedAway, false, false], ['the holder acting under an office', promoted, true, true], ['the system', system, true, true],
  ]
  for (const [who, actor, ordinary, secret] of table) {
    it(`${ordinary ? 'let' : 'do not let'} ${who} read an ordinary card, ${secret ? 'let' : 'do not let'} them read a secret one`, () => {
      assert.equal(reads({}, actor), ordinary)
      assert.equal(reads({ secret: true }, actor), secret)
    })
  }

  it('never let a barred person or unit read, whatever else is true (R-129)', () => {
    assert.equal(reads({ notFor: { persons: [person(12)], units: [] } }, county), false)
    assert.equal(reads({ notFor: { persons: [], units: [librarian.mandate?.unit] } }, librarian), false)
    assert.equal(reads({ notFor: { persons: [person(1)], units: [] } }, readerLi), false)
  })

  it('hide a field from all but those named, and from the barred in any case (R-104)', () => {
    const hidden = (actor: Actor, form: object = {}) => {
      const { dossier, world } = askedCard(form)
      return hiddenFrom(world.procedure, dossier, actor, world.settings)
    }
    assert.deepEqual([readerLi, librarian, system].map((actor) => hidden(actor)), [[], [], []])
    assert.deepEqual([readerWang, town, desk, otherLibrarian].map((actor) => hidden(actor)), [['name'], ['name'], ['name'], ['name']])
    assert.deepEqual(hidden(librarian, { notFor: { persons: [person(3)], units: [] } }), ['name'])
  })

  it('cannot be told of a dossier that was never opened', () => assert.throws(() => placeNumber(blankCard().dossier), TypeError))
})
