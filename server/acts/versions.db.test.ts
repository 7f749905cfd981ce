import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { DossierKey, JsonObject } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { monday } from '../../procedures/grid-case/testing/village.ts'
import { defaultSettingsV1 } from '../../procedures/grid-case/v1/settings.ts'
import { gridCaseV1 } from '../../procedures/grid-case/v1/grid-case-v1.ts'
import { gridCaseV2 } from '../../procedures/grid-case/v2/grid-case-v2.ts'
import { gridCaseV3 } from '../../procedures/grid-case/v3/grid-case-v3.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { rebuild, showDossier, verifyChains } from '../dossiers/index.ts'
import { keepProcedures, publishedProcedures, recordPublished, settingsInForce } from '../procedures/index.ts'
import { county, pothole, testDoor, type TestDoor } from './door-testing.ts'
import { perform } from './index.ts'

const reason = { reason: '理由写在这里' }
const conclusion = { conclusion: '现场看过，路面平整' }

describe('Versions of a procedure beside one another', () => {
  let test: TestDatabase
  let world: TestDoor
  before(async () => {
    test = await testDatabase()
    world = await testDoor(test.database)
  })
  after(() => test.close())

  it('a dossier opened under version 1 goes on under version 1 to its end, while new ones open under version 4', async () => {
    const { cadre, town, transport, county: centre, verifier, villager } = world.cast
    const old = await openedByThePast()
    const fresh = await world.reported()
    assert.deepEqual([await versionOf(old), await versionOf(fresh)], [1, 4])

    for (const [actor, act, form] of [
      [cadre, 'pass-up', reason], [town, 'accept', {}], [town, 'dispatch', { lead: '140423:transport' }], [transport, 'sign', {}],
      // Version 1 does not ask whether the expected day fits; later ones would refuse this one.
      [transport, 'ask-extension', { amount: 1, unit: 'WORK_DAY', reason: '下雨', expectedOn: '2027-12-01' }], [centre, 'approve-extension', reason],
      [transport, 'feedback', { result: '已经填补路面并压实', solved: 'YES' }], [verifier, 'begin-verification', {}], [verifier, 'pass-verification', conclusion],
      [villager, 'evaluate', { score: 5 }], [villager, 'ask-review', reason], [centre, 'uphold-review', conclusion],
    ] as const) await world.act(old, actor, act, form)
    assert.deepEqual([await versionOf(old), await stateOf(old)], [1, 'REOPENED'])

    // What only later versions have is unknown to the old one.
    await assert.rejects(world.act(old, town, 'correct-category', { category: '0101', ...reason }), refusedAs('unknown-act'))
    await world.act(fresh, cadre, 'correct-category', { category: '0101', ...reason })
    assert.deepEqual((await verifyChains(test.database, publishedProcedures)).faults, [])
    const checked = await rebuild({ ...world.door, now: () => monday })
    assert.deepEqual([checked.different, checked.first], [0, []])
  })

  it('a dossier opened under version 2 goes on under version 2 to its archive, after later ones were published (R-101)', async () => {
    const { cadre, town, transport, county: centre, verifier, villager, system } = world.cast
    const key = await openedByThePast(gridCaseV2)
    await test.database.transaction({ role: 'system' }, (transaction) => recordPublished(transaction, keepProcedures(), new Date(monday)))
    for (const [actor, act, form] of [
      [cadre, 'correct-category', { category: '0202', ...reason }], [cadre, 'correct-category', { category: '0201', ...reason }],
      [cadre, 'pass-up', reason], [town, 'accept', {}], [town, 'dispatch', { lead: '140423:transport' }], [transport, 'return', reason],
      [town, 'dispatch', { lead: '140423:transport' }], [transport, 'sign', {}], [transport, 'ask-extension', { amount: 1, unit: 'WORK_DAY', reason: '下雨', expectedOn: '2026-11-26' }],
      [centre, 'approve-extension', reason], [transport, 'feedback', { result: '已经填补路面并压实', solved: 'YES' }], [verifier, 'begin-verification', {}],
      [verifier, 'fail-verification', conclusion], [transport, 'restart', {}], [transport, 'feedback', { result: '又填补了一遍', solved: 'YES' }],
      [verifier, 'begin-verification', {}], [verifier, 'pass-verification', conclusion], [villager, 'evaluate', { score: 4 }],
    ] as const) await world.act(key, actor, act, form)
    // What only later versions have is unknown to it, and nothing of it was looked up or counted.
    await assert.rejects(world.act(key, system, 'note-vacancy', {}), refusedAs('unknown-act'))
    const [row] = await test.ownerQuery<{ facts: JsonObject; clocks: number }>(`select jsonb_agg(facts) as facts, count(*) filter (where deadlines ? 'dispatch')::int as clocks from events where dossier = $1`, [key.id])
    assert.ok(!JSON.stringify(row?.facts).includes('vacant'))
    assert.equal(row?.clocks, 0)
    world.setClock(monday + 40 * 24 * 3_600_000)
    await world.act(key, system, 'archive', { deadline: 'archive' })
    world.setClock(monday)
    assert.deepEqual([await versionOf(key), await stateOf(key)], [2, 'ARCHIVED'])
    assert.deepEqual((await verifyChains(test.database, publishedProcedures)).faults, [])
    assert.equal((await rebuild({ ...world.door, now: () => monday })).different, 0)
  })

  it('a dossier opened under version 3 still waits for the grid worker after it was passed up; one of version 4 waits for the level above alone (R-114)', async () => {
    const { cadre, town } = world.cast
    const [old, fresh] = [await openedByThePast(gridCaseV3), await world.reported()]
    for (const key of [old, fresh]) await world.act(key, cadre, 'pass-up', reason)
    assert.deepEqual([await versionOf(old), await versionOf(fresh)], [3, 4])
    assert.deepEqual([await waitedFor(old), await waitedFor(fresh)], [['GRID_LEADER', 'GRID_WORKER', 'TOWN_DISPATCHER'], ['TOWN_DISPATCHER']])
    assert.deepEqual([await holders(old), await holders(fresh)], [3, 1])
    for (const key of [old, fresh]) await world.act(key, town, 'accept', {})
    assert.deepEqual([await stateOf(old), await stateOf(fresh)], ['ACCEPTED', 'ACCEPTED'])
    assert.equal((await rebuild({ ...world.door, now: () => monday })).different, 0)
  })

  it('are each shown in their own words', async () => {
    const [old, fresh] = [await openedByThePast(), await world.reported()]
    const sentence = async (key: DossierKey) => await test.database.transaction({ role: 'app', actor: world.cast.cadre }, async (transaction) => (
      (await showDossier(world.door, transaction, key, world.cast.cadre, monday))?.state.sentence))
    assert.equal(await sentence(old), '已经收到，等受理人员看。')
    assert.equal(await sentence(fresh), '刚报上来，请看是受理、并入另一件，还是转别的渠道。')
  })

  it('start beside what was published before, and refuse another definition under the same number', async () => {
    const at = new Date(monday)
    await test.database.transaction({ role: 'system' }, (transaction) => recordPublished(transaction, keepProcedures([gridCaseV1]), at))
    await test.database.transaction({ role: 'system' }, (transaction) => recordPublished(transaction, keepProcedures(), at))
    const forged = { ...gridCaseV1, name: '网格事项（改过）' }
    await assert.rejects(test.database.transaction({ role: 'system' }, (transaction) => recordPublished(transaction, keepProcedures([forged]), at)), /published and frozen/)
  })

  it('read the same agreement of the county, each in its own keys: under versions 1, 2, 3 and 4', async () => {
    await agreed({ ...defaultSettingsV1, reviewWindowDays: 21, extensionMax: { amount: 8, unit: 'WORK_DAY' } }, 1)
    assert.deepEqual(await read(1), { scope: 'county', window: 21, longest: { amount: 8, unit: 'WORK_DAY' } })
    assert.deepEqual(await read(2), { scope: 'county', window: 21, longest: { amount: 8, unit: 'WORK_DAY' } })
    const newer = (await inForce(2)).contents as JsonObject
    await agreed({ ...newer, reviewWindowDays: 30 }, 2)
    assert.deepEqual(await read(1), { scope: 'county', window: 30, longest: { amount: 8, unit: 'WORK_DAY' } })
    assert.deepEqual((await read(2)).window, 30)
    assert.deepEqual(await read(3), { scope: 'county', window: 30, longest: { amount: 8, unit: 'WORK_DAY' } })
    await agreed({ ...(await inForce(3)).contents as JsonObject, reviewWindowDays: 20 }, 3)
    assert.deepEqual([(await read(1)).window, (await read(2)).window, (await read(3)).window], [20, 20, 20])
    await agreed({ ...(await inForce(4)).contents as JsonObject, reviewWindowDays: 25, leastShown: 8 }, 4)
    assert.deepEqual([(await read(1)).window, (await read(2)).window, (await read(3)).window, (await read(4)).window], [25, 25, 25, 25])
    assert.deepEqual([(await inForce(4)).contents, (await inForce(3)).contents].map((contents) => (contents as JsonObject)['leastShown']), [8, undefined])
  })

  /** As the landed program did it, which knew no later version. */
  async function openedByThePast(version = gridCaseV1): Promise<DossierKey> {
    const dossier = { county, id: randomUUID() }
    const past = { ...world.door, procedures: keepProcedures([version]) }
    await perform(past, {
      act: { id: randomUUID(), act: 'report', form: pothole, channel: 'portal', occurredAt: monday }, dossier, actor: world.cast.villager, procedure: 'grid-case',
    })
    return dossier
  }

  async function versionOf({ id }: DossierKey): Promise<number | undefined> {
    return (await test.ownerQuery<{ version: number }>('select procedure_version as version from dossiers where id = $1', [id]))[0]?.version
  }

  async function waitedFor({ id }: DossierKey): Promise<string[]> {
    return (await test.ownerQuery<{ office: string }>('select distinct office from tasks where dossier = $1 order by office', [id])).map(({ office }) => office)
  }

  /** 现在由谁办 */
  async function holders(key: DossierKey): Promise<number | undefined> {
    return await test.database.transaction({ role: 'app', actor: world.cast.cadre }, async (transaction) => (await showDossier(world.door, transaction, key, world.cast.cadre, monday))?.holders.length)
  }

  async function stateOf({ id }: DossierKey): Promise<string | undefined> {
    return (await test.ownerQuery<{ state: string }>('select state from dossiers where id = $1', [id]))[0]?.state
  }

  async function agreed(contents: object, version: number): Promise<void> {
    await test.ownerQuery(`update procedure_settings set state = 'superseded' where state = 'in-force'`)
    await test.ownerQuery(`insert into procedure_settings (county, procedure, version, state, contents, reason, proposed_by, proposed_at, reviewed_by, reviewed_at, review_note)
      values ($1, 'grid-case', $2, 'in-force', $3, '演示', $4, now(), $5, now(), '同意')`, [county, version, JSON.stringify(contents), randomUUID(), randomUUID()])
  }

  function inForce(version: number) {
    const procedure = keepProcedures().at('grid-case', version)
    return test.database.transaction({ role: 'system' }, (transaction) => settingsInForce(transaction, procedure, county))
  }

  async function read(version: number): Promise<{ scope: string; window: unknown; longest: unknown }> {
    const { contents, scope } = await inForce(version)
    const { reviewWindowDays: window, extensionMax, limits } = contents as { reviewWindowDays: number; extensionMax?: unknown; limits: { P3: { extension?: unknown } } }
    return { scope, window, longest: extensionMax ?? limits.P3.extension }
  }
})

function refusedAs(code: string) {
  return (error: unknown) => error instanceof Refused && error.refusal.code === code
}

