/** Grids, people, households and mandates of invented places, into their tables. Runs as the system. */
import type { Instant, Day } from '../../../core/time/index.ts'
import { boxOf } from '../../../core/geometry/index.ts'
import { countyOf } from '../../../core/region/codes.ts'
import { paddedCode, scopeOf } from '../../../core/region/scope.ts'
import { gramsOf } from '../../../core/search/grams.ts'
import type { Ground, Population } from '../../../core/village/index.ts'
import type { FieldCipher } from '../../../server/cipher/index.ts'
import type { Transaction } from '../../../server/database/index.ts'
import { personRow, type NewPerson } from '../../../server/registry/index.ts'
import { hex, insertRows, listOf, type Columns, type Row } from './bulk.ts'
import type { Seat } from './directory.ts'

const regions: Columns = {
  level: 'text', code: 'text', name: 'text', short_name: 'text', grams: 'tsvector', parent_level: 'text', parent_code: 'text', kind: 'text', unit_type: 'text',
  grid_type: 'text', valid_from: 'date', code_lo: 'bigint', code_hi: 'bigint', boundary: 'jsonb', min_lon: 'double precision', min_lat: 'double precision',
  max_lon: 'double precision', max_lat: 'double precision', center_lon: 'double precision', center_lat: 'double precision',
}
const persons: Columns = {
  county: 'integer', id: 'uuid', name: 'text', gender: 'smallint', birth_date: 'date', id_number_cipher: 'bytea', id_number_index: 'bytea', phone_cipher: 'bytea',
  phone_index: 'bytea', hukou_village: 'text', hukou_place: 'bigint', residence_village: 'text', residence_grid: 'text', place: 'bigint', created_at: 'timestamptz',
  updated_at: 'timestamptz',
}
const households: Columns = { county: 'integer', id: 'uuid', basis: 'text', village: 'text', grid: 'text', place: 'bigint', head: 'uuid', address: 'text', created_at: 'timestamptz' }
const places: Columns = { county: 'integer', id: 'uuid', household: 'uuid', code: 'text', place: 'bigint', valid_from: 'date' }
const members: Columns = { county: 'integer', id: 'uuid', household: 'uuid', basis: 'text', person: 'uuid', relation: 'smallint', place: 'bigint', joined_on: 'date' }
const mandates: Columns = {
  county: 'integer', id: 'uuid', person: 'uuid', holder_name: 'text', office: 'text', unit: 'text', region_level: 'text', region_code: 'text', lo: 'bigint', hi: 'bigint',
  valid_from: 'date', granted_at: 'timestamptz',
}
const holders: Columns = {
  county: 'integer', mandate: 'uuid', office: 'text', name: 'text', unit: 'text', region_level: 'text', region_code: 'text', lo: 'bigint', hi: 'bigint', valid_from: 'date',
}
/** As in server/registry/grant-mandate.ts: offices that are public by name and place. */
const published = new Set(['GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'LEGAL_MEDIATOR'])

export async function writeGrids(transaction: Transaction, village: string, { grids }: Ground, from: Day): Promise<number> {
  return await insertRows(transaction, 'regions', regions, grids.map(({ code, name, boundary, center }) => {
    const { minLon, minLat, maxLon, maxLat } = boxOf(boundary)
    const { lo, hi } = scopeOf({ level: 'GRID', code })
    return {
      level: 'GRID', code, name, short_name: name, grams: listOf([...gramsOf(name, name)]), parent_level: 'VILLAGE', parent_code: village, kind: 'grid', unit_type: '网格',
      grid_type: 'BASIC', valid_from: from, code_lo: lo, code_hi: hi, boundary: JSON.stringify(boundary), min_lon: minLon, min_lat: minLat, max_lon: maxLon, max_lat: maxLat,
      center_lon: center[0], center_lat: center[1],
    }
  }))
}

export async function writePersons(transaction: Transaction, cipher: FieldCipher, people: readonly NewPerson[], at: Instant): Promise<number> {
  return await insertRows(transaction, 'persons', persons, people.map((person): Row => {
    const row = personRow(cipher, person, at)
    return {
      ...row, id_number_cipher: hex(row.id_number_cipher), id_number_index: hex(row.id_number_index), phone_cipher: hex(row.phone_cipher), phone_index: hex(row.phone_index),
      created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
    }
  }))
}

export async function writeHouseholds(transaction: Transaction, { households: all }: Population, from: Day, at: Instant): Promise<number> {
  const moment = new Date(at).toISOString()
  const placed = all.map((household) => ({ ...household, county: countyOf(household.village), place: paddedCode(household.grid) }))
  await insertRows(transaction, 'households', households, placed.map(({ county, id, basis, village, grid, place, head, address }) => ({ county, id, basis, village, grid, place, head, address, created_at: moment })))
  await insertRows(transaction, 'household_places', places, placed.map(({ county, id, placeId, grid, place }) => ({ county, id: placeId, household: id, code: grid, place, valid_from: from })))
  await insertRows(transaction, 'household_members', members, placed.flatMap(({ county, id: household, basis, place, members: inside }) =>
    inside.map(({ id, person, relation }) => ({ county, id, household, basis, person, relation, place, joined_on: from }))))
  return placed.length
}

export async function writeSeats(transaction: Transaction, seats: readonly Seat[], from: Day, at: Instant): Promise<number> {
  const rows = seats.map((seat) => {
    const { lo, hi } = scopeOf(seat.region)
    return { ...seat, county: countyOf(seat.region.code), region_level: seat.region.level, region_code: seat.region.code, lo, hi }
  })
  await insertRows(transaction, 'mandates', mandates, rows.map(({ county, mandate, person, name, office, unit, region_level, region_code, lo, hi }) => (
    { county, id: mandate, person, holder_name: name, office, unit, region_level, region_code, lo, hi, valid_from: from, granted_at: new Date(at).toISOString() })))
  await insertRows(transaction, 'office_holders', holders, rows.filter(({ office }) => published.has(office)).map(({ county, mandate, name, office, unit, region_level, region_code, lo, hi }) => (
    { county, mandate, office, name, unit, region_level, region_code, lo, hi, valid_from: from })))
  return rows.length
}
