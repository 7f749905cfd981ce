import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { testDatabase, type TestDatabase } from '../../server/database/testing.ts'
import { groundOn } from './ground.ts'
import { withEntry } from './history.ts'
import { reportOf, tablesOf, verdictOf } from './report.ts'
import { measureAll, quickEffort, type Found } from './run.ts'

describe('npm run bench on a small township', () => {
  let test: TestDatabase
  let found: Found
  let sums: readonly [string, string]
  before(async () => {
    test = await testDatabase()
    await seed(test)
    const before = await everything(test)
    found = await measureAll([() => groundOn(test.database, test.superuser, () => Promise.resolve())], { ...quickEffort, http: null }, () => undefined)
    sums = [before, await everything(test)]
  })
  after(() => test.close())

  it('measures every act and reading both ways at every number of connections', () => {
    assert.deepEqual([...new Set(found.acts.map(({ name }) => name))], ['report', 'pass-up', 'accept', 'dispatch', 'sign', 'feedback', 'read'])
    assert.equal(found.acts.length, 7 * quickEffort.connections.length)
    for (const { name, platform, straight, statements } of found.acts) {
      assert.equal(platform.jobs, quickEffort.matters, name)
      assert.equal(straight.jobs, quickEffort.matters, name)
      assert.ok(platform.rate > 0 && straight.rate > 0 && statements >= 5, name)
      // Far outside of any machine's weather: something else than the same work would have been measured.
      assert.ok(platform.rate / straight.rate > 0.02 && platform.rate / straight.rate < 50, name)
    }
  })

  it('asks every question of every level, and its bare query answers the same', () => {
    const asked = found.sizes[0]?.answers.asked ?? []
    assert.deepEqual([...new Set(asked.map(({ asker }) => asker))], ['villager', 'grid', 'village', 'town', 'county', 'city', 'department'])
    for (const level of ['grid', 'village', 'town', 'county', 'city']) {
      const questions = asked.filter(({ asker }) => asker === level).map(({ question }) => question)
      for (const one of ['list', 'list of one state', 'list of late ones', 'list of a group', 'search, common words', 'search, found rarely', 'to-do', 'count of to-dos', 'map: which grid is here', 'one matter']) {
        assert.ok(questions.includes(one), `${level}: ${one}`)
      }
    }
    assert.deepEqual(asked.filter(({ same }) => !same).map(({ asker, question }) => `${asker}: ${question}`), [])
    for (const { took } of asked) for (const { ms, low, high } of Object.values(took)) assert.ok(ms > 0 && low <= ms && ms <= high)
  })

  it('compares the figures of each region with the plain query', () => {
    const counted = found.sizes[0]?.answers.counted ?? []
    assert.deepEqual([...new Set(counted.map(({ asker }) => asker))], ['village', 'town', 'county', 'city'])
    assert.ok(counted.every(({ plain }) => plain.plain.ms > 0 && plain.counted.ms > 0 && plain.whole.ms > 0))
  })

  it('knows what a matter takes', () => {
    const [{ footprint } = { footprint: null }] = found.sizes
    assert.ok(footprint !== null && footprint.perDossier > 1_000 && footprint.perDossier < 1_000_000, String(footprint?.perDossier))
  })

  it('leaves nothing behind', () => {
    assert.equal(sums[0], sums[1])
  })

  it('tells it in tables without a hole, newest on top of the history', () => {
    for (const { head, rows, title } of tablesOf(found)) {
      assert.ok(rows.length > 0, title)
      assert.ok(rows.every((row) => row.length === head.length && !row.some((cell) => cell.includes('NaN'))), title)
    }
    const entry = { day: '2026-11-23', commit: 'abc', machine: found.machine, words: verdictOf(found), tables: reportOf(found) }
    const text = withEntry(withEntry('# B\n\n<!-- history: newest first, written by `npm run bench -- --write` -->\n', entry), { ...entry, day: '2026-11-24' })
    assert.ok(text.indexOf('## 2026-11-24') > 0 && text.indexOf('## 2026-11-24') < text.indexOf('## 2026-11-23'))
  })
})

async function seed({ environment }: TestDatabase): Promise<void> {
  const command = join(import.meta.dirname, '..', 'cli', 'seed.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, '--scale', 'town', '--households', '120', '--grids', '40', '--cases', '150'], {
    env: { ...process.env, ...environment, SANZHI_SECRET: 'a secret for tests only, more than thirty-two bytes long' }, stdio: ['ignore', 'ignore', 'inherit'],
  })
  assert.deepEqual(await once(child, 'exit'), [0, null])
}

async function everything({ ownerQuery }: TestDatabase): Promise<string> {
  const tables = ['dossiers', 'events', 'acts', 'deadlines', 'tasks', 'case_numbers', 'dossier_contacts', 'outbox', 'rollup_deltas', 'rollups']
  const [row] = await ownerQuery<{ sums: string }>(
    `select concat_ws(' ', ${tables.map((table) => `'${table}', (select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t)`).join(', ')}) as sums`)
  return row?.sums ?? ''
}
