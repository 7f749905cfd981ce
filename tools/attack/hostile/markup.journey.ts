/** No text of anybody becomes markup: three faces, every page that shows words, with the content policy on and only reporting. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../browser.ts'
import { startPlatform, type RunningPlatform } from '../../testing/platform.ts'
import { literal, livingIn, markup, plantMarkup, tellMarkup, watchedPage, type Watched } from './markup.ts'

let platform: RunningPlatform
let browser: Browser
let dossier: string
let planted: readonly string[]

before(async () => {
  platform = await startPlatform()
  browser = await launchBrowser()
  dossier = await tellMarkup(platform)
  for (const name of ['villager', 'county-center', 'grid-worker-1', 'security-admin', 'audit-admin', 'system-admin']) await platform.signInAs(name)
  planted = await plantMarkup(platform)
})
after(async () => {
  await browser.close()
  await platform.close()
})

const typed = encodeURIComponent(markup)
/** Who opens what; `:dossier` is the matter that is all markup. */
const walks: readonly (readonly [string | null, readonly string[]])[] = [
  [null, ['/', '/grids', `/village?in=140423100`, `/village?q=${typed}`, `/report?q=${typed}`, '/rules', `/follow?number=${typed}`, `/sign-in?next=${typed}`, `/none/${typed}`, `/matter/${typed}`, `/size?to=${typed}&back=${encodeURIComponent('javascript:__xss(4)')}`, '/demo/outbox', '/help']],
  ['villager', ['/', '/mine', '/matter/:dossier', '/matter/:dossier?act=urge', '/me']],
  ['county-center', ['/console/desk/region', '/console/dossiers/:dossier', '/console/people', '/console/regions', '/console/statistics', '/console/settings', '/console/report', `/console/none/${typed}`]],
  ['security-admin', ['/console/mandates', '/console/vacancies', '/console/accounts']], ['audit-admin', ['/console/audit', '/console/accounts']],
  ['grid-worker-1', ['/field/', '/field/grid', '/field/report', '/field/dossiers/:dossier', '/field/messages', '/field/me']],
]

describe('Markup in every text that anybody can put in', () => {
  it('was planted in many columns, and through the door', () => {
    assert.ok(planted.length >= 15, planted.join())
    for (const column of ['regions.name', 'units.name', 'mandates.holder_name']) assert.ok(planted.includes(column), column)
  })

  it('is noticed by the watcher when it does come alive', async () => {
    const { page, signs } = await watchedPage(browser, platform, null, 'report-only')
    await page.goto(`${platform.url}/help`)
    await page.evaluate((text) => { document.body.insertAdjacentHTML('beforeend', text) }, markup)
    await page.waitForTimeout(300)
    assert.ok(signs.some((sign) => sign.startsWith('a script ran')), signs.join())
    assert.ok((await livingIn(page)).length > 0)
    await page.context().close()
  })

  for (const csp of ['enforced', 'report-only'] as const) {
    it(`stays text on every page, the content policy ${csp}: no script, no foreign request, no violation, no structure`, async () => {
      const seen = (await Promise.all(walks.map(async ([userName, paths]) => await walk(await watchedPage(browser, platform, userName, csp), paths)))).flat()
      assert.deepEqual(seen.flatMap(({ faults }) => faults), [])
      assert.ok(seen.filter(({ legible }) => legible).length >= 12, `legible only on ${seen.filter(({ legible }) => legible).map(({ path }) => path).join(' ')}`)
    })
  }
})

async function walk({ page, signs }: Watched, paths: readonly string[]): Promise<readonly { readonly path: string; readonly faults: readonly string[]; readonly legible: boolean }[]> {
  const seen = []
  for (const path of paths) {
    signs.length = 0
    await page.goto(platform.url + path.replace(':dossier', dossier), { waitUntil: 'load' })
    await page.locator('h1, main').first().waitFor({ timeout: 15_000 }).catch(() => { signs.push('no page came') })
    await page.waitForLoadState('networkidle')
    const legible = (await page.locator('body').innerText()).includes(literal)
    seen.push({ path, legible, faults: [...signs, ...await livingIn(page)].map((fault) => `${path.slice(0, 60)}: ${fault}`) })
  }
  await page.context().close()
  return seen
}
