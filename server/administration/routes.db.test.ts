import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { actWords, causeWords, objectWords } from './audit-words.ts'
import { inventory, isPage, routesIn, type Sound } from './test-inventory.ts'
import { abroad, askers, canaries, neighbour, openWorld, roles, village, type Asker, type Role, type World } from './test-world.ts'

let world: World

before(async () => {
  world = await openWorld()
})
after(() => world.close())

describe('the routes of the program', () => {
  it('each have a policy, and each policy has its route (control 23)', () => {
    const routes = routesIn(world.app.printRoutes({ commonPrefix: false })).filter((route) => !isPage(route))
    const unknown = routes.filter((route) => !(route in inventory))
    assert.deepEqual(unknown, [], 'say who may use them in server/administration/test-inventory.ts')
    assert.deepEqual(Object.keys(inventory).filter((route) => !routes.includes(route)), [], 'policies of routes that are gone')
  })

  for (const [route, { sound, expected }] of Object.entries(inventory)) {
    it(`${route} answers every office as its policy says, and nobody a canary of elsewhere (controls 24, 25)`, async () => {
      for (const asker of askers) {
        const answer = await ask(asker, route, sound(world, asker))
        assert.equal(answer.statusCode, expected[asker], `${asker}: ${answer.body.slice(0, 300)}`)
        refuseCanaries(asker, answer)
        if (answer.statusCode >= 400) assertProblem(answer)
        if (asker !== 'nobody' && route.includes('/api/')) assertNotKept(route, answer)
      }
    })
  }
})

describe('the audit of all that', () => {
  it('says of every act and every refusal in Chinese what it was', async () => {
    const acts = await world.ownerQuery<{ act: string; cause: string | null }>('select distinct act, cause from audit_records')
    assert.ok(acts.length > 30)
    assert.deepEqual(acts.filter(({ act }) => actWords(act) === '其他操作').map(({ act }) => act), [], 'give it words in audit-words.ts')
    assert.deepEqual(acts.filter(({ cause }) => causeWords(cause) === '不合规定').map(({ cause }) => cause), [], 'give it words in audit-words.ts')
    const objects = await world.ownerQuery<{ object: string }>('select distinct object from audit_records')
    for (const { object } of objects) assert.match(objectWords(object, new Map()), /^([一-鿿]+( […0-9a-z-]+)?( 版)?|\d{4,15})$/, object)
  })
})

/** Every question that names a place or a thing, asked about places and things elsewhere. */
describe('what lies elsewhere', () => {
  before(() => world.close().then(async () => { world = await openWorld() }))

  it('refused: regions outside the own one (R-024)', async () => {
    const readers: readonly (readonly [Role, readonly string[]])[] = [
      ['GRID_WORKER', [village, `${village}002`, neighbour, abroad, '1404']], ['VILLAGE_CADRE', [neighbour, '140423100', abroad, '1404']],
      ['TOWN_DISPATCHER', ['140423', '140423101', abroad, '1404']], ['COUNTY_CENTER', [abroad, `${abroad}100`, '1404']],
    ]
    for (const [role, regions] of readers) {
      for (const region of regions) {
        for (const url of [`/api/people?region=${region}`, `/api/people?region=${region}&basis=hukou`, `/api/households?region=${region}`]) {
          const answer = await ask(role, 'GET', { url })
          assert.deepEqual([answer.statusCode, answer.json().code], [403, 'region-not-yours'], `${role} ${url}`)
        }
        const searched = await ask(role, 'POST', { url: '/api/people/search', body: { phone: '12000999001', purpose: 'request', region } })
        assert.equal(searched.json().code, 'region-not-yours')
      }
    }
    for (const role of ['SEC_ADMIN', 'AUDIT_ADMIN'] as const) {
      assert.equal((await ask(role, 'GET', { url: `/api/mandates?region=${abroad}` })).json().code, 'region-not-yours')
    }
  })

  it('is not in any list, whatever region is asked for', async () => {
    for (const role of Object.keys(roles) as Role[]) {
      for (const region of ['', '1404', '140423', '140423100', village, neighbour, abroad]) {
        for (const path of ['/api/dossiers?queue=region', '/api/dossiers?queue=reported', '/api/people?', '/api/people?basis=hukou', '/api/households?', '/api/people?text=金丝雀', '/api/dossiers?queue=region&text=金丝雀']) {
          const answer = await ask(role, 'GET', { url: encodeURI(`${path}${region === '' ? '' : `&region=${region}`}`) })
          assert.ok(answer.statusCode < 500)
          refuseCanaries(role, answer)
        }
      }
    }
  })

  it('cannot be told from what never was, by its key', async () => {
    for (const role of Object.keys(roles) as Role[]) {
      for (const place of ['neighbour', 'abroad'] as const) {
        if (place === 'neighbour' && seesNeighbour(role)) continue
        const { person, dossier } = world.planted[place]
        const never = `${person.slice(0, 6)}-00000000-0000-4000-8000-000000000000`
        for (const [path, key] of [['/api/dossiers/*', dossier], ['/api/dossiers/*/contact', dossier], ['/api/people/*?purpose=visit', person]] as const) {
          const [real, none] = [await ask(role, 'GET', { url: path.replace('*', key) }), await ask(role, 'GET', { url: path.replace('*', never) })]
          assert.deepEqual([real.statusCode, real.body], [none.statusCode, none.body], `${role} ${path}`)
          assert.ok(real.statusCode === 403 || real.statusCode === 404, `${role} ${path}`)
          refuseCanaries(role, real)
        }
      }
    }
  })

  it('finds nobody by a number', async () => {
    for (const [role, found] of [['GRID_WORKER', 0], ['VILLAGE_CADRE', 1], ['TOWN_DISPATCHER', 2], ['COUNTY_CENTER', 2]] as const) {
      const answer = await ask(role, 'POST', { url: '/api/people/search', body: { phone: '120 0099 9001', purpose: 'request' } })
      assert.equal(answer.json().items.length, found, role)
      refuseCanaries(role, answer)
    }
  })
})

