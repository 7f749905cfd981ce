/**
 * A grid worker's day on a telephone of 360 px: signing in, reporting with a photo and a position, settling on the spot, taking a task
 * from signing to feedback, and what happens without a signal. Every page: axe, thumbs, widths, keyboard, red lines.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type Axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { perform } from '../server/acts/index.ts'
import { launchBrowser, openPage } from '../tools/browser.ts'
import { startPlatform, type RunningPlatform } from '../tools/testing/platform.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const worker = 'grid-worker-1'

let platform: RunningPlatform
let browser: Browser
let photo: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

before(async () => {
  platform = await startPlatform()
  browser = await launchBrowser()
  const picture = sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#887755', noise: { type: 'gaussian', mean: 120, sigma: 40 } } })
  photo = { name: '路边.jpg', mimeType: 'image/jpeg', buffer: await picture.jpeg({ quality: 90 }).toBuffer() }
})

after(async () => {
  await browser.close()
  await platform.close()
})

describe('signing in to the field app', () => {
  it('asks for user name and password, then for the code, and shows the queue', async () => {
    const page = await openPage(browser)
    await page.goto(`${platform.url}/field/`)
    const { password } = await demoAccount('grid-worker-2')
    await page.getByLabel('用户名').fill('grid-worker-2')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByLabel('动态口令').fill((await demoAccount('grid-worker-2')).code)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '我的待办' }).waitFor()
    await page.locator('.field-shell__head').getByText(/第二网格 网格员/).waitFor()
    assert.match(await page.locator('.field-shell__outbox').innerText(), /已联网/)
    await page.context().close()
  })

  it('wipes the device when signing out', async () => {
    const page = await signedIn('grid-worker-3')
    await page.evaluate(async () => {
      localStorage.setItem('left', '1')
      sessionStorage.setItem('left', '1')
      await (await caches.open('left')).put('/left', new Response('1'))
    })
    await tap(page, '我的')
    await page.getByRole('button', { name: '退出登录，擦掉这部手机上的内容' }).click()
    await page.getByLabel('用户名').waitFor()
    await page.waitForURL(`${platform.url}/field/`)
    assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length]), [0, 0, 0])
    assert.deepEqual((await page.context().cookies()).filter(({ name }) => name === 'sanzhi'), [])
    await page.context().close()
  })
})

describe('reporting from the field', () => {
  it('takes photo and position along and settles the matter on the spot (R-114)', async () => {
    const page = await signedIn(worker)
    await tap(page, '上报')
    await choose(page, '垃圾', '垃圾乱堆')
    await page.getByRole('button', { name: '用我的位置' }).click()
    await page.getByText('已经定位，误差大约 12 米。').waitFor()
    await page.getByLabel('情况').fill('路边堆了一车建筑垃圾，早上才倒的')
    await page.getByLabel('具体位置').fill('村口桥头')
    const upload = page.waitForResponse((response) => response.url().includes('/api/files?') && response.status() === 201)
    await page.setInputFiles('#report-files', photo)
    const stored = await (await upload).json() as { width: number; height: number; bytes: number }
    assert.deepEqual([stored.width, stored.height], [1600, 1200])
    await page.getByText('已传 1 张').waitFor()
    await send(page)
    await page.getByText('已经报上去了').waitFor()
    await page.getByRole('button', { name: '当场解决，填怎么解决的' }).click()
    await page.getByLabel('怎么解决的').fill('联系车主当场清走了')
    await page.getByRole('button', { name: '当场解决', exact: true }).click()
    await page.getByText('当场解决了，已经记下').waitFor()

    const [row] = await platform.ownerQuery<{ state: string; lon: number; grid: string; title: string }>('select state, lon, grid::text, title from dossiers where title = $1', ['垃圾乱堆 · 村口桥头'])
    assert.equal(row?.state, 'SELF_CLOSED')
    assert.equal(row.grid, grid().code)
    assert.ok(Math.abs(row.lon - grid().center[0]) < 1e-5)
    await page.getByRole('link', { name: '看这件事' }).click()
    await page.getByRole('heading', { level: 1, name: '垃圾乱堆 · 村口桥头' }).waitFor()
    assert.equal(await page.locator('.files img').first().getAttribute('alt'), '照片 1')
    await page.context().close()
  })

  it('puts the emergency number before everything, and hands over at once (R-106)', async () => {
    const page = await signedIn(worker)
    await tap(page, '上报')
    await choose(page, '火情', '火情')
    assert.equal(await page.getByRole('link', { name: '现在打 119' }).getAttribute('href'), 'tel:119')
    await page.getByLabel('情况').fill('打谷场的秸秆垛着火了')
    await send(page)
    await page.getByRole('button', { name: '电话打过了，记下转接' }).click()
    await page.getByLabel('转到哪里').selectOption('119')
    await page.getByLabel('转接情况').fill('消防已经出车')
    await page.getByRole('button', { name: '转接紧急和法定渠道' }).click()
    await page.getByText('已经转给应当处理的部门或热线').waitFor()
    await page.context().close()
  })

  it('does without a position: says what to do when it is not allowed, and takes the grid by name', async () => {
    const page = await signedIn(worker, { permissions: [] })
    await page.context().clearPermissions()
    await tap(page, '上报')
    await page.getByRole('button', { name: '用我的位置' }).click()
    await page.getByText('没有允许使用位置').waitFor()
    await page.getByRole('button', { name: '选网格' }).click()
    await page.getByLabel('第二网格').click()
    await choose(page, '路灯', '路灯不亮')
    await page.getByLabel('情况').fill('第二盏路灯不亮')
    await send(page)
    await page.getByText('已经报上去了').waitFor()
    const [row] = await platform.ownerQuery<{ grid: string; lon: number | null }>('select grid::text, lon from dossiers where opened_at > now() - interval \'1 minute\' and title = $1', ['路灯不亮'])
    assert.deepEqual([row?.grid, row?.lon], [platform.village.grids[1]?.code, null])
    await page.context().close()
  })

  it('takes a tap on the map as the place', async () => {
    const page = await signedIn(worker)
    await tap(page, '上报')
    await page.getByRole('button', { name: '在地图上点' }).click()
    const map = page.getByRole('application')
    await map.scrollIntoViewIfNeeded()
    const box = await map.boundingBox()
    assert.ok(box)
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.getByText('已经在地图上标了位置。').waitFor()
    await page.context().close()
  })

  it('names everything that is missing, and keeps what is typed while one looks at other pages', async () => {
    const page = await signedIn(worker)
    await tap(page, '上报')
    await page.getByLabel('具体位置').fill('小学门口')
    await send(page)
    const summary = page.locator('#error-summary')
    assert.deepEqual(await summary.getByRole('link').allInnerTexts(), ['选一选是什么事', '写一写是什么情况'])
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary')
    await tap(page, '待办')
    await page.getByRole('heading', { name: '我的待办' }).waitFor()
    await tap(page, '上报')
    assert.equal(await page.getByLabel('具体位置').inputValue(), '小学门口')
    await page.context().close()
  })
})

describe('without a signal', () => {
  it('says so, keeps the report, and sends it once when tried again', async () => {
    const page = await signedIn(worker)
    await tap(page, '上报')
    await choose(page, '井盖', '井盖缺损')
    await page.getByLabel('情况').fill('没有信号时写的井盖')
    await page.context().setOffline(true)
    await send(page)
    await page.getByText('还没有送到').waitFor()
    assert.match(await page.locator('.field-shell__outbox').innerText(), /没有信号/)
    assert.equal(await page.getByLabel('情况').inputValue(), '没有信号时写的井盖')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('已经报上去了').waitFor()
    assert.match(await page.locator('.field-shell__outbox').innerText(), /已联网/)
    assert.equal(await countSaying('没有信号时写的井盖'), 1)
    await page.context().close()
  })

  it('makes one report of two tries when only the answer was lost', async () => {
    const page = await signedIn(worker)
    await tap(page, '上报')
    await choose(page, '井盖', '井盖缺损')
    await page.getByLabel('情况').fill('回音丢了的井盖')
    await page.route('**/api/acts', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    }, { times: 1 })
    await send(page)
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('之前那次其实已经送到了').waitFor()
    assert.equal(await countSaying('回音丢了的井盖'), 1)
    await page.context().close()
  })

  it('keeps a photo that could not be sent and lets nobody send the report without noticing', async () => {
    const page = await signedIn(worker)
    await tap(page, '上报')
    await choose(page, '井盖', '井盖缺损')
    await page.getByLabel('情况').fill('照片没有传上去的井盖')
    await page.context().setOffline(true)
    await page.setInputFiles('#report-files', photo)
    await page.getByText('1 张没有传上去').waitFor()
    await page.context().setOffline(false)
    await send(page)
    await page.locator('#error-summary').getByText('有照片没有传上去').waitFor()
    await page.getByRole('button', { name: '再传一次' }).click()
    await page.getByText('已传 1 张').waitFor()
    await send(page)
    await page.getByText('已经报上去了').waitFor()
    await page.context().close()
  })
})

