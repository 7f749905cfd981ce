import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { prepareFirstStart } from '../../server/first-start.ts'
import { prepareDemonstration, silentDoor } from './demonstration.ts'
import { asVillager, underMandate, type Office, type UnitId } from '../../core/procedure/actor.ts'
import type { Level } from '../../core/region/region.ts'
import { perform } from '../../server/acts/index.ts'
import { countTasks } from '../../server/dossiers/index.ts'
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

  it('lay something on the desk of every office but those of the administrators and of helpers, who have lists of their own', async () => {
    type Seat = { id: string; person: string; office: Office; unit: UnitId; level: Level; code: string }
    const seats = await test.ownerQuery<Seat>(`select m.id, m.person, m.office, m.unit, m.region_level as level, m.region_code as code from mandates m
      join accounts a on a.person = m.person where m.office not in ('SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN', 'PROXY_HELPER')`)
    const busy = new Set<Office>()
    for (const { id, person, office, unit, level, code } of seats) {
      const actor = underMandate(person, { id, office, unit, region: { level, code } })
      const { waiting } = await test.database.transaction({ role: 'app', actor }, (transaction) => countTasks(transaction, actor, Date.now()))
      if (waiting > 0) busy.add(office)
    }
    assert.deepEqual([...new Set(seats.map(({ office }) => office))].filter((office) => !busy.has(office)), [])
  })

  it('have a second place, in another county, where a matter of a stranger to the demonstration village is received', async () => {
    const door = silentDoor(test.database)
    const place = { county: 140405, id: '00000000-0000-4000-8000-0000000000c1' }
    const report = { category: '0201', description: '村口的路塌了一块。', where: '村口', village: '140405101201', visibility: 'CENTER_ONLY', source: 'VILLAGER' }
    const act = { id: '00000000-0000-4000-8000-0000000000a1', act: 'report', form: report, channel: 'portal', occurredAt: Date.now() } as const
    await perform(door, { act, dossier: place, actor: asVillager('00000000-0000-4000-8000-0000000000f1'), procedure: 'grid-case' })
    const [receiver] = await test.ownerQuery<{ name: string }>(`select distinct m.holder_name as name from tasks t
      join mandates m on m.office = t.office and m.region_code = t.region join accounts a on a.person = m.person where t.dossier = '${place.id}'`)
    assert.equal(receiver?.name, '申演示邻村')
  })

  it('are not played twice', async () => {
    const count = async () => (await test.ownerQuery<{ n: number }>('select count(*)::int as n from events'))[0]?.n
    const once = await count()
    await prepareDemonstration(test.database, secret, progress)
    assert.equal(await count(), once)
  })
})