describe('the three administrators', () => {
  it('read no business data, wherever they ask (R-925)', async () => {
    const { person, dossier } = world.planted.home
    const questions = [
      '/api/dossiers?queue=region', '/api/dossiers?queue=tasks', '/api/dossiers?queue=reported', `/api/dossiers/${dossier}`, `/api/dossiers/${dossier}/contact`,
      '/api/people', `/api/people?region=${village}`, `/api/people/${person}?purpose=supervise`, '/api/households', '/api/messages', '/api/mandates', '/api/audit',
      '/api/accounts', '/api/tasks/count',
    ]
    for (const role of ['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'] as const) {
      for (const url of questions) {
        const answer = await ask(role, 'GET', { url })
        assert.doesNotMatch(answer.body, /金丝雀/, `${role} ${url}`)
        if (url.startsWith('/api/dossiers?')) assert.deepEqual(answer.json().items, [], `${role} ${url}`)
      }
      const searched = await ask(role, 'POST', { url: '/api/people/search', body: { phone: '12000999001', purpose: 'supervise' } })
      assert.equal(searched.statusCode, 403)
    }
  })
})

async function ask(asker: Asker, route: string, { url, body }: Sound): Promise<LightMyRequestResponse> {
  const session = asker === 'nobody' ? null : await world.sessionOf(asker)
  const method = route.split(' ')[0] as 'GET' | 'POST' | 'PUT' | 'DELETE'
  return await world.app.inject({
    method, url, headers: { ...session !== null && { cookie: session.cookie, 'x-csrf-token': session.csrf } }, ...body !== undefined && { payload: body },
  })
}

function seesNeighbour(asker: Asker): boolean {
  return asker === 'TOWN_DISPATCHER' || asker === 'COUNTY_CENTER'
}

function refuseCanaries(asker: Asker, { body, headers }: LightMyRequestResponse): void {
  const seen = `${body} ${JSON.stringify(headers)}`
  assert.ok(!seen.includes(canaries.abroad), `${asker} sees another county`)
  if (!seesNeighbour(asker)) assert.ok(!seen.includes(canaries.neighbour), `${asker} sees the neighbour village`)
  // One's own grid, no more; departments and checkers only what they are given.
  if (!seesNeighbour(asker) && asker !== 'VILLAGE_CADRE') assert.ok(!seen.includes(canaries.home), `${asker} sees the whole village`)
}

function assertProblem({ headers, body }: LightMyRequestResponse): void {
  assert.match(String(headers['content-type']), /^application\/problem\+json/)
  const problem = JSON.parse(body) as { code: string; title: string; status: number }
  assert.match(problem.code, /^[a-z][a-z-]+$/)
  assert.match(problem.title, /[一-鿿]/)
}

/** Reference data may be kept for a minute; what is about people never (control 57). */
function assertNotKept(route: string, { headers, statusCode }: LightMyRequestResponse): void {
  if (/\/api\/(regions|procedures\/:key$|grid-at|demo)/.test(route) && statusCode === 200) return
  assert.match(headers['cache-control'] ?? '', /no-store/, route)
}
