/**
 * A newcomer tries the demonstration: a villager reports, staff handle and close the matter, and nobody wants to wait fifteen days to see it
 * archived. The time is moved forward on its page, without script, at 360 px, by keyboard; then every face tells the same day.
 */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { addDays, dayOf, endOfDay, movedTimeInWords, msPerDay, msPerHour } from '../core/time/index.ts'
import { parseDossierKey } from '../server/dossiers/index.ts'
import { openPage } from '../tools/browser.ts'
import { look, openStage, reportPothole, signIn, stage, staffClose } from './villager-stage.ts'

const telephone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } } as const

openStage()

let villager: Page
let clock: Page
let id: string

describe('a newcomer', () => {
  before(async () => {
    villager = await visit('/', telephone)
    clock = await visit('/demo/clock', telephone)
  })

  it('reports as a villager, and staff handle and close the matter', async () => {
    id = await reportPothole(villager, '12000000777')
    await staffClose(id)
    assert.equal(await stateOf(id), 'CLOSED')
    assert.doesNotMatch(await textOf(villager, `/matter/${id}`), /演示时间/)
  })

  it('finds the page of the time where demonstration accounts are listed', async () => {
    const page = await visit('/sign-in', telephone)
    await page.getByRole('link', { name: '把演示时间往前移' }).click()
    assert.equal(await page.locator('h1').innerText(), '演示时间')
    assert.match(await page.locator('main').innerText(), /还没有前移过/)
    await look(page)
    await page.context().close()
  })

  it('R-125: moves the time fifteen days by keyboard, and the matter is archived at its moment, not at the end of the jump', async () => {
    const button = clock.getByRole('button', { name: '十五天' })
    await button.focus()
    await clock.keyboard.press('Enter')
    await arrived()
    await clock.goto(`${stage.platform.url}/demo/clock`)
    assert.match(await clock.locator('main').innerText(), /比真实时间前移了 15 天/)
    await look(clock)
    // The window is open until the end of its last day.
    await press('到下一个工作日早上上班')
    assert.equal(await stateOf(id), 'ARCHIVED')
    const [closed, archived] = await stage.platform.ownerQuery<{ at: Date }>("select received_at as at from events where dossier = $1 and act in ('pass-verification', 'archive') order by sequence", [parseDossierKey(id)?.id])
    assert.ok(closed !== undefined && archived !== undefined)
    const due = endOfDay(addDays(dayOf(closed.at.getTime()), 15))
    assert.ok(archived.at.getTime() - due >= 0 && archived.at.getTime() - due < 10_000, `${archived.at.toISOString()} and due ${new Date(due).toISOString()}`)
  })

  it('reads the same day on portal, console and field, calmly at the top, with the way back to the page', async () => {
    const words = movedTimeInWords(stage.platform.door.clock(), stage.platform.door.moved?.ahead() ?? 0)
    assert.match(words, /^演示时间：\d{4}年\d+月\d+日（已前移 \d+ 天(?: \d+ 小时)?）$/)
    await villager.goto(`${stage.platform.url}/matter/${id}`)
    assert.equal(await villager.locator('.moved-time').innerText(), words)
    assert.match(await villager.locator('main').innerText(), /已存档/)
    assert.doesNotMatch(await villager.locator('main').innerText(), /办完以后/)
    await look(villager)
    for (const [face, userName] of [['console', 'verifier'], ['field', 'grid-worker-1']] as const) {
      const page = await signedIn(userName, `/${face}/`)
      await page.locator('.moved-time').waitFor()
      assert.equal(await page.locator('.moved-time').innerText(), words)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
      await page.context().close()
    }
  })

  it('is still signed in, and gets a code that works: what guards access is on the real time', async () => {
    await signIn(villager, '12000000778')
    assert.ok(villager.url().includes('/mine'), villager.url())
  })

  it('reports anew under the moved time, and it is overdue when the time has passed for it', async () => {
    const fresh = await visit('/', telephone)
    const second = await reportPothole(fresh, '12000000779')
    const [opened] = await stage.platform.ownerQuery<{ at: Date; done: Date }>('select received_at as at, occurred_at as done from events where dossier = $1 and sequence = 1', [parseDossierKey(second)?.id])
    const ahead = (opened?.at.getTime() ?? 0) - Date.now()
    assert.ok(ahead > 15 * msPerDay && ahead < 30 * msPerDay, String(ahead))
    await press('一个月')
    await fresh.goto(`${stage.platform.url}/matter/${second}`)
    assert.match(await fresh.locator('main').innerText(), /超/)
    await fresh.context().close()
  })
})

describe('refused', () => {
  it('a press on a page that shows an older time: nothing moves, and the page says so', async () => {
    const stale = await visit('/demo/clock', telephone)
    await press('一小时')
    const before = stage.platform.door.clock()
    await stale.getByRole('button', { name: '一天' }).click()
    await stale.waitForLoadState()
    assert.match(await stale.getByRole('alert').innerText(), /时间已经移过了，这次没有再移/)
    assert.ok(stage.platform.door.clock() - before < msPerHour)
    await look(stale)
    await stale.context().close()
  })

  it('a step that is none, a way back, and a press from another site', async () => {
    const send = async (body: string, headers: Record<string, string> = {}) => (await fetch(`${stage.platform.url}/demo/clock`, {
      method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })).status
    const from = String(stage.platform.door.moved?.ahead())
    assert.equal(await send(`step=year&from=${from}`), 422)
    assert.equal(await send(`step=hour&from=-${from}`), 422)
    assert.equal(await send(`from=${from}`), 422)
    assert.equal(await send('step=hour&from=0'), 409)
    assert.equal(await send(`step=hour&from=${from}`, { origin: 'https://elsewhere.example' }), 403)
    assert.equal(String(stage.platform.door.moved?.ahead()), from)
  })
})

async function press(name: string): Promise<void> {
  await clock.goto(`${stage.platform.url}/demo/clock`)
  await clock.getByRole('button', { name, exact: true }).click()
  await arrived()
}

/** Longer moves are shown as under way; the page itself looks again every two seconds. */
async function arrived(): Promise<void> {
  for (let left = 120; left > 0; left -= 1) {
    const [row] = await stage.platform.ownerQuery<{ there: boolean }>('select ahead_ms = toward_ms as there from demonstration_clock')
    if (row?.there === true) return
    await new Promise((resolve) => { setTimeout(resolve, 500) })
  }
  assert.fail('the time never arrived')
}

async function visit(path: string, options: BrowserContextOptions): Promise<Page> {
  const page = await openPage(stage.browser, options)
  page.setDefaultTimeout(8_000)
  await page.goto(stage.platform.url + path)
  return page
}

async function signedIn(userName: string, path: string): Promise<Page> {
  const { token } = await stage.platform.signInAs(userName)
  const page = await openPage(stage.browser, { viewport: { width: 360, height: 740 } })
  await page.context().addCookies([{ name: 'sanzhi', value: token, url: stage.platform.url }])
  await page.goto(stage.platform.url + path)
  await page.locator('h1').first().waitFor()
  return page
}

async function textOf(page: Page, path: string): Promise<string> {
  await page.goto(stage.platform.url + path)
  return await page.locator('body').innerText()
}

async function stateOf(name: string): Promise<string> {
  return (await stage.platform.ownerQuery<{ state: string }>('select state from dossiers where id = $1', [parseDossierKey(name)?.id]))[0]?.state ?? ''
}
