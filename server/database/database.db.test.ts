import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { system } from '../../core/procedure/actor.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

describe('a transaction as somebody', () => {
  let test: TestDatabase
  before(async () => { test = await testDatabase() })
  after(() => test.close())

  it('runs as the role of its context and as nobody else', async () => {
    for (const context of [{ role: 'gate' }, { role: 'system' }, { role: 'app', actor: system }] as const) {
      const { rows } = await test.database.transaction(context, (trx) =>
        sql<{ role: string; login: string }>`select current_user as role, session_user as login`.execute(trx))
      assert.deepEqual(rows, [{ role: `sanzhi_${context.role}`, login: 'sanzhi_runtime' }])
    }
  })

  it('leaves nothing of its actor to the next transaction on the same connection', async () => {
    const person = '018f0000-0000-7000-8000-000000000001'
    const actor = { kind: 'person', person, mandate: null, readsRegion: false } as const
    const asked = (trx: Parameters<Parameters<typeof test.database.transaction>[1]>[0]) =>
      sql<{ person: string | null }>`select actor_person() as person`.execute(trx)
    assert.deepEqual((await test.database.transaction({ role: 'app', actor }, asked)).rows, [{ person }])
    assert.deepEqual((await test.database.transaction({ role: 'app', actor: system }, asked)).rows, [{ person: null }])
  })

  it('refuses to say "done" when the work swallowed an error of the database', async () => {
    await assert.rejects(test.database.transaction({ role: 'system' }, async (trx) => {
      await sql`select 1 / 0`.execute(trx).catch(() => undefined)
      return 'done'
    }), /rolled back/)
  })

  it('refuses a query after the transaction has ended', async () => {
    const leaked = await test.database.transaction({ role: 'gate' }, (trx) => Promise.resolve({ trx }))
    await assert.rejects(sql`select 1`.execute(leaked.trx), /already ended/)
  })

  it('refuses a transaction inside a transaction', async () => {
    await assert.rejects(
      test.database.transaction({ role: 'gate' }, (trx) => trx.transaction().execute(() => Promise.resolve(1))),
      /already inside a transaction/,
    )
  })

  it('reads bigint as number, date as text, timestamptz as Date; refuses a bigint that is no exact number', async () => {
    const { rows: [row] } = await test.database.transaction({ role: 'gate' }, (trx) => sql<Record<string, unknown>>`
      select 140423100201001::bigint as code, date '2026-02-17' as day, timestamptz '2026-02-17 00:00+08' as instant`.execute(trx))
    assert.deepEqual(row, { code: 140423100201001, day: '2026-02-17', instant: new Date('2026-02-16T16:00:00Z') })
    await assert.rejects(
      test.database.transaction({ role: 'gate' }, (trx) => sql`select 9007199254740993::bigint as code`.execute(trx)),
      /too large/,
    )
  })

  it('refuses to take another role than the three, and to become the owner', async () => {
    for (const role of ['sanzhi_owner', 'postgres']) {
      await assert.rejects(
        test.database.transaction({ role: 'app', actor: system }, (trx) => sql`set local role ${sql.id(role)}`.execute(trx)),
        /permission denied to set role/,
      )
    }
  })
})
