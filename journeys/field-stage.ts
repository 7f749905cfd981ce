/**
 * The stage of the stories in the field: one platform, one browser, a telephone of 360 px with a camera and a position, and the ways of
 * a thumb on it. A story file opens it once and closes it at its end.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before } from 'node:test'
import type Axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { perform } from '../server/acts/index.ts'
import { launchBrowser, openPage } from '../tools/browser.ts'
import { startPlatform, type RunningPlatform } from '../tools/testing/platform.ts'

export const worker = 'grid-worker-1'

/** Filled in before the first story of the file. */
export const stage = {} as { platform: RunningPlatform; browser: Browser; photo: Photo }

export type Photo = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Call it once, at the top of a story file. */
export function openStage(): void {
  before(async () => {
    stage.platform = await startPlatform()
    stage.browser = await launchBrowser()
    const picture = sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#887755', noise: { type: 'gaussian', mean: 120, sigma: 40 } } })
    stage.photo = { name: '路边.jpg', mimeType: 'image/jpeg', buffer: await picture.jpeg({ quality: 90 }).toBuffer() }
  })
  after(async () => {
    await stage.browser.close()
    await stage.platform.close()
  })
}

export function grid() {
  const found = stage.platform.village.grids[0]
  assert.ok(found)
  return found
}

export async function signedIn(userName: string, options: BrowserContextOptions = {}): Promise<Page> {
  const [longitude, latitude] = grid().center
  const page = await openPage(stage.browser, { geolocation: { longitude, latitude, accuracy: 12 }, permissions: ['geolocation'], ...options })
  const { token } = await stage.platform.signInAs(userName)
  await page.context().addCookies([{ name: 'sanzhi', value: token, url: stage.platform.url }])
  await page.goto(`${stage.platform.url}/field/`)
  await page.getByRole('heading', { name: '我的待办' }).waitFor()
  return page
}

export async function at(path: string): Promise<Page> {
  const page = await signedIn(worker)
  await page.goto(`${stage.platform.url}/field/${path}`)
  await settled(page)
  return page
}

export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

export async function demoAccount(userName: string): Promise<{ password: string; code: string }> {
  const { password, items } = await (await fetch(`${stage.platform.url}/api/demo/accounts`)).json() as { password: string; items: { userName: string; code: string }[] }
  return { password, code: items.find((one) => one.userName === userName)?.code ?? '' }
}

export async function tap(page: Page, door: string): Promise<void> {
  await page.getByRole('navigation', { name: '主要操作' }).getByRole('link', { name: door }).click()
}

export async function choose(page: Page, words: string, kind: string): Promise<void> {
  await page.getByLabel('平时怎么说就怎么写').fill(words)
  await page.getByRole('button', { name: kind }).first().click()
}

export async function send(page: Page): Promise<void> {
  await page.locator('.report').getByRole('button', { name: '上报', exact: true }).click()
}

/** Opens an act's form by keyboard; its first box has the focus. */
export async function press(page: Page, act: string): Promise<void> {
  await page.locator('.acts').getByRole('button', { name: act, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 3, name: act }).waitFor()
}

export async function countSaying(description: string): Promise<number> {
  const [row] = await stage.platform.ownerQuery<{ count: string }>('select count(*) from events where act = \'report\' and form ->> \'description\' = $1', [description])
  return Number(row?.count)
}

/** A matter reported, accepted and given to the grid worker, through the door. */
export async function dispatchedToGrid(where: string): Promise<string> {
  const { village, door } = stage.platform
  const dossier = { county: Number(village.code.slice(0, 6)), id: uuidv7() }
  const act = async (userName: string, name: string, form: Record<string, unknown>) => {
    const { actor } = await stage.platform.signInAs(userName)
    await perform(door, {
      act: { id: uuidv7(), act: name, form, channel: 'console', occurredAt: door.clock() }, dossier, actor, ...(name === 'report' ? { procedure: 'grid-case' } : {}),
    })
  }
  await act('village-cadre', 'report', {
    category: '0101', description: '路边有垃圾', village: village.code, grid: grid().code, where, source: 'PAPER', visibility: 'CENTER_ONLY',
    lon: grid().center[0], lat: grid().center[1], crs: 'CGCS2000',
  })
  await act('village-cadre', 'accept', {})
  await act('village-cadre', 'dispatch', { lead: `${village.code}:committee`, toGridWorker: true, instruction: '请今天处理' })
  return `垃圾乱堆 · ${where}`
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof Axe }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

/** Controls smaller than a thumb; a hidden file input counts by its label, links within sentences do not count. */
export async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')].flatMap((one) => {
    const target = one instanceof HTMLInputElement && one.labels !== null && /radio|checkbox|file/.test(one.type) ? one.labels[0] ?? one : one
    const { width, height } = target.getBoundingClientRect()
    const hidden = one.closest('.skip-link, .leaflet-container, [hidden]') !== null || width === 0
    return hidden || (width >= 44 && height >= 44) ? [] : [`${target.outerHTML.slice(0, 120)} ${Math.round(width)}x${Math.round(height)}`]
  }))
}

export async function widest(page: Page): Promise<string> {
  return await page.evaluate(() => [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5).map((one) => one.outerHTML.slice(0, 100)).join('\n'))
}

export async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
