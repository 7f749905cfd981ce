/** For tests: an identity room on a real database, invented people, and an outbox that only remembers. */
import { v7 as uuidv7 } from 'uuid'
import { inventPhone } from '../../core/identity-number/index.ts'
import { underMandate, type Actor, type Office } from '../../core/procedure/actor.ts'
import { levelOf, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/instant.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { demonstrationPassword, demonstrationSecret, openDemonstrationAccount } from './demonstration.ts'
import { openIdentity, type AccountNotice, type Identity, type IdentityOptions } from './identity.ts'
import type { Origin } from './origin.ts'
import { passwordHasher } from './password-hasher.ts'
import { requestCode } from './request-code.ts'
import { totpCode, verifySecondFactor } from './second-factor.ts'
import type { SignedIn } from './sessions.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

/** 1 June 2026, 10:00 in Changzhi. */
export const start: Instant = Date.UTC(2026, 5, 1, 2)
export const minute = 60_000
export const password = demonstrationPassword

export type TestIdentity = {
  readonly identity: Identity
  readonly test: TestDatabase
  readonly codes: { readonly phone: string; readonly code: string }[]
  readonly notices: { readonly phone: string; readonly notice: AccountNotice }[]
}

const hasher = passwordHasher({ atOnce: 2, waiting: 400 })

export async function testIdentity(options: Partial<IdentityOptions> = {}): Promise<TestIdentity> {
  const test = await testDatabase()
  const codes: TestIdentity['codes'] = []
  const notices: TestIdentity['notices'] = []
  const identity = openIdentity({
    database: test.database, secret: 'a secret for tests only, forty characters', seat: '1404', hasher,
    sendCode: (phone, code) => remember(codes, { phone, code }),
    sendNotice: (phone, notice) => remember(notices, { phone, notice }),
    ...options,
  })
  return { identity, test, codes, notices }
}

/** Requests come from different places unless a test says otherwise. */
export function from(part: Partial<Origin> = {}): Origin {
  return { ip: '203.0.113.7', device: '安卓手机 Chrome', requestId: uuidv7(), ...part }
}

export type TestStaff = { readonly account: string; readonly person: string; readonly userName: string; readonly phone: string; readonly actor: Actor }

let madePhones = 0

/** An account with password and bound authenticator, holding `office` for `region` (a code). */
export async function staff({ identity, test }: TestIdentity, userName: string, office: Office, code: string): Promise<TestStaff> {
  const person = uuidv7()
  const account = uuidv7()
  const phone = inventedPhone()
  const region = regionOf(code)
  const mandate = await grantMandate(test, person, office, region)
  const hash = await identity.hasher.hash(password)
  await identity.database.transaction({ role: 'gate' }, (transaction) => openDemonstrationAccount(
    transaction, identity, { id: account, person, userName, phone, personCounty: null, scope: scopeOf(region).lo }, hash, start))
  return { account, person, userName, phone, actor: underMandate(person, { id: mandate, office, unit: null, region }) }
}

export async function grantMandate(test: TestDatabase, person: string, office: Office, region: RegionKey): Promise<string> {
  const id = uuidv7()
  const { lo, hi } = scopeOf(region)
  if (['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'].includes(office)) {
    await test.ownerQuery('insert into administrators (person, office) values ($1, $2)', [person, office])
  }
  await test.ownerQuery(
    `insert into mandates (county, id, person, holder_name, office, region_level, region_code, lo, hi, valid_from, granted_at)
     values ($1, $2, $3, '王演示', $4, $5, $6, $7, $8, '2026-01-01', now())`,
    [Number(region.code.slice(0, 6).padEnd(6, '0')), id, person, office, region.level, region.code, lo, hi],
  )
  return id
}

export function regionOf(code: string): RegionKey {
  const level = levelOf(code)
  if (level === null) throw new TypeError(code)
  return { level, code }
}

/** A number that can never ring. */
export function inventedPhone(): string {
  madePhones += 1
  return inventPhone(madePhones)
}

export function secondFactorOf(userName: string, now: Instant): string {
  return totpCode(demonstrationSecret(userName), now)
}

/** Both factors, at `now`. */
export async function signInStaff({ identity }: TestIdentity, who: TestStaff, now: Instant, origin = from()): Promise<SignedIn> {
  const half = await signInWithPassword(identity, { userName: who.userName, password, from: origin }, now)
  return await verifySecondFactor(identity, { token: half.token, code: secondFactorOf(who.userName, now), from: origin }, now)
}

export async function signInVillager({ identity, codes }: TestIdentity, phone: string, now: Instant, origin = from()): Promise<SignedIn> {
  const { browser } = await requestCode(identity, { phone, purpose: 'sign-in', browser: null, from: origin }, now)
  return await signInWithCode(identity, { phone, code: lastCode(codes, phone), browser, from: origin }, now)
}

export function lastCode(codes: TestIdentity['codes'], phone: string): string {
  const sent = codes.findLast((one) => one.phone === phone)
  if (sent === undefined) throw new Error(`no code was sent to ${phone}`)
  return sent.code
}

/** The code of the refusal, or `done`. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(() => 'done', (error: unknown) => {
    if (error instanceof Error && 'refusal' in error) return (error as { refusal: { code: string } }).refusal.code
    throw error
  })
}

function remember<T>(list: T[], entry: T): Promise<void> {
  list.push(entry)
  return Promise.resolve()
}
