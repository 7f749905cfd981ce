import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { keepCalendars } from '../../../server/calendar/index.ts'
import { openFieldCipher } from '../../../server/cipher/index.ts'
import { testDatabase, type TestDatabase } from '../../../server/database/testing.ts'
import { rebuild, verifyChains } from '../../../server/dossiers/index.ts'
import { keepProcedures, keepSettings, publishedProcedures } from '../../../server/procedures/index.ts'
import { verifyRollups } from '../../../server/statistics/index.ts'
import { placeOf } from '../../../server/registry/field-places.ts'
import { inventedPrefix } from '../../../core/identity-number/index.ts'
import { planVillages, scales } from './plan.ts'

const secret = 'a secret for tests only, more than thirty-two bytes long'
const command = join(import.meta.dirname, '..', '..', 'cli', 'seed.ts')

describe('an invented township', () => {
  let test: TestDatabase
  let folder: string
  let killedWith: number
  before(async () => {
    test = await testDatabase()
    folder = mkdtempSync(join(tmpdir(), 'sanzhi-seed-'))
    killedWith = await killInTheMiddle()
    await finish()
  })
  after(async () => {
    rmSync(folder, { recursive: true, force: true })
    await test.close()
  })

  it('is complete after the run was killed in the middle and begun again', async () => {
    assert.ok(killedWith > 0, 'nothing was made before the kill')
    const { cases, grids, households, people } = await counted()
    assert.equal(grids, scales.town.grids)
    assert.ok(cases > scales.town.cases * 0.95 && cases <= scales.town.cases, String(cases))
    assert.equal(households, scales.town.households)
    assert.ok(people > scales.town.households * 2.4, String(people))
  })

  it('holds exactly what its pieces say they wrote, nothing twice and nothing by half', async () => {
    const [noted] = await test.ownerQuery<Record<string, number>>(`select sum((contents->>'persons')::int)::int as persons, sum((contents->>'cases')::int)::int as cases,
      sum((contents->>'records')::int)::int as records, sum((contents->>'mandates')::int)::int as mandates from seeded_pieces where county > 0`)
    const [there] = await test.ownerQuery<Record<string, number>>(`select (select count(*) from persons)::int as persons, (select count(*) from dossiers)::int as cases,
      (select count(*) from events)::int as records, (select count(*) from mandates)::int as mandates`)
    assert.deepEqual(there, noted)
  })

  it('leaves statistics behind, so that the first plans are not those of empty tables', async () => {
    const untold = await test.ownerQuery<{ name: string }>(`select relname as name from pg_stat_user_tables
      where relname in ('dossiers', 'events', 'persons', 'households', 'tasks', 'rollups') and last_analyze is null`)
    assert.deepEqual(untold, [])
  })

  it('spreads ten million cases over the villages of a city, too, none left over', () => {
    const villages = Array.from({ length: 2_700 }, (_, nth) => ({ code: String(140_400_000_000 + nth), name: `演示${nth}村`, unitType: nth % 9 === 0 ? '居委会' : '村委会' }))
    const planned = planVillages({ ...scales.city, cases: 10_000_000, seed: 1, until: 0, years: 3 }, villages)
    assert.equal(planned.reduce((sum, one) => sum + one.cases, 0), 10_000_000)
  })

  it('does nothing when it is asked for again, and refuses other sizes', async () => {
    const once = await counted()
    assert.equal((await run([])).code, 0)
    assert.deepEqual(await counted(), once)
    const other = await run(['--cases', '700'])
    assert.equal(other.code, 1)
    assert.match(other.said, /另一种规模/)
  })

  it('is made of real dossiers: chains hold, folding gives the same lists, figures are a recount (R-125, R-927)', async () => {
    const chains = await verifyChains(test.database, publishedProcedures)
    assert.deepEqual(chains.faults, [])
    const parts = { database: test.database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(), now: Date.now }
    const rebuilt = await rebuild(parts)
    assert.equal(rebuilt.different, 0, JSON.stringify(rebuilt.first))
    assert.equal((await verifyRollups(test.database)).different, 0)
  })

  it('leaves no clock that should have spoken long ago, and steps that the procedure refuses are rare', async () => {
    const [late] = await test.ownerQuery<{ n: number }>(`select count(*)::int as n from deadlines where fire_at < (select to_timestamp((contents->>'until')::bigint / 1000.0) from seeded_pieces where piece = 'plan')`)
    assert.equal(late?.n, 0)
    const [refused] = await test.ownerQuery<{ n: number; of: number }>("select sum((contents->>'refused')::int)::int as n, sum((contents->>'records')::int)::int as of from seeded_pieces where county > 0")
    assert.ok((refused?.n ?? 0) < (refused?.of ?? 0) / 100, JSON.stringify(refused))
  })

  it('seals the numbers of its people, who can be nobody (R-017)', async () => {
    const rows = await test.ownerQuery<{ county: number; id: string; name: string; id_number_cipher: Buffer }>('select county, id, name, id_number_cipher from persons where id_number_cipher is not null limit 50')
    const cipher = openFieldCipher(secret)
    assert.equal(rows.length, 50)
    for (const { county, id, name, id_number_cipher: sealed } of rows) {
      assert.match(name, /演示/)
      assert.ok(cipher.open(placeOf('id_number', county, id), sealed).startsWith(inventedPrefix))
    }
  })

  async function counted() {
    const [row] = await test.ownerQuery<{ cases: number; grids: number; households: number; people: number }>(`select (select count(*) from dossiers)::int as cases,
      (select count(*) from regions where level = 'GRID')::int as grids, (select count(*) from households where basis = 'residence')::int as households, (select count(*) from persons)::int as people`)
    return row ?? assert.fail()
  }

  /** Kills as soon as the first village is noted; answers how many matters were there then. */
  async function killInTheMiddle(): Promise<number> {
    const child = started([])
    const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve() }) })
    for (let waited = 0; waited < 60_000; waited += 50) {
      const [row] = await test.ownerQuery<{ n: number }>("select count(*)::int as n from seeded_pieces where length(piece) = 12")
      if ((row?.n ?? 0) > 0) break
      await pause(50)
    }
    child.kill('SIGKILL')
    await ended
    const [row] = await test.ownerQuery<{ n: number }>('select count(*)::int as n from dossiers')
    return row?.n ?? 0
  }

  async function finish(): Promise<void> {
    const { code, said } = await run([])
    assert.equal(code, 0, said)
  }

  async function run(more: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
    const child = started(more)
    let said = ''
    child.stdout.on('data', (text: Buffer) => { said += text.toString() })
    child.stderr.on('data', (text: Buffer) => { said += text.toString() })
    const code = await new Promise<number | null>((resolve) => { child.once('close', resolve) })
    return { code, said }
  }

  function started(more: readonly string[]) {
    return spawn(process.execPath, [command, '--scale', 'town', ...more], { env: { ...process.env, ...test.environment, DATA_DIR: folder, SANZHI_SECRET: secret, SANZHI_MODE: 'demo' } })
  }
})
