import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { prepareFirstStart } from '../../server/first-start.ts'
import { prepareDemonstration } from './demonstration.ts'
import { testDatabase, type TestDatabase } from '../../server/database/testing.ts'

const secret = 'a secret for tests only, forty characters'
const progress = () => undefined

describe('The demonstration cases', () => {
  let test: TestDatabase
  before(async () => {
    test = await testDatabase()
    await prepareFirstStart({ database: test.database, progress })
    await prepareDemonstration(test.database, secret, progress)
  })
  after(() => test.close())

  it('stand in every kind of state, so that every role finds something to do', async () => {
    const rows = await test.ownerQuery<{ state: string; n: number }>('select state, count(*)::int as n from dossiers group by state order by state')
    const states = rows.map((row) => row.state)
    for (const state of ['REPORTED', 'ACCEPTED', 'DISPATCHED', 'RETURNED', 'HANDLING', 'EXT_PENDING', 'SUSPENDED', 'FEEDBACK', 'VERIFYING', 'CLOSED', 'ARCHIVED']) {
      assert.ok(states.includes(state), `${state} is missing; there are ${JSON.stringify(rows)}`)
    }
  })

  it('are not played twice', async () => {
    const count = async () => (await test.ownerQuery<{ n: number }>('select count(*)::int as n from events'))[0]?.n
    const once = await count()
    await prepareDemonstration(test.database, secret, progress)
    assert.equal(await count(), once)
  })
})
