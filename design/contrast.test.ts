/** Every pair of colours the parts put together, in both schemes, computed by WCAG 2's formula from tokens.css itself (R-973). */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

type Pair = readonly [ink: string, ground: string, least: number]

const pairs: readonly Pair[] = [
  ...['paper', 'card', 'jade-wash', 'amber-wash', 'cinnabar-wash'].map((ground): Pair => ['ink', ground, 7]),
  ...['paper', 'card', 'jade-wash', 'amber-wash', 'cinnabar-wash'].map((ground): Pair => ['ink-soft', ground, 4.5]),
  ...['paper', 'card', 'jade-wash'].map((ground): Pair => ['jade', ground, 4.5]),
  ...['paper', 'card', 'jade-wash'].map((ground): Pair => ['jade-deep', ground, 4.5]),
  ...['paper', 'card', 'amber-wash'].map((ground): Pair => ['amber', ground, 4.5]),
  ...['paper', 'card', 'cinnabar-wash'].map((ground): Pair => ['cinnabar', ground, 4.5]),
  ['on-jade', 'jade', 4.5],
  ['on-jade', 'jade-deep', 4.5],
  ['on-cinnabar', 'cinnabar', 4.5],
  ['on-cinnabar', 'cinnabar-deep', 4.5],
  ['on-focus', 'focus', 7],
  ['edge', 'paper', 3],
  ['edge', 'card', 3],
  ['edge', 'jade-wash', 3],
]

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

describe('tokens.css', () => {
  for (const [scheme, selector] of [
    ['light', `[data-scheme='light']`],
    ['dark', `[data-scheme='dark']`],
  ] as const) {
    it(`keeps every pair of the ${scheme} scheme legible (R-973)`, () => {
      const tokens = tokensUnder(selector)
      for (const [ink, ground, least] of pairs) {
        const ratio = contrast(colour(tokens, ink), colour(tokens, ground))
        assert.ok(ratio >= least, `--${ink} on --${ground}: ${ratio.toFixed(2)}, wanted ${least}`)
      }
    })
  }

  it('asks the same of a dark system and of a face set to dark', () => {
    assert.deepEqual(tokensUnder(':root:not([data-scheme])'), tokensUnder(`[data-scheme='dark']`))
  })

  it('gives light and dark the same names', () => {
    assert.deepEqual([...tokensUnder(`[data-scheme='light']`).keys()], [...tokensUnder(`[data-scheme='dark']`).keys()])
  })
})

/** The custom properties of the first rule whose selector ends in `selector` and which sets colours. */
function tokensUnder(selector: string): Map<string, string> {
  const rules = sheet.matchAll(/([^{}]+)\{([^{}]*--paper[^{}]*)\}/g)
  for (const [, selectors = '', body = ''] of rules) {
    if (selectors.trim().endsWith(selector))
      return new Map([...body.matchAll(/--([\w-]+): (#\w+);/g)].map((found) => [found[1] ?? '', found[2] ?? '']))
  }
  throw new Error(`no colours under ${selector}`)
}

function colour(tokens: Map<string, string>, name: string): string {
  const value = tokens.get(name)
  assert.ok(value, `no token --${name}`)
  return value
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
