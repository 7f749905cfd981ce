/** Accounts as the gate finds and makes them. */
import { v7 as uuidv7 } from 'uuid'
import type { Instant } from '../../core/time/instant.ts'
import type { FieldPlace } from '../cipher/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import type { AccountNotice, Identity } from './identity.ts'
import { personByPhone } from './person-by-phone.ts'

export type Account = {
  readonly id: string
  readonly person: string
  readonly userName: string | null
  readonly scope: number
  readonly active: boolean
  readonly demonstration: boolean
  readonly resetUntil: Instant | null
}

export function phoneIndex(identity: Identity, phone: string): string {
  return identity.cipher.index(phoneColumn, phone).toString('hex')
}

export function sealedPhone(identity: Identity, account: string, phone: string): Buffer {
  return identity.cipher.seal(phonePlace(account), phone)
}

export async function findAccountByUserName(transaction: Transaction, identity: Identity, userName: string): Promise<Account | null> {
  return accountOf(await rows(transaction, identity).where('user_name', '=', userName).executeTakeFirst())
}

export async function findAccountByPhone(transaction: Transaction, identity: Identity, phone: string): Promise<Account | null> {
  return accountOf(await rows(transaction, identity).where('phone_index', 'in', identity.cipher.indexes(phoneColumn, phone).map((index) => index.toString('hex'))).executeTakeFirst())
}

export async function findAccount(transaction: Transaction, identity: Identity, id: string): Promise<Account | null> {
  return accountOf(await rows(transaction, identity).where('id', '=', id).executeTakeFirst())
}

/**
 * The account of a proved telephone number. A number the register knows as one person's opens that person's account; any other
 * opens an account of a person without a record in the register, who may report and follow own matters (decision 0005).
 */
export async function accountForPhone(transaction: Transaction, identity: Identity, phone: string, now: Instant): Promise<Account> {
  const present = await findAccountByPhone(transaction, identity, phone)
  if (present !== null) return present
  await openVillagerAccount(transaction, identity, phone, now)
  const made = await findAccountByPhone(transaction, identity, phone)
  if (made === null) throw new Error('an account for a proved telephone could not be opened')
  return made
}

/** The number the person proved by a code, opened; null where there is none. Runs as the system, which itself may open no number. */
export async function phoneOfAccount(transaction: Transaction, identity: Identity, person: string): Promise<string | null> {
  await takeRole(transaction, 'gate')
  const row = await transaction.selectFrom('accounts').select(['id', 'phone_sealed'])
    .where('county', '=', identity.seat.county).where('person', '=', person).where('state', '=', 'active').executeTakeFirst()
  await takeRole(transaction, 'system')
  return row?.phone_sealed == null ? null : identity.cipher.open(phonePlace(row.id), row.phone_sealed)
}

/** Tells the holder something about the account, where a telephone is known. */
export async function tellHolder(transaction: Transaction, identity: Identity, account: string, notice: AccountNotice, now: Instant): Promise<void> {
  const row = await transaction.selectFrom('accounts').select('phone_sealed')
    .where('county', '=', identity.seat.county).where('id', '=', account).executeTakeFirst()
  const sealed = row?.phone_sealed ?? null
  if (sealed !== null) await identity.sendNotice(identity.cipher.open(phonePlace(account), sealed), notice, transaction, now)
}

const phoneColumn = { table: 'accounts', column: 'phone' } as const

function phonePlace(account: string): FieldPlace {
  return { ...phoneColumn, row: account }
}

async function openVillagerAccount(transaction: Transaction, identity: Identity, phone: string, now: Instant): Promise<void> {
  const known = await personByPhone(transaction, identity, phone)
  const person = known !== null && await isFree(transaction, identity, known.person) ? known : null
  const id = uuidv7()
  await transaction.insertInto('accounts')
    .values({
      county: identity.seat.county, id, person: person?.person ?? uuidv7(), person_county: person?.county ?? null,
      user_name: null, phone_index: phoneIndex(identity, phone), phone_sealed: sealedPhone(identity, id, phone),
      scope: person?.place ?? identity.seat.scope, created_at: new Date(now),
    })
    .onConflict((conflict) => conflict.doNothing()).execute()
}

/** A person who already has an account under another number is not handed over to whoever holds this one. */
async function isFree(transaction: Transaction, identity: Identity, person: string): Promise<boolean> {
  return await rows(transaction, identity).where('person', '=', person).executeTakeFirst() === undefined
}

function rows(transaction: Transaction, identity: Identity) {
  return transaction.selectFrom('accounts')
    .select(['id', 'person', 'user_name', 'scope', 'state', 'demonstration', 'reset_until'])
    .where('county', '=', identity.seat.county)
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirst']>>

function accountOf(row: Row): Account | null {
  if (row === undefined) return null
  return {
    id: row.id, person: row.person, userName: row.user_name, scope: row.scope, active: row.state === 'active',
    demonstration: row.demonstration, resetUntil: row.reset_until?.getTime() ?? null,
  }
}
