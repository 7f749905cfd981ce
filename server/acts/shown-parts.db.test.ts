import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { Type } from '@sinclair/typebox'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey, JsonObject } from '../../core/procedure/dossier.ts'
import { actsFor, type Known, type LooksUp, type Procedure } from '../../core/procedure/procedure.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { dossierName } from '../dossiers/index.ts'
import { keepProcedures } from '../procedures/index.ts'
import { county, testDoor, village, type TestDoor } from './door-testing.ts'
import { perform } from './index.ts'

type Seen = { readonly seen: JsonObject }
const closed = { additionalProperties: false } as const
const act = actsFor<Seen & { readonly shelf: string | null }, JsonObject, 'OPEN' | 'SHUT', 'anyone' | 'owner'>()
const person = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const plain = (known: Known): JsonObject => JSON.parse(JSON.stringify({
  shown: [...known.shown ?? []], members: known.members ?? null, households: [...known.households ?? []], counts: [...known.householdCounts ?? []],
})) as JsonObject

/** Only for this test: dossiers that are parts of others, and acts that write down what they were told. */
function invented(key: string, to: readonly string[]): Procedure<Seen & { readonly shelf: string | null }, JsonObject, 'OPEN' | 'SHUT', 'anyone' | 'owner'> {
  return {
    key, version: 1, name: '演示', owner: '演示', basis: ['只供测试'], settings: { schema: Type.Object({}), defaults: {} }, blank: { seen: {}, shelf: null },
    states: { OPEN: { name: '开', sentence: '开着。', awaits: ['anyone'] }, SHUT: { name: '关', sentence: '关了。', awaits: [], final: true } },
    parties: {
      anyone: { name: '任何人', found: '不限', who: () => [{ kind: 'anyone' }] },
      owner: { name: '本人', found: '演示', who: () => [{ kind: 'person', person: person(1) }] },
    },
    acts: {
      open: act({
        name: '开', recordName: '开', event: 'opened', from: 'nothing', to: 'OPEN', who: ['anyone'], consequence: '开始。', form: Type.Object({ shelf: Type.Optional(Type.String({ title: '属于' })) }, closed),
        place: () => ({ village, grid: null }), record: ({ file, form }) => ({ ...file, shelf: form.shelf ?? null }),
      }),
      look: act({
        name: '看', recordName: '看', event: 'looked', from: ['OPEN'], to: 'same', who: ['anyone'], consequence: '记下看到什么。', form: Type.Object({ asks: Type.Any({ title: '问什么' }) }, closed),
        looksUp: ({ asks }) => asks as LooksUp, facts: ({ known }) => plain(known), record: ({ file, facts }) => ({ ...file, seen: facts }),
      }),
      shut: act({ name: '关', recordName: '关', event: 'shut', from: ['OPEN'], to: 'SHUT', who: ['anyone'], consequence: '结束。', form: Type.Object({}, closed) }),
    },
    deadlines: {}, readers: { parties: ['owner'], region: { sentence: '不给别人看。', when: () => false }, barred: () => ({ persons: [], units: [] }), hidden: [] },
    shows: { to, what: ({ sequence }) => ({ step: sequence }) }, belongsTo: ({ file }) => file.shelf,
    rules: {}, texts: {}, sheet: () => [],
    summary: () => ({ number: null, title: '演示', category: 'x', priority: 'P3', lon: null, lat: null, reporter: person(1), searchText: '' }),
  }
}

