import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { asVillager, offices, underMandate, type Actor } from '../../core/procedure/actor.ts'
import { officesOfPower } from '../../core/procedure/offices-of-power.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Context, Transaction } from '../database/index.ts'
import {
  decideOnProposal, findGrid, findMandate, findUnitFor, findUnits, grantMandate, mandatesInForce, mandatesOfScope, mandatesOfUnit, officeHolders, proposeMandate, revokeMandate,
  unitsOfFunction, unitsOfRegion, type MandateRecord, type NewMandate,
} from './index.ts'
import { county, testRegistry, type TestRegistry } from './test-registry.ts'

let test: TestRegistry

before(async () => {
  test = await testRegistry()
})
after(() => test.close())

const today = '2026-03-01'
const now = Date.UTC(2026, 2, 1)
let counter = 0

function uuid(): string {
  counter += 1
  return `00000000-0000-8000-8000-${String(counter).padStart(12, '0')}`
}

/** Somebody who lives here and holds nothing yet, each time another. */
let residents = 0
function resident(): string {
  const found = test.village.persons.filter(({ id }) => test.village.mandates.every(({ person }) => person !== id)).at(residents += 1)
  return found?.id ?? assert.fail('the village is too small')
}

function newMandate(changed: Partial<NewMandate> = {}): NewMandate {
  return {
    id: uuid(), person: resident(), holderName: '周演示禾', office: 'GRID_WORKER', unit: `${test.village.code}:committee`,
    region: { level: 'GRID', code: test.village.grids[0]?.code ?? '' }, validFrom: today, validTo: null, workPhone: '0355-0000099', ...changed,
  }
}

const run = <T>(context: Context, work: (transaction: Transaction) => Promise<T>) => test.database.transaction(context, work)
const as = <T>(actor: Actor, work: (transaction: Transaction) => Promise<T>) => run({ role: 'app', actor }, work)
const grant = (actor: Actor, mandate: NewMandate) => as(actor, (transaction) => grantMandate(transaction, actor, mandate, now))
const propose = (actor: Actor, mandate: NewMandate) => as(actor, (transaction) => proposeMandate(transaction, actor, mandate, '换届以后接任', now))
const decide = (actor: Actor, mandate: NewMandate, decision: 'approved' | 'refused' | 'withdrawn', at = now) =>
  as(actor, (transaction) => decideOnProposal(transaction, actor, { county, id: mandate.id, decision, note: null }, at))
/** By two, as an office of power demands. */
const grantByTwo = async (mandate: NewMandate) => {
  await propose(test.as('security-admin'), mandate)
  await decide(test.as('city-security-admin'), mandate, 'approved')
}
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.refusal.code === code

