/** What the portal knows of the person signed in: the own record in the register, where there is one. No access record: it is one's own. */
import { maskPhone } from '../../../core/identity-number/index.ts'
import type { Transaction } from '../../database/index.ts'
import { phoneOfPerson } from '../../registry/index.ts'
import type { Portal } from '../portal.ts'

export type PersonHead = {
  readonly id: string
  /** County of the record; null where the register has none of this person. */
  readonly county: number | null
  readonly name: string
  readonly residenceVillage: string | null
  readonly residenceGrid: string | null
}

/** `transaction` runs as that person, and its policies answer with the own record only. */
export async function personHead(transaction: Transaction, person: string): Promise<PersonHead> {
  const row = await transaction
    .selectFrom('persons')
    .select(['county', 'name', 'residence_village', 'residence_grid'])
    .where('id', '=', person)
    .limit(1)
    .executeTakeFirst()
  return {
    id: person,
    county: row?.county ?? null,
    name: row?.name ?? '我的账号',
    residenceVillage: row?.residence_village ?? null,
    residenceGrid: row?.residence_grid ?? null,
  }
}

/** 138****0000; null where the register knows none. */
export async function maskedPhone({ cipher }: Portal, transaction: Transaction, person: string): Promise<string | null> {
  const phone = await phoneOfPerson(transaction, cipher, person)
  return phone === null ? null : maskPhone(phone)
}
