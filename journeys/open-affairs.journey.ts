/**
 * A quarter of 300 lines: read from a spreadsheet, reviewed line by line, published, posted; a villager without script asks about line 17 and the
 * accountant answers. A villager of 70 finds last year's subsidies on a telephone without script, in the size for old eyes. The supervision committee
 * has its work on one page and holds the yearly appraisal; the village asks its people on line where nothing is decided.
 */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { nameOfDisclosure } from '../core/open-affairs/index.ts'
import { addDays, dayOf, yearOf } from '../core/time/index.ts'
import { workbookOf } from '../server/statistics/index.ts'
import { openPage } from '../tools/browser.ts'
import { grave, narrow, openStage, plainPhone, sound, soundWithoutScript } from '../tools/testing/stage.ts'

const stage = openStage()
/** A quarter of two years ago: over whatever the day is, and none of the demonstration's own. */
const year = yearOf(dayOf(Date.now())) - 2
const period = `${year}-Q3`

async function work(userName: string): Promise<Page> {
  const page = await stage.as(userName, `/console/open-affairs/${stage.platform.village.code}/F01/${period}`)
  await page.getByRole('heading', { level: 1, name: /财务收支/ }).waitFor()
  return page
}

async function workbook(expense: string) {
  const head = ['日期', '项目', '摘要', '收入', '支出', '凭证号']
  const lines = Array.from({ length: 300 }, (_, at) => [`${year}-0${7 + at % 3}-1${at % 9}`, '办公费', `第 ${at + 1} 笔开支`, at % 7 === 0 ? 500 : null, at % 7 === 0 ? null : expense, `记${at + 1}`])
  return { name: '财务.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await buffer(workbookOf('财务', [head, ...lines])) }
}

describe('A quarter of books', () => {
  let accountant: Page
  let villager: Page

  it('is read from a workbook, wholly or not at all, and given to the supervisors (R-271, R-274)', async () => {
    accountant = await work('village-cadre')
    await accountant.getByLabel(/导入收支明细/).setInputFiles(await workbook('二十元'))
    await accountant.getByText('一行都没有导入').waitFor()
    await accountant.getByLabel(/导入收支明细/).setInputFiles(await workbook('20.50'))
    await accountant.getByText('300 行').first().waitFor()
    await sound(accountant, grave)
    await accountant.getByRole('button', { name: '交监督委员会审核' }).click()
    await accountant.getByText('待审核').first().waitFor()
    // Any picture will do: the server draws it anew.
    const vouchers = accountant.getByRole('form', { name: '附凭证' })
    await vouchers.getByLabel('第几行').fill('17')
    await vouchers.locator('input[type=file]').setInputFiles({ name: '凭证.png', mimeType: 'image/png', buffer: await accountant.screenshot() })
    await vouchers.locator('.files__picture img').waitFor()
    await vouchers.getByRole('button', { name: '附凭证' }).click()
    await accountant.getByRole('heading', { level: 3, name: '第 17 行' }).waitFor()
  })

  it('is looked at line by line by a supervisor, published, and hung on the board (R-272…R-274)', async () => {
    const supervisor = await work('village-supervisor')
    const looked = supervisor.getByText(/看过 \d+ 行/)
    for (let sheet = 1; sheet <= 6; sheet += 1) {
      await supervisor.getByRole('button', { name: /这一页都看过了/ }).click()
      await looked.filter({ hasText: `看过 ${sheet * 50} 行` }).waitFor()
    }
    await supervisor.getByRole('button', { name: '审核通过', exact: true }).click()
    await supervisor.getByText('待公开').first().waitFor()
    await supervisor.context().close()
    const secretary = await work('party-secretary')
    await secretary.getByRole('button', { name: '公开', exact: true }).click()
    await secretary.getByText('已公开，待上墙').first().waitFor()
    await secretary.getByLabel('贴在哪里').fill('村委会公开栏')
    await secretary.getByRole('button', { name: '登记张贴' }).click()
    await secretary.getByText('公开中').first().waitFor()
    await secretary.context().close()
  })

  it('is found by a villager without script, who asks about line 17 (R-270, R-272, R-276)', async () => {
    villager = await stage.as('villager', `/open-affairs?q=${encodeURIComponent('财务')}&year=${year}`, plainPhone)
    await villager.getByRole('link', { name: `${year}年第三季度财务收支` }).click()
    await villager.getByText('起未改动').waitFor()
    await villager.getByRole('link', { name: /第 17 行/ }).click()
    await villager.getByLabel('想问什么').fill('这一笔买的什么东西')
    await villager.getByRole('button', { name: '问村委会' }).click()
    await villager.getByText('已经问了村委会').waitFor()
    await villager.getByText('问第 17 行').first().waitFor()
    const asked = await stage.platform.ownerQuery<{ line: number }>(
      `select (file->>'line')::int as line from dossiers where procedure = 'disclosure-question' and file->>'disclosure' = $1`, [nameOfDisclosure(stage.platform.village.code, 'F01', period)])
    assert.deepEqual(asked.map(({ line }) => line), [17])
  })

  it('is answered for, and question and answer stand under it without who asked (R-276)', async () => {
    await accountant.goto(`${stage.platform.url}/console/desk/waiting`)
    await accountant.getByRole('link', { name: /第 17 行/ }).first().click()
    await accountant.locator('.acts-panel').getByRole('button', { name: '答复' }).first().click()
    const form = accountant.locator('form[aria-labelledby="act-form-title"]')
    await form.locator('[name="words"]').fill('买的是打印纸，发票在记 17 号凭证里，可以来看。')
    await form.getByRole('button', { name: '答复', exact: true }).click()
    await accountant.locator('.acts__done').filter({ hasText: '办好了：答复' }).waitFor()
    await villager.reload()
    await villager.getByText('买的是打印纸').first().waitFor()
    await soundWithoutScript(stage, villager)
    await villager.context().close()
    await accountant.context().close()
  })
})

describe('A villager of 70', () => {
  let phone: Page
  before(async () => {
    phone = await openPage(stage.browser, plainPhone)
    await phone.goto(`${stage.platform.url}/size?to=elder-large&back=/open-affairs`)
  })

  it('finds last year\'s subsidies, with what was corrected in them, on a telephone without script and without signing in (R-270, R-272, R-275)', async () => {
    // Last year's; in January, before it is due, the one of the year before may be the last there is.
    const [published] = await stage.platform.ownerQuery<{ year: string; versions: number }>(`select file->>'period' as year, jsonb_array_length(file->'versions') as versions from dossiers
      where procedure = 'disclosure' and category = 'OA-B07' and village = $1 and state in ('PUBLISHED', 'POSTED', 'ENDED', 'ARCHIVED') order by 1 desc limit 1`, [stage.platform.village.code])
    const { year: last, versions } = published ?? assert.fail('the demonstration has no subsidies')
    await phone.getByLabel(/找一条公开/).fill('补贴')
    await phone.getByRole('button', { name: '查找' }).click()
    await soundWithoutScript(stage, phone)
    await phone.getByRole('navigation', { name: '按年份' }).getByText(last).click()
    await phone.getByRole('link', { name: new RegExp(`${last}年.*惠农补贴`) }).first().click()
    const text = await phone.locator('main').innerText()
    assert.match(text, /名单，共 24 人/)
    if (versions > 1) assert.match(text, /更正：第 3 行亩数登记错了/)
    assert.doesNotMatch(text, /1[3-9]\d{9}|\d{17}[\dX]/)
    await soundWithoutScript(stage, phone)
    await phone.context().close()
  })
})

describe('A supervision committee', () => {
  let host: Page

  it('sees all that waits for it on one page, and announces and counts the yearly appraisal there (R-281)', async () => {
    host = await stage.as('village-supervisor', '/console/supervision')
    await host.getByRole('heading', { level: 1, name: /村务监督委员会/ }).waitFor()
    await sound(host, grave)
    await host.getByText(/通知 \d+ 年.*民主评议/).click()
    const today = dayOf(stage.platform.door.clock())
    const notice = host.getByRole('form', { name: '通知评议' })
    for (const [name, value] of Object.entries({ day: today, time: '19:00', place: '村委会会议室', urgent: '演示：当天开' })) await notice.locator(`[name="${name}"]`).fill(value)
    await notice.getByRole('button', { name: '通知评议' }).click()
    const count = host.getByRole('form', { name: '登记票数' })
    await count.waitFor()
    for (const [name, value] of Object.entries({ should: '30', present: '25', issued: '25', collected: '24', tellers: '王演示计票，李演示监票', record: '档案柜' })) await count.locator(`[name="${name}"]`).fill(value)
    const [excellent, competent] = [count.locator('[name^="excellent-"]'), count.locator('[name^="competent-"]')]
    for (let at = 0; at < await excellent.count(); at += 1) {
      await excellent.nth(at).fill('10')
      await competent.nth(at).fill('14')
    }
    await sound(host, grave)
    await count.getByRole('button', { name: '登记票数' }).click()
    await host.getByText('等核对').first().waitFor()
    await host.setViewportSize(narrow)
    // What lies half under the bar that stays is judged too small.
    await host.evaluate(() => { scrollTo(0, 0) })
    await sound(host, grave)
    await host.context().close()
  })
})

describe('What a village asks on line', () => {
  it('is asked by the secretary, answered once by a villager without script, and says everywhere that it is no vote (R-251, R-252)', async () => {
    const secretary = await stage.as('party-secretary', '/console/deliberation')
    await secretary.getByText('发起协商', { exact: true }).click()
    const form = secretary.getByRole('form', { name: '发起协商' })
    await form.waitFor()
    await form.getByRole('radio', { name: '线上征询' }).check()
    const until = addDays(dayOf(stage.platform.door.clock()), 10)
    for (const [name, value] of Object.entries({ topic: '村口路灯装在哪里', words: '晚上黑，想听听大家装在哪里好。', participants: '全村', day: until })) await form.locator(`[name="${name}"]`).fill(value)
    await form.getByRole('button', { name: '发起协商' }).click()
    await secretary.locator('.dossier').waitFor()
    await secretary.context().close()

    const villager = await stage.as('villager', '/consultations', plainPhone)
    const section = villager.getByRole('region', { name: '村口路灯装在哪里' })
    assert.match(await section.innerText(), /不具法定表决效力/)
    await section.getByRole('link', { name: /提意见/ }).click()
    assert.match(await villager.locator('main').innerText(), /不具法定表决效力/)
    await soundWithoutScript(stage, villager)
    await villager.getByLabel('您的意见').fill('装在学校门口')
    await villager.getByRole('button', { name: '提交' }).click()
    await villager.getByText('您的意见收到了').waitFor()
    assert.match(await section.innerText(), /装在学校门口\s*一位村民/)
    await section.getByRole('link', { name: /提意见/ }).click()
    await villager.getByLabel('您的意见').fill('装在学校门口和桥头')
    await villager.getByRole('button', { name: '改好了' }).click()
    await villager.getByText('大家的意见，1 条').waitFor()
    await soundWithoutScript(stage, villager)
    await villager.context().close()
  })
})
