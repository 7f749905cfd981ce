/** Colours and type sizes are written once, in tokens.css; everywhere else they are tokens. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

const root = new URL('..', import.meta.url)
const sheets = globSync('{design,faces}/**/*.{css,tsx}', { cwd: root }).filter((path) => path !== 'design/tokens.css')

const rawColour = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?=\s*[;,)'"\s])|\b(?:rgba?|hsla?|oklch|lab|color-mix)\(/i
const namedColour =
  /(?:color|background|border[\w-]*|fill|stroke|outline)\s*[:=][^;]*\b(?:white|black|red|green|blue|gr[ae]y|yellow|orange)\b/i
const rawType = /font(?:-size)?\s*:[^;]*\d(?:px|pt|rem)|fontSize|line-height\s*:\s*[\d.]+(?:px|pt)/

/** A style attribute in printed HTML is refused by the portal's content security policy. */
const styleAttribute = /\bstyle=/

describe('style sheets and pages outside tokens.css', () => {
  it('are found by this test', () => {
    assert.ok(sheets.includes('design/base.css'))
  })

  for (const path of sheets) {
    it(`${path} holds no raw colour and no raw type size`, () => {
      const lines = readFileSync(new URL(path, root), 'utf8').split('\n')
      const forbidden = [rawColour, namedColour, rawType, ...(isPrinted(path) ? [styleAttribute] : [])]
      const faults = lines.filter((line) => forbidden.some((fault) => fault.test(line)))
      assert.deepEqual(faults, [])
    })
  }
})

function isPrinted(path: string): boolean {
  return path.startsWith('design') || path.startsWith('faces/portal')
}
