/**
 * Every portal page in a real browser, from invented models: under its own content security policy, in all three sizes,
 * narrow and enlarged.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { launchBrowser, openPage } from '../../tools/browser.ts'
import { urls, type PortalPage, type PortalRenderer, type Size } from './contract.ts'
import { frame, samples } from './samples.ts'

const site = 'http://portal.test'
const outDir = mkdtempSync(join(tmpdir(), 'sanzhi-portal-'))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const sizes: readonly Size[] = ['standard', 'elder', 'elder-large']

let renderer: PortalRenderer
let browser: Browser
let page: Page
let strangers: string[] = []
let posts: string[] = []

before(async () => {
  await build({ configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)), logLevel: 'warn', build: { outDir } })
  renderer = (await import(pathToFileURL(join(outDir, 'render.js')).href)) as PortalRenderer
  browser = await launchBrowser()
  page = await openPage(browser)
  await serveSamples(page)
})

after(async () => {
  await browser.close()
  rmSync(outDir, { recursive: true, force: true })
})

for (const [name, sample] of Object.entries(samples)) {
  describe(`portal page ${name}`, () => {
    for (const size of sizes) {
      it(`has no axe finding in size ${size} (R-970)`, async () => {
        await show(name, size)
        assert.deepEqual(await axeFindings(), [])
      })

      it(`stands at 320 px without sideways scrolling in size ${size}`, async () => {
        await show(name, size, 320)
        assert.ok((await overflow()) <= 0, `${await overflow()} px too wide: ${await widest()}`)
      })

      it(`can be tapped with a thumb in size ${size} (R-976)`, async () => {
        await show(name, size)
        assert.deepEqual(await smallTargets(size === 'standard' ? 44 : 60), [])
      })
    }

    it('stands with text at 200 %', async () => {
      await show(name, 'standard', 320)
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      assert.ok((await overflow()) <= 0, `${await overflow()} px too wide: ${await widest()}`)
      assert.equal(await isMastheadCrossed(), false)
    })

    it('comes in at most 10 kB and asks nobody else for anything', async () => {
      assert.ok(gzipSync(renderer.renderPage(sample, frame)).length <= 10 * 1024)
      strangers = []
      await show(name, 'standard')
      assert.deepEqual(strangers, [])
    })

    it('has one heading, one whole title, and says 错误 in it when something is wrong', async () => {
      await show(name, 'standard')
      const title = await page.title()
      assert.equal(await page.locator('h1').count(), 1)
      assert.ok(title.endsWith(frame.site.name), title)
      assert.equal(title.startsWith('错误：'), hasProblems(sample))
      for (const link of await page.locator('#error-summary a').all()) {
        const target = (await link.getAttribute('href')) ?? ''
        assert.equal(await page.locator(`[id="${target.slice(1)}"]`).count(), 1, `${target} leads nowhere`)
      }
    })
  })
}

describe('the small script', () => {
  it('is at most 1.5 kB', () => {
    assert.ok(gzipSync(renderer.enhancement.body).length <= 1536, String(gzipSync(renderer.enhancement.body).length))
  })

  it('sends a form once, however often it is pressed', async () => {
    await show('report-check', 'standard')
    posts = []
    const button = page.getByRole('button', { name: '提交上报' })
    await button.evaluate((element: HTMLElement) => {
      element.click()
      element.click()
    })
    await page.waitForTimeout(200)
    assert.equal(posts.length, 1)
  })

  it('leads to what is wrong', async () => {
    await show('report-what-wrong', 'standard')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary')
  })

  it('counts the chosen photos', async () => {
    await show('report-photos', 'standard')
    const photo = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') }
    await page.setInputFiles('input[type=file]', [photo, { ...photo, name: 'b.png' }])
    assert.equal(await page.getByText('选了 2 张').count(), 1)
    assert.equal(await page.getByText('不是照片，没有收').count(), 0, 'the error of the last choice stays')
  })
})

describe('the map of the report, without script', () => {
  it('posts the tapped pixel and what was answered before, and the pixel is a place in the village', async () => {
    const plain = await openPage(browser, { javaScriptEnabled: false })
    await serveSamples(plain)
    await plain.goto(`${site}/report-where?size=elder`)
    await plain.locator('input[name=address]').fill('村口')
    posts = []
    await plain.locator('input[type=image]').click({ position: { x: 200, y: 200 } })
    const posted = new URLSearchParams(posts[0])
    assert.equal(posted.get('address'), '村口')
    assert.equal(posted.get('kind'), '0201')
    assert.ok(Math.abs(Number(posted.get('map.x')) - 200) <= 1 && Math.abs(Number(posted.get('map.y')) - 200) <= 1, posts[0])
    const where = samples['report-where']
    assert.ok(where?.page === 'report-where' && where.map)
    const { lon, lat } = renderer.pointOnMap(where.map, 200, 200)
    assert.ok(lon > 113 && lon < 113.03 && lat > 36.49 && lat < 36.53)
    await plain.close()
  })
})

describe('the names on a map', () => {
  const sizesOf = async (of: (size: Size) => Promise<number>) => [await of('standard'), await of('elder'), await of('elder-large')]
  const grow = (figures: readonly number[]) => assert.ok(figures.every((one, at) => at === 0 || one > (figures[at - 1] ?? 0)), figures.join(' '))

  it('grow with the size of the page and never cover one another (R-971)', async () => {
    grow(await sizesOf(async (size) => {
      await show('grids', size)
      assert.deepEqual(await coveredNames(), [], size)
      return await page.locator('.place-map__name').first().evaluate((name) => Number.parseFloat(getComputedStyle(name).fontSize))
    }))
  })

  it('grow with the text of the system', async () => {
    await show('grids', 'standard')
    const height = () => page.locator('.place-map__name').first().evaluate((name) => name.getBoundingClientRect().height)
    const before = await height()
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
    assert.ok(await height() > before * 1.8)
    assert.deepEqual(await coveredNames(), [])
  })

  it('grow on the map one taps without script, too', async () => {
    grow(await sizesOf(async (size) => {
      await show('report-where', size)
      const picture = decodeURIComponent(await page.locator('input[type=image]').getAttribute('src') ?? '')
      return Number.parseFloat(picture.match(/--map-name:\s*([\d.]+)rem/g)?.at(-1)?.replace('--map-name:', '') ?? '0')
    }))
  })
})

/** Pairs of names that lie upon one another. */
function coveredNames(): Promise<string[]> {
  return page.evaluate(() => {
    const names = [...document.querySelectorAll('.place-map__name')].map((name) => ({ words: name.textContent, box: name.getBoundingClientRect() }))
    return names.flatMap(({ words, box }, at) => names.slice(at + 1)
      .filter(({ box: other }) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
      .map((other) => `${words}/${other.words}`))
  })
}

/** Prints samples under the real security policy; remembers requests to other places and posted bodies. */
async function serveSamples(target: Page) {
  await target.route('**/*', async (route) => {
    const request = route.request()
    const url = new URL(request.url())
    if (url.origin !== site) {
      if (url.protocol !== 'data:') strangers.push(request.url())
      return await route.abort()
    }
    if (request.method() === 'POST') {
      posts.push(request.postData() ?? '')
      return await route.fulfill({ status: 204 })
    }
    if (url.pathname === urls.enhancement)
      return await route.fulfill({ contentType: 'text/javascript', body: renderer.enhancement.body })
    const sample = samples[url.pathname.slice(1)]
    if (!sample) return await route.fulfill({ status: 404, body: '' })
    const body = renderer.renderPage(sample, {
      ...frame,
      size: url.searchParams.get('size') as Size,
      askSize: sample.page === 'home',
    })
    await route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body,
      headers: { 'content-security-policy': renderer.contentSecurityPolicy },
    })
  })
}

