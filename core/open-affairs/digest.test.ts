import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { sha256 } from './digest.ts'

describe('The digest of a publication', () => {
  it('is SHA-256 as the standard prints it', () => {
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    assert.equal(sha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('agrees with the digest of the platform, whatever the text and its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      assert.equal(sha256(text), createHash('sha256').update(text, 'utf8').digest('hex'))
    }), { seed: 20261123 })
    for (let length = 50; length < 130; length += 1) assert.equal(sha256('公'.repeat(length)), createHash('sha256').update('公'.repeat(length), 'utf8').digest('hex'))
  })
})
