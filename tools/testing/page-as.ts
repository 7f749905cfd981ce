/** For journeys: a page of somebody who is signed in, and what axe finds on it. Each journey still says which page and what for. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openPage } from '../browser.ts'
import type { RunningPlatform } from './platform.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What the project promises, and what axe calls good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The session of `platform.signInAs`, in a context of its own: nothing of one person is in another's browser. */
export async function openPageAs(platform: RunningPlatform, browser: Browser, userName: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { token } = await platform.signInAs(userName)
  const page = await openPage(browser, options)
  await page.context().addCookies([{ name: 'sanzhi', value: token, url: platform.url, httpOnly: true, sameSite: 'Lax' }])
  return page
}

/** Empty where there is nothing to complain of. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async (runOnly) => {
    const { axe: engine } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }
    const { violations } = await engine.run({ runOnly })
    return violations.map(({ id, impact, nodes }) => `${impact} ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`)
  }, tags)
}
