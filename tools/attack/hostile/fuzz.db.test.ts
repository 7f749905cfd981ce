/** The short form of `npm run fuzz`: every parameter of every route once, then by chance, one office after the other. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { verifyChains } from '../../../server/dossiers/index.ts'
import { publishedProcedures } from '../../../server/procedures/index.ts'
import { openGround, staff, type Ground } from './ground.ts'
import { run, type Outcome } from './run.ts'
import { planOf } from './wild.ts'

const byChance = 600
const seed = 20_261_123

let ground: Ground
let outcome: Outcome

before(async () => {
  ground = await openGround()
  outcome = await run({ ground, seed, count: planOf(ground.targets).length + byChance, counting: true, batch: 60 })
})
after(() => ground.close())

describe('Hostile requests to every route', () => {
  it('are answered without a 5xx, a leak, markup that comes back, or a refusal that says nothing', () => {
    assert.deepEqual(outcome.failures.map(({ number, faults, request }) => `seed ${seed}, ${number}: ${faults.join('; ')} ${request.slice(0, 400)}`), [])
  })

  it('touch every parameter of every route of the program', () => {
    const missing = planOf(ground.targets).filter(([target, parameter]) => parameter !== null && !outcome.touched.has(`${target.key} ${parameter}`))
    assert.deepEqual(missing.map(([target, parameter]) => `${target.key} ${parameter ?? ''}`), [])
    const routes = new Set(ground.targets.map(({ method, url }) => `${method} ${url}`))
    assert.deepEqual((ground.platform.documented?.routes() ?? []).filter(({ method, url }) => !routes.has(`${method} ${url}`)), [])
    assert.ok(routes.size > 100, `${routes.size} routes`)
  })

  it('leave nothing half-written where they were refused', () => { assert.deepEqual(outcome.halfWritten, []) })
  it('leave Object.prototype alone', () => { assert.deepEqual(outcome.polluted, []) })

  it('keep nobody waiting', () => {
    assert.ok(outcome.lag < 2_000, `the event loop was ${outcome.lag} ms late`)
  })

  it('leave every chain whole and everybody signed in', async () => {
    assert.deepEqual((await verifyChains(ground.platform.database, publishedProcedures)).faults, [])
    for (const name of staff) {
      const { signedIn } = (await ground.platform.app.inject({ method: 'GET', url: '/api/session', headers: ground.headersOf(name) })).json<{ signedIn: boolean }>()
      assert.equal(signedIn, true, name)
    }
  })
})
