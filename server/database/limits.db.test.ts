import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { limits } from './connect.ts'
import { openDatabase, type Database } from './database.ts'
import { testDatabase, type TestDatabase } from './testing.ts'
import { DatabaseUnavailable } from './unavailable.ts'

describe('The limits of the database', () => {
  let test: TestDatabase
  let database: Database
  before(async () => {
    test = await testDatabase()
    database = openDatabase({ ...test.runtime, max: 2, mostWaiting: 3, ...limits, statement_timeout: 400, lock_timeout: 200, connectionTimeoutMillis: 1_000 })
  })
  after(async () => {
    await database.close()
    await test.close()
  })

  const sleeping = (seconds: number, role: 'gate' | 'system' = 'gate') => database.transaction({ role }, (transaction) => sql`select pg_sleep(${seconds})`.execute(transaction))

  it('refuse at once whoever would wait in too long a queue, serve the others, and recover by themselves (R9)', async () => {
    const began = performance.now()
    const outcomes = await Promise.all(Array.from({ length: 20 }, async () => {
      try {
        await sleeping(0.2)
        return 'served'
      } catch (error) {
        assert.ok(error instanceof DatabaseUnavailable)
        return `${error.code} ${performance.now() - began < 150 ? 'at once' : 'late'}`
      }
    }))
    assert.deepEqual([outcomes.filter((one) => one === 'served').length, outcomes.filter((one) => one === 'queue-full at once').length], [5, 15])
    await sleeping(0)
    assert.equal(database.load().failures['queue-full'], 15)
  })

  it('end a statement that takes too long, and leave the platform more time than people', async () => {
    await assert.rejects(sleeping(1), (error: unknown) => error instanceof DatabaseUnavailable && error.code === '57014' && !error.uncertain)
    await sleeping(0.6, 'system')
  })

  it('end the wait for a lock', async () => {
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => { letGo = resolve })
    let has: () => void = () => undefined
    const locked = new Promise<void>((resolve) => { has = resolve })
    const holding = database.transaction({ role: 'gate' }, async (transaction) => {
      await sql`select pg_advisory_xact_lock(77)`.execute(transaction)
      has()
      await held
    })
    await locked
    await assert.rejects(database.transaction({ role: 'gate' }, (transaction) => sql`select pg_advisory_xact_lock(77)`.execute(transaction)), (error: unknown) => error instanceof DatabaseUnavailable && error.code === '55P03')
    letGo()
    await holding
  })

  it('tell an unknown outcome from a certain one when the connection is lost', async () => {
    const killed = database.transaction({ role: 'gate' }, async (transaction) => {
      const { rows: [row] } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
      await test.ownerQuery(`select pg_terminate_backend(${row?.pid ?? 0})`)
      await sql`select 1`.execute(transaction)
    })
    await assert.rejects(killed, (error: unknown) => error instanceof DatabaseUnavailable && !error.uncertain)
    const lost = database.transaction({ role: 'gate' }, async (transaction) => {
      const { rows: [row] } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
      await test.ownerQuery(`select pg_terminate_backend(${row?.pid ?? 0})`)
    })
    await assert.rejects(lost, (error: unknown) => error instanceof DatabaseUnavailable && error.uncertain)
  })
})
