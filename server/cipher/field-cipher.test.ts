import assert from 'node:assert/strict'
import { createCipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CannotOpen, openFieldCipher } from './index.ts'

const secret = 'a secret for tests only, forty characters'
const cipher = openFieldCipher(secret)
const place = { table: 'persons', column: 'phone', row: '140423/1' }

describe('the algorithms underneath', () => {
  it('hashes "abc" with SM3 as the standard prints it (R-940)', () => {
    const expected = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'
    assert.equal(createHash('sm3').update('abc').digest('hex'), expected)
  })

  it('encrypts one block with SM4 as the standard prints it (R-940)', () => {
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const sm4 = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
    assert.equal(Buffer.concat([sm4.update(block), sm4.final()]).toString('hex'), '681edf34d206965e86b3e94f536e4246')
  })

  it('derives keys by HKDF over SM3 as RFC 5869 describes it', () => {
    const extracted = createHmac('sm3', 'salt').update('secret').digest()
    const expanded = createHmac('sm3', extracted).update('info').update(Buffer.of(1)).digest()
    assert.deepEqual(Buffer.from(hkdfSync('sm3', 'secret', 'salt', 'info', 32)), expanded)
  })
})

describe('sealed fields', () => {
  it('give back every text they were given, and never look the same twice (R-017)', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const [one, other] = [cipher.seal(place, text), cipher.seal(place, text)]
      assert.equal(cipher.open(place, one), text)
      assert.notDeepEqual(one, other)
    }))
  })

  it('do not open after any single bit is changed', () => {
    const sealed = cipher.seal(place, '12000000042')
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const tampered = Buffer.from(sealed)
      tampered[bit >> 3] = (tampered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.throws(() => cipher.open(place, tampered), CannotOpen, `bit ${bit}`)
    }
  })

  it('do not open when cut short or made longer', () => {
    const sealed = cipher.seal(place, '12000000042')
    for (let length = 0; length < sealed.length; length += 1) assert.throws(() => cipher.open(place, sealed.subarray(0, length)), CannotOpen)
    assert.throws(() => cipher.open(place, Buffer.concat([sealed, Buffer.of(0)])), CannotOpen)
  })

  it('do not open in another row, column or table', () => {
    const sealed = cipher.seal(place, '12000000042')
    for (const elsewhere of [{ row: '140423/2' }, { column: 'id_number' }, { table: 'accounts' }]) {
      assert.throws(() => cipher.open({ ...place, ...elsewhere }, sealed), CannotOpen)
    }
    const shifted = cipher.seal({ table: 'a', column: 'bc', row: 'd' }, 'x')
    assert.throws(() => cipher.open({ table: 'a', column: 'b', row: 'cd' }, shifted), CannotOpen)
  })

  it('do not open under another secret, and do under a former one', () => {
    const sealed = cipher.seal(place, '12000000042')
    const newSecret = 'another secret for tests, forty characters'
    assert.throws(() => openFieldCipher(newSecret).open(place, sealed), CannotOpen)
    const both = openFieldCipher({ current: 2, byNumber: { 1: secret, 2: newSecret } })
    assert.equal(both.open(place, sealed), '12000000042')
    assert.throws(() => cipher.open(place, both.seal(place, '12000000042')), CannotOpen)
  })

  it('refuse a short secret', () => {
    assert.throws(() => openFieldCipher('short'), TypeError)
  })
})

describe('blind indexes', () => {
  it('are sixteen bytes, the same for the same value and different for different values, columns and secrets (R-017)', () => {
    const index = cipher.index(place, '12000000042')
    assert.equal(index.length, 16)
    assert.deepEqual(cipher.index(place, '12000000042'), index)
    assert.notDeepEqual(cipher.index(place, '12000000043'), index)
    assert.notDeepEqual(cipher.index({ ...place, column: 'id_number' }, '12000000042'), index)
    assert.notDeepEqual(openFieldCipher(`${secret}!`).index(place, '12000000042'), index)
  })

  it('are looked for under every secret in use, the current first', () => {
    const newSecret = 'another secret for tests, forty characters'
    const [alone, both] = [openFieldCipher(newSecret), openFieldCipher({ current: 2, byNumber: { 1: secret, 2: newSecret } })]
    assert.deepEqual(cipher.indexes(place, '12000000042'), [cipher.index(place, '12000000042')])
    assert.deepEqual(both.indexes(place, '12000000042'), [alone.index(place, '12000000042'), cipher.index(place, '12000000042')])
    assert.deepEqual(both.index(place, '12000000042'), alone.index(place, '12000000042'))
  })
})
