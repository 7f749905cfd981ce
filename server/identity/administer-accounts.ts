/**
 * What security administrators do with the accounts of their scope (R-023, R-925, control 11): open, unlock, start a reset, disable,
 * end sessions. They never see or choose a password, never act on themselves, and every act is audited with them in it.
 */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { offices, type Actor, type Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains, type RegionKey } from '../../core/region/region.ts'
import { paddedCode } from '../../core/region/scope.ts'
import { dayOf, type Day, type Instant } from '../../core/time/instant.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { mandatesOfPersons, type MandateRecord } from '../registry/index.ts'
import { findAccountByPhone, findAccountByUserName, phoneIndex, sealedPhone, tellHolder } from './accounts.ts'
import { audit } from './audit.ts'
import { Denied, type Identity } from './identity.ts'
import type { Origin } from './origin.ts'
import { mobileFrom } from './phone.ts'
import { refusals } from './refusals.ts'
import { regionOfScope } from './sign-in-audit.ts'

const day = 24 * 60 * 60_000

export type AccountAct = { readonly actor: Actor; readonly account: string; readonly from: Origin }

export type NewAccount = {
  readonly userName: string
  /** Somebody of the administrator's scope; null for staff without a record in any register here, who get an id of their own. */
  readonly person: string | null
  readonly phone: string
  /** Region whose security administrators answer for the account. */
  readonly region: RegionKey
}

/**
 * Opens a staff account without a password: the holder sets one with a code sent to `phone` within seven days. Answers its id. Whoever holds
 * an account is the person it names, so people of elsewhere are refused, in the same words as people who do not exist. A villager who takes
 * office keeps the one account of R-920: it gets the user name, where `phone` is the number it signs in with (decision 0041).
 */
export async function openAccount(
  identity: Identity, request: { readonly actor: Actor; readonly account: NewAccount; readonly from: Origin }, now: Instant,
): Promise<string> {
  const { actor, account } = request
  const phone = mobileFrom(account.phone)
  if (phone === null) throw new Refused(refusals.phoneNotMobile)
  if (!/^[a-z][a-z0-9-]{2,39}$/.test(account.userName)) throw new Refused(refusals.userNameShape)
  const id = uuidv7()
  return await asSecurityAdministrator(identity, { actor, account: id, from: request.from }, 'open-account', now, async (transaction) => {
    if (actor.mandate === null || !contains(actor.mandate.region, account.region) || account.person === actor.person) return refusals.accountUnknown
    const county = account.person === null ? null : await countyOfOwnPerson(transaction, account.person)
    if (account.person !== null && county === null) return refusals.personNotOfScope
    // Two who give the same name in the same instant come one after the other: the second finds it taken, whichever way the first gave it.
    await sql`select pg_advisory_xact_lock(${identity.seat.county}::int, hashtext(${`user name ${account.userName}`}))`.execute(transaction)
    const villagers = account.person === null ? null : await nameAccountOf(transaction, identity, account.person, { ...account, phone }, now)
    if (villagers !== null) return villagers
    const made = await transaction.insertInto('accounts')
      .values({
        county: identity.seat.county, id, person: account.person ?? uuidv7(), person_county: county, user_name: account.userName,
        phone_index: phoneIndex(identity, phone), phone_sealed: sealedPhone(identity, id, phone), scope: paddedCode(account.region.code),
        reset_until: new Date(now + 7 * day), created_at: new Date(now),
      })
      .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
    return made === undefined ? refusals.accountExists : id
  })
}

/**
 * The account with which a person of the scope signs in by telephone becomes the staff account it is from now on; null where there is none. The number
 * stays what its holder proved: naming another one here would hand the person's account to whoever holds that one.
 */
async function nameAccountOf(
  transaction: Transaction, identity: Identity, person: string, { userName, phone, region }: { readonly userName: string; readonly phone: string; readonly region: RegionKey }, now: Instant,
): Promise<string | null> {
  // As the administrator: an account of elsewhere is not seen, and opening another for the person then fails as a name that is taken does.
  const seen = await transaction.selectFrom('accounts').select('id').where('county', '=', identity.seat.county).where('person', '=', person)
    .where('user_name', 'is', null).where('state', '=', 'active').executeTakeFirst()
  if (seen === undefined) return null
  await takeRole(transaction, 'gate')
  const signsIn = await findAccountByPhone(transaction, identity, phone)
  const taken = await findAccountByUserName(transaction, identity, userName)
  const named = signsIn?.id === seen.id && taken === null && await giveName(transaction, identity, seen.id, { userName, region }, now)
  if (named) await tellHolder(transaction, identity, seen.id, 'reset-started', now)
  await takeRole(transaction, 'app')
  return named ? seen.id : null
}

