/** Takes a person into the register (一网采集). */
import {
  birthDateIn, genderIn, isMobileNumber, isResidentNumber, normalizePhone, normalizeResidentNumber,
} from '../../core/identity-number/index.ts'
import { Refused, type FieldFault } from '../../core/procedure/refusal.ts'
import { paddedCode } from '../../core/region/scope.ts'
import type { Day, Instant } from '../../core/time/instant.ts'
import type { FieldCipher } from '../cipher/index.ts'
import type { Transaction } from '../database/index.ts'
import { placeOf, type SealedColumn } from './field-places.ts'

export type NewPerson = {
  readonly county: number
  readonly id: string
  readonly name: string
  readonly gender: 0 | 1 | 2 | 9
  readonly birthDate: Day | null
  readonly idNumber: string | null
  readonly phone: string | null
  readonly hukouVillage: string | null
  readonly residenceVillage: string | null
  readonly residenceGrid: string | null
}

/**
 * Registers persons; those whose id is there already stay as they are. Throws `Refused` with the faulty fields.
 * A number that another person has is no fault here: saying so would tell one village about another.
 */
export async function registerPersons(
  transaction: Transaction, cipher: FieldCipher, persons: readonly NewPerson[], at: Instant,
): Promise<void> {
  for (const person of persons) refuseFaults(person)
  for (let start = 0; start < persons.length; start += batchSize) {
    const rows = persons.slice(start, start + batchSize).map((person) => personRow(cipher, person, at))
    await transaction.insertInto('persons').values(rows).onConflict((conflict) => conflict.columns(['county', 'id']).doNothing()).execute()
  }
}

const batchSize = 500

function refuseFaults(person: NewPerson): void {
  const fields = [...idNumberFaults(person), ...otherFaults(person)]
  if (fields.length === 0) return
  throw new Refused({
    code: 'person-not-registrable', sentence: '这个人的信息有误，请改正标出的项目后再提交。',
    cause: `fields ${fields.map(({ pointer }) => pointer).join(', ')}`, rule: 'R-017', fields,
  })
}

function idNumberFaults({ idNumber, birthDate, gender }: NewPerson): readonly FieldFault[] {
  if (idNumber === null) return []
  const number = normalizeResidentNumber(idNumber)
  if (!isResidentNumber(number)) return [{ pointer: '/idNumber', sentence: '公民身份号码不正确，请对照证件逐位核对。' }]
  const faults: FieldFault[] = []
  if (birthDate !== null && birthDateIn(number) !== birthDate) faults.push({ pointer: '/birthDate', sentence: '出生日期与身份号码不一致。' })
  if ((gender === 1 || gender === 2) && genderIn(number) !== gender) faults.push({ pointer: '/gender', sentence: '性别与身份号码不一致。' })
  return faults
}

function otherFaults({ name, phone, residenceVillage, residenceGrid }: NewPerson): readonly FieldFault[] {
  const faults: FieldFault[] = []
  if (name.trim() === '' || name.length > 60) faults.push({ pointer: '/name', sentence: '请填写姓名（不超过 60 个字）。' })
  if (phone !== null && !isMobileNumber(normalizePhone(phone))) faults.push({ pointer: '/phone', sentence: '手机号码应为 11 位数字。' })
  if (residenceGrid !== null && (residenceVillage === null || !residenceGrid.startsWith(residenceVillage))) {
    faults.push({ pointer: '/residenceGrid', sentence: '网格不在所选的村，请重新选择。' })
  }
  return faults
}

/** A person as the table keeps one: numbers sealed, with their blind indexes. */
export function personRow(cipher: FieldCipher, person: NewPerson, at: Instant) {
  const idNumber = person.idNumber === null ? null : normalizeResidentNumber(person.idNumber)
  const phone = person.phone === null ? null : normalizePhone(person.phone)
  const seal = (column: SealedColumn, value: string | null) =>
    value === null ? null : cipher.seal(placeOf(column, person.county, person.id), value)
  const index = (column: SealedColumn, value: string | null) => value === null ? null : cipher.index({ table: 'persons', column }, value)
  const residence = person.residenceGrid ?? person.residenceVillage
  return {
    county: person.county, id: person.id, name: person.name.trim(), gender: person.gender, birth_date: person.birthDate,
    id_number_cipher: seal('id_number', idNumber), id_number_index: index('id_number', idNumber),
    phone_cipher: seal('phone', phone), phone_index: index('phone', phone),
    hukou_village: person.hukouVillage, hukou_place: person.hukouVillage === null ? null : paddedCode(person.hukouVillage),
    residence_village: person.residenceVillage, residence_grid: person.residenceGrid,
    place: residence === null ? null : paddedCode(residence), created_at: new Date(at), updated_at: new Date(at),
  }
}