async function show(name: string, size: Size, width = 360) {
  await page.setViewportSize({ width, height: 740 })
  await page.goto(`${site}/${name}?size=${size}`)
}

async function axeFindings(): Promise<string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    const runner = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } })
      .axe
    return (await runner.run()).violations.map(
      (finding) => `${finding.id}: ${finding.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    )
  })
}

/** Does the name of the site stand on top of the links beside it? */
async function isMastheadCrossed(): Promise<boolean> {
  return await page.evaluate(() => {
    const [name, tools] = [document.querySelector('.masthead__name'), document.querySelector('.masthead__tools')]
    if (name === null || tools === null) return false
    const words = document.createRange()
    words.selectNodeContents(name)
    const [one, other] = [words.getBoundingClientRect(), tools.getBoundingClientRect()]
    return one.right > other.left && other.right > one.left && one.bottom > other.top && other.bottom > one.top
  })
}

function overflow(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

function widest(): Promise<string> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('body *')]
        .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0]
        ?.outerHTML.slice(0, 200) ?? '',
  )
}

/** Whatever can be tapped, measured as it stands; a tick or radio counts with its line. */
function smallTargets(least: number): Promise<string[]> {
  return page.evaluate((wanted) => {
    const targets = [...document.querySelectorAll<HTMLElement>('a, button, summary, select, textarea, input:not([type=hidden])')]
    return targets.flatMap((target) => {
      const own =
        target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type)
          ? (target.parentElement ?? target)
          : target
      const box = own.getBoundingClientRect()
      const unseen = box.width === 0 || target.classList.contains('skip-link')
      return unseen || (box.height >= wanted - 0.5 && box.width >= 24)
        ? []
        : [`${Math.round(box.width)}x${Math.round(box.height)} ${target.outerHTML.slice(0, 120)}`]
    })
  }, least)
}

function hasProblems(sample: PortalPage): boolean {
  if ('problems' in sample) return sample.problems.length > 0
  return sample.page === 'matter' && (sample.form?.problems.length ?? 0) > 0
}