/** False where somebody else has given it a name meanwhile. */
async function giveName(transaction: Transaction, identity: Identity, account: string, { userName, region }: { readonly userName: string; readonly region: RegionKey }, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await transaction.updateTable('accounts').set({ user_name: userName, scope: paddedCode(region.code), reset_until: new Date(now + 7 * day) })
    .where('county', '=', identity.seat.county).where('id', '=', account).where('user_name', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The register is not for security administrators: a function of the database looks for one person, in their scope only (migration 0029). */
async function countyOfOwnPerson(transaction: Transaction, person: string): Promise<number | null> {
  const { rows: [row] } = await sql<{ county: number | null }>`select county_of_own_person(${person}::uuid) as county`.execute(transaction)
  return row?.county ?? null
}

/** Opens the lock of five failures before its time. */
export async function unlock(identity: Identity, act: AccountAct, now: Instant): Promise<void> {
  await asSecurityAdministrator(identity, act, 'unlock-account', now, async (transaction) => {
    if (!await isInScope(transaction, identity, act)) return refusals.accountUnknown
    await transaction.deleteFrom('sign_in_failures').where('county', '=', identity.seat.county).where('account', '=', act.account).execute()
    return act.account
  })
}

/**
 * From now on the old password is dead and the holder may set a new one within a day, with a code sent to the own telephone.
 * `secondFactor` also drops the authenticator: the holder binds a new one after proving the telephone.
 */
export async function resetStart(identity: Identity, act: AccountAct & { readonly secondFactor: boolean }, now: Instant): Promise<void> {
  const verb = act.secondFactor ? 'reset-second-factor' : 'reset-start'
  await asSecurityAdministrator(identity, act, verb, now, async (transaction) => {
    const started = await accountRow(transaction, identity, act).set({ reset_until: new Date(now + day) }).executeTakeFirst()
    if (started.numUpdatedRows === 0n) return refusals.accountUnknown
    if (act.secondFactor) {
      await transaction.deleteFrom('second_factors').where('county', '=', identity.seat.county).where('account', '=', act.account).execute()
    }
    await endAll(transaction, identity, act, 'ended-by-administrator', now)
    await tellAsGate(transaction, identity, act.account, now)
    return act.account
  })
}

/** In the transaction of the reset, so that nobody's password dies without word of it; only the gate may open the number. */
async function tellAsGate(transaction: Transaction, identity: Identity, account: string, now: Instant): Promise<void> {
  await takeRole(transaction, 'gate')
  await tellHolder(transaction, identity, account, 'reset-started', now)
  await takeRole(transaction, 'app')
}

export async function disableAccount(identity: Identity, act: AccountAct, now: Instant): Promise<void> {
  await asSecurityAdministrator(identity, act, 'disable-account', now, async (transaction) => {
    const done = await accountRow(transaction, identity, act).where('state', '=', 'active')
      .set({ state: 'disabled', disabled_at: new Date(now) }).executeTakeFirst()
    if (done.numUpdatedRows === 0n) return refusals.accountUnknown
    await endAll(transaction, identity, act, 'disabled', now)
    return act.account
  })
}

export async function enableAccount(identity: Identity, act: AccountAct, now: Instant): Promise<void> {
  await asSecurityAdministrator(identity, act, 'enable-account', now, async (transaction) => {
    const done = await accountRow(transaction, identity, act).where('state', '=', 'disabled')
      .set({ state: 'active', disabled_at: null }).executeTakeFirst()
    return done.numUpdatedRows === 0n ? refusals.accountUnknown : act.account
  })
}

export async function endSessionsOf(identity: Identity, act: AccountAct, now: Instant): Promise<void> {
  await asSecurityAdministrator(identity, act, 'end-sessions', now, async (transaction) => {
    if (!await isInScope(transaction, identity, act)) return refusals.accountUnknown
    await endAll(transaction, identity, act, 'ended-by-administrator', now)
    return act.account
  })
}

export type AccountListed = {
  readonly id: string
  readonly person: string
  readonly userName: string | null
  readonly state: 'active' | 'disabled'
  readonly secondFactor: boolean
  readonly lockedUntil: Instant | null
  readonly resetUntil: Instant | null
  readonly lastSignIn: Instant | null
  /** Working name, as published with an office; null where none is held in the scope of the asker. */
  readonly holderName: string | null
  /** In force today and visible to the asker. */
  readonly mandates: readonly { readonly office: Office; readonly officeName: string; readonly region: RegionKey; readonly validTo: Day | null }[]
}

/** Staff accounts of the administrator's scope, by id; `after` continues a page of at most 100. */
export async function listAccounts(identity: Identity, actor: Actor, after: string | null, now: Instant): Promise<readonly AccountListed[]> {
  return await identity.database.transaction({ role: 'app', actor }, async (transaction) => {
    let rows = transaction.selectFrom('accounts')
      .leftJoin('second_factors', (join) => join.onRef('second_factors.county', '=', 'accounts.county').onRef('second_factors.account', '=', 'accounts.id'))
      .select((column) => [
        'accounts.id', 'accounts.person', 'accounts.user_name', 'accounts.state', 'accounts.reset_until', 'accounts.last_sign_in', 'second_factors.confirmed_at',
        column.selectFrom('sign_in_failures').select((failure) => failure.fn.max('locked_until').as('until'))
          .whereRef('sign_in_failures.county', '=', 'accounts.county').whereRef('sign_in_failures.account', '=', 'accounts.id').as('locked_until'),
      ])
      .where('accounts.county', '=', identity.seat.county).where('accounts.user_name', 'is not', null)
    if (after !== null) rows = rows.where('accounts.id', '>', after)
    const found = await rows.orderBy('accounts.id').limit(100).execute()
    const held = await heldBy(transaction, found.map(({ person }) => person), dayOf(now))
    return found.map((row) => ({
      id: row.id, person: row.person, userName: row.user_name, state: row.state, secondFactor: row.confirmed_at !== null,
      lockedUntil: future(row.locked_until, now), resetUntil: future(row.reset_until, now), lastSignIn: row.last_sign_in?.getTime() ?? null,
      holderName: held.get(row.person)?.[0]?.holderName ?? null,
      mandates: (held.get(row.person) ?? []).map(({ office, region, validTo }) => ({ office, officeName: offices[office], region, validTo })),
    }))
  })
}

async function heldBy(transaction: Transaction, persons: readonly string[], day: Day): Promise<ReadonlyMap<string, readonly MandateRecord[]>> {
  const held = new Map<string, readonly MandateRecord[]>()
  for (const mandate of await mandatesOfPersons(transaction, persons, day)) held.set(mandate.person, [...held.get(mandate.person) ?? [], mandate])
  return held
}

type Refusal = (typeof refusals)[keyof typeof refusals]

/** The policies of the database decide what is in scope; this adds the office, the audit record and the refusal. */
async function asSecurityAdministrator(
  identity: Identity, act: AccountAct, verb: string, now: Instant, work: (transaction: Transaction) => Promise<string | Refusal>,
): Promise<string> {
  const { actor, from } = act
  const answer = await identity.database.transaction({ role: 'app', actor }, async (transaction) => {
    const done = actor.mandate?.office === 'SEC_ADMIN' ? await work(transaction) : refusals.notSecurityAdministrator
    const account = typeof done === 'string' ? done : act.account
    const scope = await scopeOf(transaction, identity, account)
    const refused = typeof done === 'string' ? null : done
    await audit(transaction, {
      at: now, region: scope === null ? actor.mandate?.region.code ?? identity.seat.code : regionOfScope(scope), actor, act: verb, object: `account:${account}`, from,
      result: refused === null ? 'done' : 'refused', cause: refused?.code ?? null,
    })
    return refused === null ? account : new Denied(refused)
  })
  if (answer instanceof Denied) throw new Refused(answer.refusal)
  return answer
}

/** The county of the account keeps the record, whoever acts; null for an account outside the scope of the asker. */
async function scopeOf(transaction: Transaction, identity: Identity, account: string): Promise<number | null> {
  const row = await transaction.selectFrom('accounts').select('scope')
    .where('county', '=', identity.seat.county).where('id', '=', account).executeTakeFirst()
  return row?.scope ?? null
}

async function isInScope(transaction: Transaction, identity: Identity, act: AccountAct): Promise<boolean> {
  const row = await transaction.selectFrom('accounts').select('id')
    .where('county', '=', identity.seat.county).where('id', '=', act.account).where('person', '<>', act.actor.person ?? '').executeTakeFirst()
  return row !== undefined
}

function accountRow(transaction: Transaction, identity: Identity, act: AccountAct) {
  return transaction.updateTable('accounts').where('county', '=', identity.seat.county).where('id', '=', act.account)
}

async function endAll(
  transaction: Transaction, identity: Identity, act: AccountAct, reason: 'ended-by-administrator' | 'disabled', now: Instant,
): Promise<void> {
  await transaction.updateTable('sessions').set({ ended_at: new Date(now), end_reason: reason })
    .where('county', '=', identity.seat.county).where('account', '=', act.account).where('ended_at', 'is', null).execute()
}

function future(moment: Date | null, now: Instant): Instant | null {
  return moment !== null && moment.getTime() > now ? moment.getTime() : null
}