describe('mandates', () => {
  it('are known to their holder and to the gate, all that are in force', async () => {
    const police = test.village.accounts.find(({ username }) => username === 'town-police')
    assert.ok(police)
    const contexts: readonly Context[] = [{ role: 'app', actor: asVillager(police.person) }, { role: 'gate' }]
    for (const context of contexts) {
      const held: readonly MandateRecord[] = await run(context, (transaction) => mandatesInForce(transaction, police.person, today))
      assert.deepEqual(held.map(({ office }) => office).toSorted(), ['DEPT_HANDLER', 'LEGAL_POLICE'])
    }
    assert.deepEqual(await run({ role: 'gate' }, (transaction) => mandatesInForce(transaction, police.person, '2024-12-31')), [])
  })

  it('hold from their first day until the day before the last', async () => {
    const mandate = newMandate({ validFrom: '2026-03-02', validTo: '2026-04-01' })
    await grant(test.as('security-admin'), mandate)
    const inForce = (day: string) => run({ role: 'gate' }, (transaction) => mandatesInForce(transaction, mandate.person, day))
    const counts: number[] = []
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01']) counts.push((await inForce(day)).length)
    assert.deepEqual(counts, [0, 1, 1, 0])
  })

  it('end at once when revoked, in public too, and stay readable (R-015, R-024)', async () => {
    const security = test.as('security-admin')
    const mandate = newMandate()
    await grant(security, mandate)
    const named = async () => (await run({ role: 'gate' }, (transaction) => officeHolders(transaction, mandate.region, today)))
      .filter(({ workPhone }) => workPhone === '0355-0000099').length
    const before = await named()
    await as(security, (transaction) => revokeMandate(transaction, security, { county, id: mandate.id, reason: '岗位调整' }, now))
    assert.equal(await named(), before - 1)
    assert.deepEqual(await run({ role: 'gate' }, (transaction) => mandatesInForce(transaction, mandate.person, today)), [])
    const kept = await as(security, (transaction) => findMandate(transaction, county, mandate.id))
    assert.deepEqual([kept?.revokedBy, kept?.revokedReason], [security.person, '岗位调整'])
  })

  it('are listed for the security and the audit administrator of the scope', async () => {
    for (const who of ['security-admin', 'audit-admin', 'city-security-admin']) {
      const page = await as(test.as(who), (transaction) => mandatesOfScope(transaction, { level: 'COUNTY', code: '140423' }, { limit: 20 }))
      assert.equal(page.mandates.length, 20, who)
      assert.ok(page.next !== null)
    }
  })

  it('refused: others see no mandate but their own, and those who sit with them in the bodies of their village', async () => {
    for (const who of ['villager', 'village-cadre', 'town-dispatcher', 'county-center', 'system-admin']) {
      const actor = test.as(who)
      const { mandates } = await as(actor, (transaction) => mandatesOfScope(transaction, { level: 'CITY', code: '1404' }))
      const others = mandates.filter(({ person }) => person !== actor.person)
      assert.deepEqual(others.filter(({ office, region }) => !office.startsWith('BODY_') || region.code !== actor.mandate?.region.code), [], who)
    }
  })

  it('refused: nobody but the security administrator grants or revokes (R-024)', async () => {
    const mandate = newMandate()
    for (const who of ['villager', 'village-cadre', 'county-center', 'city-center', 'system-admin', 'audit-admin']) {
      const actor = test.as(who)
      await assert.rejects(grant(actor, mandate), refusedAs('mandate-not-yours-to-grant'), who)
      await assert.rejects(as(actor, (transaction) => revokeMandate(transaction, actor, { county, id: mandate.id, reason: '无' }, now)),
        refusedAs('mandate-not-yours-to-grant'), who)
    }
  })

  it('refused: the security administrator of another county, and a mandate for oneself', async () => {
    const stranger = underMandate(uuid(), { id: uuid(), office: 'SEC_ADMIN', unit: '140425:administration', region: { level: 'COUNTY', code: '140425' } })
    await assert.rejects(grant(stranger, newMandate()), refusedAs('mandate-not-yours-to-grant'))
    const own = test.village.mandates.find(({ username }) => username === 'grid-worker-1')
    assert.ok(own)
    await assert.rejects(as(stranger, (transaction) => revokeMandate(transaction, stranger, { county, id: own.id, reason: '无' }, now)),
      refusedAs('mandate-unknown'))
    const security = test.as('security-admin')
    await assert.rejects(grant(security, newMandate({ person: security.person ?? '' })), refusedAs('mandate-for-oneself'))
  })

  it('refused: by the policies as well, when code forgets to ask', async () => {
    const insert = (actor: Actor, changed: object) => as(actor, (transaction) => transaction.insertInto('mandates').values({
      county, id: uuid(), person: resident(), holder_name: '周演示禾', office: 'COUNTY_CENTER', unit: null, region_level: 'COUNTY', region_code: '140423',
      lo: 140423000000000, hi: 140423999999999, valid_from: today, valid_to: null, granted_by: actor.person, granted_at: new Date(now), ...changed,
    }).execute())
    await assert.rejects(insert(test.as('county-center'), {}), /row-level security/)
    await assert.rejects(insert(test.as('security-admin'), { lo: 140400000000000 }), /row-level security/)
    await assert.rejects(insert(test.as('security-admin'), { granted_by: uuid() }), /row-level security/)
    await assert.rejects(insert(test.as('security-admin'), { person: test.as('security-admin').person }), /row-level security|check constraint/)
    await assert.rejects(insert(test.as('security-admin'), {}), /row-level security/, 'alone, an office of power')
    await assert.rejects(insert(test.as('security-admin'), { office: 'VERIFIER', person: uuid() }), /row-level security/, 'for nobody')
    await insert(test.as('security-admin'), { office: 'VERIFIER' })
  })

  it('R-024, refused: for somebody of nowhere and of elsewhere, in the same words; granted to who is known here by an account alone', async () => {
    const security = test.as('security-admin')
    const [foreign, staff] = [uuid(), uuid()]
    await test.ownerQuery(`insert into persons (county, id, name, gender, residence_village, place, created_at, updated_at) values (140425, $1, '李演示', 9, '140425100201', 140425100201000, now(), now())`, [foreign])
    for (const person of [uuid(), foreign]) {
      await assert.rejects(grant(security, newMandate({ person })), refusedAs('mandate-person-unknown'))
      await assert.rejects(propose(security, newMandate({ person, office: 'COUNTY_CENTER', unit: '140423:center', region: { level: 'COUNTY', code: '140423' } })), refusedAs('mandate-person-unknown'))
    }
    const account = (person: string, scope: string) => test.ownerQuery(`insert into accounts (county, id, person, user_name, scope, created_at) values (140400, $1, $2, $3, $4, now())`, [uuid(), person, `holder-${counter}`, scope])
    await account(staff, '140423000000000')
    await grant(security, newMandate({ person: staff }))
    const abroad = uuid()
    await account(abroad, '140425000000000')
    await assert.rejects(grant(security, newMandate({ person: abroad })), refusedAs('mandate-person-unknown'))
  })

  it('refused: unknown regions and units, regions outside the unit, empty periods', async () => {
    const security = test.as('security-admin')
    const cases: readonly [string, Partial<NewMandate>][] = [
      ['mandate-region-unknown', { region: { level: 'GRID', code: `${test.village.code}999` } }],
      ['mandate-unit-unknown', { unit: '140423:nothing' }],
      ['mandate-outside-unit', { region: { level: 'TOWN', code: '140423100' } }],
      ['mandate-period-empty', { validTo: today }],
    ]
    for (const [code, changed] of cases) await assert.rejects(grant(security, newMandate(changed)), refusedAs(code), code)
  })
})

