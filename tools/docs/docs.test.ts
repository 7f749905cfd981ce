import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { attributeValues, readXml } from '../../core/procedure/drawing/testing/read-xml.ts'
import { libraryCard } from '../../core/procedure/testing/library-card.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { publishedProcedures } from '../../server/procedures/index.ts'
import { freeze, frozenFaults, frozenPath } from './frozen.ts'
import { differences, procedureFiles, write } from './generated-files.ts'

const card = libraryCard as AnyProcedure
let house = ''
beforeEach(() => { house = mkdtempSync(join(tmpdir(), 'sanzhi-docs-')) })
afterEach(() => { rmSync(house, { recursive: true }) })

describe('Generated documentation', () => {
  it('differs until it is written, and then no more', () => {
    const files = procedureFiles(card)
    assert.equal(differences(house, files).length, 3)
    assert.equal(write(house, files).length, 3)
    assert.deepEqual(differences(house, files), [])
    assert.deepEqual(write(house, files), [])
  })
  it('differs when the procedure has changed', () => {
    write(house, procedureFiles(card))
    const changed = { ...card, owner: '另一个单位' }
    assert.deepEqual(differences(house, procedureFiles(changed)).map((fault) => fault.split(':')[0]), ['docs/procedures/library-card.md'])
  })
})

describe('Pictures of the published procedures', () => {
  for (const procedure of publishedProcedures) {
    for (const { path, text } of procedureFiles(procedure).filter((file) => !file.path.endsWith('.md'))) {
      it(`${path} is well-formed and says no id twice`, () => {
        const ids = attributeValues(readXml(text), 'id')
        assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), [])
      })
    }
  }
})

describe('Published version', () => {
  it('is frozen once, with its hash', () => {
    assert.equal(frozenFaults(house, card).length, 1)
    assert.deepEqual(freeze(house, card), [frozenPath(card)])
    assert.deepEqual(frozenFaults(house, card), [])
    const frozen = JSON.parse(readFileSync(join(house, frozenPath(card)), 'utf8')) as { hash: string }
    assert.match(frozen.hash, /^sm3:[0-9a-f]{64}$/)
  })
  it('refuses another definition under the same version, and leaves the frozen file alone', () => {
    freeze(house, card)
    const changed = { ...card, name: '别的证' }
    assert.deepEqual(freeze(house, changed), [])
    assert.match(frozenFaults(house, changed)[0] ?? '', /第 1 版已经发布并冻结/)
    assert.deepEqual(frozenFaults(house, card), [])
  })
  it('lets a new version stand beside the old one', () => {
    freeze(house, card)
    const next = { ...card, version: 2, name: '别的证' }
    assert.deepEqual(freeze(house, next), ['procedures/library-card/published/v2.json'])
    assert.deepEqual(frozenFaults(house, next), [])
  })
})
