/**
 * A newcomer tries the demonstration: a villager reports, staff handle and close the matter, and nobody wants to wait fifteen days to see it
 * archived. The time is moved forward on its page, without script, at 360 px, by keyboard; then every face tells the same day.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { v7 } from 'uuid'
import type { JsonObject } from '../core/procedure/dossier.ts'
import { addDays, dayOf, endOfDay, movedTimeInWords, msPerDay, msPerHour } from '../core/time/index.ts'
import { perform } from '../server/acts/index.ts'
import { parseDossierKey } from '../server/dossiers/index.ts'
import { launchBrowser, openPage } from '../tools/browser.ts'
import { startPlatform, type RunningPlatform } from '../tools/testing/platform.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const telephone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } } as const

let platform: RunningPlatform
let browser: Browser
let villager: Page
let clock: Page
let id: string

before(async () => {
  platform = await startPlatform({ background: true })
  browser = await launchBrowser()
  villager = await visit('/', telephone)
  clock = await visit('/demo/clock', telephone)
})

after(async () => {
  await browser.close()
  await platform.close()
})

describe('a newcomer', () => {
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
    await judged(page)
    await page.context().close()
  })

  it('R-125: moves the time fifteen days by keyboard, and the matter is archived at its moment, not at the end of the jump', async () => {
    const button = clock.getByRole('button', { name: '十五天' })
    await button.focus()
    await clock.keyboard.press('Enter')
    await arrived()
    await clock.goto(`${platform.url}/demo/clock`)
    assert.match(await clock.locator('main').innerText(), /比真实时间前移了 15 天/)
    await judged(clock)
    // The window is open until the end of its last day.
    await press('到下一个工作日早上上班')
    assert.equal(await stateOf(id), 'ARCHIVED')
    const [closed, archived] = await platform.ownerQuery<{ at: Date }>("select received_at as at from events where dossier = $1 and act in ('pass-verification', 'archive') order by sequence", [parseDossierKey(id)?.id])
    assert.ok(closed !== undefined && archived !== undefined)
    const due = endOfDay(addDays(dayOf(closed.at.getTime()), 15))
    assert.ok(archived.at.getTime() - due >= 0 && archived.at.getTime() - due < 10_000, `${archived.at.toISOString()} and due ${new Date(due).toISOString()}`)
  })

  it('reads the same day on portal, console and field, calmly at the top, with the way back to the page', async () => {
    const words = movedTimeInWords(platform.door.clock(), platform.door.moved?.ahead() ?? 0)
    assert.match(words, /^演示时间：\d{4}年\d+月\d+日（已前移 1\d 天 \d+ 小时）$/)
    await villager.goto(`${platform.url}/matter/${id}`)
    assert.equal(await villager.locator('.moved-time').innerText(), words)
    assert.match(await villager.locator('main').innerText(), /已存档/)
    assert.doesNotMatch(await villager.locator('main').innerText(), /办完以后/)
    await judged(villager)
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
    const [opened] = await platform.ownerQuery<{ at: Date; done: Date }>('select received_at as at, occurred_at as done from events where dossier = $1 and sequence = 1', [parseDossierKey(second)?.id])
    const ahead = (opened?.at.getTime() ?? 0) - Date.now()
    assert.ok(ahead > 15 * msPerDay && ahead < 21 * msPerDay, String(ahead))
    await press('一个月')
    await fresh.goto(`${platform.url}/matter/${second}`)
    assert.match(await fresh.locator('main').innerText(), /超/)
    await fresh.context().close()
  })
})

describe('refused', () => {
  it('a press on a page that shows an older time: nothing moves, and the page says so', async () => {
    const stale = await visit('/demo/clock', telephone)
    await press('一小时')
    const before = platform.door.clock()
    await stale.getByRole('button', { name: '一天' }).click()
    await stale.waitForLoadState()
    assert.match(await stale.getByRole('alert').innerText(), /时间已经移过了，这次没有再移/)
    assert.ok(platform.door.clock() - before < msPerHour)
    await judged(stale)
    await stale.context().close()
  })

  it('a step that is none, a way back, and a press from another site', async () => {
    const send = async (body: string, headers: Record<string, string> = {}) => (await fetch(`${platform.url}/demo/clock`, {
      method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })).status
    const from = String(platform.door.moved?.ahead())
    assert.equal(await send(`step=year&from=${from}`), 422)
    assert.equal(await send(`step=hour&from=-${from}`), 422)
    assert.equal(await send(`from=${from}`), 422)
    assert.equal(await send('step=hour&from=0'), 409)
    assert.equal(await send(`step=hour&from=${from}`, { origin: 'https://elsewhere.example' }), 403)
    assert.equal(String(platform.door.moved?.ahead()), from)
  })
})

async function press(name: string): Promise<void> {
  await clock.goto(`${platform.url}/demo/clock`)
  await clock.getByRole('button', { name, exact: true }).click()
  await arrived()
}

/** Longer moves are shown as under way; the page itself looks again every two seconds. */
async function arrived(): Promise<void> {
  for (let left = 120; left > 0; left -= 1) {
    const [row] = await platform.ownerQuery<{ there: boolean }>('select ahead_ms = toward_ms as there from demonstration_clock')
    if (row?.there === true) return
    await new Promise((resolve) => { setTimeout(resolve, 500) })
  }
  assert.fail('the time never arrived')
}

