import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { asVillager, underMandate, type Actor } from '../../core/procedure/actor.ts'
import type { Context } from '../database/index.ts'
import { audit, type AuditEntry } from './audit.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { from, outcomeOf, regionOf, signInStaff, staff, start, testIdentity, type TestIdentity } from './test-identity.ts'
import { verifyAuditChain } from './verify-audit-chain.ts'

let room: TestIdentity
before(async () => {
  room = await testIdentity()
})

const person = '0198c0de-0000-7000-8000-00000000cccc'

function actorFor(office: 'TOWN_DISPATCHER' | 'AUDIT_ADMIN' | 'SYS_ADMIN' | 'SEC_ADMIN', code: string): Actor {
  return underMandate(person, { id: person, office, unit: null, region: regionOf(code) })
}

function entry(part: Partial<AuditEntry> = {}): AuditEntry {
  return { at: start, region: '140423100', actor: asVillager(person), act: 'read-person', object: 'person:1', result: 'done', from: from(), ...part }
}

async function write(count: number, into = room, part: Partial<AuditEntry> = {}): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => into.test.database.transaction(
    { role: 'app', actor: asVillager(person) }, (transaction) => audit(transaction, entry(part)))))
}

async function verify(into = room, witnessed: Awaited<ReturnType<typeof verifyAuditChain>>['heads'] = []) {
  return await into.test.database.transaction({ role: 'system' }, (transaction) => verifyAuditChain(transaction, witnessed))
}

describe('the audit chain', () => {
  it('R-927: holds after two hundred parallel records in two counties, each recorded exactly once', async () => {
    await Promise.all([write(150), write(50, room, { region: '140425' })])
    const verdict = await verify()
    assert.deepEqual(verdict.faults, [])
    assert.equal(verdict.records, 200)
    assert.equal(verdict.heads.reduce((sum, head) => sum + head.sequence, 0), 200)
  })

  it('R-927: finds and names every changed column of any record', async () => {
    const changes = [
      "at = at + interval '1 second'", 'region = region + 1', 'person = null', "account = '0198c0de-0000-7000-8000-00000000dddd'", "office = 'X'",
      "unit = 'x'", "act = 'other'", "object = 'other'", "purpose = 'other'", "result = 'refused'", "cause = 'other'", "ip = '1.1.1.1'",
      "device = 'other'", "request_id = 'other'", `hash = repeat('a', 64)`, `previous_hash = repeat('a', 64)`,
    ]
    const own = await freshRoom()
    const victims = await own.test.ownerQuery<{ county: number; chain: number; sequence: number }>(
      'select county, chain, sequence from audit_records order by object limit $1', [changes.length])
    for (const [index, { county, chain, sequence }] of victims.entries()) {
      await own.test.ownerQuery(`update audit_records set ${changes[index]} where county = $1 and chain = $2 and sequence = $3`, [county, chain, sequence])
    }
    const { faults } = await verify(own)
    for (const [index, { chain, sequence }] of victims.entries()) {
      assert.ok(faults.some((fault) => fault.chain === chain && fault.sequence === sequence && fault.fault === 'altered'), changes[index])
    }
  })

  it('R-927: finds a record deleted in the middle, a cut-off end, and a whole chain deleted with its head when heads were published', async () => {
    const own = await freshRoom()
    const { heads } = await verify(own)
    const long = heads.toSorted((one, other) => other.sequence - one.sequence)[0]
    assert.ok(long !== undefined && long.sequence >= 2)
    const where = 'county = $1 and chain = $2'
    await own.test.ownerQuery(`delete from audit_records where ${where} and sequence = $3`, [long.county, long.chain, long.sequence])
    assert.deepEqual((await verify(own)).faults, [{ county: long.county, chain: long.chain, sequence: long.sequence, fault: 'missing' }])
    await own.test.ownerQuery(`delete from audit_records where ${where}`, [long.county, long.chain])
    await own.test.ownerQuery(`delete from audit_heads where ${where}`, [long.county, long.chain])
    assert.deepEqual((await verify(own)).faults, [])
    const lost = (await verify(own, heads)).faults
    assert.equal(lost.length, long.sequence)
    assert.ok(lost.every((fault) => fault.chain === long.chain && fault.fault === 'missing'))
  })

  it('R-927: answers about a million deleted records too, naming the first and the last of them', async () => {
    const own = await freshRoom()
    const { heads: [head] } = await verify(own)
    assert.ok(head !== undefined)
    const gone = head.sequence + 1_000_000
    await own.test.ownerQuery('update audit_heads set sequence = $3 where county = $1 and chain = $2', [head.county, head.chain, gone])
    const { faults } = await verify(own)
    assert.deepEqual([faults[0]?.sequence, faults.at(-1)?.sequence, faults.length], [head.sequence + 1, gone, 1001])
  })

  it('control 41: keeps line breaks and control characters of a client out of the record', async () => {
    await write(1, room, { region: '140426', from: from({ device: 'x\r\n2026 sign-in done\u001b[2J', requestId: 'a\nb' }) })
    const [row] = await room.test.ownerQuery("select device, request_id from audit_records where county = 140426")
    assert.deepEqual(row, { device: 'x  2026 sign-in done [2J', request_id: 'a b' })
  })
})

