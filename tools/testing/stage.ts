/** The stage of a story in a browser: one platform, one browser, and people at their pages. A story file opens it once, at its top. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../browser.ts'
import { axeFindings, openPageAs } from './page-as.ts'
import { startPlatform, type RunningPlatform, type StartOptions } from './platform.ts'

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 360, height: 740 }
/** A villager's telephone on which no script runs. */
export const plainPhone: BrowserContextOptions = { viewport: narrow, javaScriptEnabled: false }

/** Milliseconds a page may take on a busy machine: only what never comes is waited for so long. */
export const patient = 60_000

export type Stage = {
  readonly platform: RunningPlatform
  readonly browser: Browser
  /** A patient page of somebody who is signed in, in a context of its own; wide and not yet anywhere where nothing else is said. */
  readonly as: (userName: string, path?: string, options?: BrowserContextOptions) => Promise<Page>
}

/** There before the first story, gone after the last. */
export function openStage(options: StartOptions = {}): Stage {
  let platform: RunningPlatform | null = null
  let browser: Browser | null = null
  before(async () => {
    platform = await startPlatform(options)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await platform?.close()
  })
  const stage: Stage = {
    get platform() { return platform ?? assert.fail('the stage is not open yet') },
    get browser() { return browser ?? assert.fail('the stage is not open yet') },
    as: async (userName, path, context = { viewport: wide }) => {
      const page = await openPageAs(stage.platform, stage.browser, userName, context)
      page.setDefaultTimeout(patient)
      if (path !== undefined) await page.goto(`${stage.platform.url}${path}`)
      return page
    },
  }
  return stage
}

/** Nothing that axe complains of, of any weight or of the given ones, and nothing wider than the screen. */
export async function sound(page: Page, weights: RegExp = /./): Promise<void> {
  // Wherever the last press has scrolled to: what lies half under the bar that stays would count as too small for a finger.
  await page.evaluate(() => { scrollTo({ top: 0, behavior: 'instant' }) })
  assert.deepEqual((await axeFindings(page)).filter((found) => weights.test(found)), [])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `${over} px too wide`)
}

/** What hinders somebody from using a page. */
export const grave = /^(serious|critical) /

/** A page of the portal, judged in a browser that lets axe run: its own context and its own rules forbid scripts. */
export async function soundWithoutScript({ browser }: Stage, page: Page): Promise<void> {
  const judge = await openPage(browser, { viewport: page.viewportSize() ?? narrow, bypassCSP: true })
  try {
    const html = await page.content()
    await judge.route('**/*', async (route) => { await (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }) : route.abort()) })
    await judge.goto('http://judge.test/')
    await sound(judge, grave)
  } finally {
    await judge.context().close()
  }
}

/** Asked four times a second until it is so; for what the platform does by itself. */
export async function until(what: string, holds: () => Promise<boolean>, within: number = patient): Promise<void> {
  for (let left = within / 250; !await holds(); left -= 1) {
    assert.ok(left > 0, `never: ${what}`)
    await new Promise((resolve) => { setTimeout(resolve, 250) })
  }
}
