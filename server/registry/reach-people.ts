/** How the platform itself reaches people: who holds an office or works in a unit today, and at which number. Runs as the system. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import { codeAt, levels } from '../../core/region/region.ts'
import type { Day } from '../../core/time/index.ts'
import { CannotOpen, type FieldCipher } from '../cipher/index.ts'
import type { Transaction } from '../database/index.ts'
import { placeOf } from './field-places.ts'

/** Persons addressed by office or unit on a day. */
export async function holdersOf(transaction: Transaction, addressee: Addressee, day: Day): Promise<readonly string[]> {
  const question = transaction.selectFrom('mandates').select('person').distinct()
    .where('valid_from', '<=', day).where('revoked_at', 'is', null)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
  switch (addressee.kind) {
    case 'unit': {
      const ofUnit = question.where('unit', '=', addressee.unit)
      return persons(await (addressee.offices === undefined ? ofUnit : ofUnit.where('office', 'in', [...addressee.offices])).execute())
    }
    case 'office':
      return persons(await question.where('office', '=', addressee.office).where('region_code', '=', addressee.region.code).execute())
    case 'office-over': {
      const codes = levels.map((level) => codeAt(addressee.region.code, level)).filter((code) => code !== null)
      return persons(await question.where('office', '=', addressee.office).where('region_code', 'in', codes).execute())
    }
    case 'person': return [addressee.person]
    case 'system':
    case 'anyone': return []
  }
}

/** The number of a person in the register; null where none is known or it cannot be opened any more. */
export async function phoneOfPerson(transaction: Transaction, cipher: FieldCipher, person: string): Promise<string | null> {
  const row = await transaction.selectFrom('persons').select(['county', 'phone_cipher']).where('id', '=', person).limit(1).executeTakeFirst()
  if (row?.phone_cipher == null) return null
  try {
    return cipher.open(placeOf('phone', row.county, person), row.phone_cipher)
  } catch (error) {
    // A destroyed key is how erasure works here; the person is then simply not reachable.
    if (error instanceof CannotOpen) return null
    throw error
  }
}

function persons(rows: readonly { readonly person: string }[]): readonly string[] {
  return rows.map((row) => row.person)
}
