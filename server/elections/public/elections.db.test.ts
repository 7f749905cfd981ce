import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { dayOf, addDays, yearOf } from '../../../core/time/index.ts'
import { firstRehearsal, electionKey, nameOfKey } from '../../../procedures/village-election/names.ts'
import { startPlatform, type RunningPlatform } from '../../../tools/testing/platform.ts'
import { electionsOfVillage, publicElection } from './public-elections.ts'
import { rollLines } from './publications.ts'

describe('Elections as everybody reads them', () => {
  let platform: RunningPlatform
  let term: number
  const election = async (of: number, run: number) => await platform.database.reading({ role: 'system' }, (transaction) => publicElection(transaction, platform.door, platform.village.code, of, run))
  const print = async (userName: string, run: number, sheet: string, of = term) => {
    const { cookie } = await platform.signInAs(userName)
    return await platform.app.inject({ method: 'GET', url: `/api/elections/${nameOfKey(electionKey(platform.village.code, of, run))}/sheets/${sheet}/pdf`, headers: { cookie } })
  }
  before(async () => {
    platform = await startPlatform({ faces: false, background: false })
    const rows = await platform.ownerQuery<{ term: number }>(`select (file->>'term')::int as term from dossiers where procedure = 'village-election' and state = 'NOMINATING'`)
    term = rows[0]?.term ?? yearOf(addDays(dayOf(Date.now()), 26))
  })
  after(() => platform.close())

  it('lists those running and those before, and never a rehearsal (R-200)', async () => {
    const lines = await platform.database.reading({ role: 'system' }, (transaction) => electionsOfVillage(transaction, platform.village.code))
    assert.deepEqual(lines.map(({ run, state, winners }) => [run, state, winners]), [[0, 'NOMINATING', 0], [0, 'ARCHIVED', 5]])
    assert.equal(await election(term, firstRehearsal), null)
  })

  it('gives every publication with a fingerprint of its text, unchanged since it went out, and both versions of a corrected roll (R-204, R-205)', async () => {
    const running = await election(term, 0)
    assert.equal(running?.unchanged, true)
    assert.deepEqual(running.publications.map(({ name, versions }) => [name, versions.length]), [['announcement', 1], ['committee', 1], ['roll', 2]])
    for (const { versions } of running.publications) for (const { text, hash } of versions) assert.equal(createHash('sha256').update(text, 'utf8').digest('hex'), hash)
    const last = await election(term - 5, 0)
    assert.deepEqual(last?.publications.map(({ name }) => name).toSorted(), ['announcement', 'candidates', 'committee', 'hand-over', 'proxies', 'result-1', 'result-2', 'roll', 'voting-1', 'voting-2'])
    assert.deepEqual([...last.results.keys()], [1, 2])
  })

  it('says no more of anybody on the roll than name, sex, group and kind, in its lines and in the text that is hashed (R-207)', async () => {
    const running = await election(term, 0)
    assert.ok(running?.roll != null)
    const lines = rollLines(running.roll.file)
    assert.deepEqual([...new Set(lines.flatMap((line) => Object.keys(line)))].toSorted(), ['group', 'kind', 'name', 'registration', 'sex'])
    const persons = await platform.ownerQuery<{ id: string; birth: string }>('select id, birth_date::text as birth from persons where birth_date is not null')
    const out = JSON.stringify([lines, running.publications])
    for (const { id, birth } of persons) assert.ok(!out.includes(id) && !out.includes(birth))
  })

  it('notices a record that was changed behind its back', async () => {
    const { county, id } = electionKey(platform.village.code, term - 5, 0)
    await platform.ownerQuery('alter table events disable trigger all')
    await platform.ownerQuery(`update events set form = jsonb_set(form, '{document}', '"别的文号"') where county = $1 and dossier = $2 and act = 'record-audit'`, [county, id])
    const later = await platform.database.reading({ role: 'system' }, (transaction) => publicElection(transaction, { procedures: platform.door.procedures, clock: () => platform.door.clock() + 120_000 }, platform.village.code, term - 5, 0))
    assert.equal(later?.unchanged, false)
  })

  it('prints a notice, the roll and the forms for whoever may read the election', async () => {
    for (const [userName, sheet] of [['council-chair', 'roll'], ['village-cadre', 'committee'], ['town-dispatcher', 'proxy-form']] as const) {
      const answer = await print(userName, 0, sheet)
      assert.deepEqual([answer.statusCode, answer.headers['content-type']], [200, 'application/pdf'], `${sheet}: ${answer.body.slice(0, 200)}`)
    }
    assert.equal((await print('council-chair', firstRehearsal, 'ballots')).statusCode, 200)
  })

  const refused: readonly (readonly [who: string, run: number, sheet: string, code: string])[] = [
    ['village-cadre', firstRehearsal, 'ballots', 'election-sheet-not-yours'], ['village-cadre', firstRehearsal, 'cards', 'election-sheet-not-yours'], ['transport-handler', 0, 'roll', 'unknown-dossier'],
    ['system-admin', 0, 'roll', 'unknown-dossier'], ['council-chair', 0, 'candidates', 'sheet-not-yet'], ['council-chair', 0, 'result', 'sheet-not-yet'],
  ]
  for (const [who, run, sheet, code] of refused) {
    it(`refuses ${who} the sheet “${sheet}”${run === 0 ? '' : ' of a rehearsal'} as ${code}`, async () => {
      const answer = await print(who, run, sheet)
      assert.equal((JSON.parse(answer.body) as { code?: string }).code, code)
    })
  }
})
