import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { widthOf, wrap } from './wrap.ts'

describe('Chinese in lines', () => {
  it('leaves what fits on one line', () => {
    assert.deepEqual(wrap('受理立案', 8), ['受理立案'])
  })
  it('breaks into even lines instead of leaving one letter alone', () => {
    assert.deepEqual(wrap('转接紧急和法定渠道', 8), ['转接紧急和', '法定渠道'])
  })
  it('begins no line with a closing mark', () => {
    assert.deepEqual(wrap('核查通过，结案归档', 4).filter((line) => /^[，。；：、）]/.test(line)), [])
  })
  it('loses and adds nothing, whatever is wrapped', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, most) => {
      assert.equal(wrap(text, most).join(''), text)
    }))
  })
  it('counts a Chinese letter as one em', () => {
    assert.equal(widthOf('待受理'), 3)
  })
})
