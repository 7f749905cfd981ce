import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { before, describe, it } from 'node:test'
import { underMandate } from '../../core/procedure/actor.ts'
import { contactKeeper, contactPhone, filedWithPhone, findByFollowCode, followCodeOf } from '../acts/index.ts'
import { openFieldCipher, type Secrets } from '../cipher/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { CannotStart } from '../environment/index.ts'
import { enqueueCode, outboxCipher } from '../effects/index.ts'
import { findPersonsByIdNumber, findPersonsByPhone, registerPersons, type NewPerson } from '../registry/index.ts'
import { forgetSecrets, reseal, retireFormer, secretsInUse, verifySealed } from './index.ts'
import { sealedColumns } from './sealed-columns.ts'

const [first, second, third] = ['first secret of the tests of sealing, long', 'second secret of the tests of sealing, long', 'third secret of the tests of sealing, long']
const now = Date.UTC(2026, 10, 23, 2)
const county = 140423
const both: Secrets = { current: 2, byNumber: { 1: first, 2: second } }
const cadre = underMandate('00000000-0000-7000-8000-00000000aaaa', { id: 'x', office: 'VILLAGE_CADRE', unit: null, region: { level: 'VILLAGE', code: '140423100201' } })

describe('Exchanging the secret of a platform with data in it', () => {
  let db: TestDatabase
  before(async () => { db = await testDatabase() })

  it('knows every column of the database that holds something sealed', async () => {
    const columns = await db.ownerQuery<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' and column_name ~ '(cipher|sealed)' order by 1`)
    assert.deepEqual(columns.map(({ name }) => name), sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted())
  })

  it('goes on after a stop at any place; exact search and query codes work all the while, and under the new secret alone at the end (R-017)', async () => {
    const people = invented(30)
    const contact = await planted(db, people)
    const alone = openFieldCipher({ current: 2, byNumber: { 2: second } })
    let stops = 0
    for (let batches = 1; ; batches += 1) {
      await findable(openFieldCipher(both), people, contact)
      const done = await reseal({ owner: db.superuser, secrets: both, batch: 7, batches }).then(() => true, (error: unknown) => { assert.match(String(error), /stopped/); return false })
      if (done) break
      stops += 1
    }
    assert.ok(stops >= 5, `it was stopped ${stops} times`)
    await findable(alone, people, contact)
    const verdict = await verifySealed(db.superuser, both)
    assert.deepEqual({ ...verdict, present: verdict.present > 60 }, { present: true, former: 0, unreadable: 0, misindexed: [] })
    assert.deepEqual(await reseal({ owner: db.superuser, secrets: both }), { sealed: 0, unreadable: [] }, 'nothing is left')
    const former = await verifySealed(db.superuser, { current: 1, byNumber: { 1: first } })
    assert.equal(former.present, 0, 'the former secret opens nothing')
  })

  it('does it once more with a third secret: a query code made under the first still leads to its matter', async () => {
    const key = { county, id: randomUUID() }
    const [person, act] = [randomUUID(), randomUUID()]
    const code = followCodeOf(openFieldCipher(first), person, act)
    await keep(db, openFieldCipher({ current: 2, byNumber: { 2: second } }), key, person, code)
    const secrets: Secrets = { current: 3, byNumber: { 2: second, 3: third } }
    await reseal({ owner: db.superuser, secrets })
    const found = await db.database.transaction({ role: 'gate' }, (transaction) => findByFollowCode(transaction, openFieldCipher({ current: 3, byNumber: { 3: third } }), code))
    assert.equal(found?.person, person)
  })

  it('names what opens under no secret, leaves it as it is, and does not call an index right that leads nowhere', async () => {
    const [lost, wrong] = invented(2)
    await db.database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, openFieldCipher({ current: 9, byNumber: { 9: first } }), lost === undefined ? [] : [lost], now))
    const cipher = openFieldCipher({ current: 3, byNumber: { 3: third } })
    await db.database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, cipher, wrong === undefined ? [] : [wrong], now))
    await db.ownerQuery('update persons set phone_index = $1 where id = $2', [Buffer.alloc(16), wrong?.id])
    const secrets: Secrets = { current: 3, byNumber: { 2: second, 3: third } }
    const { unreadable } = await reseal({ owner: db.superuser, secrets })
    assert.deepEqual(unreadable, [`persons ${county}-${lost?.id ?? ''}`, `persons ${county}-${lost?.id ?? ''}`])
    assert.deepEqual((await verifySealed(db.superuser, secrets)).misindexed, [`persons.phone_cipher ${county}-${wrong?.id ?? ''}`])
  })

  it('as the owner of the database sees sealed columns and nothing else', async () => {
    await db.ownerQuery('grant sanzhi_rotation to current_user')
    for (const statement of ['select name from persons', 'select user_name from accounts', 'select form from events', `update platform_secrets set fingerprint = 'x'`, 'delete from persons', 'select * from audit_records']) {
      await assert.rejects(db.ownerQuery(`begin; set local role sanzhi_rotation; ${statement}; commit`), /permission denied/, statement)
      await db.ownerQuery('rollback')
    }
  })

  async function findable(cipher: ReturnType<typeof openFieldCipher>, people: readonly NewPerson[], contact: Contact): Promise<void> {
    const access = { purpose: 'verify', fields: ['phone', 'id-number'] as const, at: now }
    for (const one of [people[0], people.at(-1)]) {
      await db.database.transaction({ role: 'app', actor: cadre }, async (transaction) => {
        const byPhone = await findPersonsByPhone(transaction, cipher, cadre, county, one?.phone ?? '', access)
        const byNumber = await findPersonsByIdNumber(transaction, cipher, cadre, county, one?.idNumber ?? '', access)
        assert.deepEqual([byPhone, byNumber].map((found) => found.map(({ id, phone, idNumber }) => [id, phone, idNumber])), [[[one?.id, one?.phone, one?.idNumber]], [[one?.id, one?.phone, one?.idNumber]]])
      })
    }
    await db.database.transaction({ role: 'gate' }, async (transaction) => {
      for (const code of contact.codes) assert.equal((await findByFollowCode(transaction, cipher, code))?.person, contact.person)
    })
    await db.database.transaction({ role: 'system' }, async (transaction) => {
      assert.equal(await contactPhone(transaction, cipher, contact.key), contact.phone)
      assert.deepEqual(await filedWithPhone(transaction, cipher, '12000099999', 0), [])
    })
  }
})

