import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical.ts'
import type { Json } from './dossier.ts'

describe('Canonical JSON (RFC 8785)', () => {
  const cases: readonly (readonly [title: string, value: Json, text: string])[] = [
    ['the literals', [null, true, false], '[null,true,false]'],
    ['an empty object and list', { b: {}, a: [] }, '{"a":[],"b":{}}'],
    ['keys by UTF-16 code unit, as in 3.2.3 of the RFC', { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, 'ö': 7 }, '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'],
    ['keys at every depth', [{ z: { b: 1, a: 2 }, a: 0 }], '[{"a":0,"z":{"a":2,"b":1}}]'],
    ['numbers as ECMAScript prints them', [1e21, 1e-7, 333333333.33333329, 4.5, 2e-3, 1e-27, -0, 0.1, 9007199254740991], '[1e+21,1e-7,333333333.3333333,4.5,0.002,1e-27,0,0.1,9007199254740991]'],
    ['the shortest escapes', '€$\u000f\nA\'B"\\"/\b\t\f', '"€$\\u000f\\nA\'B\\"\\\\\\"/\\b\\t\\f"'],
    ['characters outside the basic plane as they are', '𠮷😀', '"𠮷😀"'],
    ['composed and decomposed letters as two different texts', ['\u00e9', 'e\u0301'], '["\u00e9","e\u0301"]'],
    ['an own key that looks dangerous', JSON.parse('{"__proto__":1,"constructor":2}') as Json, '{"__proto__":1,"constructor":2}'],
  ]
  for (const [title, value, text] of cases) it(`writes ${title}`, () => assert.equal(canonicalJson(value), text))

  it('leaves out an absent member, as the table does', () => {
    assert.equal(canonicalJson({ a: undefined, b: 1 } as unknown as Json), '{"b":1}')
  })

  const refused: readonly (readonly [title: string, value: unknown])[] = [
    ['undefined', undefined], ['undefined in a list', [undefined]], ['not a number', NaN], ['the infinite', [Infinity]], ['a function', () => 1], ['a big integer', 1n],
    ['a symbol', Symbol('x')], ['a lone high surrogate', '\ud800'], ['a lone low surrogate', { a: '\udc00x' }], ['a lone surrogate in a key', { '\ud800': 1 }],
    ['a date', new Date(0)], ['a map', new Map([['a', 1]])], ['a byte array', Buffer.from('a')],
  ]
  for (const [title, value] of refused) {
    it(`throws for ${title}, which JSON cannot say`, () => assert.throws(() => canonicalJson(value as Json), TypeError))
  }

  it('does not depend on the order of keys, and reads back as the same value', () => {
    fc.assert(fc.property(fc.jsonValue().filter((value) => JSON.stringify(value).isWellFormed() && wellFormed(value)), (value) => {
      const text = canonicalJson(value as Json)
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
      assert.equal(canonicalJson(turned(value as Json)), text)
    }), { numRuns: 500 })
  })

  it('differs for values that differ', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      if (!wellFormed(one) || !wellFormed(other)) return
      assert.equal(canonicalJson(one as Json) === canonicalJson(other as Json), same(one, other))
    }), { numRuns: 500 })
  })
})

function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => turned(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).toReversed().map(([key, inner]) => [key, turned(inner)]))
}

function wellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && wellFormed(inner))
}

function same(one: unknown, other: unknown): boolean {
  try {
    assert.deepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))
    return true
  } catch {
    return false
  }
}
