import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { castOf, monday } from '../../procedures/grid-case/testing/village.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { rebuild, showDossier } from '../dossiers/index.ts'
import { loadRegions } from '../registry/index.ts'
import { county, pothole, testDoor, type TestDoor } from './door-testing.ts'
import { lookerFor } from './index.ts'

describe('A matter that would wait for nobody', () => {
  let test: TestDatabase
  let world: TestDoor
  before(async () => {
    test = await testDatabase()
    world = await testDoor(test.database)
    const { town, county: centre, verifier, city } = world.cast
    for (const actor of [town, centre, verifier, city]) await hold(actor)
  })
  after(() => test.close())

  it('is opened at the lowest level whose office somebody holds that day, and shown with its reason (R-114, R-105)', async () => {
    const key = await world.reported()
    assert.equal(await levelOf(key), 'TOWN')
    const view = await seen(world.cast.town, key) ?? assert.fail()
    assert.deepEqual(view.remarks?.map(({ text }) => text), ['本村暂无受理人员，已转由演示人民政府受理。'])
    assert.ok(view.timeline.at(-1)?.lines.some(({ label, kind }) => label === '受理' && kind === 'text'))
    assert.deepEqual((await seen(world.cast.villager, key))?.remarks?.map(({ text }) => text), ['本村暂无受理人员，已转由演示人民政府受理。'])
    await world.act(key, world.cast.town, 'accept')
  })
  it('goes up when the mandate of its only holder is revoked while it waits, once, by itself (R-024, R-114)', async () => {
    await hold(world.cast.cadre)
    const key = await world.reported()
    assert.equal(await levelOf(key), 'VILLAGE')
    const look = lookerFor(world.door)
    assert.deepEqual([await look(), await levelOf(key)], [false, 'VILLAGE'])
    await revoke(world.cast.cadre)
    await look()
    assert.equal(await levelOf(key), 'TOWN')
    await look()
    await lookerFor(world.door)()
    assert.deepEqual(await types(key), ['reported', 'vacancy-noted'])
    await world.act(key, world.cast.town, 'accept')
  })
  it('goes up on the day on which a mandate ends by itself (R-024)', async () => {
    await hold(world.cast.secondCadre, '2026-11-24')
    const key = await world.reported()
    const look = lookerFor(world.door)
    await look()
    assert.equal(await levelOf(key), 'VILLAGE')
    world.setClock(monday + 30 * 3_600_000)
    await look()
    world.setClock(monday)
    assert.equal(await levelOf(key), 'TOWN')
    await revoke(world.cast.secondCadre)
  })
  it('at a unit without people is taken back by whoever holds it, and dispatched anew (R-109)', async () => {
    const key = await world.reported()
    await world.act(key, world.cast.town, 'accept')
    await world.act(key, world.cast.town, 'dispatch', { lead: '140423:transport' })
    const view = await seen(world.cast.town, key) ?? assert.fail()
    assert.ok(view.remarks?.some(({ text }) => text.includes('可以收回重派')))
    assert.equal(view.acts.find(({ act }) => act === 'recall')?.open, true)
    await world.act(key, world.cast.town, 'recall', { reason: '交通局还没有登记经办人' })
    assert.deepEqual((await types(key)).at(-1), 'recalled')
  })
  it('is looked for in several batches, and everything read from it equals its records afterwards (R-101)', async () => {
    await hold(world.cast.committee)
    const keys: DossierKey[] = []
    for (let count = 0; count < 53; count += 1) keys.push(await world.reported())
    await revoke(world.cast.committee)
    const look = lookerFor(world.door)
    assert.equal(await look(), true)
    while (await look());
    for (const key of keys) assert.equal(await levelOf(key), 'TOWN')
    assert.equal((await rebuild({ ...world.door, now: () => monday })).different, 0)
  })
  it('in a place counted as a village that is none begins at the township (R-114)', async () => {
    await loadRegions(test.database)
    const [place] = await test.ownerQuery<{ code: string }>(`select code from regions where kind = 'virtual' and code like '1404%' order by code limit 1`)
    const virtual = place?.code ?? assert.fail('no such place')
    await hold(withoutUnit(castOf(virtual).town))
    const key = { county: Number(virtual.slice(0, 6)), id: randomUUID() }
    const { grid: _, ...whole } = pothole
    await world.act(key, castOf(virtual).villager, 'report', { ...whole, village: virtual })
    assert.equal(await levelOf(key), 'TOWN')
    await world.act(key, castOf(virtual).town, 'accept')
  })

  async function hold({ person, mandate }: Actor, until: string | null = null): Promise<void> {
    if (person === null || mandate === null) return assert.fail('no mandate')
    const { lo, hi } = scopeOf(mandate.region)
    await test.ownerQuery(`insert into mandates (county, id, person, holder_name, office, unit, region_level, region_code, lo, hi, valid_from, valid_to, granted_at)
      values ($1, $2, $3, '演示', $4, $5, $6, $7, $8, $9, '2026-01-01', $10, now())`,
    [county, randomUUID(), person, mandate.office, mandate.unit, mandate.region.level, mandate.region.code, lo, hi, until])
  }

  async function revoke({ person }: Actor): Promise<void> {
    await test.ownerQuery(`update mandates set revoked_at = now(), revoked_by = $2, revoked_reason = '调走了' where person = $1`, [person, randomUUID()])
  }

  async function levelOf({ id }: DossierKey): Promise<unknown> {
    return (await test.ownerQuery<{ level: string }>(`select file ->> 'level' as level from dossiers where id = $1`, [id]))[0]?.level
  }

  async function types({ id }: DossierKey): Promise<string[]> {
    return (await test.ownerQuery<{ type: string }>('select type from events where dossier = $1 order by sequence', [id])).map(({ type }) => type)
  }

  function seen(actor: Actor, key: DossierKey) {
    return test.database.transaction({ role: 'app', actor }, (transaction) => showDossier(world.door, transaction, key, actor, monday))
  }
})

/** An office may be held outside any unit. */
function withoutUnit(actor: Actor): Actor {
  return actor.mandate === null ? actor : { ...actor, mandate: { ...actor.mandate, unit: null } }
}
