/**
 * Takes a generated village into the register: grids, units, people, households, mandates. As the system, in one transaction; harmless to
 * repeat. Accounts and cases are other rooms' business; they start from the same `demonstrationVillage()`.
 */
import { system } from '../../core/procedure/actor.ts'
import { countyOf } from '../../core/region/codes.ts'
import type { Region } from '../../core/region/version.ts'
import type { Instant } from '../../core/time/instant.ts'
import { demonstrationFrom, type DemoGrid, type DemoPerson, type DemoVillage } from '../../core/village/index.ts'
import type { FieldCipher } from '../cipher/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import { grantMandate } from './grant-mandate.ts'
import { registerHouseholds } from './households.ts'
import { findMandate } from './mandates.ts'
import { insertRegionVersions, shapeColumns } from './region-rows.ts'
import { registerPersons, type NewPerson } from './register-person.ts'
import { insertUnits, publishWorkPhones } from './unit-rows.ts'

/**
 * The regions must have been loaded before.
 * @param at written as the time of registration
 * @returns false when the village was there before
 */
export async function takeInVillage(database: Database, cipher: FieldCipher, village: DemoVillage, at: Instant): Promise<boolean> {
  return database.transaction({ role: 'system' }, async (transaction) => {
    if (await isThere(transaction, village)) return false
    await transaction.updateTable('regions').set(shapeColumns(village.boundary, village.center))
      .where('level', '=', 'VILLAGE').where('code', '=', village.code).where('status', '=', 'ACTIVE').where('boundary', 'is', null).execute()
    await insertRegionVersions(transaction, village.grids.map((grid) => gridOf(village.code, grid)))
    const units = village.units.map((unit) => ({ ...unit, validFrom: demonstrationFrom }))
    await insertUnits(transaction, units)
    await publishWorkPhones(transaction, units)
    await registerPersons(transaction, cipher, peopleOf(village), at)
    const county = countyOf(village.code)
    await registerHouseholds(transaction, village.households.map((household) => ({ ...household, county })), demonstrationFrom, at)
    for (const mandate of village.mandates) {
      await grantMandate(transaction, system, { ...mandate, validFrom: demonstrationFrom, validTo: mandate.until }, at)
    }
    return true
  })
}

/** The last thing written is there, so everything is. */
async function isThere(transaction: Transaction, village: DemoVillage): Promise<boolean> {
  const last = village.mandates.at(-1)
  return last !== undefined && await findMandate(transaction, countyOf(last.region.code), last.id) !== null
}

function gridOf(village: string, { code, name, boundary, center }: DemoGrid): Region {
  return {
    level: 'GRID', code, name, shortName: name, parent: { level: 'VILLAGE', code: village }, kind: 'grid', unitType: '网格', gridType: 'BASIC',
    status: 'ACTIVE', validFrom: demonstrationFrom, validTo: null, center, boundary,
  }
}

function peopleOf(village: DemoVillage): readonly NewPerson[] {
  const county = countyOf(village.code)
  const villagers = village.persons.map((person: DemoPerson): NewPerson => ({ ...person, county }))
  const staff = village.staff.map((person): NewPerson => ({
    county: Number(person.county), id: person.id, name: person.name, gender: person.gender, birthDate: null, idNumber: null,
    phone: person.phone, hukouVillage: null, residenceVillage: null, residenceGrid: null,
  }))
  return [...villagers, ...staff]
}
