/**
 * A quarter of 300 lines: read from a spreadsheet, reviewed line by line, published, posted; a villager without script asks about line 17 and the
 * accountant answers. And a villager of 70 finds last year's subsidies on a telephone without script, in the size for old eyes.
 */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { nameOfDisclosure } from '../core/open-affairs/index.ts'
import { dayOf, yearOf } from '../core/time/index.ts'
import { workbookOf } from '../server/statistics/index.ts'
import { openPage } from '../tools/browser.ts'
import { grave, openStage, plainPhone, sound, soundWithoutScript } from '../tools/testing/stage.ts'

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
    const last = yearOf(dayOf(stage.platform.door.clock())) - 1
    await phone.getByLabel(/找一条公开/).fill('补贴')
    await phone.getByRole('button', { name: '查找' }).click()
    await soundWithoutScript(stage, phone)
    await phone.getByRole('navigation', { name: '按年份' }).getByText(String(last)).click()
    await phone.getByRole('link', { name: new RegExp(`${last}年.*惠农补贴`) }).first().click()
    const text = await phone.locator('main').innerText()
    assert.match(text, /名单，共 24 人/)
    assert.match(text, /更正：第 3 行亩数登记错了/)
    assert.doesNotMatch(text, /1[3-9]\d{9}|\d{17}[\dX]/)
    await soundWithoutScript(stage, phone)
    await phone.context().close()
  })
})
