import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../core/procedure/actor.ts'
import type { DossierKey, JsonObject } from '../../core/procedure/dossier.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { msPerHour, type Instant } from '../../core/time/index.ts'
import { monday } from '../../procedures/grid-case/testing/village.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { dossierName, showDossier } from '../dossiers/index.ts'
import { county, pothole, testDoor, village, type TestDoor } from './door-testing.ts'

describe('What the door looks up for a report', () => {
  let test: TestDatabase
  let world: TestDoor
  before(async () => {
    test = await testDatabase()
    world = await testDoor(test.database)
    const { cadre, gridWorker, town, water } = world.cast
    for (const actor of [cadre, gridWorker, town, water]) await hold(actor)
  })
  after(() => test.close())

  it('bars the holder of an office and the unit held office in, found by the office alone (R-129)', async () => {
    const key = await world.reported({ category: '1504', against: { positions: ['GRID_WORKER'] } })
    assert.deepEqual(await barred(key), { units: [`${village}:committee`], persons: [world.cast.gridWorker.person] })
    assert.equal(await seen(world.cast.cadre, key), null)
    assert.notEqual(await seen(world.cast.town, key), null)
  })
  it('bars the unit of a person complained about, at the time of the report only (R-129)', async () => {
    const before = await world.reported({ against: { persons: [world.cast.water.person] } })
    await test.ownerQuery('update mandates set valid_to = $2 where person = $1', [world.cast.water.person, '2026-11-23'])
    const afterwards = await world.reported({ against: { persons: [world.cast.water.person] } })
    assert.deepEqual([(await barred(before)).units, (await barred(afterwards)).units], [['140423:water'], []])
    assert.deepEqual((await barred(afterwards)).persons, [world.cast.water.person])
  })
  it('does not let a villager read mandates by complaining: only the record says who was barred', async () => {
    const rows = await test.database.transaction({ role: 'app', actor: world.cast.villager }, (transaction) => transaction.selectFrom('mandates').select('id').execute())
    assert.deepEqual(rows, [])
  })

  it('suspects the twenty-first report of a kind by one grid worker within 24 hours, of that kind and worker alone (R-128)', async () => {
    const { gridWorker, gridLeader, villager } = world.cast
    for (let count = 0; count < 20; count += 1) assert.equal(await suspicion(gridWorker, '0202'), null)
    assert.equal(await suspicion(gridWorker, '0202'), 'many')
    const [last] = await test.ownerQuery<{ county: number; id: string }>("select county, id from dossiers where file ->> 'suspect' = 'many'")
    assert.ok(last)
    assert.equal((await seen(world.cast.town, last))?.suspected?.length, 20, 'whoever looks into it is shown the other twenty')
    assert.equal(await suspicion(gridWorker, '0203'), null)
    assert.equal(await suspicion(gridLeader, '0202'), null)
    assert.equal(await suspicion(villager, '0202', 'VILLAGER'), null)
    assert.equal(await suspicion(gridWorker, '0202', 'GRID', monday + 25 * msPerHour), null)
  })
  it('suspects a photo that was sent with another matter (R-128)', async () => {
    const first = await world.reported()
    const [sent, again, fresh] = [await photo(first, 'a'), await photo(null, 'a'), await photo(null, 'b')]
    assert.equal(await suspicion(world.cast.gridWorker, '0205', 'GRID', monday, { files: [again] }), 'photos')
    assert.equal(await suspicion(world.cast.gridWorker, '0205', 'GRID', monday, { files: [fresh] }), null)
    assert.ok(sent !== again)
  })

  it('shows whoever takes it up the matters that are probably the same, and only those that reader may see (R-108)', async () => {
    const { cadre, villager, neighbour, town } = world.cast
    const point = { category: '0106', lon: 113.05, lat: 36.53, crs: 'CGCS2000', where: '大队部墙上' }
    const [near, far, secret] = [
      await world.reported(point), await world.reported({ ...point, lat: 36.54, description: '另外一处' }), await world.reported({ ...point, against: { positions: ['VILLAGE_DIRECTOR'] } }),
    ]
    const key = { county, id: randomUUID() }
    await world.act(key, neighbour, 'report', { ...pothole, ...point, description: '墙上又贴了小广告', lat: 36.5302 })
    const hints = (await seen(cadre, key))?.alike ?? []
    assert.deepEqual(hints.map(({ id, reason, stateName }) => [id, reason, stateName]), [[dossierName(near), '同一类型，相距约 22 米', '待受理']])
    assert.ok(!hints.some(({ id }) => id === dossierName(far) || id === dossierName(secret)))
    // The township is a party to the confidential one, and is shown it.
    assert.ok((await seen(town, key))?.alike?.some(({ id }) => id === dossierName(secret)))
    assert.deepEqual((await seen(neighbour, key))?.alike, [], 'the reporter is not told of others\' matters')
    await world.act(key, cadre, 'accept')
    await world.act(key, cadre, 'dispatch', { lead: `${village}:committee` })
    assert.deepEqual((await seen(cadre, key))?.alike, [], 'once dispatched nobody asks any more')
    assert.ok(villager.person !== neighbour.person)
  })

  async function hold({ person, mandate }: Actor): Promise<void> {
    if (person === null || mandate === null) return assert.fail('no mandate')
    const { lo, hi } = scopeOf(mandate.region)
    await test.ownerQuery(`insert into mandates (county, id, person, holder_name, office, unit, region_level, region_code, lo, hi, valid_from, granted_at)
      values ($1, $2, $3, '演示', $4, $5, $6, $7, $8, $9, '2026-01-01', now())`,
    [county, randomUUID(), person, mandate.office, mandate.unit, mandate.region.level, mandate.region.code, lo, hi])
  }

  async function barred({ id }: DossierKey): Promise<{ units: string[]; persons: string[] }> {
    const [row] = await test.ownerQuery<{ units: string[]; persons: string[] }>('select barred_units as units, barred_persons::text[] as persons from dossiers where id = $1', [id])
    return row ?? assert.fail('no dossier')
  }

  async function suspicion(actor: Actor, category: string, source = 'GRID', at: Instant = monday, more: object = {}): Promise<unknown> {
    world.setClock(at)
    const key = { county, id: randomUUID() }
    await world.act(key, actor, 'report', { ...pothole, category, source, ...more })
    world.setClock(monday)
    const [row] = await test.ownerQuery<{ file: JsonObject }>('select file from dossiers where id = $1', [key.id])
    return row?.file['suspect'] ?? null
  }

  function seen(actor: Actor, key: DossierKey) {
    return test.database.transaction({ role: 'app', actor }, (transaction) => showDossier(world.door, transaction, key, actor, monday))
  }

  async function photo(dossier: DossierKey | null, letter: string): Promise<string> {
    const id = randomUUID()
    await test.ownerQuery(`insert into files (county, id, dossier, uploader, kind, state, bytes, width, height, sm3, source_sm3, likeness, original_name, created_at, attached_at)
      values ($1, $2, $3, $4, 'photo', $5, 10, 10, 10, $6, $6, $7, '演示.jpg', now(), $8)`,
    [county, id, dossier?.id ?? null, world.cast.gridWorker.person, dossier === null ? 'waiting' : 'attached', letter.repeat(64), letter.repeat(16), dossier === null ? null : new Date(monday)])
    return `${county}-${id}`
  }
})
