import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { offices } from '../procedure/actor.ts'
import { containsPosition, coverageOf, isSimple, overlapsAmong } from '../geometry/index.ts'
import { inventedPhonePrefix, inventedPrefix, isResidentNumber } from '../identity-number/index.ts'
import { contains } from '../region/region.ts'
import { demonstration, demonstrationVillage, demoVillagers, generateVillage, placeIn, randomFrom } from './index.ts'

const village = demonstrationVillage()
const seeds = [1, 2, 3, 4, 5]

describe('the demonstration village', () => {
  it('is the same village every time, and another one from another seed', () => {
    assert.deepEqual(demonstrationVillage(), village)
    assert.notDeepEqual(generateVillage({ ...demonstration, seed: 1 }).persons, village.persons)
  })

  it('has about 240 households and 700 residents', () => {
    assert.equal(village.households.filter(({ basis }) => basis === 'residence').length, 240)
    const residents = village.persons.filter(({ residenceGrid }) => residenceGrid !== null).length
    assert.ok(residents > 600 && residents < 800, String(residents))
  })

  it('is tiled by five grids without overlap and without gap, numbered from west to east (R-012, R-014)', () => {
    for (const seed of seeds) {
      const { boundary, grids } = generateVillage({ ...demonstration, seed })
      assert.equal(grids.length, 5)
      assert.ok([boundary, ...grids.map((grid) => grid.boundary)].every(isSimple))
      assert.deepEqual(overlapsAmong(grids.map((grid) => grid.boundary)), [])
      const { uncovered, outside } = coverageOf(boundary, grids.map((grid) => grid.boundary))
      assert.ok(uncovered < 1 && outside < 1, `${uncovered} ${outside}`)
      assert.deepEqual(grids.map(({ code }) => code.slice(-3)), ['001', '002', '003', '004', '005'])
      assert.ok((grids[0]?.center[0] ?? 0) < (grids[4]?.center[0] ?? 0))
    }
  })

  it('finds places inside a grid', () => {
    const random = randomFrom(7)
    for (const grid of village.grids) assert.ok(containsPosition(grid.boundary, placeIn(random, grid)))
  })

  it('holds nobody who could be a real person (R-017)', () => {
    for (const { name, idNumber, phone } of village.persons) {
      assert.match(name, /演示/)
      assert.ok(isResidentNumber(idNumber) && idNumber.startsWith(inventedPrefix))
      assert.ok(phone === null || phone.startsWith(inventedPhonePrefix))
    }
    for (const { name, phone } of [...village.staff, ...village.accounts]) {
      assert.match(name, /演示/)
      assert.ok(phone.startsWith(inventedPhonePrefix))
    }
    for (const { workPhone } of [...village.units, ...village.mandates]) assert.match(workPhone, /^0355-0\d{6}$/)
  })

  it('gives no name, number, telephone or key twice', () => {
    for (const seed of seeds) {
      const { persons, staff, households, mandates } = generateVillage({ ...demonstration, seed })
      const phones = [...persons.flatMap(({ phone }) => phone ?? []), ...staff.map(({ phone }) => phone)]
      const ids = [...persons, ...staff, ...households, ...mandates].map(({ id }) => id)
      for (const values of [persons.map(({ idNumber }) => idNumber), [...persons, ...staff].map(({ name }) => name), phones, ids]) {
        assert.equal(new Set(values).size, values.length)
      }
    }
  })

  it('keeps registered residence and actual residence apart (R-021)', () => {
    const members = (basis: 'hukou' | 'residence') =>
      village.households.filter((household) => household.basis === basis).flatMap((household) => household.members.map(({ person }) => person))
    for (const basis of ['hukou', 'residence'] as const) assert.equal(new Set(members(basis)).size, members(basis).length)
    const living = village.persons.filter(({ residenceGrid }) => residenceGrid !== null).map(({ id }) => id)
    const registered = village.persons.filter(({ hukouVillage }) => hukouVillage === village.code).map(({ id }) => id)
    assert.deepEqual(members('residence').toSorted(), living.toSorted())
    assert.deepEqual(members('hukou').toSorted(), registered.toSorted())
    assert.ok(living.some((id) => !registered.includes(id)) && registered.some((id) => !living.includes(id)))
  })

  it('fills every office of the catalogue, and every unit of a mandate exists', () => {
    assert.deepEqual([...new Set(village.mandates.map(({ office }) => office))].toSorted(), Object.keys(offices).toSorted())
    const units = new Map(village.units.map((unit) => [unit.id, unit]))
    assert.equal(units.size, village.units.length)
    for (const { unit, region, username } of village.mandates) {
      const found = units.get(unit)
      assert.ok(found !== undefined, username)
      assert.ok(contains(found.region, region), `${username} holds nothing outside the region of the unit`)
    }
  })

  it('gives nobody two of the three administrators\' offices (R-023)', () => {
    const administrators = village.mandates.filter(({ office }) => ['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'].includes(office))
    assert.equal(new Set(administrators.map(({ person }) => person)).size, administrators.length)
    assert.ok(administrators.length >= 3)
  })

  it('lets every holder and three villagers sign in, and grid workers live in their grids', () => {
    const usernames = new Set(village.accounts.map(({ username }) => username))
    for (const username of [...demoVillagers, ...village.mandates.map((mandate) => mandate.username)]) assert.ok(usernames.has(username))
    for (const { person, region } of village.mandates.filter(({ office }) => office === 'GRID_WORKER')) {
      assert.equal(village.persons.find(({ id }) => id === person)?.residenceGrid, region.code)
    }
  })
})
