import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { system } from '../../core/procedure/actor.ts'
import { copyInto } from './copy-into.ts'
import type { Transaction } from './one-connection.ts'
import { takeRole } from './role.ts'
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
  it('asks what is asked at once in the order of asking, each under the role taken before it', async () => {
    const who = (trx: Transaction, nth: number) => sql<{ nth: number; role: string }>`select ${nth}::int as nth, current_user as role, clock_timestamp() as at`.execute(trx)
    const answers = await test.database.transaction({ role: 'app', actor: system }, (trx) => Promise.all([
      who(trx, 1), takeRole(trx, 'system'), who(trx, 2), who(trx, 3), takeRole(trx, 'app'), who(trx, 4), takeRole(trx, 'gate'), takeRole(trx, 'system'), who(trx, 5),
    ]))
    const rows = answers.flatMap((answer) => answer === undefined ? [] : answer.rows)
    assert.deepEqual(rows.map(({ nth, role }) => `${nth} ${role}`), ['1 sanzhi_app', '2 sanzhi_system', '3 sanzhi_system', '4 sanzhi_app', '5 sanzhi_system'])
  })

  it('undoes everything when one of the statements asked at once fails, and tells the first failure', async () => {
    const delta = { county: 140423, village: 140423100229, category: '0201', open: true, month: '2026-01' }
    await assert.rejects(test.database.transaction({ role: 'system' }, (trx) => Promise.all([
      trx.insertInto('rollup_deltas').values(delta).execute(), sql`select 1 / 0`.execute(trx), trx.insertInto('rollup_deltas').values(delta).execute(),
    ])), /division by zero/)
    assert.deepEqual(await test.ownerQuery('select from rollup_deltas'), [])
  })

  it('changes nothing in work that only asks, and gives the connection on in good order', async () => {
    await assert.rejects(test.database.reading({ role: 'system' }, (trx) => sql`delete from acts`.execute(trx)), /read-only transaction/)
    const answers = await Promise.all(Array.from({ length: 40 }, async (_, nth) => {
      const { rows } = await test.database[nth % 3 === 0 ? 'transaction' : 'reading']({ role: 'system' }, (trx) => sql<{ nth: number; readOnly: string }>`select ${nth}::int as nth, current_setting('transaction_read_only') as "readOnly"`.execute(trx))
      return rows[0]
    }))
    assert.deepEqual(answers, answers.map((_, nth) => ({ nth, readOnly: nth % 3 === 0 ? 'off' : 'on' })))
  })

  it('sends nothing for work that asks nothing', async () => {
    assert.equal(await test.database.transaction({ role: 'system' }, () => Promise.resolve('nothing')), 'nothing')
  })

  it('takes in a stream of rows between two statements', async () => {
    const rows = (async function *() {
      for (let nth = 1; nth <= 5_000; nth += 1) yield [nth, nth % 7 === 0 ? null : `行\t${nth}\\n`]
    })()
    const found = await test.database.transaction({ role: 'system' }, async (trx) => {
      await sql`create temporary table streamed (nth integer, words text) on commit drop`.execute(trx)
      await copyInto(trx, 'streamed', ['nth', 'words'], rows)
      return (await sql<{ rows: number; nulls: number; last: string }>`select count(*)::int as rows, count(*) filter (where words is null)::int as nulls, max(words) filter (where nth = 5000) as last from streamed`.execute(trx)).rows
    })
    assert.deepEqual(found, [{ rows: 5_000, nulls: 714, last: '行\t5000\\n' }])
  })
})
