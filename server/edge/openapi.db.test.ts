import assert from 'node:assert/strict'
import { Validator } from '@seriousme/openapi-schema-validator'
import { after, before, describe, it } from 'node:test'
import { Type } from '@sinclair/typebox'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { isDescribed } from './index.ts'
import { answerSchema, requestSchema } from './openapi-schema.ts'

/** Addresses that answer with a page or a file for people; everything else is described. */
const pages = [/^\/open311\/\*$/, /^\/demo\/(outbox|clock)$/, /^\/(console|field)(\/|$)/]

describe('/openapi.json', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  it('is a valid OpenAPI 3.1 document, as a library of others sees it', async () => {
    const answer = await platform.app.inject('/openapi.json')
    assert.equal(answer.statusCode, 200)
    const { valid, errors } = await new Validator().validate(answer.json<Record<string, unknown>>())
    assert.ok(valid, JSON.stringify(errors))
  })

  it('describes every route there is, with a Chinese summary and an answer', () => {
    const routes = platform.documented?.routes() ?? assert.fail('nothing was documented')
    assert.ok(routes.length > 40)
    const silent = routes.filter((route) => !isDescribed(route) && !pages.some((page) => page.test(route.url)))
    assert.deepEqual(silent.map(({ method, url }) => `${method} ${url}`), [], 'without a summary')
    const described = routes.filter(isDescribed)
    assert.deepEqual(described.filter(({ schema }) => !/\p{Script=Han}/u.test(schema.summary ?? '')).map(({ url }) => url), [], 'not in Chinese')
    assert.deepEqual(described.filter(({ schema }) => schema.response === undefined).map(({ method, url }) => `${method} ${url}`), [], 'without an answer')
  })

  it('names every operation once, and every parameter of an address', async () => {
    const { paths } = (await platform.app.inject('/openapi.json')).json<{ paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>> }>()
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })))
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length)
    for (const { path, parameters } of operations) {
      const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
      assert.deepEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(), named.toSorted(), path)
    }
  })
})

describe('A schema of the validator', () => {
  it('keeps its words in OpenAPI 3.1; tuples are written as 2020-12 does, answers name all they have', () => {
    const pair = Type.Tuple([Type.Number(), Type.String()])
    assert.deepEqual(requestSchema(pair), { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }], items: false, minItems: 2, maxItems: 2 })
    const open = Type.Object({ one: Type.Object({ two: Type.Literal('x') }) })
    assert.equal(requestSchema(open)['additionalProperties'], undefined)
    assert.deepEqual(answerSchema(open), {
      type: 'object', required: ['one'], additionalProperties: false,
      properties: { one: { type: 'object', required: ['two'], properties: { two: { const: 'x', type: 'string' } }, additionalProperties: false } },
    })
  })
})
