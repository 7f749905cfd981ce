import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { county, pothole, submission, testDoor, type TestDoor } from '../../server/acts/door-testing.ts'
import { perform } from '../../server/acts/index.ts'
import { testDatabase, type TestDatabase } from '../../server/database/testing.ts'
import { collect } from './collect.ts'
import { openDatabaseProxy, ways, type Plan } from './database-proxy.ts'
import { judge } from './judge.ts'
import { openLedger, readLedger } from './ledger.ts'

describe('A fault planted in a real database', () => {
  let test: TestDatabase
  let desk: TestDoor
  const folder = mkdtempSync(join(tmpdir(), 'sanzhi-planted-'))
  before(async () => {
    test = await testDatabase()
    desk = await testDoor(test.database)
  })
  after(async () => {
    rmSync(folder, { recursive: true, force: true })
    await test.close()
  })

  /** Three matters with three acts each, all acknowledged; answers the kinds of what is found after the deed. */
  async function found(deed: (dossier: string) => string): Promise<string[]> {
    const file = join(folder, randomUUID())
    const ledger = openLedger(file)
    const dossiers: string[] = []
    for (let nth = 0; nth < 3; nth += 1) {
      const key = { county, id: randomUUID() }
      dossiers.push(key.id)
      for (const [place, [who, act, form]] of ([['villager', 'report', pothole], ['cadre', 'pass-up', { reason: '要乡镇协调' }], ['town', 'accept', {}]] as const).entries()) {
        const wanted = submission(key, desk.cast[who], act, form, act === 'report' ? undefined : place)
        const entry = await ledger.begin({ id: wanted.act.id, dossier: `${county}-${key.id}`, act, step: `whole/${place}` })
        ledger.acknowledge(entry, (await perform(desk.door, wanted)).sequence)
      }
    }
    await ledger.close()
    await test.ownerQuery(`update outbox set state = 'sent', settled_at = now()`)
    const [calm = '', rough = ''] = dossiers
    const sql = deed(rough)
    if (sql !== '') await test.ownerQuery(sql)
    const entries = readLedger(file)
    const ask = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => test.ownerQuery<Row>(text, values)
    const findings = judge(entries, await collect(ask, entries, new Date('2100-01-01')), new Set([`${county}-${calm}`]))
    return [...new Set(findings.map(({ kind }) => kind))].toSorted()
  }

  it('is none: nothing is found', async () => {
    assert.deepEqual(await found(() => ''), [])
  })

  it('a lost act is found', async () => {
    assert.ok((await found((dossier) => `delete from events where dossier = '${dossier}' and sequence = 3`)).includes('lost'))
  })

  it('an act done twice under another id is found', async () => {
    const copied = (dossier: string) => `
      insert into events select (jsonb_populate_record(e, jsonb_build_object('act_id', gen_random_uuid(), 'sequence', 4))).* from events e where dossier = '${dossier}' and sequence = 3;
      update dossiers set sequence = 4 where id = '${dossier}'`
    assert.ok((await found(copied)).includes('doubled'))
  })

  it('an act done by half is found: without its message, without its row, with the row of the act still open', async () => {
    assert.deepEqual(await found((dossier) => `delete from outbox where dedupe like 'notify:${dossier}:%'`), ['half'])
    assert.deepEqual(await found((dossier) => `update dossiers set sequence = 2 where id = '${dossier}'`), ['half'])
    assert.deepEqual(await found((dossier) => `update acts set sequence = null where dossier = '${dossier}' and sequence = 2`), ['half'])
  })
})

describe('The saboteur before PostgreSQL', () => {
  let test: TestDatabase
  before(async () => { test = await testDatabase() })
  after(() => test.close())

  it('lets the n-th statement of a marked transaction fail in each way, and nobody else\'s', async () => {
    const proxy = await openDatabaseProxy(test.owner.port)
    try {
      for (const [turn, way] of ways.entries()) {
        await test.ownerQuery('drop table if exists marks; create table marks (mark text); grant all on marks to public')
        const plan: Plan = { mark: `mark-${turn}`, act: 'report', nth: 2, way, sqlstate: '53100', struck: false }
        proxy.arm(plan)
        const told = await marking(proxy.port, `mark-${turn}`)
        assert.equal(await marking(proxy.port, 'innocent'), 'committed')
        proxy.disarm(plan)
        // The second statement after the mark is the commit: cut after it, it is done and nobody was told.
        const marks = (await test.ownerQuery<{ mark: string }>('select mark from marks order by mark')).map(({ mark }) => mark)
        assert.deepEqual([plan.struck, told === 'committed', marks], [true, false, way === 'cut after' ? ['innocent', `mark-${turn}`] : ['innocent']], way)
        if (way === 'fail') assert.equal(told, '53100')
      }
    } finally {
      await proxy.close()
    }
  })

  async function marking(port: number, mark: string): Promise<string> {
    const client = new pg.Client({ ...test.owner, port })
    client.on('error', () => undefined)
    await client.connect()
    try {
      await client.query('begin')
      await client.query('insert into marks values ($1)', [mark])
      await client.query('commit')
      return 'committed'
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'cut'
    } finally {
      await client.end().catch(() => undefined)
    }
  }
})
