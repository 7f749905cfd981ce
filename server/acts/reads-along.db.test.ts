import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { gridCaseV2 } from '../../procedures/grid-case/v2/grid-case-v2.ts'
import { gridCaseV3 } from '../../procedures/grid-case/v3/grid-case-v3.ts'
import { monday } from '../../procedures/grid-case/testing/village.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { dossierName, showDossier } from '../dossiers/index.ts'
import { keepProcedures } from '../procedures/index.ts'
import { county, pothole, testDoor, type TestDoor } from './door-testing.ts'
import { perform } from './index.ts'

const secretWords = '我家门口的坑，我是穿红衣服的演示人'
const secretPlace = '演示巷七号门口'

describe('Whoever reported the same matter', () => {
  let test: TestDatabase
  let world: TestDoor
  before(async () => {
    test = await testDatabase()
    world = await testDoor(test.database)
  })
  after(() => test.close())

  for (const [version, older] of [[2, gridCaseV2], [3, gridCaseV3], [4, null]] as const) {
    it(`reads number, state and answers of the main one, not what the other wrote, showed or pointed to: version ${version} (R-104, R-108)`, async () => {
      const { cadre, town, transport, villager, neighbour } = world.cast
      const main = { county, id: randomUUID() }
      const report = { ...pothole, description: secretWords, where: secretPlace, lon: 113.0512345, lat: 36.5312345, crs: 'CGCS2000' }
      const door = older === null ? world.door : { ...world.door, procedures: keepProcedures([older]) }
      await perform(door, { act: { id: randomUUID(), act: 'report', form: report, channel: 'portal', occurredAt: monday }, dossier: main, actor: villager, procedure: 'grid-case' })
      const own = { county, id: randomUUID() }
      await world.act(own, neighbour, 'report', { ...pothole, description: '路又塌了，我写的' })
      await world.act(own, cadre, 'merge', { main: dossierName(main), reason: '同一个坑' })
      await world.act(main, world.cast.system, 'take-in', { merged: dossierName(own), reporter: neighbour.person })
      await world.act(main, cadre, 'pass-up', { reason: '村里修不了' })
      await world.act(main, town, 'accept')
      await world.act(main, town, 'dispatch', { lead: '140423:transport', instruction: '找提出人演示人指位置' })
      await world.act(main, transport, 'sign')
      await world.act(main, transport, 'progress', { note: '备好料了，明天补' })
      await world.act(main, villager, 'urge', { note: `我是${secretWords}` })

      const view = await seen(neighbour, main) ?? assert.fail('a reader who reads nothing')
      const text = JSON.stringify(view)
      for (const secret of [secretWords, secretPlace, '113.05', '36.53', '140423100299001', '找提出人']) assert.ok(!text.includes(secret), `${secret} is shown`)
      assert.deepEqual([view.state.key, view.title, view.place.grid, view.place.lon], ['HANDLING', '路面坑槽', null, null])
      assert.match(view.number ?? '', /^\d{12}-\d{8}-\d{6}$/)
      assert.ok(text.includes('备好料了，明天补'))
      assert.ok(view.hidden.some(({ field }) => field === 'description'))

      // The own matter names the main one without its place; its own words stay.
      const mine = JSON.stringify(await seen(neighbour, own))
      assert.ok(mine.includes('路又塌了，我写的') && !mine.includes(secretPlace))
      // Whoever reported it, and whoever works on it, reads it whole.
      for (const actor of [villager, town, transport]) assert.ok(JSON.stringify(await seen(actor, main)).includes(secretWords))
    })
  }

  it('reads the whole of it where the own office does (R-104)', async () => {
    const { cadre, town, gridWorker, villager } = world.cast
    const main = await world.reported({ description: secretWords })
    await world.act(main, world.cast.system, 'take-in', { merged: dossierName(main), reporter: gridWorker.person })
    assert.ok(JSON.stringify(await seen(gridWorker, main)).includes(secretWords))
    assert.ok([cadre, town, villager].every(({ person }) => person !== gridWorker.person))
  })

  function seen(actor: Actor, key: DossierKey) {
    return test.database.transaction({ role: 'app', actor }, (transaction) => showDossier(world.door, transaction, key, actor, monday))
  }
})
