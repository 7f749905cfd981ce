import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { indexText, rulesIn } from './rules-index.ts'

// Spelled in two parts, so that this file does not name the rules it plays with.
const rule = (number: number) => `R-${number}`

describe('Index of rules', () => {
  it('finds every rule once, in order', () => {
    assert.deepEqual(rulesIn(`${rule(111)}: see ${rule(101)} and ${rule(111)}`), [rule(101), rule(111)])
  })
  it('does not take a chapter for its rules', () => {
    assert.deepEqual(rulesIn(`${rule(100)}…${rule(131)} and ${rule(800)}…808`), [])
  })
  it('reads several rules written with one R', () => {
    assert.deepEqual(rulesIn(`${rule(110)}/111 together`), [rule(110), rule(111)])
  })
  it('keeps tests apart from the code they test', () => {
    const text = indexText(new Map([[rule(110), '派单目录']]), [{ file: 'a/b.ts', rules: [rule(110)] }, { file: 'a/b.test.ts', rules: [rule(110)] }])
    assert.ok(text.includes(`| ${rule(110)} | 派单目录 | [a/b.ts](../a/b.ts) | [a/b.test.ts](../a/b.test.ts) |`))
  })
})
