import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

describe('the migrator', () => {
  let test: TestDatabase
  let owner: pg.Client
  let folder: string
  before(async () => {
    test = await testDatabase()
    await test.ownerQuery('create schema aside; alter table schema_migrations set schema aside')
    owner = new pg.Client(test.owner)
    await owner.connect()
  })
  after(async () => {
    await owner.end()
    await test.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanzhi-migrations-'))
    await test.ownerQuery('drop table if exists public.schema_migrations, one, two, three')
    write('0001_one.sql', 'create table one (id int);\n')
    write('0002_two.sql', 'create table two (id int);\n')
  })

  const write = (name: string, sql: string) => { writeFileSync(join(folder, name), sql) }
  const run = () => migrate(owner, { folder })

  it('applies what is missing in order, and nothing a second time', async () => {
    assert.deepEqual(await run(), ['0001_one.sql', '0002_two.sql'])
    assert.deepEqual(await run(), [])
    write('0003_three.sql', 'create table three (id int);')
    assert.deepEqual(await run(), ['0003_three.sql'])
  })

  it('lets one of several do the work while the others wait', async () => {
    const others = await Promise.all([1, 2, 3].map(async () => {
      const client = new pg.Client(test.owner)
      await client.connect()
      return client
    }))
    const done = await Promise.all(others.map((client) => migrate(client, { folder })))
    assert.deepEqual(done.flat(), ['0001_one.sql', '0002_two.sql'])
    await Promise.all(others.map((client) => client.end()))
  })

  it('refuses a file that was edited after it had been applied; line endings are no edit', async () => {
    await run()
    write('0001_one.sql', 'create table one (id int);\r\n')
    assert.deepEqual(await run(), [])
    write('0001_one.sql', 'create table one (id bigint);\n')
    await assert.rejects(run(), /0001_one\.sql 在应用之后被修改过/)
  })

  it('refuses a database newer than the program', async () => {
    await run()
    rmSync(join(folder, '0002_two.sql'))
    await assert.rejects(run(), /数据库比程序新（已有 0002_two\.sql）/)
  })

  it('refuses a file that comes late with a low number', async () => {
    rmSync(join(folder, '0001_one.sql'))
    await run()
    write('0001_one.sql', 'select 1')
    await assert.rejects(run(), /0001_one\.sql 的编号小于已应用的编号/)
  })

  it('leaves everything as it was when a file fails, says where, and can go on later', async () => {
    write('0003_three.sql', 'create table three (id int);\n\nselect nonsense;\n')
    await assert.rejects(run(), /0003_three\.sql:3 失败/)
    assert.deepEqual(await test.ownerQuery("select to_regclass('three') as three"), [{ three: null }])
    write('0003_three.sql', 'create table three (id int);')
    assert.deepEqual(await run(), ['0003_three.sql'])
  })

  it('refuses two files with one number, and a file without one', async () => {
    write('0002_other.sql', 'select 1')
    await assert.rejects(run(), /two migrations carry the number/)
    rmSync(join(folder, '0002_other.sql'))
    write('later.sql', 'select 1')
    await assert.rejects(run(), /is called NNNN_name\.sql/)
  })
})
