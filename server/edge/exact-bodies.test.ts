import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { openEdge } from './index.ts'

const schema = { body: { type: 'object', required: ['count', 'names'], properties: { count: { type: 'integer' }, names: { type: 'array', items: { type: 'string' } } } } }
const jsonInAnyDress = ['application/json', 'APPLICATION/JSON', 'Application/Json; charset=utf-8', 'application/json\t; a']

describe('a body', () => {
  let app: FastifyInstance
  before(async () => {
    app = await openEdge({ logger: false, trustProxy: [], statuses: [], findCaller: () => Promise.resolve({ session: null, visitor: null }) })
    app.post('/api/numbers', { schema }, () => ({ ok: true }))
    app.post('/api/forms', { schema: { ...schema, consumes: ['application/x-www-form-urlencoded'] } }, () => ({ ok: true }))
    app.post('/page', { schema }, () => ({ ok: true }))
  })
  after(() => app.close())
  const send = async (url: string, type: string, payload: string) => await app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })

  it('of JSON is taken as it says what it means, however its type is written', async () => {
    for (const type of jsonInAnyDress) assert.equal((await send('/api/numbers', type, '{"count":1,"names":["a"]}')).statusCode, 200, type)
  })

  it('of a form is taken by pages and where a route asks for it', async () => {
    for (const url of ['/page', '/api/forms']) assert.equal((await send(url, 'application/x-www-form-urlencoded', 'count=1&names=a')).statusCode, 200, url)
  })

  describe('is refused', () => {
    it('where JSON holds a value of another type, however its type is written', async () => {
      for (const type of jsonInAnyDress) {
        for (const body of ['{"count":"1","names":["a"]}', '{"count":1,"names":"a"}']) assert.equal((await send('/api/numbers', type, body)).statusCode, 400, `${type} ${body}`)
      }
    })

    it('as a form where the API asks for JSON', async () => {
      for (const type of ['application/x-www-form-urlencoded', 'Application/X-WWW-Form-Urlencoded; charset=utf-8']) {
        const answer = await send('/api/numbers', type, 'count=1&names=a')
        assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [415, 'media-type'], type)
      }
    })
  })
})
