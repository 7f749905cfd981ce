import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cannotBuild } from './build-faces.ts'

describe('Building the pages where the platform may not write', () => {
  it('says in one sentence who has to build them, and how; every other failure keeps its own words', () => {
    for (const code of ['EACCES', 'EPERM', 'EROFS']) {
      const said = cannotBuild('/srv/sanzhi/app/', Object.assign(new Error('no'), { code }))
      assert.match(said?.chinese ?? '', /\/srv\/sanzhi\/app\/.*npx sanzhi build/)
    }
    assert.equal(cannotBuild('/srv', Object.assign(new Error('no space'), { code: 'ENOSPC' })), undefined)
    assert.equal(cannotBuild('/srv', new Error('a mistake in a page')), undefined)
  })
})
