import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addDays, dayOf } from '../../core/time/index.ts'
import type { RollFile } from '../../procedures/election-roll/roll-file.ts'
import type { ElectionFile } from '../../procedures/village-election/election-file.ts'
import { firstRehearsal } from '../../procedures/village-election/names.ts'
import { startPlatform, type RunningPlatform } from '../testing/platform.ts'
import { demoElectionCommittee, seedDemoElections } from './demo-elections.ts'
import { silentDoor } from './demonstration.ts'

describe('Elections of the demonstration village', () => {
  let platform: RunningPlatform
  const now = Date.now()
  const filesOf = async <File>(procedure: string) => await platform.ownerQuery<{ state: string; file: File }>('select state, file from dossiers where procedure = $1', [procedure])
  const person = (userName: string) => platform.village.mandates.find(({ username }) => username === userName)?.person
  before(async () => { platform = await startPlatform({ faces: false, background: false }) })
  after(() => platform.close())

  it('show a whole election of the last term, with a vote again for one seat, a woman among the five, and the hand-over (R-223, R-225, R-232)', async () => {
    const [last] = (await filesOf<ElectionFile>('village-election')).filter(({ state }) => state === 'ARCHIVED')
    assert.deepEqual(last?.file.rounds.map(({ kind }) => kind), ['FIRST', 'RERUN'])
    const result = last.file.result
    assert.ok(result?.valid === true)
    assert.deepEqual([result.winners.length, result.womanMissing, result.open], [5, false, []])
    assert.equal(last.file.handedOver?.items.length, 6)
  })

  it('show this term\'s with its roll on the wall, one objection answered, one waiting, days left to object (R-204, R-205)', async () => {
    const [running] = (await filesOf<ElectionFile>('village-election')).filter(({ file }) => file.run === 0 && file.handedOver === null)
    assert.deepEqual([running?.state, running?.file.candidatesOn, running?.file.committee?.members], ['NOMINATING', null, demoElectionCommittee.map(person)])
    const [roll] = (await filesOf<RollFile>('election-roll')).filter(({ file }) => file.run === 0 && file.term === running?.file.term)
    assert.equal(roll?.state, 'PUBLISHED')
    assert.ok((roll.file.published?.on ?? '') >= addDays(dayOf(now), -4))
    assert.deepEqual(roll.file.objections.map(({ ruling }) => ruling?.upheld ?? null), [true, null])
    const elder = platform.village.accounts.find(({ username }) => username === 'elder')?.person
    assert.deepEqual(roll.file.proxies.map(({ principal }) => principal), [elder])
  })

  it('show a rehearsal whose boxes stand ready', async () => {
    const rehearsals = (await filesOf<ElectionFile>('village-election')).filter(({ file }) => file.run === firstRehearsal)
    assert.deepEqual(rehearsals.map(({ state, file }) => [state, file.rehearsal]), [['PREPARED', true]])
  })

  it('name as committee only people who sign in to the console', () => {
    for (const name of demoElectionCommittee) assert.ok(platform.village.accounts.some(({ username }) => username === name) && platform.village.mandates.some(({ username }) => username === name))
  })

  it('are not told twice', async () => {
    assert.equal(await seedDemoElections(silentDoor(platform.database), platform.village, now), 0)
  })
})
