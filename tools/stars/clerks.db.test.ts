import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { testRegistry } from '../../server/registry/test-registry.ts'
import type { TestDatabase } from '../../server/database/testing.ts'
import { measureClerks } from './clerks.ts'

const clerks = Number(process.env['SANZHI_CLERKS'] ?? 3)
const each = Number(process.env['SANZHI_EACH'] ?? 2)
const loud = process.env['SANZHI_CLERKS'] !== undefined

describe(`${clerks} clerks of different villages at once`, { timeout: 3_600_000 }, () => {
  let test: TestDatabase
  before(async () => { test = await testRegistry() })
  after(() => test.close())

  it('each record their own meeting: every decision counts, nobody is refused, no village holds another up (R-404)', async () => {
    const villages = (await test.ownerQuery<{ code: string }>(`select code from regions where level = 'VILLAGE' and code like '140423%' and kind = 'statutory' and valid_to is null and code <> '140423100229' order by code limit $1`, [clerks])).map(({ code }) => code)
    const { alone, together, wall, decided } = await measureClerks(test, { villages, each })
    assert.equal(decided, each * (clerks + 1))
    const [row] = await test.ownerQuery<{ decided: number }>(`select count(*)::int as decided from dossiers where procedure = 'star-household' and state = 'DECIDED'`)
    assert.equal(row?.decided, decided)
    if (loud) {
      const at = (list: readonly number[], share: number) => Math.round(list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0)
      console.log(JSON.stringify({
        clerks, each, aloneMs: { median: at(alone, 0.5), p95: at(alone, 0.95) }, togetherMs: { median: at(together, 0.5), p95: at(together, 0.95), most: at(together, 1) },
        ratioOfMedians: Number((at(together, 0.5) / Math.max(1, at(alone, 0.5))).toFixed(1)), decisionsPerSecond: Number((1000 * together.length / wall).toFixed(1)),
      }, null, 2))
    }
  })
})