describe('What dossiers show to one another, through the door', () => {
  let test: TestDatabase
  let world: TestDoor
  const reader = asVillager(person(1))
  before(async () => {
    test = await testDatabase()
    world = await testDoor(test.database, { procedures: keepProcedures([invented('shelf', ['book']), invented('book', ['shelf']), invented('stranger', [])]) })
  })
  after(() => test.close())

  it('is the state and the part meant for that procedure, of dossiers the actor may not read too', async () => {
    const [shelf, book] = [await opened('shelf'), await opened('book')]
    const seen = await told(book, { shown: [dossierName(shelf), `${county}-${randomUUID()}`, 'no name'] })
    assert.deepEqual(seen['shown'], [[dossierName(shelf), { procedure: 'shelf', state: 'OPEN', shown: { step: 1 } }]])
  })

  it('is nothing to a procedure that is not named (R-450)', async () => {
    const [shelf, stranger] = [await opened('shelf'), await opened('stranger')]
    assert.deepEqual((await told(stranger, { shown: [dossierName(shelf)], membersOf: dossierName(shelf) }))['shown'], [])
    assert.deepEqual((await told(shelf, { shown: [dossierName(stranger)] }))['shown'], [])
  })

  it('is nothing across counties', async () => {
    const [shelf, book] = [await opened('shelf'), await opened('book')]
    assert.deepEqual((await told(book, { shown: [`140425-${shelf.id}`], membersOf: `140425-${shelf.id}` })), { shown: [], members: [], households: [], counts: [] })
  })

  it('adds up over the parts of a whole, each as it stands', async () => {
    const shelf = await opened('shelf')
    const [first, second] = [await opened('book', { shelf: dossierName(shelf) }), await opened('book', { shelf: dossierName(shelf) })]
    await opened('book')
    await does(first, 'book', 'shut', {})
    const { members } = await told(shelf, { membersOf: dossierName(shelf) })
    const expected = [{ procedure: 'book', state: 'SHUT', shown: { step: 2 }, dossier: dossierName(first) }, { procedure: 'book', state: 'OPEN', shown: { step: 1 }, dossier: dossierName(second) }]
    assert.deepEqual(members, expected.toSorted((one, other) => (one.dossier < other.dossier ? -1 : 1)))
  })

  it('has one order with what moves the other on: whoever leans on it waits, and is told how it ended', async () => {
    const [shelf, book] = [await opened('shelf'), await opened('book')]
    for (let round = 0; round < 5; round += 1) {
      const again = await opened('shelf')
      const [looked] = await Promise.all([told(book, { shown: [dossierName(again)] }), does(again, 'shelf', 'shut', {})])
      const [[, { state }]] = looked['shown'] as [[string, { state: string }]]
      assert.ok(['OPEN', 'SHUT'].includes(state))
    }
    await does(shelf, 'shelf', 'shut', {})
    assert.equal(((await told(book, { shown: [dossierName(shelf)] }))['shown'] as [[string, { state: string }]])[0][1].state, 'SHUT')
  })

  it('tells of a household its members, who is of age, and declared near relatives who are none of them (R-020, R-021)', async () => {
    const household = randomUUID()
    await test.ownerQuery(`insert into persons (county, id, name, birth_date, created_at, updated_at) select ${county}, ('00000000-0000-4000-8000-0000000000' || n)::uuid, '张演示' || n, d::date, now(), now()
      from (values ('10', '1950-01-01'), ('11', '2012-09-08'), ('12', '1980-01-01'), ('13', '1951-01-01')) as t(n, d)`)
    await test.ownerQuery('insert into households (county, id, basis, village, place, head, created_at) values ($1, $2, $3, $4, $5, $6, now())', [county, household, 'residence', village, Number(`${village}000`), person(10)])
    await test.ownerQuery(`insert into household_members (county, id, household, basis, person, relation, place, joined_on)
      select $1, gen_random_uuid(), $2, 'residence', p::uuid, 0, $3, '2020-01-01' from unnest($4::text[]) as p`, [county, household, Number(`${village}000`), [person(10), person(11)]])
    await test.ownerQuery(`insert into kinships (county, id, person, relation, other, place, declared_at, withdrawn_at) values
      ($1, gen_random_uuid(), $2, 'child', $3, $5, now(), null), ($1, gen_random_uuid(), $4, 'sibling', $2, $5, now(), now())`, [county, person(10), person(12), person(13), Number(`${village}000`)])
    const { households, counts } = await told(await opened('book'), { households: [household, 'no id', randomUUID()], householdsIn: [village] })
    assert.deepEqual(households, [[household, {
      id: household, village, basis: 'residence', endedOn: null, head: person(10), headName: '张演示10', group: '', nearRelatives: [person(12)],
      members: [{ person: person(10), bornOn: '1950-01-01', adult: true }, { person: person(11), bornOn: '2012-09-08', adult: false }],
    }]])
    assert.deepEqual(counts, [[village, { hukou: 0, residence: 1 }]])
  })

  async function opened(procedure: string, form: object = {}): Promise<DossierKey> {
    const key = { county, id: randomUUID() }
    await does(key, procedure, 'open', form)
    return key
  }

  async function told(key: DossierKey, asks: LooksUp): Promise<JsonObject> {
    await does(key, '', 'look', { asks })
    const [row] = await test.ownerQuery<{ file: Seen }>('select file from dossiers where id = $1', [key.id])
    return row?.file.seen ?? assert.fail('nothing written')
  }

  async function does(dossier: DossierKey, procedure: string, name: string, form: object, actor: Actor = reader): Promise<void> {
    await perform(world.door, {
      act: { id: randomUUID(), act: name, form, channel: 'console', occurredAt: world.door.clock() }, dossier, actor, ...(procedure === '' ? {} : { procedure }),
    })
  }
})
