import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { asVillager } from '../../core/procedure/actor.ts'
import type { Context } from '../database/index.ts'
import { signInStaff, signInVillager, staff, start, inventedPhone, testIdentity, type TestIdentity, type TestStaff } from './test-identity.ts'

let room: TestIdentity
let clerk: TestStaff
let security: TestStaff
let neighbour: TestStaff
before(async () => {
  room = await testIdentity()
  clerk = await staff(room, 'clerk', 'TOWN_DISPATCHER', '140423100')
  security = await staff(room, 'security', 'SEC_ADMIN', '140423')
  neighbour = await staff(room, 'neighbour', 'SEC_ADMIN', '140425')
  await signInStaff(room, clerk, start)
  await signInVillager(room, inventedPhone(), start)
})

async function count(context: Context, statement: string): Promise<number> {
  return await room.test.database.transaction(context, async (transaction) => {
    const { rows } = await sql.raw<{ count: number }>(statement).execute(transaction)
    return Number(rows[0]?.count)
  })
}

async function refuses(context: Context, statement: string): Promise<void> {
  await assert.rejects(room.test.database.transaction(context, (transaction) => sql.raw(statement).execute(transaction)), /permission denied|row-level security/, statement)
}

const as = (who: TestStaff): Context => ({ role: 'app', actor: who.actor })
const nobody: Context = { role: 'app', actor: { kind: 'person', person: null, mandate: null, readsRegion: false } }

const tables = [
  'accounts', 'passwords', 'password_history', 'second_factors', 'sessions', 'one_time_codes', 'allowances', 'day_counts', 'sign_in_failures',
  'audit_heads', 'audit_records',
]

describe('the identity tables, asked of PostgreSQL itself', () => {
  it('are all under forced row-level security', async () => {
    const rows = await room.test.ownerQuery<{ relname: string }>(
      'select relname from pg_class where relname = any($1) and relrowsecurity and relforcerowsecurity', [tables])
    assert.deepEqual(rows.map((row) => row.relname).sort(), [...tables].sort())
  })

  it('show no password hash, earlier password, code or limit to any person under any mandate, nor to the platform', async () => {
    for (const context of [as(clerk), as(security), nobody, { role: 'system' } as const]) {
      for (const table of ['passwords', 'password_history']) await refuses(context, `select count(*) from ${table}`)
      for (const column of ['code_hash from one_time_codes', 'times from allowances']) {
        await refuses(context, `select ${column}`)
      }
    }
  })

  it('show no session token hash, authenticator secret or telephone to any person, nor to the platform', async () => {
    for (const context of [as(clerk), as(security), nobody, { role: 'system' } as const]) {
      await refuses(context, 'select token_hash from sessions')
      await refuses(context, 'select secret_sealed from second_factors')
      await refuses(context, 'select phone_sealed from accounts')
      await refuses(context, 'select phone_index from accounts')
    }
  })

  it('show a person the own account, factor and sessions, and with nobody set nothing, without an error', async () => {
    for (const table of ['accounts', 'second_factors', 'sessions']) {
      const key = table === 'second_factors' ? 'account' : 'id'
      assert.ok(await count(as(clerk), `select count(${key}) from ${table}`) >= 1, table)
      assert.equal(await count(as(clerk), `select count(${key}) from ${table} where person <> '${clerk.person}'`), 0, table)
      assert.equal(await count(nobody, `select count(${key}) from ${table}`), 0, table)
      assert.equal(await count({ role: 'app', actor: asVillager('0198c0de-0000-7000-8000-000000000009') }, `select count(${key}) from ${table}`), 0, table)
    }
  })

  it('R-023: show the security administrator accounts of the own scope and none of a neighbour county', async () => {
    assert.equal(await count(as(security), `select count(id) from accounts where user_name = 'clerk'`), 1)
    assert.equal(await count(as(neighbour), `select count(id) from accounts where user_name = 'clerk'`), 0)
    assert.equal(await count(as(neighbour), `select count(id) from sessions where account = '${clerk.account}'`), 0)
  })

  it('refuse what nobody may write: rights, owners, seen tokens, second factors, foreign ends', async () => {
    for (const context of [as(clerk), as(security), nobody]) {
      for (const statement of [
        "update accounts set person = gen_random_uuid()", "update accounts set demonstration = true", "update accounts set user_name = 'x-y-z'",
        'update sessions set second_factor_at = now()', 'update sessions set mandate = gen_random_uuid()', 'update sessions set last_seen_at = now()',
        'update second_factors set confirmed_at = now()', "insert into passwords (county, account, hash, set_at) values (140400, gen_random_uuid(), 'x', now())",
        'delete from sessions', 'delete from accounts', 'update one_time_codes set tries_left = 5', 'update sign_in_failures set failures = 0',
      ]) await refuses(context, statement)
    }
    const ended = await room.test.database.transaction(as(neighbour), async (transaction) =>
      await transaction.updateTable('sessions').set({ ended_at: new Date(start), end_reason: 'ended-by-administrator' }).where('account', '=', clerk.account).executeTakeFirst())
    assert.equal(ended.numUpdatedRows, 0n)
  })

  it('R-925: let no administrator change or unlock the own account', async () => {
    const changed = await room.test.database.transaction(as(security), async (transaction) =>
      await transaction.updateTable('accounts').set({ state: 'disabled', disabled_at: new Date(start) }).where('id', '=', security.account).executeTakeFirst())
    assert.equal(changed.numUpdatedRows, 0n)
  })

  it('show the gate identity only, and of persons only whose number it is', async () => {
    for (const statement of ['select * from dossiers', 'select name from persons', 'select id_number_cipher from persons', 'select * from households', 'select * from audit_records']) {
      await refuses({ role: 'gate' }, statement)
    }
  })

  it('hold no password, telephone or code in clear anywhere', async () => {
    for (const table of tables) {
      const rows = await room.test.ownerQuery<{ row: string }>(`select ${table}::text as row from ${table}`)
      const dump = rows.map((row) => row.row).join('\n')
      for (const { phone, code } of room.codes) {
        assert.ok(!dump.includes(phone) && !dump.includes(Buffer.from(phone).toString('hex')), `${table} holds a telephone`)
        assert.ok(!dump.split(/[^0-9a-f]/).includes(code), `${table} holds a code`)
      }
      assert.ok(!dump.includes('Harvest-River-58'), table)
    }
  })
})
