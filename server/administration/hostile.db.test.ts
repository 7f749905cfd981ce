/**
 * Bad input on every route of the program, made from its inventory (controls 43, 44, S4): refused with a problem in Chinese, never a 5xx.
 * About 2,000 requests; `SANZHI_FUZZ=10` makes ten times as many.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { inventory, isPage, routesIn } from './test-inventory.ts'
import { openWorld, roles, type Asker, type World } from './test-world.ts'

const times = Number(process.env['SANZHI_FUZZ'] ?? 1)
const perRoute = 30 * times
/** One who may much and one who may nothing; the powers over people and over mandates. */
const tried: readonly Asker[] = ['nobody', 'VILLAGER', 'COUNTY_CENTER', 'SEC_ADMIN']
const foreign = '140425-00000000-0000-4000-8000-000000000000'

let world: World

before(async () => {
  world = await openWorld()
  for (const asker of tried) if (asker !== 'nobody') await world.sessionOf(asker)
})
after(() => world.close())

const badTexts = [
  'a\0b', '\ud800', '\udfff\ud800', '‮倒写', '\u{20BB7}'.repeat(50), '１２３', '', ' ', '\r\nset-cookie: a=b', '\u001b[31m', '\'; drop table persons; --', '%00', '../../etc/passwd',
  '${7*7}', '{{7*7}}', '__proto__', 'constructor', 'NaN', '-1', '1e400', '9'.repeat(30), '字'.repeat(20_000), foreign, 'undefined', 'null', '<script>alert(1)</script>',
] as const
const badValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...badTexts), fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2 ** 53, 1.5, [], {}, [[]], [null], [{}], { a: { b: {} } }),
  fc.constantFrom<unknown>(nested(40), nested(2000), Array.from({ length: 3000 }, (_, index) => index)),
  fc.string({ unit: 'binary', maxLength: 60 }), fc.anything({ maxDepth: 3, withNullPrototype: false, withBigInt: false, withDate: false, withMap: false, withSet: false, withTypedArray: false, withSparseArray: false }),
)

/** Bodies that no route takes, whatever it expects. */
const brokenBodies: readonly (readonly [name: string, type: string | undefined, body: string | Buffer, codes: readonly number[]])[] = [
  ['10,000-deep arrays', 'application/json', '['.repeat(10_000) + ']'.repeat(10_000), [400, 415]],
  ['10,000-deep objects', 'application/json', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), [400, 415]],
  ['half a body', 'application/json', '{"a":', [400, 415]], ['no body', 'application/json', '', [400, 401, 403, 415]],
  ['a NUL in it', 'application/json', '{"a":"\\u0000"}', [400, 401, 403, 415]], ['a lone surrogate', 'application/json', '{"a":"\\ud800"}', [400, 401, 403, 415]],
  ['a number beyond numbers', 'application/json', '{"a":1e400}', [400, 401, 403, 415]], ['__proto__', 'application/json', '{"__proto__":{"x":1}}', [400, 415]],
  ['constructor', 'application/json', '{"constructor":{"prototype":{"x":1}}}', [400, 415]], ['bytes', 'application/json', Buffer.from([0xff, 0xfe, 0, 1, 2]), [400, 415]],
  ['2 MB', 'application/json', JSON.stringify({ a: 'x'.repeat(2_000_000) }), [400, 413, 415]], ['xml', 'application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', [400, 415]],
  ['an unknown type', 'application/x-unknown', 'a', [400, 415]], ['a type that is none', ';;;', '{}', [400, 415]], ['multipart without end', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n', [400, 401, 403, 415]],
  ['multipart without boundary', 'multipart/form-data', 'a', [400, 401, 403, 415]], ['a form with NUL', 'application/x-www-form-urlencoded', 'a=%00&b=%ED%A0%80', [400, 401, 403, 415]],
]
const brokenQueries = ['?a=%00', '?a=%ED%A0%80', '?a=%', '?a=%ff', '?__proto__=1&constructor=2', `?a=${'x'.repeat(9000)}`, '?cursor=%00', '?cursor=x&cursor=y', '?region=%EF%BC%91', '?a[]=1&a[b]=2', '??&&==', '?text=%F0%9F%98%80%00']
const brokenKeys = ['%00', '%ED%A0%80', '%ff', '..%2f..%2f', foreign, foreign.toUpperCase(), '0', '-1', '9'.repeat(40), 'x'.repeat(500), "'", '%E2%80%AE', '1e3', '140423-', '999999-00000000-0000-0000-0000-000000000000']

