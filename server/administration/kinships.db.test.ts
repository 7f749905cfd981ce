import { randomUUID } from 'node:crypto'
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

describe('Near relatives across households (R-020)', () => {
  let platform: RunningPlatform
  let persons: readonly string[] = []
  before(async () => {
    platform = await startPlatform({ faces: false })
    persons = (await platform.ownerQuery<{ id: string }>('select id from persons where residence_village = $1 order by id limit 3', ['140423100229'])).map(({ id }) => `140423-${id}`)
  })
  after(() => platform.close())

  const send = async (user: string, url: string, payload: object) => {
    const { cookie, csrf } = await platform.signInAs(user)
    return await platform.app.inject({ method: 'POST', url, headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }, payload })
  }
  const declare = (user: string, payload: object) => send(user, '/api/kinships', payload)
  const listed = async (user: string) => (await platform.app.inject({ url: '/api/kinships', headers: { cookie: (await platform.signInAs(user)).cookie } })).json<{ items: { id: string; relationName: string; person: { id: string } }[] }>()

  it('are declared by the village\'s cadres, listed, and withdrawn without a trace of change', async () => {
    const [person, other] = persons
    const answer = await declare('village-cadre', { person, other, relation: 'sibling' })
    assert.equal(answer.statusCode, 201, answer.body)
    const { items } = await listed('village-cadre')
    assert.deepEqual(items.map(({ relationName, person: { id } }) => [relationName, id]), [['兄弟姐妹', person]])
    const of = async (name: string) => (await platform.app.inject({ url: `/api/kinships?relative=${name}`, headers: { cookie: (await platform.signInAs('village-cadre')).cookie } })).json<{ items: unknown[] }>().items.length
    assert.deepEqual([await of(person ?? ''), await of(other ?? ''), await of(`140423-${randomUUID()}`)], [1, 1, 0], 'from either side, and of nobody else')
    assert.equal((await send('village-cadre', `/api/kinships/${items[0]?.id ?? ''}/withdraw`, {})).statusCode, 204)
    assert.deepEqual((await listed('village-cadre')).items, [])
    assert.equal((await send('village-cadre', `/api/kinships/${items[0]?.id ?? ''}/withdraw`, {})).statusCode, 404)
    assert.equal((await platform.ownerQuery('select 1 from kinships')).length, 1)
  })

  it('refused: twice, of oneself, of people of elsewhere, by other offices', async () => {
    const [, person, other] = persons
    assert.equal((await declare('village-cadre', { person, other, relation: 'parent' })).statusCode, 201)
    assert.equal((await declare('village-cadre', { person, other, relation: 'spouse' })).statusCode, 409)
    assert.equal((await declare('village-cadre', { person, other: person, relation: 'spouse' })).statusCode, 422)
    assert.equal((await declare('village-cadre', { person, other: '140423-0198c0de-0000-7000-8000-00000000dead', relation: 'spouse' })).statusCode, 404)
    assert.equal((await declare('town-dispatcher', { person, other, relation: 'spouse' })).statusCode, 403)
    assert.equal((await declare('proxy-helper', { person, other, relation: 'spouse' })).statusCode, 403)
  })
})
