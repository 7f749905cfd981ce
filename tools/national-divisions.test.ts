import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parentKeyOf } from '../core/region/codes.ts'
import type { Division } from '../server/registry/index.ts'
import { nationalList } from './national-divisions.ts'

describe('the national list', () => {
  it('is taken whole: 620,573 villages, every line under another, no code twice', async () => {
    const keys = new Set<string>()
    const odd: Division[] = []
    const counts: Record<string, number> = {}
    for await (const division of nationalList().divisions) {
      const key = `${division.level} ${division.code}`
      assert.ok(!keys.has(key), key)
      keys.add(key)
      counts[division.level] = (counts[division.level] ?? 0) + 1
      const parent = parentKeyOf(division)
      if (parent !== null) assert.ok(keys.has(`${parent.level} ${parent.code}`), key)
      if (division.kind === 'virtual' && division.level !== 'VILLAGE') odd.push(division)
    }
    assert.deepEqual(counts, { CITY: 342, COUNTY: 2978, TOWN: 41352, VILLAGE: 620573 })
    assert.deepEqual(odd.map(({ code }) => code), [
      '1101', '1201', '3101', '4190', '4290', '4690', '5001', '5002', '6590', '441900', '442000', '460400', '350527000',
    ])
  })
})
