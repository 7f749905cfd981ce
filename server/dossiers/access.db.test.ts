import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { asVillager, offices, type Actor, type Office } from '../../core/procedure/actor.ts'
import { mayRead, placeNumber, readershipOf, type Readership } from '../../core/procedure/readers.ts'
import { inOffice, person, regionsOf } from '../../core/procedure/testing/places.ts'
import { choosing } from '../../core/procedure/testing/forms.ts'
import { beginCase, castOf, type CaseStory } from '../../procedures/grid-case/testing/village.ts'
import { dossierId, everybody, walk } from '../../procedures/grid-case/testing/walk.ts'
import type { Context, Transaction } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { questionOf } from '../../core/search/grams.ts'
import { listRegion } from './list-dossiers.ts'
import { storeStory } from './story-testing.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))

/** Two counties, three townships, four villages. */
const villages = ['140423100299', '140423100298', '140423101201', '140425200288'] as const
const tables = ['dossiers', 'events', 'tasks', 'deadlines'] as const

type Kept = { readonly story: CaseStory; readonly readership: Readership; readonly place: number; readonly has: { readonly [table in (typeof tables)[number]]: boolean } }

describe('What PostgreSQL shows is what core says may be read (architecture §4, R-024, R-129)', () => {
  let test: TestDatabase
  const kept = new Map<string, Kept>()
  let actors: readonly Actor[] = []

  before(async () => {
    test = await testDatabase()
    const stories = villages.flatMap((village, index) => [
      ...Array.from({ length: 32 * runs }, (_, number) => walk(village, numbersOf(index * 1_000 + number))), ...complaints(village, index),
    ])
    await test.database.transaction({ role: 'system' }, async (transaction) => {
      for (const story of stories) await storeStory(transaction, story)
    })
    for (const { county, id, events, tasks, deadlines } of await test.ownerQuery<{ county: number; id: string; events: boolean; tasks: boolean; deadlines: boolean }>(
      'select county, id, true as events, exists (select from tasks t where t.dossier = d.id) as tasks, exists (select from deadlines l where l.dossier = d.id) as deadlines from dossiers d')) {
      const story = stories.find((one) => one.dossier.key.id === id && one.dossier.key.county === county) ?? assert.fail(id)
      const { world, dossier } = story
      kept.set(id, { story, readership: readershipOf(world.procedure, dossier, world.settings), place: placeNumber(dossier), has: { dossiers: true, events, tasks, deadlines } })
    }
    actors = cast(stories)
  })
  after(() => test.close())

  const shown = async (context: Context): Promise<Map<string, ReadonlySet<string>>> => test.database.transaction(context, async (transaction) => new Map([
    ['dossiers', await idsIn(transaction, 'dossiers')], ['events', await idsIn(transaction, 'events')],
    ['tasks', await idsIn(transaction, 'tasks')], ['deadlines', await idsIn(transaction, 'deadlines')],
  ]))

  it('covers states, both kinds of sensitivity, complaints and every level', () => {
    const all = [...kept.values()]
    assert.ok(new Set(all.map(({ story }) => story.dossier.state)).size >= 12, 'states')
    assert.ok(all.some(({ story }) => story.dossier.file.confidential) && all.some(({ story }) => !story.dossier.file.confidential))
    assert.ok(all.filter(({ story }) => story.dossier.file.against.units.length > 0).length >= 3)
    assert.ok(all.filter(({ story }) => story.dossier.file.against.persons.length > 0).length >= 3)
    assert.equal(new Set(all.map(({ story }) => story.dossier.file.level)).size, 4)
  })

  it('for every actor, dossier and table', async (context) => {
    let pairs = 0
    let readable = 0
    for (const actor of actors) {
      const found = await shown({ role: 'app', actor })
      for (const table of tables) {
        const wanted = [...kept].filter(([, { readership, place, has }]) => has[table] && mayRead(readership, place, actor)).map(([id]) => id)
        pairs += kept.size
        readable += wanted.length
        const seen = found.get(table) ?? new Set()
        const [hidden, leaked] = [wanted.filter((id) => !seen.has(id)), [...seen].filter((id) => !wanted.includes(id))]
        assert.deepEqual({ hidden, leaked }, { hidden: [], leaked: [] }, `${table} for ${JSON.stringify(actor)}`)
      }
    }
    context.diagnostic(`${actors.length} actors × ${kept.size} dossiers × 4 tables: ${pairs} pairs, ${readable} readable`)
    assert.ok(pairs >= 5_000 && readable > 500 && readable < pairs / 2)
  })

  it('for whoever searches, in regions of every level: what the policy shows of what holds the words, in the same order', async (context) => {
    const [words, rare] = [await commonWords(), '反映一件事']
    let found = 0
    for (const [index, actor] of actors.entries()) {
      if (index % 4 > 0) continue
      await test.database.transaction({ role: 'app', actor }, async (transaction) => {
        for (const code of ['1404', '140423', ['140423100', villages[0], `${villages[0]}001`, '140425'][index / 4 % 4] ?? '']) {
          for (const text of [...words, rare]) {
            const { lines } = await listRegion(transaction, actor, code, { text }, null, 10_000, 0)
            const wanted = await sql<{ name: string }>`select county || '-' || id as name from dossiers
              where search @@ ${questionOf(text)}::tsquery and ${sql.ref(columnOf(code))} = ${Number(code)} order by opened_at desc, id desc`.execute(transaction)
            assert.deepEqual(lines.map(({ id }) => id), wanted.rows.map(({ name }) => name), `${text} in ${code} for ${JSON.stringify(actor)}`)
            found += lines.length
          }
        }
      })
    }
    context.diagnostic(`${found} matters found`)
    assert.ok(found > 300)
  })

  it('and nobody finds anything without an actor, nor calls the function before being known', async () => {
    const ask = (transaction: Transaction) => sql`select * from dossiers_found(${questionOf('反映')}::tsquery, 'CITY', 1404, null, null, null, null, null, null, null, null, 100)`.execute(transaction)
    const nobody: Actor = { kind: 'person', person: null, mandate: null, readsRegion: false }
    assert.deepEqual((await test.database.transaction({ role: 'app', actor: nobody }, ask)).rows, [])
    await assert.rejects(test.database.transaction({ role: 'gate' }, ask), { code: '42501' })
  })

  /** Pairs of characters that some of the titles hold. */
  async function commonWords(): Promise<string[]> {
    const rows = await test.ownerQuery<{ word: string }>(`select word from ts_stat('select search from dossiers') where length(word) = 2 order by ndoc desc, word limit 30`)
    return [0, 29].flatMap((at) => rows[at]?.word ?? [])
  }

  it('without an actor every table is empty, and nothing errors (security 27)', async () => {
    const nobody: Actor = { kind: 'person', person: null, mandate: null, readsRegion: false }
    // Twice on the same connections, so that settings an actor left behind as '' are met too.
    for (let round = 0; round < 10; round += 1) {
      for (const [table, ids] of await shown({ role: 'app', actor: nobody })) assert.equal(ids.size, 0, table)
      await shown({ role: 'app', actor: actors[round] ?? nobody })
    }
    for (const table of ['acts', 'dossier_contacts'] as const) {
      assert.deepEqual(await test.database.transaction({ role: 'app', actor: nobody }, (transaction) => transaction.selectFrom(table).selectAll().execute()), [])
    }
  })

  it('before anybody is known, nothing about people and words can even be asked for', async () => {
    const asked = { dossiers: ['file', 'title', 'reporter', 'reader_persons', 'search', 'counts'], events: ['actor', 'form', 'facts', 'actor_person'], deadlines: ['ledger'], tasks: ['county', 'person'] }
    for (const [table, columns] of Object.entries(asked)) {
      for (const column of columns) {
        await assert.rejects(test.database.transaction({ role: 'gate' }, (transaction) => sql`select ${sql.ref(column)} from ${sql.table(table)}`.execute(transaction)), { code: '42501' })
      }
    }
  })
  it('before anybody is known, of matters only what everybody may see is there: open ones that are about nobody', async () => {
    const seen = new Set((await test.database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom('dossiers').select('id').execute())).map(({ id }) => id))
    const rows = await test.ownerQuery<{ id: string; public: boolean }>(`select id, region_readable and state <> 'VOID' and barred_units = '{}' and barred_persons = '{}' as public from dossiers`)
    assert.deepEqual(seen, new Set(rows.filter((row) => row.public).map(({ id }) => id)))
    for (const table of ['events', 'deadlines'] as const) {
      const found = await test.database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom(table).select('dossier').execute())
      assert.ok(found.every(({ dossier }) => seen.has(dossier)), table)
    }
  })

  it('lets no role change or delete a record, and no person write a read model', async () => {
    const [first] = actors
    assert.ok(first !== undefined)
    const forbidden = async (context: Context, work: (transaction: Transaction) => Promise<unknown>) => {
      await assert.rejects(test.database.transaction(context, work), { code: '42501' })
    }
    for (const context of [{ role: 'app', actor: first }, { role: 'system' }] as const) {
      await forbidden(context, (transaction) => transaction.updateTable('events').set({ act: 'forged' }).execute())
      await forbidden(context, (transaction) => transaction.deleteFrom('events').execute())
    }
    await forbidden({ role: 'app', actor: first }, (transaction) => transaction.updateTable('dossiers').set({ state: 'CLOSED' }).execute())
    await forbidden({ role: 'app', actor: first }, (transaction) => transaction.deleteFrom('tasks').execute())
  })

  it('lets nobody append a record in another\'s name or to what they may not see', async () => {
    const [id, { story }] = [...kept][0] ?? assert.fail()
    const stranger = asVillager(person(404))
    const reporter = story.dossier.file.reporter ?? assert.fail()
    const append = (actor: Actor, as: string) => test.database.transaction({ role: 'app', actor }, (transaction) => transaction.insertInto('events').values({
      county: story.dossier.key.county, dossier: id, sequence: 999, type: 'forged', act: 'forged', act_id: person(405), from_state: null, to_state: 'CLOSED', actor_person: as, actor: '{}',
      occurred_at: new Date(), received_at: new Date(), form: '{}', facts: '{}', deadlines: '{}', settings_version: 0, previous_hash: Buffer.alloc(32), hash: Buffer.alloc(32),
    }).execute())
    await assert.rejects(append(stranger, person(404)), { code: '42501' })
    await assert.rejects(append(asVillager(reporter), person(404)), { code: '42501' })
  })
})

