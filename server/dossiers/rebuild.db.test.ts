import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { choosing } from '../../core/procedure/testing/forms.ts'
import { monday, newest } from '../../procedures/grid-case/testing/village.ts'
import { walk } from '../../procedures/grid-case/testing/walk.ts'
import { gridCaseV1 } from '../../procedures/grid-case/v1/grid-case-v1.ts'
import { keepCalendars } from '../calendar/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { keepProcedures, keepSettings, publishedProcedures } from '../procedures/index.ts'
import { rebuild, verifyChains, type Rebuilt } from './index.ts'
import { storeStory } from './story-testing.ts'

const village = '140423100299'

describe('Rebuild', () => {
  let test: TestDatabase
  let ids: readonly string[] = []
  before(async () => {
    test = await testDatabase()
    await test.database.transaction({ role: 'system' }, async (transaction) => {
      for (let seed = 0; seed < 50; seed += 1) await storeStory(transaction, walk(seed % 3 === 0 ? '140425200288' : village, numbersOf(seed), {}, {}, seed % 2 === 0 ? newest : gridCaseV1))
    })
    ids = (await test.ownerQuery<{ id: string }>(`select d.id from dossiers d where exists (select from tasks t where t.dossier = d.id) and exists (select from deadlines l where l.dossier = d.id)
      and sequence > 2 order by county, id`)).map((row) => row.id)
    assert.ok(ids.length > 5)
  })
  after(() => test.close())

  const run = (repair = false, size = 50): Promise<Rebuilt> => rebuild({
    database: test.database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(), now: () => monday,
  }, { repair, size })
  const id = (index: number) => ids[index] ?? assert.fail()
  const columnsOf = (result: Rebuilt) => result.first.map(({ table, what }) => `${table} ${what}`).toSorted()

  it('proves every read model equal to its records, whatever the size of a page', async () => {
    const [{ events } = { events: 0 }] = await test.ownerQuery<{ events: number }>('select count(*)::int as events from events')
    for (const size of [1, 7, 1000]) assert.deepEqual(await run(false, size), { dossiers: 50, records: events, different: 0, repaired: 0, first: [] })
  })

  const damages: readonly (readonly [what: string, statement: string, found: readonly string[]])[] = [
    ['a state', `update dossiers set state = 'VOID' where id = $1`, ['dossiers state']],
    ['a title', `update dossiers set title = '改过的' where id = $1`, ['dossiers title']],
    ['a place', `update dossiers set village = 140425200288, place = 140425200288000 where id = $1 and village <> 140425200288`, ['dossiers place', 'dossiers village']],
    ['who may read', `update dossiers set reader_persons = reader_persons || '{00000000-0000-4000-8000-000000000666}', region_readable = not region_readable where id = $1`, ['dossiers reader_persons', 'dossiers region_readable']],
    ['who is barred', `update dossiers set barred_units = '{140423:water}' where id = $1`, ['dossiers barred_units']],
    ['the file', `update dossiers set file = jsonb_set(file, '{description}', '"改过的"') where id = $1`, ['dossiers file']],
    ['what it counts', `update dossiers set counts = jsonb_set(counts, '{months,2026-01}', '{"closed": 1}') where id = $1`, ['dossiers counts']],
    ['that it was never counted', 'update dossiers set counts = null where id = $1', ['dossiers counts']],
    ['what is found by searching', `update dossiers set search = '' where id = $1`, ['dossiers grams']],
    ['a due instant', `update deadlines set due_at = coalesce(due_at, '2026-01-01') + interval '1 day' where dossier = $1 and key = (select min(key) from deadlines where dossier = $1)`, []],
    ['a ledger', `update deadlines set ledger = jsonb_set(ledger, '{consumed}', '12345') where dossier = $1 and key = (select min(key) from deadlines where dossier = $1)`, []],
    ['a clock that is gone', `delete from deadlines where dossier = $1`, []],
    ['a to-do that is gone', `delete from tasks where dossier = $1`, []],
    ['a to-do too many', `insert into tasks select county, dossier, 99, unit, office, region, person, since, due_at, soon_at, sort_at from tasks where dossier = $1 limit 1`, ['tasks 99']],
    ['a to-do of somebody else', `update tasks set unit = '140423:forged', office = null, region = null where dossier = $1 and position = 0`, []],
    ['the last record\'s hash', `update dossiers set head_hash = decode(repeat('00', 32), 'hex') where id = $1`, ['dossiers head_hash']],
  ]
  damages.forEach(([what, statement, found], index) => {
    it(`finds ${what} and mends it`, async () => {
      await test.ownerQuery(statement, [id(index % ids.length)])
      const checked = await run()
      assert.equal(checked.different, 1)
      assert.ok(checked.first.length > 0 && checked.first.every((one) => one.dossier.endsWith(id(index % ids.length))))
      for (const column of found) assert.ok(columnsOf(checked).includes(column), `${column} in ${columnsOf(checked).join(', ')}`)
      const mended = await run(true)
      assert.deepEqual([mended.different, mended.repaired], [1, 1])
      assert.equal((await run()).different, 0)
    })
  })

  it('finds a dossier whose row is gone, knows its procedure by the hash of its first record, and brings it back', async () => {
    await test.ownerQuery('delete from tasks where dossier = $1', [id(1)])
    await test.ownerQuery('delete from deadlines where dossier = $1', [id(1)])
    await test.ownerQuery('delete from dossiers where id = $1', [id(1)])
    assert.ok(columnsOf(await run()).some((column) => column.startsWith('deadlines ')))
    assert.equal((await run(true)).repaired, 1)
    assert.equal((await run()).different, 0)
    assert.deepEqual((await verifyChains(test.database, publishedProcedures)).faults, [])
  })

  it('takes a gap in the records for damage it cannot mend', async () => {
    await test.ownerQuery('delete from events where dossier = $1 and sequence = 2', [id(2)])
    const result = await run(true)
    assert.deepEqual([result.different, result.repaired, result.first[0]?.table], [1, 0, 'events'])
  })
})

function numbersOf(seed: number): number[] {
  const choose = choosing(seed + 50_000)
  return Array.from({ length: 3 + choose(9) }, () => choose(2 ** 31 - 1))
}
