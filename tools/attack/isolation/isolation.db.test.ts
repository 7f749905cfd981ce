/**
 * Who may not see a place hears nothing of it, whatever is asked over HTTP or straight in the database (security S1, S2, controls 24 to 27, 31).
 * `npm run isolation` asks 50,000 times. Described in docs/security-tests.md.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { underMandate } from '../../../core/procedure/actor.ts'
import { openDatabase } from '../../../server/database/index.ts'
import { sql } from 'kysely'
import fastify from 'fastify'
import writeXlsxFile from 'write-excel-file/node'
import { attemptsAt, notAsked, routeOf, type Attempt } from './attempts.ts'
import { actorFor, attack, foreignIn, readableColumns, sweep, withConnection } from './database-attack.ts'
import { openingStatement } from '../../../server/database/context.ts'
import { judge } from './judge.ts'
import type { Asker } from './places.ts'
import { routesOf, run, summaryOf, unopened } from './run.ts'
import { brokenContexts, catalogue, mayTellNothing, mustBeRefused } from './statements.ts'
import { changedBy } from './unchanged.ts'
import { openWorld, type World } from './world.ts'

const requests = Number(process.env['SANZHI_ISOLATION'] ?? 1_500)
const isLong = requests > 10_000

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

const named = (name: string): Asker => world.askers.find((one) => one.name === name) ?? assert.fail(name)

// First, while nobody has asked for anything: a refused question stands in the audit with the key that was asked for, as the asker's own words.
describe('The database, asked by whoever has SQL of their own in a transaction of the application', () => {
  it('shows each asker no row and no field of a foreign place, in any table (S2)', async () => {
    const statements = sweep(await readableColumns(world))
    const foreign: string[] = []
    // Without the many requests one of three; who they are stays the same.
    for (const asker of world.askers.filter((_, index) => isLong || index % 3 === 0)) foreign.push(...foreignIn(world, asker, await attack(world, asker, statements)))
    assert.deepEqual([...new Set(foreign)], [])
  })

  it('tells nothing foreign by errors, notices, plans, statistics, XML, samples, locks, definer functions or what writes answer', async () => {
    const foreign: string[] = []
    for (const name of ['nobody', 'villager', 'village-cadre', 'transport-handler', 'security-admin', 'audit-admin', 'moved-out', ...isLong ? ['grid-worker-1', 'town-dispatcher', 'county-center', 'system-admin', 'neighbour-cadre', 'neighbour-county-center'] : []]) {
      foreign.push(...foreignIn(world, named(name), await attack(world, named(name), mayTellNothing)))
    }
    for (const name of ['villager', 'system-admin']) foreign.push(...foreignIn(world, named(name), await attack(world, named(name), catalogue)))
    assert.deepEqual([...new Set(foreign)], [])
  })

  it('is empty, and breaks nothing, where the context is missing or garbage (control 27)', async () => {
    const statements = sweep(await readableColumns(world))
    for (const [what, settings] of Object.entries(brokenContexts)) {
      const said = await attack(world, null, [...statements, ...isLong || what === 'a reader without a scope' ? mayTellNothing : []], settings)
      assert.deepEqual(foreignIn(world, null, said), [], what)
    }
  })

  it('refused: other roles, other policies, own objects, temporary tables, files, secrets and what was written', async () => {
    // A copy from a template has the grants of a new database; the migration has its say here as in a real one.
    const [at] = await world.platform.ownerQuery<{ name: string }>('select current_database() as name')
    await world.platform.ownerQuery(`revoke temporary on database ${at?.name ?? ''} from public`)
    for (const name of ['village-cadre', 'county-center', 'security-admin', 'system-admin']) {
      const taken = (await attack(world, named(name), mustBeRefused)).filter(({ refused }) => refused === null).map(({ sql: statement }) => statement)
      assert.deepEqual(taken, [], name)
    }
  })

  it('answers a prepared statement under the context it is executed in, not the one it was planned in', async () => {
    await withConnection(world, async (client) => {
      const heard: string[] = []
      for (const mode of ['auto', 'force_generic_plan', 'force_custom_plan']) {
        await client.query(openingStatement({ role: 'app', actor: actorFor(named('city-center')) }))
        await client.query(`set local plan_cache_mode = ${mode}`)
        await client.query(`prepare ask_${mode} as select * from persons p left join dossiers d on true where p.name like '%zq%'`)
        const { rows } = await client.query(`execute ask_${mode}`)
        assert.ok(rows.length > 0)
        await client.query('commit')
        for (const name of ['neighbour-cadre', 'villager', 'village-cadre']) {
          await client.query(openingStatement({ role: 'app', actor: actorFor(named(name)) }))
          await client.query(`set local plan_cache_mode = ${mode}`)
          const { rows: own } = await client.query(`execute ask_${mode}`)
          heard.push(...foreignIn(world, named(name), [{ sql: mode, refused: null, rows: own.length, text: JSON.stringify(own) }]))
          await client.query('commit')
        }
      }
      assert.deepEqual(heard, [])
    })
  })

  it('gives the next transaction of a pooled connection no office that somebody left lying on it', async () => {
    const database = openDatabase({ ...world.platform.runtime, max: 1 })
    try {
      await database.transaction({ role: 'app', actor: actorFor(named('county-center')) }, (transaction) => sql.raw(
        `set session app.office = 'COUNTY_CENTER'; set session app.region = '140423'; set session app.lo = '140423000000000'; set session app.hi = '140423999999999'; set session app.region_reader = 'on'; set session app.unit = '140423:transport'; set session app.person = '${named('county-center').person ?? ''}'`).execute(transaction))
      for (const name of ['villager', 'nobody']) {
        const counted = await database.transaction({ role: 'app', actor: actorFor(named(name)) }, (transaction) => sql<{ people: number; office: string | null }>`select count(*)::int as people, actor_office() as office from persons where id is distinct from actor_person()`.execute(transaction))
        assert.deepEqual(counted.rows, [{ people: 0, office: null }], name)
      }
    } finally {
      await database.close()
    }
  })

  it('refused: power handed out beyond the own scope, also past the program (R-024)', async () => {
    const admin = named('security-admin')
    const ownPerson = world.planted.own.person.slice(7)
    const grant = (unit: string, code: string, lo: string, person = ownPerson) => `insert into mandates (county, id, person, holder_name, office, unit, region_level, region_code, lo, hi, valid_from, granted_by, granted_at)
      values (140423, gen_random_uuid(), '${person}', '探演示', 'DEPT_HANDLER', '${unit}', 'COUNTY', '${code}', ${lo.padEnd(15, '0')}, ${lo.padEnd(15, '9')}, '2026-01-01', '${admin.person ?? ''}', now())`
    const said = await attack(world, admin, [grant('140423:transport', '140423', '140423'), grant('1404:transport', '140423', '140423'), grant('140425:transport', '140423', '140423'), grant('140423:transport', '140425', '140423'), grant('140423:transport', '140425', '140425'),
      grant('140423:transport', '140423', '140423', world.planted.abroad.person.slice(7)), grant('140423:transport', '140423', '140423', randomUUID())])
    assert.deepEqual(said.map(({ refused }) => refused), [null, '42501', '42501', '42501', '42501', '42501', '42501'])
    const otherCity = { ...underMandate(named('city-center').person ?? '', { id: 'x', office: 'CITY_CENTER', unit: null, region: { level: 'CITY', code: '1405' } }) }
    const [settings] = await withConnection(world, async (client) => {
      await client.query(openingStatement({ role: 'app', actor: otherCity }))
      return (await client.query<{ n: number }>(`select count(*)::int as n from procedure_settings where state = 'proposed'`)).rows
    })
    assert.equal(settings?.n, 0)
  })

  it('refused: an account for somebody of elsewhere, and effects that no act caused, also past the program (R-024)', async () => {
    const { county, person } = world.planted.abroad
    const open = (whose: string, of: number | null) => `insert into accounts (county, id, person, person_county, user_name, scope, created_at)
      values (140400, gen_random_uuid(), ${whose}, ${of === null ? 'null' : String(of)}, 'spy-' || left(gen_random_uuid()::text, 8), 140423000000000, now())`
    const foreign = `'${person.slice(7)}'`
    const cause = (kind: string) => `insert into outbox (county, id, kind, dedupe, payload, created_at, available_at, state)
      values (140423, gen_random_uuid(), '${kind}', 'forged-' || gen_random_uuid(), '{"id":"","on":"${world.planted.abroad.matter}","act":"archive","form":{}}', now(), now(), 'waiting')`
    const said = await attack(world, named('security-admin'), [
      open('gen_random_uuid()', null), open(`'${world.planted.own.person.slice(7)}'`, 140423), open(foreign, county), open(foreign, 140423), open(foreign, null),
      cause('perform-act'), cause('notify'), cause('send-code'),
    ])
    assert.deepEqual(said.map(({ refused }) => refused), [null, null, '42501', '42501', '42501', '42501', '42501', '42501'])
  })
})

describe('The matrix of askers, routes and places', () => {
  it('knows every route of the platform and every parameter it takes (control 23)', () => {
    const routes = routesOf(world)
    for (const described of routes) attemptsAt({ described, planted: world.planted.own, asker: named('nobody'), pick: () => 0 })
    const gone = Object.keys(notAsked).filter((route) => !routes.some((one) => routeOf(one) === route))
    assert.deepEqual(gone, [], 'routes that are gone')
  })

  it(`finds no foreign byte, no trace of what exists, no foreign write and no 5xx in ${requests} requests (S1)`, async () => {
    const report = await run(world, { requests, seed: isLong ? Date.now() : 4711, 
      ...isLong && { seconds: Number(process.env['SANZHI_ISOLATION_SECONDS'] ?? 14_400), progress: (sent, findings) => { console.log(`${new Date().toISOString()} ${sent} requests, ${findings.length} findings${findings.length === 0 ? '' : `\n${summaryOf(findings, 10)}`}`) } },
    })
    console.log(JSON.stringify({ ...report, milliseconds: Math.round(report.milliseconds), findings: report.findings.length, heard: [...report.heard].toSorted(), opened: [...report.opened].toSorted() }))
    assert.equal(report.findings.length, 0, summaryOf(report.findings))
  })

  it('opens every route about a thing to somebody who may see it: where nothing is planted nothing is tried', async () => {
    assert.deepEqual(await unopened(world), [])
  })
})

describe('Counts, figures, orders and searches', () => {
  it('stay as they are when something is planted in another county, another township, another village (control 31)', async () => {
    const changed = [
      ...await changedBy(world, ['villager', 'village-cadre', 'transport-handler', 'county-center', 'security-admin', 'moved-out'].map(named), 'abroad'),
      ...await changedBy(world, ['town-dispatcher', 'neighbour-county-center'].map(named), 'town'),
      ...await changedBy(world, ['grid-worker-1', 'village-cadre'].map(named), 'village'),
    ]
    assert.deepEqual(changed, [])
  })
})

/** A harness that finds nothing has to show that it would. */
describe('The harness', () => {
  it('finds a policy that lets one table through, over HTTP and in the database', async () => {
    const attempt: Attempt = { route: 'GET /api/dossiers/:id', method: 'GET', url: `/api/dossiers/${world.planted.abroad.matter}`, key: world.planted.abroad.matter }
    assert.deepEqual((await judge(world, named('village-cadre'), attempt)).findings, [])
    await world.platform.ownerQuery('create policy leaky on dossiers for select to sanzhi_app using (true)')
    try {
      const { findings } = await judge(world, named('village-cadre'), attempt)
      assert.deepEqual(findings.map(({ kind }) => kind), ['canary', 'oracle'])
      const said = await attack(world, named('village-cadre'), ['select * from dossiers'])
      assert.ok(foreignIn(world, named('village-cadre'), said).some((one) => one.endsWith('abroad: description')))
    } finally {
      await world.platform.ownerQuery('drop policy leaky on dossiers')
    }
  })

  it('finds routes that leak in a body, a header, an archive, a cursor or an escape, tell what exists, take a foreign write, or break', async () => {
    const { name, matter } = world.planted.abroad
    const app = fastify()
    app.get('/body', () => ({ masked: true, hint: name }))
    app.get('/header', async (_request, reply) => await reply.header('x-next', encodeURIComponent(name)).send('ok'))
    app.get('/cursor', () => ({ next: Buffer.from(`2026-01-01T00:00:00.000Z~${matter.slice(7)}`).toString('base64url') }))
    app.get('/escaped', async (_request, reply) => await reply.send([...name].map((letter) => `&#${letter.codePointAt(0)};`).join('')))
    app.get('/archive', async (_request, reply) => await reply.send(await writeXlsxFile([[{ value: name }]]).toBuffer()))
    app.get('/exists/:id', async (request, reply) => await reply.code(request.url.includes(matter) ? 403 : 404).send('no'))
    app.post('/api/acts', () => ({ ok: true }))
    app.get('/broken', () => { throw new Error('broken') })
    const leaky = { ...world, platform: { ...world.platform, app } } as unknown as World
    const found = async (attempt: Omit<Attempt, 'route'>) => (await judge(leaky, named('village-cadre'), { ...attempt, route: `${attempt.method} ${attempt.url}` })).findings.map(({ kind }) => kind)
    for (const url of ['/body', '/header', '/cursor', '/escaped', '/archive']) assert.deepEqual(await found({ method: 'GET', url }), ['canary'], url)
    assert.deepEqual(await found({ method: 'GET', url: `/exists/${matter}`, key: matter }), ['oracle'])
    assert.deepEqual(await found({ method: 'POST', url: '/api/acts', body: { dossier: matter } }), ['taken'])
    assert.deepEqual(await found({ method: 'GET', url: '/broken' }), ['broken'])
    await app.close()
  })

  it('fails for a route, and for a parameter, that nobody has thought of', () => {
    const asking = { planted: world.planted.own, asker: named('nobody'), pick: () => 0 }
    assert.throws(() => attemptsAt({ ...asking, described: { method: 'POST', url: '/api/new-thing', schema: {} } }), /nobody has thought of POST \/api\/new-thing/)
    assert.throws(() => attemptsAt({ ...asking, described: { method: 'GET', url: '/api/new-thing', schema: { querystring: { properties: { colour: {} } } } } }), /nobody has thought of the parameter colour/)
  })
})

