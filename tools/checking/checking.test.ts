import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { redLinesIn } from './red-lines.ts'
import { residentNumbersIn } from './resident-numbers.ts'

describe('the look-out for resident numbers', () => {
  // Put together here, so that the file itself holds no such number.
  const issued = ['140423', '19800101', '001', '7'].join('')
  const valid = (body: string) => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + ('10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(body[index]), 0) % 11] ?? '')
  }

  it('finds one that could have been issued, and says the line', () => {
    assert.deepEqual(residentNumbersIn(`a\nid: '${valid(issued.slice(0, 17))}'`).map(({ line }) => line), [2])
  })

  it('leaves alone a wrong checksum, an impossible place, an impossible birthday, a longer number', () => {
    const number = valid(issued.slice(0, 17))
    const wrong = number.slice(0, 17) + (number.endsWith('0') ? '1' : '0')
    for (const text of [wrong, valid('99042319800101001'), valid('14042322000101001'), valid('14042319801301001'), `${number}0`, `0.${number}`]) {
      assert.deepEqual(residentNumbersIn(text), [], text)
    }
  })
})

describe('the look-out for red lines (R-830)', () => {
  it('finds a crossed line in the schema and in an address of a route', () => {
    assert.equal(redLinesIn('database/migrations/0009_x.sql', '  risk_score integer,').length, 1)
    assert.equal(redLinesIn('server/edge/x.ts', "app.get('/api/check-ins', h)").length, 1)
  })

  it('leaves alone comments of the schema and words that are no address', () => {
    assert.deepEqual(redLinesIn('database/migrations/0009_x.sql', '-- there is no risk_score here'), [])
    assert.deepEqual(redLinesIn('server/edge/x.ts', '// no check-ins'), [])
    assert.deepEqual(redLinesIn('docs/x.md', 'risk_score'), [])
  })
})