function columnOf(code: string): 'city' | 'county' | 'town' | 'village' | 'grid' {
  return ({ 4: 'city', 6: 'county', 9: 'town', 12: 'village' } as const)[code.length] ?? 'grid'
}

function numbersOf(seed: number): number[] {
  const choose = choosing(seed)
  return Array.from({ length: 4 + choose(26) }, () => choose(2 ** 31 - 1))
}

/** Matters that begin at each level, and one about a person. */
function complaints(village: string, index: number): CaseStory[] {
  const { COUNTY, TOWN } = regionsOf(village)
  const { villager, transport } = castOf(village)
  const form = { category: '0201', description: '反映一件事', village, visibility: 'CENTER_ONLY', source: 'VILLAGER' }
  return [[`${village}:committee`], [`${TOWN}:government`], [`${COUNTY}:center`], []].map((units, number) =>
    beginCase(village, dossierId(7_000_000 + index * 10 + number)).after(villager, 'report', { ...form, against: units.length > 0 ? { units } : { persons: [transport.person] } }))
}

async function idsIn(transaction: Transaction, table: (typeof tables)[number]): Promise<ReadonlySet<string>> {
  if (table === 'dossiers') return new Set((await transaction.selectFrom('dossiers').select('id').execute()).map((row) => row.id))
  return new Set((await transaction.selectFrom(table).select('dossier').distinct().execute()).map((row) => row.dossier))
}

