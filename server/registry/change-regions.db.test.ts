import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { RegionCommand } from '../../core/region/change.ts'
import type { Transaction } from '../database/index.ts'
import {
  changeRegions, childrenOf, countHouseholds, findPersons, findRegion, householdsOf, pathOf, regionChanges, registerHouseholds, type NewHousehold,
} from './index.ts'
import { county, testRegistry, type TestRegistry } from './test-registry.ts'

let test: TestRegistry
let opened = false

beforeEach(async () => {
  if (opened) await test.close()
  test = await testRegistry()
  opened = true
})
after(() => test.close())

const day = '2026-03-01'
const now = Date.UTC(2026, 2, 5)
const as = <T>(actor: Actor, work: (transaction: Transaction) => Promise<T>) => test.database.transaction({ role: 'app', actor }, work)
const change = (actor: Actor, command: RegionCommand) => as(actor, (transaction) => changeRegions(transaction, actor, command, '网格调整', now))
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.refusal.code === code
const gridKey = (number: string) => ({ level: 'GRID', code: `${test.village.code}${number}` } as const)
const villageKey = () => ({ level: 'VILLAGE', code: test.village.code } as const)

/** The first grid becomes two; households of both bases take turns. */
async function splitCommand(): Promise<RegionCommand> {
  const into = ['006', '007'].map((number) => ({ ...gridKey(number), name: `甘村第${number}网格` }))
  const rows = await test.ownerQuery<{ household: string }>(
    'select household from household_places where code = $1 and valid_to is null order by household', [gridKey('001').code])
  const assign = Object.fromEntries(rows.map(({ household }, index) => [household, into[index % 2]?.code ?? '']))
  return { act: 'split', day, region: gridKey('001'), into, assign }
}

async function counts(on: string) {
  const codes = ['001', '002', '003', '004', '005', '006', '007', '008'].map((number) => gridKey(number).code)
  const actor = test.as('county-center')
  const found = await as(actor, (transaction) => countHouseholds(transaction, county, codes, 'residence', on))
  return codes.map((code) => found.get(code) ?? -1)
}

