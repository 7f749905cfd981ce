import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { cycleKey, nameOfKey } from '../../core/star-rating/rating-names.ts'
import { dayOf, yearOf } from '../../core/time/index.ts'
import type { StarVillages, StarYear } from '../../core/view/star-years.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { checkMark, publicYears } from './index.ts'

describe('A village\'s awarded year', () => {
  let platform: RunningPlatform
  let [village, id] = ['', '']
  before(async () => {
    platform = await startPlatform({ faces: false })
    village = platform.village.code
    id = nameOfKey(cycleKey(village, yearOf(dayOf(platform.door.clock())) - 1))
  })
  after(() => platform.close())
  const ask = async (userName: string, url: string, method: 'GET' | 'POST' = 'GET') => {
    const { cookie, csrf } = await platform.signInAs(userName)
    return await platform.app.inject({ url, method, headers: { cookie, 'x-csrf-token': csrf }, ...(method === 'POST' ? { payload: {} } : {}) })
  }
  const codes = async () => await platform.ownerQuery<{ code: string; kind: string; rating: string | null }>('select code, kind, rating from sheet_marks order by code')

  it('is shown with its stage, to those who work on it and to nobody else (R-401, R-412)', async () => {
    const year = (await ask('village-cadre', `/api/star-rating/years/${id}`)).json<StarYear>()
    assert.deepEqual([year.village, year.stage, year.sheets], [village, 'ACTIVE', ['board', 'certificates', 'plaques']])
    assert.equal((await ask('town-dispatcher', `/api/star-rating/years/${id}`)).json<StarYear>().next, null, 'a preview of stars is for the village alone')
    assert.equal((await ask('transport-handler', `/api/star-rating/years/${id}`)).statusCode, 404)
    const listed = (await ask('town-dispatcher', `/api/star-rating/years?year=${year.year}`)).json<StarVillages>()
    assert.equal(listed.items.find(({ code }) => code === village)?.stage, 'ACTIVE')
  })
  it('is printed only once its codes are made, and printed again with the same (R-409)', async () => {
    const board = `/api/star-rating/years/${id}/sheets/board`
    assert.equal((await ask('village-cadre', `${board}/pdf`)).json<{ code: string }>().code, 'sheets-not-prepared')
    assert.equal((await ask('village-cadre', board, 'POST')).statusCode, 200)
    const first = await codes()
    assert.equal((await ask('village-cadre', board, 'POST')).statusCode, 200)
    assert.deepEqual(await codes(), first)
    const pdf = await ask('village-cadre', `${board}/pdf`)
    assert.deepEqual([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()], [200, 'application/pdf', '%PDF-'])
    assert.equal((await ask('village-cadre', `/api/star-rating/years/${id}/sheets/notice`, 'POST')).json<{ code: string }>().code, 'sheet-not-yet')
  })
  it('tells anybody who checks a code the village, the year and whether it holds, and not a name or a star more (R-406, R-409)', async () => {
    const [mark] = await codes()
    const checked = (code: string) => platform.database.reading({ role: 'system' }, (transaction) => checkMark(transaction, platform.door.procedures, code))
    assert.deepEqual(await checked(mark?.code ?? ''), { kind: 'board', village, year: yearOf(dayOf(platform.door.clock())) - 1, current: true })
    for (const code of ['', 'ABC', '222222222222', '%', 'ÄÄÄÄÄÄÄÄÄÄÄÄ']) assert.equal(await checked(code), null, code)
  })
  it('is public as heads, groups and stars won of those on the board, nothing else (R-406, R-409, R-452)', async () => {
    const { honour } = await publicYears(platform.door, village)
    assert.ok(honour !== null && honour.lines.length > 0)
    for (const line of honour.lines) {
      assert.deepEqual(Object.keys(line).toSorted(), ['group', 'headName', 'stars'])
      assert.ok(line.stars.length >= honour.from)
    }
    assert.deepEqual(await publicYears(platform.door, '140423100598'), { notice: null, honour: null })
  })
})
