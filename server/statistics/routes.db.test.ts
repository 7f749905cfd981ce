import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { inOffice } from '../../core/procedure/testing/places.ts'
import type { StatisticsLines, StatisticsView } from '../../core/view/index.ts'
import { defaultSettings } from '../../procedures/grid-case/catalogue.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { foldDeltas, recount, verifyRollups } from './index.ts'

const long = 'from=2024-01&to=2027-12'

describe('Figures over HTTP', () => {
  let platform: RunningPlatform
  let [village, town, county] = ['', '', '']
  before(async () => {
    platform = await startPlatform({ faces: false })
    while (await foldDeltas(platform.database) > 0);
    village = platform.village.code
    ;[town, county] = [village.slice(0, 9), village.slice(0, 6)]
  })
  after(() => platform.close())

  const ask = async (userName: string, path: string) => await platform.app.inject({ url: `/api/statistics/${path}`, headers: { cookie: (await platform.signInAs(userName)).cookie } })
  const got = async <T>(userName: string, path: string): Promise<T> => {
    const answer = await ask(userName, path)
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<T>()
  }
  const codeOf = async (userName: string, path: string) => {
    const answer = await ask(userName, path)
    return `${answer.statusCode} ${answer.json<{ code?: string }>().code ?? ''}`
  }
  const reported = ({ counts }: StatisticsView) => counts.find(({ key }) => key === 'reported')?.amount

  it('are right after the whole demonstration was seeded through the door', async () => {
    const verdict = await verifyRollups(platform.database)
    assert.deepEqual([verdict.different, verdict.outstanding, verdict.uncounted], [0, 0, 0])
    assert.ok(verdict.rollups > 50)
  })

  it('count what the matters count, level by level', async () => {
    const [row] = await platform.ownerQuery<{ all: number; open: number }>(`select count(*)::int as all, (count(*) filter (where region_readable))::int as open from dossiers where procedure = 'grid-case' and village = $1 and not file ? 'suspect'`, [Number(village)])
    const [counted] = await platform.ownerQuery<{ all: number }>(`select count(*)::int as all from dossiers where procedure = 'grid-case' and county = $1 and not file ? 'suspect'`, [Number(county)])
    const own = await got<StatisticsView>('village-cadre', `${village}?${long}`)
    assert.equal(reported(own), row?.open)
    assert.equal(own.openOnly, true)
    assert.equal(reported(await got<StatisticsView>('county-center', `${county}?${long}`)), counted?.all)
  })

  it('of a grid are summed from its matters, and all grids and the village agree', async () => {
    const below = await got<StatisticsLines>('village-cadre', `${village}/children?${long}`)
    assert.ok(below.items.length > 1)
    // A grid is often one person: counts, no rates (R-800, R-808).
    assert.ok(below.items.every(({ closing }) => closing === null))
    for (const { code, reported: amount } of below.items) {
      const grid = await got<StatisticsView>('village-cadre', `${code}?${long}`)
      assert.deepEqual([reported(grid), grid.figures, grid.months.some(({ closing }) => closing !== null)], [amount, null, false], code)
    }
  })

  it('come with the five rates beside the closing rate, each with numerator and denominator (R-145)', async () => {
    const { figures } = await got<StatisticsView>('county-center', `${county}?${long}`)
    const { closing } = figures ?? assert.fail()
    assert.equal(closing.five.length, 5)
    for (const one of [closing.rate, closing.inTime, ...closing.five]) {
      assert.ok(one.numerator <= one.denominator)
      assert.equal(one.share === null, one.denominator === 0)
    }
  })

  it('say nothing of a place with no reports but that there were none (R-148, R-149)', async () => {
    const { figures, counts, months } = await got<StatisticsView>('county-center', `${county}?from=2001-01&to=2001-03`)
    assert.ok(figures !== null && [figures.closing.rate, ...figures.closing.five, ...figures.others].every(({ share }) => share === null))
    assert.ok(counts.every(({ amount }) => amount === 0))
    assert.equal(months.length, 3)
  })

  it('list what lies below in the order of codes, page by page, places without reports included (R-149, R-807)', async () => {
    const all = await got<StatisticsLines>('county-center', `${county}/children?${long}`)
    assert.deepEqual(all.items.map(({ code }) => code), all.items.map(({ code }) => code).toSorted())
    assert.ok(all.items.some(({ reported: amount }) => amount === 0))
    const pages: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: StatisticsLines = await got<StatisticsLines>('county-center', `${county}/children?${long}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      assert.ok(page.items.length <= 2)
      pages.push(...page.items.map(({ code }) => code))
      cursor = page.next
    }
    assert.deepEqual(pages, all.items.map(({ code }) => code))
  })

  it('by category add up to the whole where nothing is kept back', async () => {
    const { items } = await got<StatisticsLines>('village-cadre', `${village}/categories?${long}`)
    const whole = reported(await got<StatisticsView>('village-cadre', `${village}?${long}`))
    assert.equal(items.filter(({ withheld }) => !withheld).reduce((sum, line) => sum + (line.reported ?? 0), 0), whole)
  })

  describe('of sensitive categories', () => {
    before(async () => {
      const [row] = await platform.ownerQuery<{ id: string }>(`select id from dossiers where procedure = 'grid-case' and county = $1 order by id limit 1`, [Number(county)])
      await platform.ownerQuery(`update dossiers set counts = jsonb_set(jsonb_set(counts, '{category}', '"1202"'), '{open}', 'false') where id = $1`, [row?.id])
      await recount(platform.database)
    })

    it('are kept back when few, with another so that the total tells nothing (control 31)', async () => {
      const { items } = await got<StatisticsLines>('county-center', `${county}/categories?${long}`)
      const line = items.find(({ code }) => code === '1202')
      assert.deepEqual([line?.withheld, line?.reported, line?.closing], [true, null, null])
      assert.ok(items.filter(({ withheld }) => withheld).length >= 2)
    })
    it('are not shown alone, nor by way of their group, nor by exporting', async () => {
      for (const category of ['1202', '12']) {
        for (const path of [`${county}?`, `${county}/export?of=figures&format=csv&`, `${county}/export?of=months&format=xlsx&`]) {
          assert.equal(await codeOf('county-center', `${path}${long}&category=${category}`), '403 too-few-to-show', path + category)
        }
      }
      const exported = (await ask('county-center', `${county}/export?of=categories&format=csv&${long}`)).body
      assert.match(exported, /1202,[^,]*,数量少，不列出/)
    })
    it('are as few as the county agreed, and never fewer than three (control 31)', async () => {
      const withheld = async () => (await got<StatisticsLines>('county-center', `${county}/categories?${long}`)).items.find(({ code }) => code === '1202')?.withheld
      await platform.ownerQuery(`update dossiers set counts = jsonb_set(jsonb_set(counts, '{category}', '"1202"'), '{open}', 'false') where id in (select id from dossiers where procedure = 'grid-case' and county = $1 order by id limit 3)`, [Number(county)])
      await recount(platform.database)
      assert.equal(await withheld(), true)
      await agreed({ leastShown: 3 })
      assert.equal(await withheld(), false)
      await agreed({ leastShown: 2 })
      assert.equal(await withheld(), true, 'what does not fit the schema is no agreement: the default stands in')
    })
    it('are not in the figures of townships and villages at all', async () => {
      const { items } = await got<StatisticsLines>('village-cadre', `${village}/categories?${long}`)
      assert.equal(items.find(({ code }) => code === '1202'), undefined)
    })
  })

  /** Straight in the database, as of the next look at it: settings are kept for seconds. */
  async function agreed(settings: object): Promise<void> {
    await platform.ownerQuery(`delete from procedure_settings where county = $1`, [Number(county)])
    await platform.ownerQuery(`insert into procedure_settings (county, procedure, version, state, contents, reason, proposed_by, proposed_at, reviewed_by, reviewed_at, review_note)
      values ($1, 'grid-case', 1, 'in-force', $2, '演示', $3, now(), $4, now(), '同意')`, [Number(county), JSON.stringify({ ...defaultSettings, ...settings }), randomUUID(), randomUUID()])
    platform.door.settings.forget()
  }

  describe('are refused', () => {
    const refusals: readonly (readonly [who: string, path: () => string, code: string])[] = [
      ['town-dispatcher', () => county, '403 region-not-yours'], ['village-cadre', () => town, '403 region-not-yours'], ['county-center', () => '140425', '403 region-not-yours'],
      ['county-center', () => '1404', '403 region-not-yours'], ['transport-handler', () => county, '403 statistics-not-yours'], ['verifier', () => county, '403 statistics-not-yours'],
      ['villager', () => village, '403 staff-only'], ['city-security-admin', () => '1404', '403 statistics-not-yours'],
      ['county-center', () => `${county}?from=2026-13`, '400 request-invalid'], ['county-center', () => `${county}?from=2026-05&to=2026-04`, '400 request-invalid'],
      ['county-center', () => `${county}?from=1950-01&to=2026-01`, '400 request-invalid'], ['county-center', () => `${county}?category=9999`, '400 request-invalid'],
      ['county-center', () => `${county}99`, '400 request-invalid'], ['county-center', () => `${county}999`, '404 not-found'], ['county-center', () => `${county}?x=1`, '400 request-invalid'],
      ['county-center', () => `${county}/export?of=people&format=csv`, '400 request-invalid'], ['town-dispatcher', () => `${county}/export?of=children&format=csv`, '403 region-not-yours'],
    ]
    it('and to staff with one audit record each (control 35)', async () => {
      const records = async () => (await platform.ownerQuery<{ cause: string }>(`select cause from audit_records where act = 'read-figures'`)).map(({ cause }) => cause)
      const before = await records()
      await ask('town-dispatcher', county)
      assert.deepEqual((await records()).slice(before.length), ['region-not-yours'])
    })
    for (const [who, path, code] of refusals) it(`${code} to ${who}: ${path.toString().slice(6)}`, async () => assert.equal(await codeOf(who, path()), code))
  })

  it('are shut to a person of another county in the database itself, and to nobody', async () => {
    const rows = async (office: Parameters<typeof inOffice>[1], code: string) => await platform.database.transaction(
      { role: 'app', actor: inOffice('00000000-0000-4000-8000-000000000001', office, code, 'center') },
      async (transaction) => (await sql<{ digits: number; region: number }>`select distinct digits, region from rollups`.execute(transaction)).rows)
    assert.deepEqual(await rows('COUNTY_CENTER', '140425').then((all) => all.filter(({ region }) => !String(region).startsWith('140425'))), [])
    const own = await rows('COUNTY_CENTER', county)
    assert.ok(own.length > 0 && own.every(({ region }) => String(region).startsWith(county)))
    assert.ok((await rows('TOWN_DISPATCHER', town)).every(({ region }) => String(region).startsWith(town)))
    assert.ok((await rows('CITY_CENTER', '1404')).some(({ digits }) => digits === 4))
    assert.deepEqual(await rows('DEPT_HANDLER', county), [])
    await assert.rejects(platform.database.transaction({ role: 'gate' }, (transaction) => sql`select from rollups`.execute(transaction)), { code: '42501' })
    await assert.rejects(platform.database.transaction({ role: 'app', actor: inOffice('00000000-0000-4000-8000-000000000001', 'CITY_CENTER', '1404', 'center') },
      (transaction) => sql`select from rollup_deltas`.execute(transaction)), { code: '42501' })
  })

  it('are exported as CSV and XLSX without any formula, each export on record', async () => {
    await platform.ownerQuery(`update regions set short_name = '=1+2|cmd' where code = (select code from regions where parent_code = $1 and level = 'TOWN' and status = 'ACTIVE' order by code limit 1)`, [county])
    const before = await platform.ownerQuery(`select from audit_records where act = 'export-figures'`)
    const csv = await ask('county-center', `${county}/export?of=children&format=csv&${long}`)
    assert.match(csv.headers['content-type'] as string, /^text\/csv/)
    assert.equal(csv.headers['content-disposition'], `attachment; filename="statistics-${county}-children.csv"`)
    assert.ok(csv.body.startsWith('\uFEFF代码,名称,'))
    assert.match(csv.body, /,"'=1\+2\|cmd",/)
    const xlsx = await ask('county-center', `${county}/export?of=children&format=xlsx&${long}`)
    const files = unzipSync(xlsx.rawPayload)
    const sheets = Object.entries(files).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => Buffer.from(bytes).toString())
    assert.ok(sheets.some((one) => one.includes('=1+2|cmd')))
    assert.ok(sheets.every((one) => !/<f[ >]/.test(one)))
    for (const table of ['figures', 'months', 'categories']) assert.equal((await ask('county-center', `${county}/export?of=${table}&format=xlsx&${long}`)).statusCode, 200)
    const after = await platform.ownerQuery<{ object: string; result: string }>(`select object, result from audit_records where act = 'export-figures'`)
    assert.equal(after.length - before.length, 5)
    assert.ok(after.every(({ object, result }) => object === `region:${county}` && result === 'done'))
  })
})
