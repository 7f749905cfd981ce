/**
 * The stage of the villagers' stories: one platform with its background work, one browser, and the ways of a villager through the pages.
 * Staff work through the door meanwhile. A story file opens it once and closes it at its end.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { v7 } from 'uuid'
import type { JsonObject } from '../core/procedure/dossier.ts'
import { perform } from '../server/acts/index.ts'
import { parseDossierKey } from '../server/dossiers/index.ts'
import { launchBrowser, openPage } from '../tools/browser.ts'
import { startPlatform, type RunningPlatform } from '../tools/testing/platform.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Filled in before the first story of the file. */
export const stage = {} as { platform: RunningPlatform; browser: Browser }

/** Call it once, at the top of a story file. */
export function openStage(): void {
  before(async () => {
    stage.platform = await startPlatform({ background: true })
    stage.browser = await launchBrowser()
  })
  after(async () => {
    await stage.browser.close()
    await stage.platform.close()
  })
}

export async function reportPothole(page: Page, phone: string): Promise<string> {
  await page.goto(`${stage.platform.url}/report?q=${encodeURIComponent('路面坑槽')}`)
  await page.locator('button[name=kind]').filter({ hasText: '路面坑槽' }).first().click()
  await page.getByLabel('怎么回事').fill('桥头路面塌了一个坑，骑车容易摔。')
  await press(page, '继续')
  await page.getByLabel('具体在哪').fill('桥头')
  await press(page, '继续')
  await press(page, '继续')
  await page.getByLabel('手机号').fill(phone)
  await press(page, '继续')
  await press(page, '提交上报')
  return /\/matter\/([0-9a-f-]+)/.exec(await page.content())?.[1] ?? ''
}

export async function signIn(page: Page, phone: string): Promise<void> {
  await page.goto(`${stage.platform.url}/sign-in`)
  await page.getByLabel('手机号').fill(phone)
  await press(page, '发短信给我')
  await page.getByLabel('六位数字').fill(await codeSentTo(phone))
  await press(page, '登录')
}

/** The village passes both up; the township takes one in and merges the other into it. */
export async function staffMerge(merged: string, main: string): Promise<void> {
  for (const id of [merged, main]) await staffAct(id, 'village-cadre', 'pass-up', { reason: '村里没有这个职责，请乡镇受理。' })
  await staffAct(main, 'town-dispatcher', 'accept', {})
  await staffAct(merged, 'town-dispatcher', 'merge', { main, reason: '同一个坑。' })
  const key = parseDossierKey(main)
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const taken = await stage.platform.ownerQuery("select 1 from events where dossier = $1 and act = 'take-in'", [key?.id])
    if (taken.length > 0) return
    await new Promise((resolve) => {
      setTimeout(resolve, 250)
    })
  }
  throw new Error('the main matter never took the other in')
}

async function staffAct(id: string, userName: string, name: string, form: JsonObject): Promise<void> {
  const dossier = parseDossierKey(id)
  assert.ok(dossier !== null)
  const { actor } = await stage.platform.signInAs(userName)
  await perform(stage.platform.door, {
    act: { id: v7(), act: name, form, channel: 'console', occurredAt: stage.platform.door.clock() },
    dossier,
    actor,
  })
}

export async function visit(options: BrowserContextOptions): Promise<Page> {
  const page = await openPage(stage.browser, options)
  page.setDefaultTimeout(8_000)
  await page.goto(stage.platform.url)
  return page
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click()
  await page.waitForLoadState()
}

/** No serious finding, nothing wider than the screen; the page's own markup is judged in a browser that runs scripts. */
export async function look(page: Page): Promise<void> {
  const viewport = page.viewportSize() ?? { width: 360, height: 740 }
  const judge = await openPage(stage.browser, { viewport, bypassCSP: true })
  try {
    await judge.route('**/*', async (route) => {
      await (route.request().isNavigationRequest()
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
        : route.abort())
    })
    const html = await page.content()
    await judge.goto('http://judge.test/')
    await judge.addScriptTag({ content: axe })
    const findings = await judge.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
        }
      ).axe.run()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
    })
    assert.deepEqual(findings, [], page.url())
    const over = await judge.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(over <= 0, `${page.url()} is ${over} px too wide`)
  } finally {
    await judge.context().close()
  }
}

export async function countDossiers(): Promise<string> {
  return (await stage.platform.ownerQuery<{ count: string }>('select count(*) from dossiers'))[0]?.count ?? ''
}

/** As the demonstration shows it at /demo/outbox. */
export async function codeSentTo(phone: string): Promise<string> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const outbox = await (await fetch(`${stage.platform.url}/demo/outbox`)).text()
    // Other messages to the same number carry case numbers.
    const [, code] = new RegExp(`${phone}(?:(?!\\b1\\d{10}\\b)[^])*?验证码 (\\d{6})`).exec(outbox) ?? []
    if (code !== undefined) return code
    await new Promise((resolve) => {
      setTimeout(resolve, 250)
    })
  }
  throw new Error('no code in the outbox')
}

/** Accept, dispatch to the county's transport bureau, sign, answer, verify by another unit, close: each by whoever holds the office. */
export async function staffClose(id: string): Promise<void> {
  const act = async (userName: string, name: string, form: JsonObject) => await staffAct(id, userName, name, form)
  await act('village-cadre', 'pass-up', { reason: '村里没有这个职责，请乡镇受理。' })
  await act('town-dispatcher', 'accept', {})
  await act('town-dispatcher', 'dispatch', { lead: '140423:transport' })
  await act('transport-handler', 'sign', {})
  await act('transport-handler', 'feedback', { result: '已经填平压实，恢复通行。', solved: 'YES' })
  await act('verifier', 'begin-verification', {})
  await act('verifier', 'record-contact', { outcome: 'REACHED', channel: 'PHONE' })
  await act('verifier', 'pass-verification', { conclusion: '现场看过，路面已平。' })
}
