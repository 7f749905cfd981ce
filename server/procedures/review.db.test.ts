import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { underMandate, type Actor, type Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { levelOf } from '../../core/region/region.ts'
import { gridCase } from '../../procedures/grid-case/grid-case.procedure.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { differencesOf, dryRun, listSettings, proposeSettings, reviewSettings, settingsInForce } from './index.ts'

const procedure = gridCase as AnyProcedure
const county = 140423
const now = Date.UTC(2026, 10, 23)

describe('Settings of a procedure', () => {
  let test: TestDatabase
  before(async () => { test = await testDatabase() })
  after(() => test.close())
  const as = <T>(actor: Actor, work: Parameters<TestDatabase['database']['transaction']>[1]) => test.database.transaction({ role: 'app', actor }, work) as Promise<T>
  const longer = { ...gridCase.settings.defaults, reviewWindowDays: 20 }
  const propose = (actor: Actor, contents: unknown = longer) => as<number>(actor, (transaction) => proposeSettings(transaction, procedure, { county, contents, reason: '村民反映十五天太短' }, actor, now))
  const review = (actor: Actor, version: number, decision: 'approve' | 'refuse' | 'withdraw') => (
    as<void>(actor, (transaction) => reviewSettings(transaction, procedure, { county, version, decision, note: '同意' }, actor, now)))

  it('change only after a second person has reviewed them (R-113)', async () => {
    const [first, second] = [centre(), centre()]
    const version = await propose(first)
    assert.equal((await inForce()).version, 0)
    await assert.rejects(review(first, version, 'approve'), refusedAs('settings-own-proposal'))
    await review(second, version, 'approve')
    const settings = await inForce()
    assert.equal(settings.version, version)
    assert.deepEqual(settings.contents, longer)
  })

  it('keep every older version and go back by proposing it again', async () => {
    const [first, second] = [centre(), centre()]
    const version = await propose(first, gridCase.settings.defaults)
    await review(second, version, 'approve')
    const versions = await as<Awaited<ReturnType<typeof listSettings>>>(second, (transaction) => listSettings(transaction, procedure, county, second))
    assert.deepEqual(versions.map((one) => one.state), ['in-force', 'superseded'])
  })

  it('say what would change and whom it touches before they change', async () => {
    const [first, second] = [centre(), centre()]
    const version = await propose(first)
    const changed = await as<Awaited<ReturnType<typeof dryRun>>>(second, (transaction) => dryRun(transaction, procedure, county, version, second))
    assert.deepEqual(changed, [{ path: '/reviewWindowDays', before: 15, after: 20, dossiers: null }])
    await review(first, version, 'withdraw')
  })

  it('are refused when they do not fit, when nothing changes, and while another proposal waits', async () => {
    const [first, second] = [centre(), centre()]
    await assert.rejects(propose(first, { ...longer, reviewWindowDays: 'long' }), refusedAs('form-invalid'))
    await assert.rejects(propose(first, gridCase.settings.defaults), refusedAs('settings-unchanged'))
    const version = await propose(first)
    await assert.rejects(propose(second, { ...longer, reviewWindowDays: 21 }), refusedAs('settings-already-proposed'))
    await review(second, version, 'refuse')
    await assert.rejects(review(second, version, 'approve'), refusedAs('settings-not-waiting'))
  })

  it('are nobody else\'s to change: a township dispatcher and another county\'s centre are refused', async () => {
    await assert.rejects(propose(office('TOWN_DISPATCHER', '140423100')), refusedAs('settings-not-yours'))
    await assert.rejects(propose(office('COUNTY_CENTER', '140425')), refusedAs('settings-not-yours'))
  })

  it('cannot be reviewed by their proposer even straight in the database', async () => {
    await assert.rejects(test.ownerQuery(
      `insert into procedure_settings (county, procedure, version, state, contents, reason, proposed_by, proposed_at, reviewed_by) values (1, 'x', 1, 'in-force', '{}', 'x', $1, now(), $1)`, [randomUUID()],
    ).then(async () => {
      const person = randomUUID()
      await test.ownerQuery(`insert into procedure_settings (county, procedure, version, state, contents, reason, proposed_by, proposed_at, reviewed_by) values (1, 'x', 2, 'in-force', '{}', 'x', $1, now(), $1)`, [person])
    }), /check constraint/)
  })

  it('name differences by their path', () => {
    assert.deepEqual(differencesOf({ a: 1, b: { c: 2, d: [1] } }, { a: 1, b: { c: 3, d: [1, 2] } }), [
      { path: '/b/c', before: 2, after: 3 }, { path: '/b/d', before: [1], after: [1, 2] },
    ])
  })

  async function inForce() {
    return await test.database.transaction({ role: 'gate' }, (transaction) => settingsInForce(transaction, procedure, county))
  }
})

function refusedAs(code: string) {
  return (error: unknown) => error instanceof Refused && error.refusal.code === code
}

function centre(): Actor {
  return office('COUNTY_CENTER', '140423')
}

function office(title: Office, code: string): Actor {
  const level = levelOf(code)
  assert.ok(level !== null)
  return underMandate(randomUUID(), { id: randomUUID(), office: title, unit: `${code}:center`, region: { level, code } })
}
