import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keyedHash, keysFrom } from './keys.ts'
import { deviceWords, networkOf } from './origin.ts'
import { mobileFrom } from './phone.ts'

const keys = keysFrom('a secret for tests only, forty characters')

describe('keys', () => {
  it('keeps lists of parts apart that join to the same text', () => {
    assert.notEqual(keyedHash(keys.token, 'ab', 'c'), keyedHash(keys.token, 'a', 'bc'))
    assert.notEqual(keyedHash(keys.token, 'a'), keyedHash(keys.csrf, 'a'))
  })

  it('refuses a secret shorter than 32 bytes', () => {
    assert.throws(() => keysFrom('short'), RangeError)
  })
})

describe('networks and numbers', () => {
  it('counts an IPv4 network by /24 and an IPv6 network by /56, mapped addresses as what they are', () => {
    assert.equal(networkOf('203.0.113.7'), '203.0.113')
    assert.equal(networkOf('::ffff:203.0.113.7'), '203.0.113')
    assert.equal(networkOf('2001:db8:1:ab01::1'), networkOf('2001:0db8:0001:abff:1:2:3:4'))
    assert.notEqual(networkOf('2001:db8:1:ab01::1'), networkOf('2001:db8:1:ac01::1'))
    assert.equal(networkOf('::1'), '0000:0000:0000:00')
  })

  it('reads mainland mobile numbers as people type them', () => {
    for (const typed of ['19900001234', '+86 199 0000 1234', '0086-19900001234', '１９９００００１２３４']) assert.equal(mobileFrom(typed), '19900001234')
    for (const typed of ['1990000123', '12900001234', '199000012345', '+1 9900001234', '１'.repeat(50)]) assert.equal(mobileFrom(typed), null)
  })

  it('calls devices by words their holders know', () => {
    assert.equal(deviceWords('Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile MicroMessenger/8'), '安卓手机 微信')
    assert.equal(deviceWords('<script>alert(1)</script>'), '其他 其他')
  })
})
