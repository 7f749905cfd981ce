import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { blankDossier, evolve } from '../../core/procedure/fold.ts'
import { choosing } from '../../core/procedure/testing/forms.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import { walk } from '../../procedures/grid-case/testing/walk.ts'
import type { CaseStory } from '../../procedures/grid-case/testing/village.ts'
import { states } from '../../procedures/grid-case/states.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { countUncounted, moveReadModel, openReadModel, readModelOf } from '../dossiers/index.ts'
import { genesis } from '../ledger/index.ts'
import { keepProcedures } from '../procedures/index.ts'
import { columns } from './columns.ts'
import { foldIn } from './fold-deltas.ts'
import { foldDeltas, recount, startFolding, verifyRollups } from './index.ts'

const villages = ['140423100299', '140423100201', '140425200288', '140423101201']
const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))

describe('Roll-ups', () => {
  let test: TestDatabase
  before(async () => { test = await testDatabase() })
  after(() => test.close())

  const system = <T>(work: Parameters<typeof test.database.transaction<T>>[1]) => test.database.transaction({ role: 'system' }, work)
  const right = async () => {
    const verdict = await verifyRollups(test.database)
    assert.deepEqual(verdict.first, [])
    assert.equal(verdict.different, 0)
    return verdict
  }

  /** As the door does: the row is locked, what it counted is read from it. */
  async function act(story: CaseStory, upTo: number): Promise<void> {
    const events = story.events.slice(0, upTo)
    const dossier = events.reduce((folded, event) => evolve(story.world.procedure, folded, event), blankDossier(story.world.procedure, story.dossier.key))
    const model = readModelOf(story.world.procedure, dossier, story.world.settings, calendar, events)
    const { county, id } = dossier.key
    await system(async (transaction) => {
      if (upTo === 1) return await openReadModel(transaction, model, genesis)
      const { counts } = await transaction.selectFrom('dossiers').select('counts').where('county', '=', county).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
      return await moveReadModel(transaction, model, genesis, counts)
    })
  }

  async function crashedFold(): Promise<void> {
    await assert.rejects(system(async (transaction) => {
      await foldIn(transaction, 1_000)
      throw new Error('killed before commit')
    }), /killed/)
  }

  it('have a column for every measure and every state', async () => {
    for (const table of ['rollups', 'rollup_deltas']) {
      const rows = await test.ownerQuery<{ name: string }>('select column_name as name from information_schema.columns where table_name = $1', [table])
      assert.deepEqual(columns.filter((column) => !rows.some(({ name }) => name === column)), [])
    }
    assert.equal(columns.filter((column) => column.startsWith('now_')).length, Object.keys(states).length)
  })

  it('and what is outstanding are the full recount at every moment, after any legal histories, whoever folds and whoever dies', async () => {
    const histories = fc.array(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 3, maxLength: 25, size: 'max' }), { minLength: 2, maxLength: 6 })
    await fc.assert(fc.asyncProperty(histories, fc.infiniteStream(fc.nat({ max: 9 })), async (walks, dice) => {
      await test.ownerQuery('truncate dossiers, deadlines, tasks, rollups, rollup_deltas cascade')
      const stories = [...new Map(walks.map((numbers, index) => walk(villages[index % villages.length] ?? '', numbers, {}, { spotCheckPercent: 60 })).map((story) => [story.dossier.key.id, story])).values()]
      const waiting = stories.map((story) => ({ story, done: 0 }))
      for (let left = waiting.filter(({ story, done }) => done < story.events.length); left.length > 0; left = waiting.filter(({ story, done }) => done < story.events.length)) {
        const moved = left.slice(0, 1 + Number(dice.next().value) % 3)
        const folding = [foldDeltas(test.database, 3), foldDeltas(test.database, 7), foldDeltas(test.database, 1)].slice(0, Number(dice.next().value) % 4)
        await Promise.all([...moved.map(async (one) => { await act(one.story, one.done += 1) }), ...folding])
        if (Number(dice.next().value) === 0) await crashedFold()
        if (Number(dice.next().value) < 2) await right()
        waiting.push(...waiting.splice(0, 1))
      }
      await right()
      while (await foldDeltas(test.database, 50) > 0);
      assert.equal((await right()).outstanding, 0)
    }), { numRuns: 12 * runs, seed: 20261123, endOnFailure: true })
  })

  it('are the same whether folded or made anew', async () => {
    while (await foldDeltas(test.database) > 0);
    const kept = await everything()
    assert.ok(kept.length > 20)
    await recount(test.database)
    assert.deepEqual(await everything(), kept)
    await right()
  })

  it('take in nothing twice when they are made anew while acts and folds go on', async () => {
    const stories = Array.from({ length: 6 }, (_, seed) => walk(villages[seed % 4] ?? '', Array.from({ length: 12 }, (_one, index) => choosing(seed * 99 + index + 7)(2 ** 31 - 1))))
    await test.ownerQuery('truncate dossiers, deadlines, tasks, rollups, rollup_deltas cascade')
    await Promise.all([
      ...stories.map(async (story) => { for (let upTo = 1; upTo <= story.events.length; upTo += 1) await act(story, upTo) }),
      ...Array.from({ length: 6 }, async () => { await foldDeltas(test.database, 5) }),
      recount(test.database), recount(test.database),
    ])
    await right()
    while (await foldDeltas(test.database) > 0);
    await right()
  })

  it('count what an upgrade left uncounted, beside acts that go on', async () => {
    const procedures = keepProcedures()
    await test.ownerQuery(`truncate dossiers, deadlines, tasks, rollups, rollup_deltas, events cascade`)
    const story = walk(villages[0] ?? '', [1, 2, 3, 4, 5, 6, 7, 8])
    await act(story, 1)
    await test.ownerQuery('update dossiers set counts = null; truncate rollup_deltas')
    assert.equal((await verifyRollups(test.database)).uncounted, 1)
    await act(story, 2)
    assert.equal(await countUncounted(test.database, procedures), 0)
    await right()
    // A damaged matter adds nothing and stops nobody.
    await test.ownerQuery('update dossiers set counts = null; truncate rollup_deltas, rollups')
    assert.equal(await countUncounted(test.database, procedures), 1)
    assert.equal((await right()).uncounted, 0)
  })

  it('are folded by the worker within its second, and stop when asked', async () => {
    await test.ownerQuery('truncate dossiers, deadlines, tasks, rollups, rollup_deltas cascade')
    const folding = startFolding({ database: test.database, countMore: () => Promise.resolve(0), poll: 20, onError: (error) => { throw error } })
    for (let seed = 0; seed < 8; seed += 1) await act(walk(villages[seed % 4] ?? '', [seed * 31 + 5, 6]), 1)
    for (let tries = 0; tries < 100 && (await verifyRollups(test.database)).outstanding > 0; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 20) })
    await folding.stop()
    assert.equal((await right()).outstanding, 0)
  })

  it('are mended county by county, the rest stays as it is, and a recount that died is run again', async () => {
    await test.ownerQuery(`update rollups set reported = coalesce(reported, 0) + 1 where digits = 12`)
    const { wrongCounties } = await verifyRollups(test.database)
    assert.deepEqual(wrongCounties, [140423, 140425])
    await recount(test.database, { counties: [140423] })
    assert.deepEqual((await verifyRollups(test.database)).wrongCounties, [140425])
    const told: string[] = []
    await assert.rejects(recount(test.database, { onProgress: (done, of) => { told.push(`${done}/${of}`); throw new Error('killed after a county') } }), /killed/)
    assert.deepEqual(told, ['1/2'])
    await recount(test.database, { onProgress: (done, of) => { told.push(`${done}/${of}`) } })
    assert.deepEqual(told.slice(1), ['1/2', '2/2'])
    await right()
  })

  it('hold the sum of all categories as a row of its own, so that a page of figures reads one row a month', async () => {
    const rows = await test.ownerQuery<{ apart: number; together: number }>(`select (sum(reported) filter (where category > ''))::integer as apart,
      (sum(reported) filter (where category = ''))::integer as together from rollups group by digits`)
    assert.ok(rows.length === 4 && rows.every(({ apart, together }) => apart > 0 && apart === together))
  })

  const damages: readonly (readonly [string, string])[] = [
    ['a figure that was changed', `update rollups set reported = coalesce(reported, 0) + 1 where digits = 12`],
    ['a city that differs from its counties', `update rollups set closed = coalesce(closed, 0) + 1 where digits = 4`],
    ['a roll-up that is gone', 'delete from rollups where digits = 9'],
    ['a roll-up of nothing', `insert into rollups (county, digits, region, place, month, category, filed) values (140423, 6, 140423, 140423000000000, '2020-01', '0101', 1)`],
    ['a delta that was lost', `insert into rollup_deltas (county, village, category, open, month, solved) values (140423, 140423100201, '0101', true, '2026-01', 1)`],
  ]
  for (const [what, damage] of damages) {
    it(`are found wrong by ${what}, and mended by a recount`, async () => {
      await test.ownerQuery(damage)
      const verdict = await verifyRollups(test.database)
      assert.ok(verdict.different > 0 && verdict.first.length > 0)
      await recount(test.database)
      await right()
    })
  }

  it('keep what only the parties may read out of townships and villages (R-104, R-129)', async () => {
    await test.ownerQuery('truncate dossiers, deadlines, tasks, rollups, rollup_deltas cascade')
    await test.ownerQuery(`insert into rollup_deltas (county, village, category, open, month, reported) values (140423, 140423100201, '1202', false, '2026-01', 1)`)
    await foldDeltas(test.database)
    assert.deepEqual((await test.ownerQuery<{ digits: number }>('select distinct digits from rollups order by digits')).map(({ digits }) => digits), [4, 6])
  })

  async function everything(): Promise<unknown[]> {
    const list = columns.map((column) => `coalesce(${column}, 0) as ${column}`).join(', ')
    const some = columns.map((column) => `coalesce(${column}, 0) <> 0`).join(' or ')
    return await test.ownerQuery(`select county, digits, region, place, month, category, ${list} from rollups where ${some} order by county, digits, region, month, category`)
  }
})