describe('bad input', () => {
  for (const [route, policy] of Object.entries(inventory)) {
    const [method = '', path = ''] = route.split(' ')
    const takesBody = method !== 'GET'

    if (takesBody) {
      it(`refused by ${route}: bodies that are none`, async () => {
        for (const [name, type, body, codes] of brokenBodies) {
          const asker = policy.endsSession === true ? 'nobody' : pick(tried, name.length)
          const answer = await ask(asker, { method, url: policy.sound(world, asker).url, payload: body, headers: { ...type !== undefined && { 'content-type': type } } })
          assert.ok(codes.includes(answer.statusCode) || [401, 403, 404].includes(answer.statusCode), `${name} as ${asker}: ${describeAnswer(answer)}`)
          judge(answer, `${name} as ${asker}`)
        }
      })

      it(`refused by ${route}: fields that are wrong, missing or unknown`, async () => {
        await fc.assert(fc.asyncProperty(fc.constantFrom(...tried), fc.nat(), badValue, async (tryer, nth, value) => {
          const asker = policy.endsSession === true ? 'nobody' : tryer
          const { url, body = {} } = policy.sound(world, asker)
          const changed = textOf(change(body, nth, value))
          const answer = await ask(asker, { method, url, headers: { 'content-type': 'application/json' }, payload: changed })
          judge(answer, `${asker} ${changed.slice(0, 300)}`)
        }), { numRuns: perRoute })
      })
    }

    it(`survived by ${route}: questions and keys that are none`, async () => {
      for (const [index, query] of [...brokenQueries, ...path.includes(':') ? brokenKeys : []].entries()) {
        const asker = policy.endsSession === true ? 'nobody' : pick(tried, index)
        const sound = policy.sound(world, asker)
        const url = query.startsWith('?') ? `${sound.url.split('?')[0] ?? ''}${query}` : path.replace(/:[a-z]+/, query).replace(/:[a-z]+/g, '1')
        const answer = await ask(asker, { method, url, ...takesBody && { payload: sound.body ?? {} } })
        judge(answer, `${asker} ${url.slice(0, 200)}`)
        if (/^\?.*(%00|__proto__)/.test(query)) assert.ok(answer.statusCode >= 400, `${asker} ${url} was taken: ${describeAnswer(answer)}`)
      }
    })
  }

  it('survived by every other page: the same, whatever the page says of it', async () => {
    for (const route of routesIn(world.app.printRoutes({ commonPrefix: false })).filter(isPage)) {
      const [method = '', path = ''] = route.split(' ')
      for (const [index, query] of [...brokenQueries, ...brokenKeys].entries()) {
        const url = query.startsWith('?') ? `${path.replace(/:[a-z]+/gi, '1').replace('*', 'x')}${query}` : path.replace(/:[a-z]+|\*/i, query).replace(/:[a-z]+/gi, '1')
        const answer = await ask(pick(tried, index), { method, url })
        assert.ok(answer.statusCode < 500, `${method} ${url.slice(0, 200)}: ${describeAnswer(answer)}`)
        assert.doesNotMatch(answer.body, leaks)
      }
      if (method === 'GET') continue
      for (const [name, type, body] of brokenBodies) {
        const answer = await ask('VILLAGER', { method, url: path.replace(/:[a-z]+/gi, '1'), payload: body, headers: { ...type !== undefined && { 'content-type': type } } })
        assert.ok(answer.statusCode < 500, `${route} ${name}: ${describeAnswer(answer)}`)
        assert.doesNotMatch(answer.body, leaks)
      }
    }
  })

  it('refused: methods nobody has, and addresses nobody has', async () => {
    for (const method of ['PATCH', 'PROPFIND', 'TRACE', 'DELETE', 'PUT', 'OPTIONS'] as const) {
      for (const url of ['/api/people', '/api/audit', '/api/nothing', '/']) {
        const answer = await world.app.inject({ method: method as 'PATCH', url })
        assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${method} ${url} ${answer.statusCode}`)
      }
    }
  })

  it('leaves nothing half-written, and every session alive', async () => {
    for (const asker of tried) {
      if (asker === 'nobody') continue
      const answer = await ask(asker, { method: 'GET', url: '/api/session' })
      assert.equal(answer.json().signedIn, true, asker)
      assert.equal(roles[asker].length > 0, true)
    }
    const rows = await world.ownerQuery<{ n: number }>(`select count(*)::int as n from dossiers d where not exists (select from events e where e.county = d.county and e.dossier = d.id)`)
    assert.equal(rows[0]?.n, 0)
  })
})

const leaks = /node_modules|\.ts:\d|at (?:async )?[A-Z]\w+\.|select .* from|violates|syntax error|invalid input syntax/i

function judge(answer: LightMyRequestResponse, what: string): void {
  assert.ok(answer.statusCode < 500 || answer.statusCode === 503, `${what}: ${describeAnswer(answer)}`)
  if (answer.statusCode < 400) return
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, `${what}: ${describeAnswer(answer)}`)
  const problem = answer.json<{ code: string; title: string }>()
  assert.match(problem.code, /^[a-z][a-z-]+$/)
  assert.match(problem.title, /[一-鿿]/)
  assert.doesNotMatch(answer.body, leaks)
}

function describeAnswer({ statusCode, body }: LightMyRequestResponse): string {
  return `${statusCode} ${body.slice(0, 300)}`
}

async function ask(asker: Asker, options: { method: string; url: string; payload?: InjectOptions['payload']; headers?: Record<string, string> }): Promise<LightMyRequestResponse> {
  const session = asker === 'nobody' ? null : await world.sessionOf(asker)
  return await world.app.inject({
    ...options as InjectOptions, headers: { ...options.headers, ...session !== null && { cookie: session.cookie, 'x-csrf-token': session.csrf } },
  })
}

/** One field takes the bad value, or goes, or one more comes. */
function change(body: object, nth: number, value: unknown): unknown {
  const names = Object.keys(body)
  const turn = nth % (names.length + 3)
  const name = names[turn]
  if (name !== undefined) return { ...body, [name]: value }
  if (turn === names.length) return { ...body, unknown_field: value }
  return turn === names.length + 1 ? Object.fromEntries(Object.entries(body).slice(1)) : value
}

/** A body that is `undefined` is none. */
function textOf(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value)
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new RangeError('an empty list')
  return found
}

function nested(depth: number): unknown {
  let inner: unknown = 1
  for (let level = 0; level < depth; level += 1) inner = [inner]
  return inner
}
