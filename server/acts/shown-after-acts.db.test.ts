import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../core/procedure/actor.ts'
import { msPerDay, msPerHour } from '../../core/time/index.ts'
import type { DossierView } from '../../core/view/index.ts'
import { monday } from '../../procedures/grid-case/testing/village.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { dossierName, listRegion, remainingTimes, showDossier } from '../dossiers/index.ts'
import { testDoor, type TestDoor } from './door-testing.ts'

describe('what one actor sees of a dossier and of its line in a list', () => {
  let test: TestDatabase
  let world: TestDoor
  const as = <T>(actor: Actor, work: Parameters<typeof test.database.transaction<T>>[1]) => test.database.transaction({ role: 'app', actor }, work)
  const shown = async (actor: Actor, key: { county: number; id: string }, at: number): Promise<DossierView> => (
    await as(actor, (transaction) => showDossier(world.door, transaction, key, actor, at)) ?? assert.fail('not visible'))

  before(async () => {
    test = await testDatabase()
    world = await testDoor(test.database)
  })
  after(() => test.close())

  it('says the same time left in the list as in the dossier, whenever asked (R-008)', async () => {
    const { cadre, county } = world.cast
    const keys = [await world.reported(), await world.reported({ where: '村尾' })]
    await world.act(keys[0] ?? assert.fail(), cadre, 'accept')
    for (const at of [monday + msPerHour, monday + 5 * msPerHour, monday + 3 * msPerDay]) {
      const remaining = await as(county, async (transaction) => {
        const { lines } = await listRegion(transaction, county, '140423', {}, null, 50, at)
        return await remainingTimes(transaction, world.door.calendars, lines, at)
      })
      for (const key of keys) {
        const limits = (await shown(county, key, at)).clocks.filter(({ kind }) => kind === 'limit').toSorted((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1))
        assert.equal(remaining.get(dossierName(key)), limits[0]?.words)
      }
    }
  })

  it('asks nothing for an empty list', async () => {
    assert.equal((await as(world.cast.county, (transaction) => remainingTimes(transaction, world.door.calendars, [], monday))).size, 0)
  })

  it('names the main matter of a merged one by number and title where it may be seen, and only then (R-108)', async () => {
    const { cadre, villager, neighbour, county } = world.cast
    const main = await world.reported()
    await world.act(main, cadre, 'accept')
    const second = { county: main.county, id: '7b1d2a52-9d0e-4a0b-8c6e-1f2a3b4c5d6e' }
    await world.act(second, neighbour, 'report', { category: '0201', description: '路还是塌的', village: '140423100299', visibility: 'CENTER_ONLY', source: 'VILLAGER' })
    await world.act(second, cadre, 'merge', { main: dossierName(main), reason: '同一处塌陷' })
    const line = (view: DossierView) => view.sheet.find(({ kind }) => kind === 'dossier') ?? assert.fail('no line')
    const seen = line(await shown(county, second, monday))
    const number = (await shown(county, main, monday)).number
    assert.ok(number !== null)
    assert.deepEqual(seen.kind === 'dossier' && [seen.value, seen.matter?.number], [dossierName(main), number])
    assert.equal(await as(neighbour, (transaction) => showDossier(world.door, transaction, main, neighbour, monday)), null)
    const hidden = line(await shown(neighbour, second, monday))
    assert.deepEqual(hidden.kind === 'dossier' && hidden.matter, null)
    assert.ok(villager.person !== neighbour.person)
  })
})
