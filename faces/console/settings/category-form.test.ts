import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { categorySchema } from '../../../procedures/grid-case/settings.ts'
import { categoryWords, choices } from './settings-words.ts'

const form = readFileSync(new URL('./category-form.tsx', import.meta.url), 'utf8')
const fields = Object.keys(categorySchema.properties) as (keyof typeof categoryWords)[]

describe('The form of a kind of matter', () => {
  for (const field of fields) {
    it(`has a control for ${field}, with words, and puts down what it says`, () => {
      assert.match(categoryWords[field], /\p{Script=Han}/u)
      const control = field in choices ? `{select('${field}')}` : `name={\`\${code}-${field}\`}`
      assert.ok(form.includes(control), `no control for ${field}`)
      const taken = form.slice(form.indexOf('onPut({'), form.indexOf('const select'))
      assert.match(taken, new RegExp(`\\b${field}\\b`), `${field} is not taken from the form`)
    })
  }

  it('has words for every choice the settings allow', () => {
    for (const field of Object.keys(choices) as (keyof typeof choices)[]) {
      const allowed = categorySchema.properties[field].anyOf.map((one) => ('const' in one ? String(one.const) : ''))
      assert.deepEqual(Object.keys(choices[field]).toSorted(), allowed.toSorted(), field)
    }
  })
})
