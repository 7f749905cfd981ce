import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  birthDateIn, genderIn, inventedPrefix, inventPhone, inventResidentNumber, isCreditCode, isMobileNumber, isResidentNumber,
  maskPhone, maskResidentNumber, normalizePhone, normalizeResidentNumber,
} from './index.ts'

/** The standard's own printed example, and no living person's number. */
const example = '11010519491231002X'

describe('identity numbers', () => {
  it('accepts the example of the standard (R-017)', () => {
    assert.equal(isResidentNumber(example), true)
    assert.equal(birthDateIn(example), '1949-12-31')
    assert.equal(genderIn(example), 2)
  })

  it('refuses the example after any single digit is changed (R-017)', () => {
    for (let index = 0; index < 18; index += 1) {
      for (const character of '0123456789X') {
        if (character === example.charAt(index)) continue
        const wrong = `${example.slice(0, index)}${character}${example.slice(index + 1)}`
        assert.equal(isResidentNumber(wrong), false, wrong)
      }
    }
  })

  it('refuses days that do not exist, wrong lengths and foreign characters (R-017)', () => {
    for (const wrong of ['', '110105194912310021', '11010519490230002X', '1101051949123100', `${example}0`, '11010519491231002x']) {
      assert.equal(isResidentNumber(wrong), false, wrong)
    }
    assert.equal(isResidentNumber(normalizeResidentNumber(' 110105-19491231-００２x ')), true)
  })

  it('shows the first and the last character only (R-017)', () => {
    assert.equal(maskResidentNumber(example), '1****************X')
    assert.equal(maskResidentNumber('12'), '**')
  })

  it('invents numbers that pass every check and belong to a province that never was', () => {
    const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    fc.assert(fc.property(day, fc.constantFrom(1 as const, 2 as const), fc.nat(499), (date, gender, sequence) => {
      const birthDate = date.toISOString().slice(0, 10)
      const number = inventResidentNumber(birthDate, gender, sequence)
      assert.equal(isResidentNumber(number), true)
      assert.equal(birthDateIn(number), birthDate)
      assert.equal(genderIn(number), gender)
      assert.ok(number.startsWith(inventedPrefix))
    }))
  })

  it('judges unified social credit codes (R-018)', () => {
    // A company's public registration, as printed on its licence: the outside witness for both check characters.
    assert.equal(isCreditCode('9144030071526726XG'), true)
    assert.equal(isCreditCode('51999999MJ00000007'), false)
    const valid = findValidCode('51999999MJ000000')
    assert.equal(isCreditCode(valid), true)
    assert.equal(isCreditCode(`${valid.slice(0, 17)}${valid.endsWith('1') ? '2' : '1'}`), false)
    for (const wrong of ['', valid.slice(1), `${valid}1`, valid.replace('M', 'I'), valid.toLowerCase()]) assert.equal(isCreditCode(wrong), false)
  })

  it('brings telephone numbers to one form and masks their middle', () => {
    for (const same of ['+86 120-0000-0042', '008612000000042', '１２００００００042', '12000000042']) {
      assert.equal(normalizePhone(same), '12000000042')
    }
    assert.equal(maskPhone('12000000042'), '120****0042')
  })

  it('invents telephone numbers that pass here and ring nowhere', () => {
    assert.equal(inventPhone(42), '12000000042')
    assert.equal(isMobileNumber(inventPhone(42)), true)
    for (const wrong of ['', '110', '12345678901', '120000000421', '1200000004', 'abcdefghijk']) assert.equal(isMobileNumber(wrong), false)
  })
})

/** Exactly one pair of check characters is right: any other acceptance is a fault of the rule. */
function findValidCode(body: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const valid = [...alphabet].flatMap((one) => [...alphabet].map((other) => `${body}${one}${other}`)).filter(isCreditCode)
  assert.equal(valid.length, 1)
  return valid[0] ?? ''
}
