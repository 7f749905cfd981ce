import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { choosing } from '../../core/procedure/testing/forms.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { walk } from '../../procedures/grid-case/testing/walk.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { publishedProcedures } from '../procedures/index.ts'
import { verifyChains, type ChainVerdict } from './index.ts'
import { storeStory } from './story-testing.ts'

describe('Verify (R-125, R-927, security 37)', () => {
  let test: TestDatabase
  let dossiers: readonly { readonly id: string; readonly sequence: number }[] = []
  before(async () => {
    test = await testDatabase()
    await test.database.transaction({ role: 'system' }, async (transaction) => {
      for (let seed = 0; seed < 24; seed += 1) await storeStory(transaction, walk(seed % 2 === 0 ? '140425200288' : '140423100299', numbersOf(seed)))
    })
    dossiers = await test.ownerQuery('select id, sequence from dossiers where sequence >= 5 order by county, id')
    assert.ok(dossiers.length >= 6)
  })
  after(() => test.close())

  const verified = (size?: number): Promise<ChainVerdict> => verifyChains(test.database, publishedProcedures, size)
  // What the database makes of a row itself cannot be put back.
  let own = ''
  before(async () => {
    own = (await test.ownerQuery<{ name: string }>(`select attname as name from pg_attribute where attrelid = 'dossiers'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)).map(({ name }) => name).join(', ')
  })
  /** Damages one dossier as the owner, looks, and puts everything back. */
  const found = async (index: number, ...statements: string[]) => {
    const { id, sequence } = dossiers[index % dossiers.length] ?? assert.fail()
    await test.ownerQuery('create table kept_events as select * from events; create table kept_dossiers as select * from dossiers')
    for (const statement of statements) await test.ownerQuery(statement.replaceAll(':last', String(sequence)), statement.includes('$1') ? [id] : undefined)
    const { faults } = await verified()
    await test.ownerQuery(`delete from events; insert into events select * from kept_events;
      delete from dossiers; insert into dossiers (${own}) select ${own} from kept_dossiers; drop table kept_events, kept_dossiers`)
    assert.ok(faults.every((fault) => fault.dossier.endsWith(id)), JSON.stringify(faults))
    return faults.map((fault) => `${fault.sequence === sequence ? 'last' : fault.sequence === sequence - 1 ? 'last but one' : fault.sequence} ${fault.fault}`)
  }

  it('finds nothing where nothing was touched, whatever the size of a page', async () => {
    const [{ events } = { events: 0 }] = await test.ownerQuery<{ events: number }>('select count(*)::int as events from events')
    for (const size of [1, 5, undefined]) assert.deepEqual(await verified(size), { dossiers: 24, records: events, faults: [] })
  })

  const edits: readonly (readonly [what: string, change: string])[] = [
    ['the act', `act = 'forged'`], ['the type', `type = 'forged'`], ['the state left', `from_state = 'VOID'`], ['the state reached', `to_state = 'VOID'`], ['a word of the form', `form = form || '{"note":"改过"}'`],
    ['a fact', `facts = facts || '{"number":"1"}'`], ['the time received', `received_at = received_at + interval '1 millisecond'`], ['the time done', `occurred_at = occurred_at - interval '1 hour'`],
    ['who did it', `actor = actor || '{"person":"${person(666)}"}'`], ['a ledger', `deadlines = deadlines || '{"forged":{}}'`], ['the settings it was decided by', `settings_version = 99`], ['the act\'s id', `act_id = '${person(667)}'`],
  ]
  edits.forEach(([what, change], index) => {
    it(`names the dossier and the record when somebody edits ${what}`, async () => assert.deepEqual(await found(index, `update events set ${change} where dossier = $1 and sequence = 3`), ['3 altered']))
  })

  it('names the record when only its hash was edited, and the next one that no longer follows', async () => {
    assert.deepEqual(await found(0, `update events set hash = decode(repeat('ab', 32), 'hex') where dossier = $1 and sequence = 3`), ['3 altered', '4 unlinked'].map((fault, index) => (index === 1 && (dossiers[0]?.sequence ?? 0) === 5 ? 'last but one unlinked' : fault)))
  })
  it('names a removed record', async () => assert.deepEqual(await found(1, 'delete from events where dossier = $1 and sequence = 2'), ['2 missing']))
  it('names several removed records one by one', async () => assert.deepEqual((await found(2, 'delete from events where dossier = $1 and sequence in (1, 2, 3)')).slice(0, 3), ['1 missing', '2 missing', '3 missing']))
  it('names a cut-off end', async () => assert.deepEqual(await found(3, 'delete from events where dossier = $1 and sequence = :last'), ['last missing']))
  it('names all records of an emptied dossier', async () => assert.ok((await found(4, 'delete from events where dossier = $1')).every((fault) => fault.endsWith('missing'))))
  it('names records that changed places', async () => {
    const faults = await found(5, 'update events set sequence = sequence + 1000 where dossier = $1 and sequence in (2, 3)', 'update events set sequence = case sequence when 1002 then 3 else 2 end where dossier = $1 and sequence > 1000')
    assert.deepEqual(faults.filter((fault) => fault.endsWith('altered')), ['2 altered', '3 altered'])
  })
  it('names a record that came from another dossier', async () => {
    const other = dossiers[1]?.id ?? assert.fail()
    const faults = await found(0, 'delete from events where dossier = $1 and sequence = 3', `insert into events select county, (select id from dossiers where id = $1), sequence, type, act, '${person(668)}', from_state, to_state, actor_person, actor, occurred_at, received_at, form, facts, deadlines, settings_version, previous_hash, hash
      from events where dossier = '${other}' and sequence = 3`).catch((error: unknown) => assert.fail(String(error)))
    assert.ok(faults.includes('3 altered'), faults.join())
  })
  it('names a record added at the end', async () => {
    const faults = await found(2, `insert into events select county, dossier, sequence + 1, type, act, '${person(669)}', from_state, to_state, actor_person, actor, occurred_at, received_at, form, facts, deadlines, settings_version, hash, hash
      from events where dossier = $1 and sequence = :last`)
    assert.ok(faults.some((fault) => fault.endsWith('altered')) && faults.includes('last head-differs'), faults.join())
  })
  it('names a dossier whose row says another end', async () => {
    assert.deepEqual(await found(3, `update dossiers set head_hash = decode(repeat('cd', 32), 'hex') where id = $1`), ['last head-differs'])
    assert.deepEqual(await found(3, 'update dossiers set sequence = sequence + 1 where id = $1').then((faults) => faults.length), 1)
  })
  it('names a dossier said to stand under another procedure', async () => {
    assert.ok((await found(4, `update dossiers set procedure_version = 2 where id = $1`)).every((fault) => fault.endsWith('altered')))
  })
  it('names a dossier whose row is gone', async () => assert.deepEqual(await found(5, 'delete from dossiers where id = $1'), ['0 headless']))
  it('names an act that was answered, when the whole dossier is gone', async () => {
    const { id, sequence } = dossiers[0] ?? assert.fail()
    const [county] = (await test.ownerQuery<{ county: number }>('select county from dossiers where id = $1', [id])).map((row) => row.county)
    await test.ownerQuery(`insert into acts select county, act_id, actor_person, dossier, sequence, received_at from events where dossier = $1 and sequence = ${sequence}`, [id])
    await test.ownerQuery('delete from events where dossier = $1', [id])
    await test.ownerQuery('delete from dossiers where id = $1', [id])
    assert.deepEqual((await verified()).faults, [{ dossier: `${county ?? ''}-${id}`, sequence, fault: 'missing' }])
  })
})

function numbersOf(seed: number): number[] {
  const choose = choosing(seed + 90_000)
  return Array.from({ length: 12 + choose(16) }, () => choose(2 ** 31 - 1))
}
