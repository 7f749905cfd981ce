import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { asVillager, underMandate } from '../../core/procedure/actor.ts'
import { perform } from '../acts/index.ts'
import { dossierName, showDossier } from '../dossiers/index.ts'
import { relayOnce } from './index.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

describe('An act that follows on another dossier', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  it('lets the reporter of a merged matter read the main one, and happens once (R-108)', async () => {
    const { door, village, ownerQuery } = platform
    const [first, second] = [asVillager(randomUUID()), asVillager(randomUUID())]
    const mandate = village.mandates.find((one) => one.username === 'village-cadre') ?? assert.fail()
    const cadre = underMandate(mandate.person, mandate)
    const main = await report(first)
    const twin = await report(second)
    await perform(door, act(cadre, main, 'accept', {}, 1))
    await perform(door, act(cadre, twin, 'merge', { main: dossierName(main), reason: '同一个坑' }, 1))
    assert.equal(await shown(second, main), null)
    const relay = { database: platform.database, effects: platform.effects, clock: Date.now, onError: (error: unknown) => { throw error } }
    await relayOnce(relay)
    await ownerQuery(`update outbox set state = 'waiting', settled_at = null, available_at = now() where kind = 'perform-act'`)
    await relayOnce(relay)
    const view = await shown(second, main)
    assert.equal(view?.timeline[0]?.act, 'take-in')
    assert.equal(view.timeline.filter((one) => one.act === 'take-in').length, 1)
    assert.equal(JSON.stringify(view).includes(first.person ?? '?'), false, 'the other reporter stays unknown')

    async function report(actor: typeof first) {
      const key = { county: 140423, id: randomUUID() }
      const form = { category: '0201', description: '村口路面塌了一块', village: village.code, visibility: 'CENTER_ONLY', source: 'VILLAGER' }
      await perform(door, { ...act(actor, key, 'report', form), procedure: 'grid-case' })
      return key
    }
    async function shown(actor: typeof first, key: typeof main) {
      return await platform.database.transaction({ role: 'app', actor }, (transaction) => showDossier(door, transaction, key, actor, Date.now()))
    }
  })
})

function act(actor: ReturnType<typeof asVillager>, dossier: { county: number; id: string }, name: string, form: object, seen?: number) {
  return { act: { id: randomUUID(), act: name, form, channel: 'console' as const, occurredAt: Date.now(), ...(seen === undefined ? {} : { seen }) }, dossier, actor }
}