/** Everybody of the villages, every office at every level of both counties, and people who moved. */
function cast(stories: readonly CaseStory[]): Actor[] {
  const living = villages.flatMap((village) => Object.values(castOf(village)))
  const moved = villages.flatMap((village, index) => {
    const elsewhere = villages[(index + 1) % villages.length] ?? village
    const { cadre, villager, town, transport } = castOf(village)
    return [
      inOffice(cadre.person ?? '', 'VILLAGE_CADRE', elsewhere, 'committee'), asVillager(cadre.person ?? ''), asVillager(town.person ?? ''),
      inOffice(villager.person ?? '', 'DEPT_HANDLER', regionsOf(elsewhere).COUNTY, 'water'), inOffice(transport.person ?? '', 'VERIFIER', regionsOf(village).COUNTY, 'verification'),
    ]
  })
  const held = Object.keys(offices).flatMap((office, index) => ['140423100299', '140425200288'].flatMap((village) =>
    [`${village}001`, ...Object.values(regionsOf(village))].map((code, level) => inOffice(person(1_000 + index * 20 + level), office as Office, code, index % 3 === 0 ? null : 'government'))))
  const named = stories.filter((_, index) => index % 8 === 0).flatMap((story) => everybody(story, story.dossier.place?.village ?? villages[0]).slice(-2))
  const distinct = new Map([...living, ...moved, ...held, ...named].filter((actor) => actor.kind === 'person').map((actor) => [JSON.stringify(actor), actor]))
  return [...distinct.values()]
}