describe('the three administrators', () => {
  const administration = { unit: '140423:administration', region: { level: 'COUNTY', code: '140423' } as const }

  it('refused: one person holds two of the three offices, one after the other (R-023)', async () => {
    const security = test.as('security-admin')
    const person = resident()
    await grantByTwo(newMandate({ ...administration, person, office: 'AUDIT_ADMIN' }))
    for (const office of ['SYS_ADMIN', 'SEC_ADMIN'] as const) {
      await assert.rejects(propose(security, newMandate({ ...administration, person, office })), refusedAs('administrators-exclude-each-other'))
    }
    await grantByTwo(newMandate({ ...administration, person, office: 'AUDIT_ADMIN' }))
  })

  it('refused: one person is granted all three at the same moment; exactly one grant wins (R-023)', async () => {
    for (let round = 0; round < 10; round += 1) {
      const person = resident()
      const offices = ['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'] as const
      const wanted = offices.map((office) => newMandate({ ...administration, person, office }))
      for (const mandate of wanted) await propose(test.as('security-admin'), mandate)
      const results = await Promise.allSettled(wanted.map((mandate) => decide(test.as('city-security-admin'), mandate, 'approved')))
      assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
      const rows = await test.ownerQuery('select office from mandates where person = $1', [person])
      assert.equal(rows.length, 1)
    }
  })

  it('refused: by the database itself, when code writes the mandate without asking (R-023)', async () => {
    const insert = (office: 'SYS_ADMIN' | 'SEC_ADMIN', person: string) => run({ role: 'system' }, (transaction) => transaction.insertInto('mandates').values({
      county, id: uuid(), person, holder_name: '周演示禾', office, unit: null, region_level: 'COUNTY', region_code: '140423',
      lo: 140423000000000, hi: 140423999999999, valid_from: today, valid_to: null, granted_by: null, granted_at: new Date(now),
    }).execute())
    await assert.rejects(insert('SYS_ADMIN', uuid()), /foreign key/)
    await assert.rejects(insert('SEC_ADMIN', test.as('audit-admin').person ?? ''), /foreign key/)
  })
})