/** Known and left open, each with its reason: who reads these knows what the walls are made of (docs/security-tests.md). */
describe('What somebody with SQL of their own is known to reach', () => {
  it('is the whole of a scope they put themselves into: the context is the word of the program, not a proof', async () => {
    // Reason: one pool serves everybody. Policies hold against wrong and forgotten conditions in the program, not against foreign SQL in it;
    // against that stand parameters everywhere (control 45) and no string-built SQL.
    const said = await attack(world, named('villager'), [`set local app.region_reader = 'on'; set local app.lo = '140400000000000'; set local app.hi = '140499999999999'; select name from persons where name like '%zq%'`])
    assert.ok((said[0]?.rows ?? 0) > 0)
  })

  it('is the role of the platform itself, to which the sign-in of the program may change', async () => {
    // Reason: the door decides as the person and folds as the platform in one transaction (decision 0007).
    const said = await attack(world, named('villager'), ['reset role; set role sanzhi_system; select count(*) from persons'])
    assert.equal(said[0]?.refused, null)
  })

  it('is whether a random id exists, by a foreign key', async () => {
    // Reason: PostgreSQL checks foreign keys without policies. An id is 122 random bits: who knows one has seen it.
    const household = (head: string) => `insert into households (county, id, basis, village, place, head, created_at) values (140423, gen_random_uuid(), 'residence', '140423100229', 140423100229000, '${head}', now())`
    const said = await attack(world, named('village-cadre'), [household(world.planted.town.person.slice(7)), household('0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f')])
    assert.deepEqual(said.map(({ refused }) => refused), [null, '23503'])
  })

  it('is whether a user name is taken, by the one unique index over all scopes', async () => {
    // Reason: accounts of a city lie together, one name each (R-920). Only security administrators open accounts, each try is audited.
    const [taken] = await world.platform.ownerQuery<{ name: string }>(`select user_name as name from accounts where user_name like 'zqabroad%'`)
    const open = (name: string) => `insert into accounts (county, id, person, user_name, scope, created_at) values (140400, gen_random_uuid(), gen_random_uuid(), '${name}', 140423000000000, now())`
    const said = await attack(world, named('security-admin'), [open(taken?.name ?? ''), open('nobody-yet-here')])
    assert.deepEqual(said.map(({ refused }) => refused), ['23505', null])
  })

  it('is how many rows there are in all, from planner statistics, file sizes and transaction numbers: numbers, never a row', async () => {
    // Reason: PostgreSQL shows them to every role. Figures of whole tables, not of a place.
    const said = await attack(world, named('villager'), [`select reltuples::bigint as n from pg_class where relname = 'persons'`, `select pg_relation_size('persons') as n`, 'select pg_current_xact_id()::text as n'])
    assert.ok(said.every(({ refused, text }) => refused === null && /"n":"?-?\d+/.test(text)), JSON.stringify(said))
  })

  it('is a cursor held open over the end of the transaction of somebody else on the same connection', async () => {
    // Reason: only SQL of their own can open one; the program knows no cursor that outlives its transaction.
    await withConnection(world, async (client) => {
      await client.query(openingStatement({ role: 'app', actor: actorFor(named('city-center')) }))
      await client.query(`declare held cursor with hold for select name from persons where name like '%zq%'`)
      await client.query('commit')
      await client.query(openingStatement({ role: 'app', actor: actorFor(named('villager')) }))
      assert.ok((await client.query('fetch all from held')).rows.length > 0)
    })
  })
})
