import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

describe('A denial at the edge', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  it('leaves exactly one audit record, without saying whether the matter exists (control 35)', async () => {
    const { cookie, csrf } = await platform.signInAs('transport-handler')
    const confidential = await platform.ownerQuery<{ id: string }>(`select id from dossiers where not region_readable limit 1`)
    const names = [`140423-${confidential[0]?.id ?? assert.fail()}`, `140423-${randomUUID()}`]
    const answers = await Promise.all(names.map((name) => platform.app.inject({ url: `/api/dossiers/${name}`, headers: { cookie } })))
    assert.deepEqual(answers.map(({ statusCode }) => statusCode), [404, 404])
    assert.equal(answers[0]?.body, answers[1]?.body)
    const open = await platform.ownerQuery<{ id: string }>(`select id from dossiers where '140423:transport' = any (reader_units) and state = 'HANDLING' limit 1`)
    const act = { id: randomUUID(), dossier: `140423-${open[0]?.id ?? assert.fail()}`, act: 'accept', form: {}, seen: 1 }
    const refused = await platform.app.inject({ method: 'POST', url: '/api/acts', headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }, payload: act })
    assert.equal(refused.statusCode, 409)
    const records = await platform.ownerQuery<{ object: string; cause: string }>(`select object, cause from audit_records where act = 'read-dossier' order by object`)
    assert.deepEqual(records.map(({ object }) => object).toSorted(), names.map((name) => `dossier:${name}`).toSorted())
  })

  it('of a list of a foreign region leaves exactly one audit record; the own region and a malformed code leave none (control 35)', async () => {
    const { cookie } = await platform.signInAs('village-cadre')
    const ask = (region: string) => platform.app.inject({ url: `/api/dossiers?queue=region${region}`, headers: { cookie } })
    assert.deepEqual([(await ask('&region=140425')).statusCode, (await ask('')).statusCode, (await ask('&region=1404231')).statusCode], [403, 200, 400])
    const records = await platform.ownerQuery<{ object: string; cause: string; result: string }>(`select object, cause, result from audit_records where act = 'list-dossiers'`)
    assert.deepEqual(records, [{ object: 'region:140425', cause: 'region-not-yours', result: 'refused' }])
  })
})
