/**
 * Which number the secret of this platform carries in sealed fields, and which others are still needed. The database remembers a fingerprint of
 * each, so a wrong secret is told at the start and not when the first telephone number does not open.
 */
import { sql } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import { CannotOpen, fingerprintOf, openFieldCipher, type Secrets } from '../cipher/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import { CannotStart } from '../environment/index.ts'
import { sealedPlaceOf } from '../registry/index.ts'

export type GivenSecrets = { readonly secret: string; readonly oldSecret?: string | undefined }

type Known = { readonly number: number; readonly fingerprint: string; readonly state: 'in-use' | 'retired' | 'lost' }

/**
 * Notes a secret that is new, unless `mayNote` is false: then it has to be known already. Harmless to repeat, and by several processes at once.
 * @throws CannotStart where fields may be sealed under a secret that was not given, and where the given one was replaced
 */
export async function secretsInUse(database: Database, given: GivenSecrets, now: Instant, { mayNote = true } = {}): Promise<Secrets> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    await sql`select pg_advisory_xact_lock(${notingLock})`.execute(transaction)
    const known = await knownSecrets(transaction)
    if (!mayNote && !known.some(({ fingerprint }) => fingerprint === fingerprintOf(given.secret))) throw refusals.notStarted()
    return known.length === 0 ? await first(transaction, given, now) : await next(transaction, known, given, now)
  })
}

const notingLock = 5_417_006
const mostSecrets = 255

async function knownSecrets(transaction: Transaction): Promise<readonly Known[]> {
  return (await sql<Known>`select number, fingerprint, state from platform_secrets order by number`.execute(transaction)).rows
}

/** Until migration 0029 there was one secret and it was number 1; what it sealed has to open. */
async function first(transaction: Transaction, { secret, oldSecret }: GivenSecrets, now: Instant): Promise<Secrets> {
  const original = oldSecret ?? secret
  await refuseWhatOpensNothing(transaction, original)
  await note(transaction, 1, original, now)
  if (oldSecret === undefined) return { current: 1, byNumber: { 1: secret } }
  await note(transaction, 2, secret, now)
  return { current: 2, byNumber: { 1: oldSecret, 2: secret } }
}

async function next(transaction: Transaction, known: readonly Known[], { secret, oldSecret }: GivenSecrets, now: Instant): Promise<Secrets> {
  const find = (one: string) => known.find(({ fingerprint }) => fingerprint === fingerprintOf(one))
  const current = find(secret)
  if (current?.state === 'retired') throw refusals.retired()
  const old = oldSecret === undefined ? undefined : find(oldSecret)
  const needed = known.filter(({ state, number }) => state === 'in-use' && number !== current?.number)
  if (needed.some(({ number }) => number !== old?.number)) throw current === undefined ? refusals.unknown() : refusals.oldMissing()
  const number = current?.number ?? Math.max(...known.map((one) => one.number)) + 1
  if (number > mostSecrets) throw refusals.tooMany()
  if (current === undefined) await note(transaction, number, secret, now)
  return { current: number, byNumber: { ...old !== undefined && oldSecret !== undefined && { [old.number]: oldSecret }, [number]: secret } }
}

async function note(transaction: Transaction, number: number, secret: string, now: Instant): Promise<void> {
  const at = new Date(now)
  await sql`insert into platform_secrets (number, fingerprint, state, known_since, changed_at)
    values (${number}::smallint, ${fingerprintOf(secret)}, 'in-use', ${at}::timestamptz, ${at}::timestamptz)`.execute(transaction)
}

async function refuseWhatOpensNothing(transaction: Transaction, secret: string): Promise<void> {
  const person = await transaction.selectFrom('persons').select(['county', 'id', 'phone_cipher']).where('phone_cipher', 'is not', null).limit(1).executeTakeFirst()
  if (person?.phone_cipher == null) return
  try {
    openFieldCipher(secret).open(sealedPlaceOf('phone', person.county, person.id), person.phone_cipher)
  } catch (error) {
    throw error instanceof CannotOpen ? refusals.unknown() : error
  }
}

const refusals = {
  unknown: () => new CannotStart(
    'SANZHI_SECRET 不是这个数据库用的密钥，封存的电话打不开。请写回原来的密钥；要换新密钥，把原来的写在 SANZHI_SECRET_OLD 里。',
    'SANZHI_SECRET is not the secret of this database. Put back the former one; to replace it, name the former one in SANZHI_SECRET_OLD.',
  ),
  oldMissing: () => new CannotStart(
    '还有封存的内容没有换到新密钥，旧密钥不能删。请把旧密钥写在 SANZHI_SECRET_OLD 里，运行 npx sanzhi rotate-secret，等它说可以删了再删。',
    'Some fields are still sealed under the former secret: name it in SANZHI_SECRET_OLD and run npx sanzhi rotate-secret until it says that it may go.',
  ),
  retired: () => new CannotStart(
    'SANZHI_SECRET 是已经换下的旧密钥。请改用现在的密钥。', 'SANZHI_SECRET is a secret that was replaced: use the present one.',
  ),
  notStarted: () => new CannotStart(
    '平台还没有用新密钥启动过。请先写好 SANZHI_SECRET（新的）和 SANZHI_SECRET_OLD（旧的），重启平台，再运行本命令。',
    'The platform has not been started with the new secret: set SANZHI_SECRET and SANZHI_SECRET_OLD, restart it, then run this command.',
  ),
  tooMany: () => new CannotStart('密钥已经换过 254 次，编号用完了。请报开发方处理。', 'The secret was replaced 254 times and there are no more numbers.'),
} as const
