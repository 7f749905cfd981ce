/** Chinese text carries full-width punctuation (design.md); half-width marks between Chinese characters are typing slips. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

const root = new URL('..', import.meta.url)
const sources = globSync('{design,faces/portal}/**/*.{ts,tsx}', { cwd: root }).filter((path) => !path.endsWith('.test.ts'))
const slip = /[\u4e00-\u9fff][,:;?!](?=[\u4e00-\u9fff$])|[\u4e00-\u9fff]\([\u4e00-\u9fff]/

describe('Chinese text in design and portal', () => {
  for (const path of sources) {
    it(`${path} has full-width punctuation`, () => {
      assert.deepEqual(
        readFileSync(new URL(path, root), 'utf8')
          .split('\n')
          .filter((line) => slip.test(line)),
        [],
      )
    })
  }
})