describe('a task in the field', () => {
  it('is signed, recorded with a photo and fed back by keyboard alone', async () => {
    const title = await dispatchedToGrid('村东头')
    const page = await signedIn(worker)
    await page.getByRole('link', { name: new RegExp(title) }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await press(page, '签收')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('办好了：签收').waitFor()

    await press(page, '记录进展')
    await page.keyboard.type('已经约了清运车，下午来')
    await page.setInputFiles('.acts__form input[type=file] >> nth=0', photo)
    await page.getByText('已传 1 张').waitFor()
    await page.locator('.acts__form').getByRole('button', { name: '记录进展' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('办好了：记录进展').waitFor()
    assert.match(await page.locator('.timeline').innerText(), /已经约了清运车，下午来/)
    assert.equal(await page.locator('.timeline img').count(), 1)

    await press(page, '反馈结果')
    await page.keyboard.type('清运车来过，路边已经干净')
    await page.getByLabel('已解决', { exact: true }).press('Space')
    await page.locator('.acts__form').getByRole('button', { name: '反馈结果' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('办好了：反馈结果').waitFor()
    assert.match(await page.locator('.dossier-head').innerText(), /待核查/)
    await page.context().close()
  })

  it('does not open acts of others, and says why its own are closed', async () => {
    const page = await signedIn(worker)
    await dispatchedToGrid('村西头')
    await page.reload()
    await page.getByRole('link', { name: /村西头/ }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    const acts = await page.locator('.acts-panel').innerText()
    assert.doesNotMatch(acts, /受理立案|督办/)
    await page.getByText(/现在还不能/).first().click()
    assert.ok((await page.locator('.acts__closed dd').first().innerText()).length > 4)
    await page.context().close()
  })
})

describe('every page of the field app', () => {
  const pages = { 我的待办: '', 本网格: 'grid', 上报: 'report', 消息: 'messages', 我的: 'me', 没有这一页: 'nowhere' } as const

  for (const [name, path] of Object.entries(pages)) {
    it(`${name} has no axe finding, in any screen setting (R-970)`, async () => {
      const page = await at(path)
      for (const screen of ['system', 'sun', 'night'] as const) {
        await page.evaluate((value) => localStorage.setItem('sanzhi-screen', value), screen)
        await page.reload()
        await settled(page)
        assert.deepEqual(await axeFindings(page), [], screen)
      }
      await page.context().close()
    })

    it(`${name} can be worked with a thumb, and stands at 320 px and with text at 200 %`, async () => {
      const page = await at(path)
      assert.deepEqual(await smallTargets(page), [])
      assert.equal(await overflow(page), 0, await widest(page))
      await page.setViewportSize({ width: 320, height: 640 })
      assert.equal(await overflow(page), 0, await widest(page))
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
      assert.equal(await overflow(page), 0, await widest(page))
      await page.context().close()
    })
  }

  it('a matter with a form open has no axe finding and stands under the thumb', async () => {
    const title = await dispatchedToGrid('戏台旁')
    const page = await signedIn(worker)
    await page.getByRole('link', { name: new RegExp(title) }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByText('在地图上看').click()
    await page.locator('.area-map__spot span').waitFor()
    assert.deepEqual(await axeFindings(page), [])
    assert.deepEqual(await smallTargets(page), [])
    await press(page, '退回')
    assert.deepEqual(await axeFindings(page), [])
    assert.deepEqual(await smallTargets(page), [])
    assert.equal(await overflow(page), 0)
    await page.context().close()
  })

  it('the sign-in has no axe finding and stands under the thumb', async () => {
    const page = await openPage(browser)
    await page.goto(`${platform.url}/field/`)
    await page.getByLabel('用户名').waitFor()
    assert.deepEqual(await axeFindings(page), [])
    assert.deepEqual(await smallTargets(page), [])
    await page.context().close()
  })

  it('never asks where the worker is unless the worker asks (R-831)', async () => {
    const page = await signedIn(worker)
    await page.addInitScript(() => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      for (const name of ['getCurrentPosition', 'watchPosition'] as const) navigator.geolocation[name] = () => { asked.push(name); return 0 }
    })
    for (const path of Object.values(pages)) {
      await page.goto(`${platform.url}/field/${path}`)
      await settled(page)
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked), [])
    }
    await page.context().close()
  })

  it('asks nobody else for anything, and can be put on the home screen', async () => {
    const page = await signedIn(worker)
    const strangers: string[] = []
    page.on('request', (request) => { if (!request.url().startsWith(platform.url) && !/^(data|blob):/.test(request.url())) strangers.push(request.url()) })
    for (const path of Object.values(pages)) {
      await page.goto(`${platform.url}/field/${path}`)
      await settled(page)
    }
    assert.deepEqual(strangers, [])
    const manifest = await (await fetch(`${platform.url}/field/manifest.webmanifest`)).json() as { start_url: string; icons: { src: string }[] }
    assert.equal(manifest.start_url, '/field/')
    assert.equal((await fetch(platform.url + (manifest.icons[0]?.src ?? ''))).headers.get('content-type'), 'image/svg+xml')
    await page.context().close()
  })
})

describe('GET /api/grid-at', () => {
  it('names the grid of a position and the regions above it', async () => {
    const [lon, lat] = grid().center
    const answer = await (await fetch(`${platform.url}/api/grid-at?lon=${lon}&lat=${lat}`)).json() as { region: { code: string }; path: { level: string }[] }
    assert.equal(answer.region.code, grid().code)
    assert.deepEqual(answer.path.map(({ level }) => level), ['CITY', 'COUNTY', 'TOWN', 'VILLAGE', 'GRID'])
  })

  it('answers null where no grid is drawn', async () => {
    assert.deepEqual(await (await fetch(`${platform.url}/api/grid-at?lon=100&lat=30`)).json(), { region: null, path: [] })
  })

  for (const query of ['', '?lon=1', '?lon=x&lat=36', '?lon=113&lat=36&person=1', '?lon=113&lat=91']) {
    it(`refuses ${query === '' ? 'no position' : query}`, async () => {
      assert.equal((await fetch(`${platform.url}/api/grid-at${query}`)).status, 400)
    })
  }
})

function grid() {
  const found = platform.village.grids[0]
  assert.ok(found)
  return found
}

async function signedIn(userName: string, options: BrowserContextOptions = {}): Promise<Page> {
  const [longitude, latitude] = grid().center
  const page = await openPage(browser, { geolocation: { longitude, latitude, accuracy: 12 }, permissions: ['geolocation'], ...options })
  const { token } = await platform.signInAs(userName)
  await page.context().addCookies([{ name: 'sanzhi', value: token, url: platform.url }])
  await page.goto(`${platform.url}/field/`)
  await page.getByRole('heading', { name: '我的待办' }).waitFor()
  return page
}

async function at(path: string): Promise<Page> {
  const page = await signedIn(worker)
  await page.goto(`${platform.url}/field/${path}`)
  await settled(page)
  return page
}

async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

async function demoAccount(userName: string): Promise<{ password: string; code: string }> {
  const { password, items } = await (await fetch(`${platform.url}/api/demo/accounts`)).json() as { password: string; items: { userName: string; code: string }[] }
  return { password, code: items.find((one) => one.userName === userName)?.code ?? '' }
}

async function tap(page: Page, door: string): Promise<void> {
  await page.getByRole('navigation', { name: '主要操作' }).getByRole('link', { name: door }).click()
}

async function choose(page: Page, words: string, kind: string): Promise<void> {
  await page.getByLabel('输入几个字来找').fill(words)
  await page.getByRole('button', { name: kind }).first().click()
}

async function send(page: Page): Promise<void> {
  await page.locator('.report').getByRole('button', { name: '上报', exact: true }).click()
}

/** Opens an act's form by keyboard; its first box has the focus. */
async function press(page: Page, act: string): Promise<void> {
  await page.locator('.acts').getByRole('button', { name: act, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 3, name: act }).waitFor()
}

async function countSaying(description: string): Promise<number> {
  const [row] = await platform.ownerQuery<{ count: string }>('select count(*) from events where act = \'report\' and form ->> \'description\' = $1', [description])
  return Number(row?.count)
}

/** A matter reported, accepted and given to the grid worker, through the door. */
async function dispatchedToGrid(where: string): Promise<string> {
  const { village, door } = platform
  const dossier = { county: Number(village.code.slice(0, 6)), id: uuidv7() }
  const act = async (userName: string, name: string, form: Record<string, unknown>) => {
    const { actor } = await platform.signInAs(userName)
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

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof Axe }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

/** Controls smaller than a thumb; a hidden file input counts by its label, links within sentences do not count. */
async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')].flatMap((one) => {
    const target = one instanceof HTMLInputElement && one.labels !== null && /radio|checkbox|file/.test(one.type) ? one.labels[0] ?? one : one
    const { width, height } = target.getBoundingClientRect()
    const hidden = one.closest('.skip-link, .leaflet-container, [hidden]') !== null || width === 0
    return hidden || (width >= 44 && height >= 44) ? [] : [`${target.outerHTML.slice(0, 120)} ${Math.round(width)}x${Math.round(height)}`]
  }))
}

async function widest(page: Page): Promise<string> {
  return await page.evaluate(() => [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5).map((one) => one.outerHTML.slice(0, 100)).join('\n'))
}

async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
