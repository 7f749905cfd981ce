import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { RegionKey } from '../../../core/region/region.ts'
import { childrenOf, choicesBelow, findRegion, importDivisions, pathOf, readDivisions, type DivisionList } from '../index.ts'
import { testRegistry, type TestRegistry } from '../test-registry.ts'

let test: TestRegistry

before(async () => { test = await testRegistry() })
after(() => test.close())

const gate = { role: 'gate' } as const
const now = Date.UTC(2026, 5, 1)

function listOf(lines: readonly string[], { day = '2025-01-01', complete = null as RegionKey | null } = {}): DivisionList {
  const bytes = new TextEncoder().encode(['code,name', ...lines].join('\n'))
  async function *pieces() { yield await Promise.resolve(bytes) }
  return { divisions: readDivisions(pieces()), day, source: '演示名录', complete }
}

async function refusalOf(list: DivisionList): Promise<string> {
  const before = await everything()
  try {
    await importDivisions(test.database, list, { now })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    assert.equal(await everything(), before, 'something was written')
    return error.refusal.sentence
  }
  return 'not refused'
}

async function everything(): Promise<string> {
  const rows = await test.ownerQuery<{ all: string }>(`select md5(string_agg(concat(level, code, name, kind, unit_type, status, valid_from, valid_to), '' order by id)) as all from regions`)
  return rows[0]?.all ?? ''
}

const find = (key: RegionKey, day?: string) => test.database.transaction(gate, (transaction) => findRegion(transaction, key, day))
const otherCity = ['1405,晋城市', '140502,城区', '140502001,东街街道', '140502001001,凤鸣社区居委会']

describe('a list of divisions taken into the tree', () => {
  it('is compared first, and nothing is written', async () => {
    const before = await everything()
    const found = await importDivisions(test.database, listOf(otherCity), { now, checkOnly: true })
    assert.deepEqual([found.read, found.added, found.changed, found.closed], [4, 4, 0, 0])
    assert.deepEqual(found.first.added.map(({ code }) => code), ['1405', '140502', '140502001', '140502001001'])
    assert.equal(await everything(), before)
  })

  it('is added once, with the day of the list, and a second time changes nothing (R-016)', async () => {
    assert.equal((await importDivisions(test.database, listOf(otherCity), { now })).added, 4)
    const after = await everything()
    const again = await importDivisions(test.database, listOf(otherCity), { now })
    assert.deepEqual([again.added, again.changed, again.same], [0, 0, 4])
    assert.equal(await everything(), after)
    const village = { level: 'VILLAGE', code: '140502001001' } as const
    assert.equal(await find(village, '2024-12-31'), null)
    assert.equal((await find(village, '2025-01-01'))?.shortName, '凤鸣社区')
  })

  it('gives a new name from its day; before that the old name stands, and the border stays (R-016)', async () => {
    const { code, boundary } = test.village
    const found = await importDivisions(test.database, listOf([`${code},新甘村村委会`], { day: '2025-06-01' }), { now })
    assert.deepEqual(found.first.changed.map(({ name, before }) => `${before ?? ''} → ${name}`), ['甘村村委会 → 新甘村村委会'])
    const village = { level: 'VILLAGE', code } as const
    assert.equal((await find(village))?.name, '新甘村村委会')
    assert.equal((await find(village, '2025-05-31'))?.name, '甘村村委会')
    assert.deepEqual((await find(village))?.boundary, boundary)
    const [change] = await test.ownerQuery<{ act: string; reason: string }>(`select act, reason from region_changes where from_codes = array['${code}']`)
    assert.deepEqual(change, { act: 'rename', reason: '演示名录' })
  })

  it('leaves alone what the tree learnt on a later day', async () => {
    const found = await importDivisions(test.database, listOf([`${test.village.code},甘村村委会`], { day: '2025-01-01' }), { now })
    assert.deepEqual([found.changed, found.newer], [0, 1])
    assert.equal((await find({ level: 'VILLAGE', code: test.village.code }))?.name, '新甘村村委会')
  })

  it('ends what a complete list no longer names, from its day (R-012)', async () => {
    const complete = { level: 'CITY', code: '1405' } as const
    await importDivisions(test.database, listOf([...otherCity, '140502001002,将停社区居委会']), { now })
    const found = await importDivisions(test.database, listOf(otherCity, { day: '2025-09-01', complete }), { now })
    assert.deepEqual(found.first.closed.map(({ code }) => code), ['140502001002'])
    assert.equal(await find({ level: 'VILLAGE', code: '140502001002' }), null)
    assert.equal((await find({ level: 'VILLAGE', code: '140502001002' }, '2025-08-31'))?.name, '将停社区居委会')
    assert.match(await refusalOf(listOf(['140502001002,将停社区居委会'], { day: '2026-01-01' })), /^第 2 行：编码 140502001002 已经停用/)
    // A list from before the end says nothing new.
    assert.equal((await importDivisions(test.database, listOf(['140502001002,将停社区居委会']), { now })).newer, 1)
  })

  it('hangs 东莞, 金门 and a county directly under its province each in its place', async () => {
    await importDivisions(test.database, listOf([
      '4419,东莞市', '441900,东莞市', '441900003,东城街道', '441900003001,岗贝社区居委会', '4290,省直辖县级行政区划', '429004,仙桃市', '429004001,沙嘴街道',
      '3505,泉州市', '350527,金门县', '350527000,金门县',
    ]), { now })
    const [below, path, jinmen, choices] = await test.database.transaction(gate, async (transaction) => [
      await childrenOf(transaction, { level: 'COUNTY', code: '441900' }), await pathOf(transaction, { level: 'VILLAGE', code: '441900003001' }),
      await choicesBelow(transaction, { level: 'COUNTY', code: '350527' }), await choicesBelow(transaction, { level: 'CITY', code: '4419' }),
    ])
    assert.deepEqual(below.map(({ name }) => name), ['东城街道'])
    assert.deepEqual(path.map(({ level, code }) => `${level} ${code}`), ['CITY 4419', 'COUNTY 441900', 'TOWN 441900003', 'VILLAGE 441900003001'])
    assert.deepEqual(jinmen, [], 'nothing to choose in 金门')
    assert.deepEqual(choices.map(({ name }) => name), ['东城街道'], 'towns directly below the city')
  })
})

describe('a list of divisions that is refused, wholly', () => {
  it('with a code twice', async () => {
    assert.match(await refusalOf(listOf([...otherCity, '1405,晋城市'])), /^第 6 行：编码 1405 与第 2 行重复/)
  })

  it('with something that hangs under nothing', async () => {
    assert.match(await refusalOf(listOf(['141181003,某镇'])), /^第 2 行：上级 141181 既不在文件里/)
  })

  it('with a day that has not come', async () => {
    assert.match(await refusalOf(listOf(otherCity, { day: '2026-06-02' })), /不能晚于今天/)
  })

  it('with nothing in it', async () => {
    assert.match(await refusalOf(listOf([])), /没有任何区划/)
  })

  it('where it would end a village with grids and households (R-014)', async () => {
    const { code } = test.village
    const { ownerQuery } = test
    const others = await ownerQuery<{ code: string; name: string }>(`select code, name from regions where status = 'ACTIVE' and level <> 'GRID' and code like '140423%' and code <> '${code}'`)
    const sentence = await refusalOf(listOf(others.map((one) => `${one.code},${one.name}`), { day: '2026-01-01', complete: { level: 'COUNTY', code: '140423' } }))
    assert.match(sentence, new RegExp(`还有网格、住户或下级区划：\n  ${code} 新甘村村委会`))
  })
})
