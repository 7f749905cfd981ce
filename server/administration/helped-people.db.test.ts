import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

const village = '140423100229'

describe('Whom a helper reports for (R-104, R-606)', () => {
  let platform: RunningPlatform
  let resident: { readonly id: string; readonly name: string }
  before(async () => {
    platform = await startPlatform({ faces: false })
    resident = (await platform.ownerQuery<{ id: string; name: string }>('select id, name from persons where residence_grid = $1 order by id limit 1', [`${village}001`]))[0] ?? assert.fail()
  })
  after(() => platform.close())

  const find = async (user: string, name: string) => platform.app.inject({ url: `/api/helped-people?name=${encodeURIComponent(name)}`, headers: { cookie: (await platform.signInAs(user)).cookie } })
  const agree = async (user: string, id: string) => {
    const { cookie, csrf } = await platform.signInAs(user)
    return await platform.app.inject({ method: 'POST', url: `/api/helped-people/140423-${id}/consent`, headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }, payload: { consent: 'present' } })
  }
  const found = async (user: string, name: string) => (await find(user, name)).json<{ items: { id: string; name: string }[] }>().items.map(({ id }) => id)

  it('is found by the whole name, with the year of birth and nothing else', async () => {
    const { items } = (await find('proxy-helper', ` ${resident.name} `)).json<{ items: readonly object[] }>()
    assert.ok(items.length > 0)
    for (const item of items) assert.deepEqual(Object.keys(item).toSorted(), ['birthYear', 'id', 'name'])
  })

  it('is noted as agreeing, and reads so among the accesses to the own record', async () => {
    assert.equal((await agree('proxy-helper', resident.id)).statusCode, 200)
    const records = await platform.ownerQuery<{ reader_office: string; purpose: string }>('select reader_office, purpose from access_records where person = $1', [resident.id])
    assert.deepEqual(records, [{ reader_office: 'PROXY_HELPER', purpose: '代为上报，本人当面同意' }])
  })

  it('refused: by a part of the name, by a pattern, and people of another village', async () => {
    assert.deepEqual(await found('proxy-helper', resident.name.slice(0, 2)), [])
    assert.deepEqual(await found('proxy-helper', '%%'), [])
    const neighbour = '140423100228'
    await platform.ownerQuery(`insert into persons (county, id, name, gender, hukou_village, hukou_place, residence_village, place, created_at, updated_at)
      values (140423, '0198c0de-0000-7000-8000-0000000000a1', '邻村演示', 0, $1, $2, $1, $2, now(), now())`, [neighbour, `${neighbour}000`])
    assert.deepEqual(await found('proxy-helper', '邻村演示'), [])
    assert.equal((await agree('proxy-helper', '0198c0de-0000-7000-8000-0000000000a1')).statusCode, 404)
    assert.deepEqual(await found('grid-worker-2', resident.name).then((ids) => ids.includes(`140423-${resident.id}`)), false)
  })

  it('refused: by offices that help nobody report', async () => {
    for (const user of ['town-dispatcher', 'transport-handler', 'county-center', 'villager']) assert.equal((await find(user, resident.name)).statusCode, 403, user)
    assert.equal((await agree('town-dispatcher', resident.id)).statusCode, 403)
  })

  it('is helped without the helper ever reading the register', async () => {
    const { cookie } = await platform.signInAs('proxy-helper')
    assert.equal((await platform.app.inject({ url: '/api/people', headers: { cookie } })).statusCode, 403)
  })
})
