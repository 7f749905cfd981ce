import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { passwordFault, type PasswordHolder } from './password-policy.ts'

const staff: PasswordHolder = { administrator: false, ownWords: ['town-dispatcher', '王演示', '13900000001'] }
const administrator: PasswordHolder = { ...staff, administrator: true }

function codeFor(password: string, holder = staff): string | null {
  return passwordFault(password, holder)?.code ?? null
}

describe('password policy', () => {
  it('R-920: takes eight characters of three kinds from staff and twelve from the three administrators', () => {
    assert.equal(codeFor('Tk7-vNq2'), null)
    assert.equal(codeFor('Tk7-vNq'), 'password-too-short')
    assert.equal(codeFor('Tk7-vNq2', administrator), 'password-too-short')
    assert.equal(codeFor('Tk7-vNq2-xWp', administrator), null)
  })

  it('R-920: refuses fewer than three kinds of characters', () => {
    for (const plain of ['tkvnqxwp', 'tkvnq5829', 'TKVNQWPZRD', '58291746']) assert.equal(codeFor(plain), 'password-too-plain')
  })

  it('R-920: counts Chinese characters as a kind and as one character each', () => {
    assert.equal(codeFor('清风过山岗吹麦浪A9'), null)
    assert.equal(codeFor('清风过山A9'), 'password-too-short')
  })

  it('refuses common passwords, also dressed up with capitals, figures and signs', () => {
    for (const common of ['P@ssw0rd!', 'Qwerty123!', 'Abcd1234!', 'Aa111111!', 'Iloveyou1!', 'Dragon2000!', 'Passw0rd2026']) {
      assert.equal(codeFor(common), 'password-easy-to-guess', common)
    }
  })

  it('refuses the city, its counties, the platform and the offices, in characters and as typed', () => {
    for (const local of ['ChangZhi#7391', 'Xk9长治vTq', 'Sanzhi-Vq7x', 'Ch@ngzh1-Vq7x', 'Vq7-Wangge-x', 'Tunliu2026Xv']) {
      assert.equal(codeFor(local), 'password-easy-to-guess', local)
    }
  })

  it("refuses the holder's own user name, name and number", () => {
    for (const own of ['Town-Dispatcher7', '王演示Vq7xAbz', 'Vx-13900000001']) assert.equal(codeFor(own), 'password-easy-to-guess', own)
  })

  it('refuses unprintable characters and more than 128 characters', () => {
    assert.equal(codeFor('Tk7-vNq2\u0000'), 'password-unprintable')
    assert.equal(codeFor('Tk7-'.repeat(33)), 'password-too-long')
  })

  it('judges full-width letters as the letters they are', () => {
    assert.equal(codeFor('Ｐ＠ｓｓｗ０ｒｄ！'), 'password-easy-to-guess')
  })

  it('answers every text with a fault or with null, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), (text, high) => {
      const found = passwordFault(text, { administrator: high, ownWords: [] })
      assert.ok(found === null || found.rule === 'R-920')
    }))
  })
})
