import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

const village = '140423100229'

describe('Offices that nobody holds', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  type Answer = { readonly items: readonly { readonly region: { readonly level: string; readonly code: string }; readonly name: string; readonly office: string }[]; readonly next: string | null }
  const ask = async (user: string, query: string) => platform.app.inject({ url: `/api/vacancies${query}`, headers: { cookie: (await platform.signInAs(user)).cookie } })
  const listed = async (query: string) => (await ask('security-admin', query)).json<Answer>()

  it('are none in the village of the demonstration; the worker of a grid who leaves is missed from that day on', async () => {
    assert.deepEqual((await listed(`?region=${village}`)).items, [])
    await platform.ownerQuery(`update mandates set revoked_at = now() where office = 'GRID_WORKER' and region_code = $1`, [`${village}002`])
    const { items } = await listed(`?region=${village}`)
    assert.deepEqual(items.map(({ region, office }) => [region.level, region.code, office]), [['GRID', `${village}002`, 'GRID_WORKER']])
  })

  it('are listed once each, page after page, in the order of codes, and by level', async () => {
    const seen: string[] = []
    let next: string | null = ''
    do {
      const page: Answer = await listed(`?region=140423100&level=VILLAGE${next === '' ? '' : `&cursor=${next}`}`)
      seen.push(...page.items.map(({ region, office }) => `${region.code} ${office}`))
      assert.ok(page.items.every(({ region }) => region.level === 'VILLAGE'))
      next = page.next
    } while (next !== null)
    assert.ok(seen.length > 50)
    assert.deepEqual(seen, [...new Set(seen)].toSorted())
    assert.ok(!seen.some((one) => one.startsWith(village)))
  })

  it('go into a table with a mark, headings and every one of them, and leave a record', async () => {
    const { body, headers } = await ask('security-admin', '/export?region=140423100&level=VILLAGE')
    assert.match(String(headers['content-type']), /text\/csv/)
    const rows = body.trimEnd().split('\r\n')
    assert.equal(rows[0], '\uFEFF级别,代码,地方,上级,岗位')
    const [{ count } = { count: 0 }] = await platform.ownerQuery<{ count: number }>(`select count(*)::int from regions where level = 'VILLAGE' and parent_code = '140423100' and status = 'ACTIVE' and code <> $1`, [village])
    assert.equal(rows.length - 1, count * 3)
    const records = await platform.ownerQuery<{ object: string; result: string }>(`select object, result from audit_records where act = 'export-vacancies'`)
    assert.deepEqual(records, [{ object: 'region:140423100', result: 'done' }])
  })

  it('refused: are told to no other office, and of no foreign region (R-024)', async () => {
    for (const user of ['county-center', 'village-cadre', 'town-dispatcher']) assert.equal((await ask(user, '')).statusCode, 403, user)
    assert.equal((await ask('security-admin', '?region=140425')).json<{ code: string }>().code, 'region-not-yours')
    assert.equal((await ask('security-admin', '?cursor=x')).statusCode, 400)
  })
})