describe('who writes and reads the audit', () => {
  const contexts: readonly (readonly [string, Context])[] = [
    ['a person', { role: 'app', actor: asVillager(person) }],
    ['the audit administrator', { role: 'app', actor: actorFor('AUDIT_ADMIN', '1404') }],
    ['the system administrator', { role: 'app', actor: actorFor('SYS_ADMIN', '1404') }],
    ['the gate', { role: 'gate' }],
    ['the platform', { role: 'system' }],
  ]

  for (const [who, context] of contexts) {
    it(`R-926: ${who} cannot change, delete or empty the record`, async () => {
      for (const statement of ["update audit_records set act = 'x'", 'delete from audit_records', 'truncate audit_records', 'drop table audit_records']) {
        await assert.rejects(rawAs(context, statement), /permission denied|must be owner/, statement)
      }
    })
  }

  it('R-926: the audit administrator reads the own scope, other offices nothing, a person the own records', async () => {
    const own = await testIdentity()
    const stranger = '0198c0de-0000-7000-8000-00000000eeee'
    const record = (by: string, region: string) => own.test.database.transaction(
      { role: 'app', actor: asVillager(by) }, (transaction) => audit(transaction, entry({ actor: asVillager(by), region })))
    await record(stranger, '140423100')
    await record(stranger, '140425')
    await record(person, '1404')
    const seen = async (actor: Actor) => own.test.database.transaction({ role: 'app', actor },
      async (transaction) => (await transaction.selectFrom('audit_records').select(['county', 'person']).orderBy('county').execute()).map((row) => row.county))
    const asOther = (actor: Actor): Actor => ({ ...actor, person: '0198c0de-0000-7000-8000-00000000ffff' })
    assert.deepEqual(await seen(asOther(actorFor('AUDIT_ADMIN', '1404'))), [140400, 140423, 140425])
    assert.deepEqual(await seen(asOther(actorFor('AUDIT_ADMIN', '140423'))), [140423])
    for (const office of ['SYS_ADMIN', 'SEC_ADMIN', 'TOWN_DISPATCHER'] as const) assert.deepEqual(await seen(asOther(actorFor(office, '1404'))), [])
    assert.deepEqual(await seen(asVillager(person)), [140400])
  })

  it('refuses a record in the name of somebody else or of an office one does not act under', async () => {
    const me = asVillager(person)
    const other = asVillager('0198c0de-0000-7000-8000-00000000eeee')
    for (const forged of [other, null, actorFor('SEC_ADMIN', '1404')]) {
      await assert.rejects(room.test.database.transaction({ role: 'app', actor: me }, (transaction) => audit(transaction, entry({ actor: forged }))), /row-level security/)
    }
  })

  it('control 38: a sign-in whose record cannot be written does not happen', async () => {
    const own = await testIdentity()
    await own.test.ownerQuery('revoke insert on audit_records from sanzhi_gate')
    await assert.rejects(signInWithPassword(own.identity, { userName: 'nobody-here', password: 'x', from: from() }, start), /permission denied/)
  })

  it('R-926: a sign-in stands in the county that answers for the account, a try under no known name at the seat', async () => {
    const own = await testIdentity()
    const who = await staff(own, 'county-clerk', 'TOWN_DISPATCHER', '140423100')
    await signInStaff(own, who, start)
    await outcomeOf(signInWithPassword(own.identity, { userName: 'nobody-here', password: 'x', from: from() }, start))
    const rows = await own.test.ownerQuery<{ county: number; person: string | null; act: string }>("select county, person, act from audit_records order by at, act, county desc")
    assert.deepEqual(rows, [
      { county: 140423, person: who.person, act: 'sign-in' }, { county: 140400, person: null, act: 'sign-in' }, { county: 140423, person: who.person, act: 'sign-in-first-factor' },
    ].toSorted((one, other) => one.act.localeCompare(other.act)))
  })

  it('S13: leaves exactly one record for each of many refused sign-ins', async () => {
    const own = await testIdentity()
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.string({ minLength: 3, maxLength: 12 }), async (tries, name) => {
      const before = (await verify(own)).records
      const origin = () => from({ ip: `${1 + Math.floor(before / 200)}.${before % 200}.0.1` })
      await Promise.all(Array.from({ length: tries }, () => outcomeOf(signInWithPassword(own.identity, { userName: name, password: 'x', from: origin() }, start))))
      assert.equal((await verify(own)).records - before, tries)
    }), { numRuns: 6 })
  })
})

async function rawAs(context: Context, statement: string): Promise<void> {
  await room.test.database.transaction(context, async (transaction) => {
    await sql.raw(statement).execute(transaction)
  })
}

/** Twenty records by the same person; which chains they fall into differs from call to call, so tests ask for a chain they find. */
async function freshRoom(): Promise<TestIdentity> {
  const own = await testIdentity()
  await write(20, own)
  return own
}