async function visit(path: string, options: BrowserContextOptions): Promise<Page> {
  const page = await openPage(browser, options)
  page.setDefaultTimeout(8_000)
  await page.goto(platform.url + path)
  return page
}

async function signedIn(userName: string, path: string): Promise<Page> {
  const { token } = await platform.signInAs(userName)
  const page = await openPage(browser, { viewport: { width: 360, height: 740 } })
  await page.context().addCookies([{ name: 'sanzhi', value: token, url: platform.url }])
  await page.goto(platform.url + path)
  await page.locator('h1').first().waitFor()
  return page
}

async function textOf(page: Page, path: string): Promise<string> {
  await page.goto(platform.url + path)
  return await page.locator('body').innerText()
}

async function stateOf(name: string): Promise<string> {
  return (await platform.ownerQuery<{ state: string }>('select state from dossiers where id = $1', [parseDossierKey(name)?.id]))[0]?.state ?? ''
}

async function submit(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click()
  await page.waitForLoadState()
}

async function reportPothole(page: Page, phone: string): Promise<string> {
  await page.goto(`${platform.url}/report?q=${encodeURIComponent('路面坑槽')}`)
  await page.locator('button[name=kind]').filter({ hasText: '路面坑槽' }).first().click()
  await page.getByLabel('怎么回事').fill('桥头路面塌了一个坑，骑车容易摔。')
  await submit(page, '继续')
  await page.getByLabel('具体在哪').fill('桥头')
  await submit(page, '继续')
  await submit(page, '继续')
  await page.getByLabel('手机号').fill(phone)
  await submit(page, '继续')
  await submit(page, '提交上报')
  return /\/matter\/([0-9a-f-]+)/.exec(await page.content())?.[1] ?? ''
}

async function signIn(page: Page, phone: string): Promise<void> {
  await page.goto(`${platform.url}/sign-in`)
  await page.getByLabel('手机号').fill(phone)
  await submit(page, '发短信给我')
  await page.getByLabel('六位数字').fill(await codeSentTo(phone))
  await submit(page, '登录')
}

async function codeSentTo(phone: string): Promise<string> {
  for (let left = 40; left > 0; left -= 1) {
    const outbox = await (await fetch(`${platform.url}/demo/outbox`)).text()
    const [, code] = new RegExp(`${phone}(?:(?!\\b1\\d{10}\\b)[^])*?验证码 (\\d{6})`).exec(outbox) ?? []
    if (code !== undefined) return code
    await new Promise((resolve) => { setTimeout(resolve, 250) })
  }
  throw new Error('no code in the outbox')
}

/** Each by whoever holds the office, through the door. */
async function staffClose(name: string): Promise<void> {
  const dossier = parseDossierKey(name)
  assert.ok(dossier !== null)
  const act = async (userName: string, what: string, form: JsonObject) => {
    const { actor } = await platform.signInAs(userName)
    await perform(platform.door, { act: { id: v7(), act: what, form, channel: 'console', occurredAt: platform.door.clock() }, dossier, actor })
  }
  await act('village-cadre', 'pass-up', { reason: '村里没有这个职责，请乡镇受理。' })
  await act('town-dispatcher', 'accept', {})
  await act('town-dispatcher', 'dispatch', { lead: '140423:transport' })
  await act('transport-handler', 'sign', {})
  await act('transport-handler', 'feedback', { result: '已经填平压实，恢复通行。', solved: 'YES' })
  await act('verifier', 'begin-verification', {})
  await act('verifier', 'record-contact', { outcome: 'REACHED', channel: 'PHONE' })
  await act('verifier', 'pass-verification', { conclusion: '现场看过，路面已平。' })
}

/** No serious finding, nothing wider than the screen; judged in a browser that runs scripts. */
async function judged(page: Page): Promise<void> {
  const html = await page.content()
  const judge = await openPage(browser, { viewport: telephone.viewport, bypassCSP: true })
  try {
    await judge.route('**/*', async (route) => {
      await (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }) : route.abort())
    })
    await judge.goto('http://judge.test/')
    await judge.addScriptTag({ content: axe })
    const findings = await judge.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run()
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)
    })
    assert.deepEqual(findings, [], page.url())
    assert.ok(await judge.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} is too wide`)
  } finally {
    await judge.context().close()
  }
}
