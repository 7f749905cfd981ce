/**
 * Points from the household's page to the counter: a villager claims without script, another person of the village approves by keyboard, the
 * villager takes something, the number said at the counter hands it over; the village page shows the sheet of the quarter and no household.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../tools/browser.ts'
import { axeFindings, openPageAs } from '../tools/testing/page-as.ts'
import { startPlatform, type RunningPlatform } from '../tools/testing/platform.ts'

let platform: RunningPlatform
let browser: Browser

before(async () => {
  platform = await startPlatform()
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await platform.close()
})

async function as(userName: string, path: string, options: BrowserContextOptions): Promise<Page> {
  const page = await openPageAs(platform, browser, userName, options)
  page.setDefaultTimeout(30_000)
  await page.goto(`${platform.url}${path}`)
  return page
}

/** Judged with scripts allowed, as the page's own forbid them. */
async function look(page: Page): Promise<void> {
  const viewport = page.viewportSize() ?? { width: 360, height: 740 }
  const judge = await openPage(browser, { viewport, bypassCSP: true })
  try {
    const html = await page.content()
    await judge.route('**/*', async (route) => { await (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }) : route.abort()) })
    await judge.goto('http://judge.test/')
    await findings(judge)
  } finally {
    await judge.context().close()
  }
}

async function findings(page: Page): Promise<void> {
  assert.deepEqual((await axeFindings(page)).filter((found) => /^(serious|critical) /.test(found)), [])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `${over} px too wide`)
}

async function balanceOn(page: Page): Promise<number> {
  return Number(/现在有\s*(\d+)\s*分/.exec(await page.locator('main').innerText())?.[1])
}

describe('points of a household', () => {
  const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
  let villager: Page
  let code = ''
  let before_ = 0
  before(async () => { villager = await as('villager', '/points', phone) })
  after(() => villager.context().close())

  it('are claimed without script at 360 px; the same thing twice is refused in words, what was typed stays (R-466)', async () => {
    before_ = await balanceOn(villager)
    const claim = async () => {
      await villager.getByLabel('做了哪一项').selectOption({ label: '义务劳动一次（5 分）' })
      await villager.getByLabel('做了什么').fill('修桥头的护栏')
      await villager.getByLabel('怎么能证明').fill('王演示在场')
      await villager.getByRole('button', { name: '申报', exact: true }).click()
    }
    await claim()
    assert.match(await villager.locator('main').innerText(), /申报交上去了/)
    assert.match(await villager.locator('#asked + ul').innerText(), /等审核.*修桥头的护栏/s)
    await claim()
    assert.match(await villager.locator('#error-summary').innerText(), /只记一次/)
    assert.equal(await villager.getByLabel('做了什么').inputValue(), '修桥头的护栏')
    await look(villager)
    assert.equal(await balanceOn(villager), before_)
  })

  it('are approved by another person by keyboard, seen at once, and exchanged for a thing (R-464, R-468)', async () => {
    const cadre = await as('village-cadre', '/console/points', { viewport: { width: 1440, height: 900 } })
    const claim = cadre.locator('[data-request]').filter({ hasText: '修桥头的护栏' })
    await claim.waitFor()
    await findings(cadre)
    await claim.focus()
    await cadre.keyboard.press('a')
    await cadre.getByText('记上了').waitFor()
    await cadre.context().close()
    await villager.goto(`${platform.url}/points`)
    assert.equal(await balanceOn(villager), before_ + 5)
    await villager.locator('li').filter({ hasText: '肥皂' }).getByRole('button', { name: '换' }).first().click()
    assert.match(await villager.locator('main').innerText(), /凭领取号去领/)
    assert.equal(await balanceOn(villager), before_ + 2)
    code = /领取号 ([0-9a-f]{4}-\d+)/.exec(await villager.locator('#exchanges + ul').innerText())?.[1] ?? ''
    assert.notEqual(code, '')
  })

  it('are handed over at the counter by the number that is said and one key (R-464)', async () => {
    const keeper = await as('village-cadre-2', '/console/points', { viewport: { width: 1440, height: 900 } })
    await keeper.getByLabel(/领取号或者户主姓名/).fill(code)
    await keeper.keyboard.press('Enter')
    await keeper.getByText(`${code} 肥皂 1 块，领走了。`).waitFor()
    await keeper.context().close()
    await villager.goto(`${platform.url}/points`)
    assert.match(await villager.locator('#exchanges + ul').innerText(), /已经领走/)
  })

  it('are nowhere in an order: the village page shows households by number and the shop by thing, in the size for old eyes (R-464, R-465)', async () => {
    const elder = await openPage(browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    await elder.goto(`${platform.url}/size?to=elder-large&back=/points/village`)
    const text = await elder.locator('main').innerText()
    assert.match(text, /今年记过分的/)
    assert.match(text, /期末/)
    const names = await platform.ownerQuery<{ name: string }>(`select distinct persons.name from book_balances join households on households.id::text = book_balances.account join persons on persons.id = households.head where book = 'points'`)
    assert.ok(names.length > 5 && names.every(({ name }) => !text.includes(name)))
    await look(elder)
    await elder.context().close()
  })
})