describe('Which secret a platform starts with', () => {
  const start = (db: TestDatabase, secret: string, oldSecret?: string) => secretsInUse(db.database, { secret, oldSecret }, now)

  it('notes the first, takes a new one together with the former, and the former no more when it was replaced', async () => {
    const db = await testDatabase()
    assert.deepEqual(await start(db, first), { current: 1, byNumber: { 1: first } })
    assert.deepEqual(await start(db, first), { current: 1, byNumber: { 1: first } })
    await assert.rejects(start(db, second), told(/不是这个数据库用的密钥/), 'another secret without the former')
    await assert.rejects(start(db, second, third), told(/不是这个数据库用的密钥/))
    assert.deepEqual(await start(db, second, first), both)
    assert.deepEqual(await Promise.all([start(db, second, first), start(db, second, first)]), [both, both])
    await assert.rejects(start(db, second), told(/旧密钥不能删/))
    await retireFormer(db.superuser, both)
    assert.deepEqual(await start(db, second), { current: 2, byNumber: { 2: second } })
    await assert.rejects(start(db, first, second), told(/已经换下的旧密钥/))
    assert.deepEqual((await start(db, third, second)).current, 3)
  })

  it('refuses a wrong secret also where none was noted yet, by trying it on what is sealed', async () => {
    const db = await testDatabase()
    await db.database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, openFieldCipher(first), invented(1), now))
    await assert.rejects(start(db, second), told(/不是这个数据库用的密钥/))
    assert.deepEqual(await start(db, second, first), both)
  })

  it('starts after a restore without the secret of that day, which is then noted as lost', async () => {
    const db = await testDatabase()
    await db.database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, openFieldCipher(first), invented(1), now))
    await forgetSecrets(db.database, db.superuser)
    assert.deepEqual(await start(db, second), { current: 2, byNumber: { 2: second } })
  })
})

describe('npx sanzhi rotate-secret', () => {
  const program = fileURLToPath(new URL('../../tools/cli/rotate-secret.ts', import.meta.url))

  it('killed in the middle goes on with what is left, and says when the former secret may go', { timeout: 240_000 }, async () => {
    const db = await testDatabase()
    await db.database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, openFieldCipher(first), invented(600), now))
    const run = (over: Record<string, string>, args: readonly string[] = [], killAt?: RegExp) => runProgram([program, ...args], { ...db.environment, SANZHI_SECRET: second, ...over }, killAt)
    await secretsInUse(db.database, { secret: first }, now)
    const early = await run({ SANZHI_SECRET_OLD: first })
    assert.equal(early.code, 1)
    assert.match(early.said, /还没有用新密钥启动过/)
    await secretsInUse(db.database, { secret: second, oldSecret: first }, now)
    const killed = await run({ SANZHI_SECRET_OLD: first }, ['--batch', '5'], /身份号码：\d+ \/ 600/)
    assert.equal(killed.code, null, 'killed')
    const [left] = await db.ownerQuery<{ old: number; fresh: number }>(`select count(*) filter (where get_byte(phone_cipher, 1) = 1)::int as old, count(*) filter (where get_byte(id_number_cipher, 1) = 2)::int as fresh from persons`)
    assert.ok((left?.old ?? 0) > 0 && (left?.fresh ?? 0) > 0, JSON.stringify(left))
    const without = await run({})
    assert.match(without.said, /旧密钥不能删/)
    const whole = await run({ SANZHI_SECRET_OLD: first })
    assert.equal(whole.code, 0, whole.said)
    assert.match(whole.said, /新密钥下 1200 条，逐条打开、索引相符；旧密钥下 0 条。[^]*旧密钥可以删了/)
    const after = await run({}, ['--check'])
    assert.equal(after.code, 0, after.said)
    const audited = await db.ownerQuery('select object, result from audit_records where act = $1', ['rotate-secret'])
    assert.deepEqual(audited, [{ object: 'secret:2', result: 'done' }])
  })
})