describe('acts on the tree, carried out', () => {
  it('split a grid: counts of every day add up, people live where their households lie (R-014, R-016)', async () => {
    const center = test.as('county-center')
    const { warnings } = await change(center, await splitCommand())
    const [before, since] = [await counts('2026-02-28'), await counts(day)]
    assert.deepEqual(before, [48, 48, 48, 48, 48, 0, 0, 0])
    assert.equal(since.reduce((sum, count) => sum + count, 0), 240)
    assert.equal(since[0], 0)
    assert.ok((since[5] ?? 0) > 0 && (since[6] ?? 0) > 0)
    const astray = await test.ownerQuery(`select 1 from persons p join household_members m on m.person = p.id and m.basis = 'residence'
      join households h on h.id = m.household where p.residence_grid is distinct from h.grid or p.place <> h.place or m.place <> h.place`)
    assert.equal(astray.length, 0)
    assert.ok(warnings.some((warning) => warning.includes('重新授予任职')))
  })

  it('split a grid: its worker sees nobody any more, and the old tree is still there for old days', async () => {
    await change(test.as('county-center'), await splitCommand())
    const worker = test.as('grid-worker-1')
    const seen = await as(worker, (transaction) => findPersons(transaction, county, { scope: gridKey('001'), basis: 'residence' }))
    assert.deepEqual(seen.persons, [])
    await test.database.transaction({ role: 'gate' }, async (transaction) => {
      const names = async (on: string) => (await childrenOf(transaction, villageKey(), on)).map(({ code }) => code.slice(-3))
      assert.deepEqual(await names('2026-02-28'), ['001', '002', '003', '004', '005'])
      assert.deepEqual(await names(day), ['002', '003', '004', '005', '006', '007'])
      const [recorded] = await regionChanges(transaction, villageKey())
      assert.deepEqual([recorded?.act, recorded?.day, recorded?.byOffice, recorded?.from.length, recorded?.to.length], ['split', day, 'COUNTY_CENTER', 1, 2])
    })
  })

  it('merge two grids and rename a village', async () => {
    const center = test.as('city-center')
    await change(center, { act: 'merge', day, regions: [gridKey('001'), gridKey('002')], into: { ...gridKey('006'), name: '甘村第六网格' } })
    assert.deepEqual(await counts(day), [0, 0, 48, 48, 48, 96, 0, 0])
    await change(center, { act: 'rename', day, region: villageKey(), name: '新甘村村委会' })
    const [old, renamed] = await as(center, async (transaction) =>
      [await findRegion(transaction, villageKey(), '2026-02-28'), await findRegion(transaction, villageKey())])
    assert.deepEqual([old?.name, renamed?.shortName], ['甘村村委会', '新甘村'])
  })

  it('re-parent a village within its county: grids, households, residents and those registered elsewhere go along (R-021)', async () => {
    const to = { level: 'VILLAGE', code: '140423101399', name: '甘村村委会' } as const
    await change(test.as('county-center'), { act: 're-parent', day, region: villageKey(), to })
    const path = await as(test.as('county-center'), (transaction) => pathOf(transaction, { level: 'GRID', code: `${to.code}003` }))
    assert.deepEqual(path.map(({ shortName }) => shortName), ['长治市', '襄垣县', '王桥镇', '甘村', '甘村第三网格'])
    const left = await test.ownerQuery('select 1 from persons where residence_village = $1 or hukou_village = $1', [test.village.code])
    const moved = await test.ownerQuery('select 1 from persons where residence_village = $1 or hukou_village = $1', [to.code])
    assert.deepEqual([left.length, moved.length], [0, test.village.persons.length])
    const { households } = await as(test.as('county-center'), (transaction) => householdsOf(transaction, county, to.code, 'residence', { limit: 500 }))
    assert.equal(households.length, 240)
  })

  it('refused: who is no centre of the scope (R-016)', async () => {
    const command = await splitCommand()
    for (const who of ['villager', 'grid-worker-1', 'village-cadre', 'town-dispatcher', 'security-admin', 'audit-admin', 'transport-handler']) {
      await assert.rejects(change(test.as(who), command), refusedAs('region-change-not-yours'), who)
    }
  })

  it('refused: the system administrator moves nobody, and may name and open (R-925)', async () => {
    const admin = test.as('system-admin')
    await assert.rejects(change(admin, await splitCommand()), refusedAs('region-change-not-yours'))
    await change(admin, { act: 'rename', day, region: gridKey('001'), name: '村西网格' })
    await change(admin, { act: 'open', day, regions: [{ ...gridKey('008'), name: '甘村第八网格' }], assign: {} })
  })

  it('refused: a day after today, another county\'s region, a person without household (R-014)', async () => {
    const center = test.as('county-center')
    const command = await splitCommand()
    await assert.rejects(change(center, { ...command, day: '2026-03-06' }), refusedAs('region-change-in-future'))
    await assert.rejects(change(center, { act: 're-parent', day, region: villageKey(), to: { level: 'VILLAGE', code: '140425100399', name: '甘村村委会' } }),
      refusedAs('region-change-not-yours'))
    await assert.rejects(change(test.as('city-center'), { act: 're-parent', day, region: villageKey(),
      to: { level: 'VILLAGE', code: '140425100399', name: '甘村村委会' } }), refusedAs('region-change-across-counties'))
    await test.ownerQuery("update household_members set left_on = '2026-01-01' where person = $1 and basis = 'residence'",
      [test.village.persons.find(({ residenceGrid }) => residenceGrid === gridKey('001').code)?.id])
    await assert.rejects(change(center, command), refusedAs('people-without-household'))
    assert.deepEqual(await counts(day), [48, 48, 48, 48, 48, 0, 0, 0])
  })

  it('done twice at the same moment, one wins and the other is told (R-012)', async () => {
    const command = await splitCommand()
    const results = await Promise.allSettled([change(test.as('county-center'), command), change(test.as('county-center-2'), command)])
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    const [lost] = results.filter((result) => result.status === 'rejected')
    assert.ok(refusedAs('region-unknown')(lost?.reason))
    assert.equal((await test.ownerQuery('select 1 from household_places where valid_to is null and code = $1', [gridKey('001').code])).length, 0)
  })

  it('a household registered at the same moment is in a living grid or refused (R-014)', async () => {
    const worker = test.as('grid-worker-1')
    const household: NewHousehold = {
      county, id: '00000000-0000-8000-8000-0000000000ee', basis: 'residence', village: test.village.code, grid: gridKey('001').code, head: null,
      address: null, placeId: '00000000-0000-8000-8000-0000000000ef', members: [],
    }
    const merge: RegionCommand = { act: 'merge', day, regions: [gridKey('001'), gridKey('002')], into: { ...gridKey('006'), name: '甘村第六网格' } }
    const [merged, registered] = await Promise.allSettled([
      change(test.as('county-center'), merge),
      as(worker, (transaction) => registerHouseholds(transaction, [household], '2026-02-01', now)),
    ])
    assert.equal(merged.status, 'fulfilled')
    assert.ok(registered.status === 'fulfilled' || refusedAs('household-place-unknown')(registered.reason))
    const stranded = await test.ownerQuery("select 1 from household_places where valid_to is null and code = any($1)", [[gridKey('001').code, gridKey('002').code]])
    assert.equal(stranded.length, 0)
  })
})