describe('mandates of power', () => {
  const power = (changed: Partial<NewMandate> = {}) =>
    newMandate({ office: 'COUNTY_CENTER', unit: '140423:center', region: { level: 'COUNTY', code: '140423' }, workPhone: null, ...changed })

  it('are granted by the approval of a second security administrator, whose name stands in the mandate (R-023)', async () => {
    const mandate = power()
    await propose(test.as('security-admin'), mandate)
    assert.deepEqual(await run({ role: 'gate' }, (transaction) => mandatesInForce(transaction, mandate.person, today)), [])
    await decide(test.as('city-security-admin'), mandate, 'approved')
    const [held] = await run({ role: 'gate' }, (transaction) => mandatesInForce(transaction, mandate.person, today))
    assert.deepEqual([held?.office, held?.grantedBy], ['COUNTY_CENTER', test.as('city-security-admin').person])
  })

  it('name the same offices in the program and in the database', async () => {
    const rows = await test.ownerQuery<{ office: string }>('select office from unnest($1::text[]) as office where is_office_of_power(office)', [Object.keys(offices)])
    assert.deepEqual(rows.map(({ office }) => office).toSorted(), [...officesOfPower].toSorted())
  })

  it('refused: one person alone, by the door, by a proposal of the own, and by the database (R-023)', async () => {
    const [security, mandate] = [test.as('security-admin'), power()]
    await assert.rejects(grant(security, mandate), refusedAs('mandate-needs-second-person'))
    await propose(security, mandate)
    await assert.rejects(decide(security, mandate, 'approved'), refusedAs('proposal-is-own'))
    await assert.rejects(as(security, (transaction) => transaction.updateTable('mandate_proposals')
      .set({ decision: 'approved', decided_by: security.person ?? '', decided_at: new Date(now) }).where('id', '=', mandate.id).execute()), /check constraint/)
    await assert.rejects(grant(security, mandate), refusedAs('mandate-needs-second-person'))
  })

  it('refused: another mandate than the approved one, under its id', async () => {
    const [first, second, mandate] = [test.as('security-admin'), test.as('city-security-admin'), power()]
    await propose(first, mandate)
    const insert = (changed: object) => as(second, async (transaction) => {
      await transaction.updateTable('mandate_proposals').set({ decision: 'approved', decided_by: second.person ?? '', decided_at: new Date(now) })
        .where('id', '=', mandate.id).execute()
      await transaction.insertInto('mandates').values({
        county, id: mandate.id, person: mandate.person, holder_name: '周演示禾', office: 'COUNTY_CENTER', unit: '140423:center', region_level: 'COUNTY',
        region_code: '140423', lo: 140423000000000, hi: 140423999999999, valid_from: today, valid_to: null, granted_by: second.person, granted_at: new Date(now), ...changed,
      }).execute()
    })
    for (const changed of [{ person: uuid() }, { office: 'CITY_CENTER' as const }, { id: uuid() }, { valid_to: '2030-01-01' }, { unit: null }]) {
      await assert.rejects(insert(changed), /row-level security/, JSON.stringify(changed))
    }
  })

  it('refused: for oneself, decided twice, withdrawn by another, and after thirty days', async () => {
    const [first, second] = [test.as('security-admin'), test.as('city-security-admin')]
    const mandate = power()
    await propose(first, mandate)
    await assert.rejects(decide(second, mandate, 'withdrawn'), refusedAs('proposal-not-own'))
    await assert.rejects(decide(second, mandate, 'approved', now + 31 * 86_400_000), refusedAs('proposal-too-old'))
    await decide(second, mandate, 'refused', now + 31 * 86_400_000)
    await assert.rejects(decide(second, mandate, 'approved'), refusedAs('proposal-unknown'))
    await assert.rejects(propose(first, power({ person: first.person ?? '' })), refusedAs('mandate-for-oneself'))
    const forSecond = power({ person: second.person ?? '' })
    await test.ownerQuery(`insert into accounts (county, id, person, user_name, scope, created_at) values (140400, $1, $2, 'second-one', 140423000000000, now()) on conflict do nothing`, [uuid(), second.person])
    await propose(first, forSecond)
    await assert.rejects(decide(second, forSecond, 'approved'), refusedAs('mandate-for-oneself'))
    const withdrawn = power()
    await propose(first, withdrawn)
    await decide(first, withdrawn, 'withdrawn')
    await assert.rejects(decide(second, withdrawn, 'approved'), refusedAs('proposal-unknown'))
  })

  it('refused: two approvals at once grant once', async () => {
    const mandate = power()
    await propose(test.as('security-admin'), mandate)
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => decide(test.as('city-security-admin'), mandate, 'approved')))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  it('refused: seen and decided by no other office and no other county', async () => {
    const mandate = power()
    await propose(test.as('security-admin'), mandate)
    const stranger = underMandate(uuid(), { id: uuid(), office: 'SEC_ADMIN', unit: '140425:administration', region: { level: 'COUNTY', code: '140425' } })
    for (const actor of [stranger, test.as('system-admin'), test.as('audit-admin'), test.as('county-center'), test.as('villager')]) {
      await assert.rejects(decide(actor, mandate, 'approved'), Refused)
    }
  })
})

