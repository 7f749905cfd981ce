import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { publicArchive, publicationAt } from '../../server/open-affairs/index.ts'
import { startPlatform, type RunningPlatform } from '../testing/platform.ts'

describe('Open affairs of the demonstration village', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false, background: false }) })
  after(() => platform.close())

  it('has four quarters published, last year\'s subsidies with a correction, one missed, one under review, questions (R-270…R-276)', async () => {
    const { code } = platform.village
    const lines = await platform.database.reading({ role: 'system' }, (transaction) => publicArchive(transaction, { village: code, limit: 100 }))
    assert.equal(lines.filter(({ item }) => item === 'F01').length, 4)
    const [subsidies] = lines.filter(({ item }) => item === 'B07')
    assert.ok(subsidies !== undefined)
    const found = await platform.database.reading({ role: 'system' }, (transaction) => publicationAt(transaction, platform.door, code, 'B07', subsidies.period))
    assert.equal(found?.unchanged, true)
    const states = await platform.ownerQuery<{ state: string }>(`select state from dossiers where procedure = 'disclosure' and state in ('MISSING', 'PREPARED') order by state`)
    assert.deepEqual(states.map(({ state }) => state), ['MISSING', 'PREPARED'])
    const questions = await platform.ownerQuery<{ state: string }>(`select state from dossiers where procedure = 'disclosure-question' order by state`)
    assert.deepEqual(questions.map(({ state }) => state), ['ANSWERED', 'ASKED'])
  })
})