type Contact = { readonly key: { readonly county: number; readonly id: string }; readonly person: string; readonly phone: string; readonly codes: readonly string[] }

/** One of everything that is sealed, under the first secret; one query code as it was kept before it was sealed. */
async function planted(db: TestDatabase, people: readonly NewPerson[]): Promise<Contact> {
  const cipher = openFieldCipher(first)
  const [key, older] = [{ county, id: randomUUID() }, { county, id: randomUUID() }]
  const [person, act, olderAct, phone] = [randomUUID(), randomUUID(), randomUUID(), '12000000777']
  const codes = [followCodeOf(cipher, person, act), followCodeOf(cipher, person, olderAct)]
  await db.database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, cipher, people, now))
  await keep(db, cipher, key, person, codes[0] ?? '', phone)
  await keep(db, cipher, older, person, codes[1] ?? '')
  await db.ownerQuery('update dossier_contacts set follow_code_cipher = null where dossier = $1', [older.id])
  await db.ownerQuery(`insert into events (county, dossier, sequence, type, act, act_id, to_state, actor, occurred_at, received_at, form, facts, deadlines, settings_version, previous_hash, hash)
    values ($1, $2, 1, 'reported', 'report', $3, 'REPORTED', '{}', now(), now(), '{}', '{}', '[]', 1, '', '')`, [county, older.id, olderAct])
  await db.database.transaction({ role: 'gate' }, (transaction) => enqueueCode(transaction, outboxCipher(cipher), { county, phone, code: '123456', now }))
  const account = randomUUID()
  await db.ownerQuery(`insert into accounts (county, id, person, user_name, phone_index, phone_sealed, scope, created_at) values (140400, $1, $2, 'sealed-clerk', $3, $4, 140423000000000, now())`,
    [account, randomUUID(), cipher.index({ table: 'accounts', column: 'phone' }, phone).toString('hex'), cipher.seal({ table: 'accounts', column: 'phone', row: account }, phone)])
  await db.ownerQuery(`insert into second_factors (county, account, kind, secret_sealed, person, scope, created_at) values (140400, $1, 'totp', $2, $3, 140423000000000, now())`,
    [account, cipher.seal({ table: 'second_factors', column: 'secret', row: account }, 'ABCDEFGH'), randomUUID()])
  return { key, person, phone, codes }
}

async function keep(db: TestDatabase, cipher: ReturnType<typeof openFieldCipher>, key: Contact['key'], person: string, followCode: string, phone: string | null = null): Promise<void> {
  await db.database.transaction({ role: 'system' }, (transaction) => contactKeeper(cipher)(transaction, key, { phone, followCode, person, now }))
}

let made = 0

/** Identity numbers of an area that does not exist, with right check digits; telephone numbers nobody has. */
function invented(count: number): readonly NewPerson[] {
  return Array.from({ length: count }, (): NewPerson => {
    made += 1
    const number = withCheckDigit(`99999919800101${String(made % 1000).padStart(3, '0')}`)
    return {
      county, id: randomUUID(), name: '张演示', gender: made % 2 === 1 ? 1 : 2, birthDate: '1980-01-01', idNumber: number, phone: `120${String(made).padStart(8, '0')}`,
      hukouVillage: '140423100201', residenceVillage: '140423100201', residenceGrid: null,
    }
  })
}

function withCheckDigit(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0)
  return `${digits}${'10X98765432'.charAt(sum % 11)}`
}

function told(sentence: RegExp) {
  return (error: unknown) => error instanceof CannotStart && sentence.test(error.message)
}

/** Ends with the exit code, or null where it was killed at the first line like `killAt`. */
async function runProgram(args: readonly string[], values: Readonly<Record<string, string>>, killAt?: RegExp): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { env: { PATH: process.env['PATH'], ...values }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const hear = (bytes: Buffer) => {
    said += bytes.toString()
    if (killAt?.test(said) === true) child.kill('SIGKILL')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const code = await new Promise<number | null>((resolve) => { child.once('close', resolve) })
  return { code, said }
}