describe('the roll', () => {
  it('is narrowed to what is in force, ends soon, or is over', async () => {
    const security = test.as('security-admin')
    const soon = newMandate({ validTo: '2026-03-20' })
    const later = newMandate({ validTo: '2026-06-01' })
    const past = newMandate({ validFrom: '2026-01-01', validTo: '2026-02-01' })
    for (const mandate of [soon, later, past]) await grant(security, mandate)
    const ids = async (state: 'in-force' | 'expiring' | 'over') => {
      const page = await as(security, (transaction) => mandatesOfScope(transaction, soon.region, { limit: 200, filter: { state, day: today } }))
      return [soon, later, past].map(({ id }) => page.mandates.some((held) => held.id === id))
    }
    assert.deepEqual(await ids('in-force'), [true, true, false])
    assert.deepEqual(await ids('expiring'), [true, false, false])
    assert.deepEqual(await ids('over'), [false, false, true])
  })
})

describe('units and grids', () => {
  it('are found by key, by region, by function, and by who is responsible for a place', async () => {
    await run({ role: 'gate' }, async (transaction) => {
      const grid = test.village.grids[2]?.code ?? ''
      const nearest = async (unitFunction: 'committee' | 'police' | 'transport' | 'legal-aid') =>
        (await findUnitFor(transaction, unitFunction, grid))?.id
      assert.equal(await nearest('committee'), `${test.village.code}:committee`)
      assert.equal(await nearest('police'), '140423100:police')
      assert.equal(await nearest('transport'), '140423:transport')
      assert.equal((await findUnits(transaction, ['140423:transport', 'none']))[0]?.name, '襄垣县交通运输局')
      assert.ok((await unitsOfRegion(transaction, '140423100')).some(({ name }) => name === '古韩镇人民政府'))
      const police = await unitsOfFunction(transaction, 'police', { level: 'COUNTY', code: '140423' })
      assert.deepEqual(police.map(({ id }) => id), ['140423100:police', '140423:police'])
      assert.equal(await findUnitFor(transaction, 'transport', '999999999999'), null)
    })
  })

  it('are handed to the platform with everybody who may act for a unit', async () => {
    const handlers = await run({ role: 'system' }, (transaction) => mandatesOfUnit(transaction, '140423:transport', today, ['DEPT_HANDLER']))
    assert.equal(handlers.length, 2)
  })

  it('are found by a position on the ground, within one village or anywhere (R-014)', async () => {
    await run({ role: 'gate' }, async (transaction) => {
      for (const { code, center: [lon, lat] } of test.village.grids) {
        assert.equal((await findGrid(transaction, { lon, lat }))?.code, code)
        assert.equal((await findGrid(transaction, { lon, lat, village: test.village.code }))?.code, code)
        assert.equal(await findGrid(transaction, { lon, lat, village: '140423100228' }), null)
      }
      assert.equal(await findGrid(transaction, { lon: 0, lat: 0 }), null)
    })
  })

  it('publish the worker\'s name and work number to everybody, and no private number (R-015)', async () => {
    const holders = await run({ role: 'gate' }, (transaction) =>
      officeHolders(transaction, { level: 'VILLAGE', code: test.village.code }, today, 'inside'))
    const workers = holders.filter(({ office }) => office === 'GRID_WORKER')
    assert.ok(workers.length >= 5)
    assert.ok(holders.every(({ workPhone }) => workPhone === null || workPhone.startsWith('0355-')))
    assert.ok(holders.every(({ office }) => !office.endsWith('_ADMIN') && office !== 'DEPT_HANDLER'))
  })
})

