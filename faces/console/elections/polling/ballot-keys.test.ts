import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { linesOf, marksIn, reading, textOf, toggled, unreadableMark, writtenMark } from './ballot-keys.ts'

const person = (name: string) => ({ person: name, name })
const slate = { chair: ['甲演示', '乙演示'].map(person), vice: [], member: ['丙演示', '丁演示', '戊演示'].map(person) }
const seats = { chair: 1, vice: 0, member: 2 }
const others = ['己演示'].map(person)
const said = (marks: readonly string[]) => reading(marks, { slate, seats, others }).map(({ verdict }) => verdict)

describe('A ballot paper on the keyboard', () => {
  it('gives every candidate one key, over the posts that are voted on', () => {
    assert.deepEqual(linesOf(slate, seats).map(({ mark, key }) => `${String(key)}=${mark}`), ['1=c1', '2=c2', '3=m1', '4=m2', '5=m3'])
  })

  it('says of each post whether it holds: more names than seats is void for that post alone (R-221)', () => {
    assert.deepEqual(said(['c1', 'm1', 'm2']), ['valid', 'valid'])
    assert.deepEqual(said(['c1', 'c2', 'm1']), ['too-many', 'valid'])
    assert.deepEqual(said(['m1', 'm2', 'm3']), ['abstains', 'too-many'])
    assert.deepEqual(said([]), ['abstains', 'abstains'])
  })

  it('keeps what can be read beside what cannot (R-221)', () => {
    assert.deepEqual(said([unreadableMark('chair'), 'm1', unreadableMark('member')]), ['unreadable', 'valid'])
  })

  it('counts a name written in, and one name marked twice as one (R-221)', () => {
    const mark = writtenMark('chair', others, '己演示')
    assert.equal(mark, 'co1')
    assert.deepEqual(said(['co1', 'm1']), ['valid', 'valid'])
    assert.equal(writtenMark('chair', others, '没有这个人'), null)
  })

  it('is sent the same however it was keyed', () => {
    fc.assert(fc.property(fc.shuffledSubarray(['c1', 'c2', 'm1', 'm3', 'co1', 'm?', 'c?']), (marks) => {
      const text = textOf(marks)
      assert.equal(textOf(marksIn(text)), text)
      assert.deepEqual(new Set(marksIn(text)), new Set(marks))
      assert.equal(toggled(toggled(marks, 'c1'), 'c1').length, marks.length)
    }))
  })
})
