/**
 * A villager reports a broken road with a photo and a tap on the map, follows it in another browser, urges, evaluates and asks for a
 * review: with and without script, at 320 and 360 px, in the size for old eyes. Staff work through the door meanwhile.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 } from 'uuid'
import type { JsonObject } from '../core/procedure/dossier.ts'
import { perform } from '../server/acts/index.ts'
import { parseDossierKey } from '../server/dossiers/index.ts'
import { launchBrowser, openPage } from '../tools/browser.ts'
import { startPlatform, type RunningPlatform } from '../tools/testing/platform.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let platform: RunningPlatform
let browser: Browser
let photo: Buffer

before(async () => {
  platform = await startPlatform({ background: true })
  browser = await launchBrowser()
  photo = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#7a6a50' } })
    .jpeg()
    .toBuffer()
})

after(async () => {
  await browser.close()
  await platform.close()
})

const ways = [
  {
    words: 'without script at 320 px',
    options: { javaScriptEnabled: false, viewport: { width: 320, height: 640 } },
    elder: false,
  },
  { words: 'with script at 360 px', options: { javaScriptEnabled: true, viewport: { width: 360, height: 740 } }, elder: false },
  {
    words: 'without script in the size for old eyes at 360 px',
    options: { javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
    elder: true,
  },
] as const

for (const way of ways) {
  describe(`a villager ${way.words}`, () => {
    let page: Page
    let code: string
    let id: string

    before(async () => {
      page = await visit(way.options)
    })
    after(() => page.context().close())

    it('comes to the village’s own page, and chooses large letters where wanted (R-979)', async () => {
      assert.equal(await page.locator('h1').innerText(), '古韩镇甘村')
      if (way.elder) await page.getByRole('link', { name: '长辈版', exact: true }).click()
      assert.equal(await page.locator('html').getAttribute('data-size'), way.elder ? 'elder' : 'standard')
      await look(page)
    })

    it('R-103: reports a broken road, question by question, with a photo and a tap on the map', async () => {
      await page.getByRole('link', { name: '我要上报' }).click()
      await page.getByLabel('不知道选哪个').fill('路坏了')
      await page.getByRole('button', { name: '找一找' }).click()
      await look(page)
      await page.locator('button[name=kind]').filter({ hasText: '路面坑槽' }).click()
      await press(page, '继续')
      assert.match(await page.locator('#error-summary').innerText(), /写一写是怎么回事/)
      await look(page)
      await page.getByLabel('怎么回事').fill('桥头路面塌了一个坑，骑车容易摔。')
      await press(page, '继续')
      await look(page)
      await press(page, '继续')
      assert.match(await page.locator('#error-summary').innerText(), /选一个网格/)
      await page.getByLabel('具体在哪').fill('村口小桥往东')
      await page.locator('input[name=map]').click({ position: { x: 200, y: 90 } })
      assert.equal(await page.getByText('已经记下您点的地方').count(), 1)
      assert.equal(await page.getByLabel('具体在哪').inputValue(), '村口小桥往东')
      await look(page)
      await press(page, '继续')
      await page.setInputFiles('input[type=file]', { name: '桥头.jpg', mimeType: 'image/jpeg', buffer: photo })
      await press(page, '先传上去看看')
      await page.locator('.photos img').first().waitFor()
      assert.equal(
        await page
          .locator('.photos img')
          .first()
          .evaluate(async (image: HTMLImageElement) => {
            image.loading = 'eager'
            await image.decode()
            return image.naturalWidth > 0
          }),
        true,
      )
      await look(page)
      await press(page, '继续')
      await look(page)
      // The telephone's own back button is how most people go back.
      await page.goBack()
      assert.equal(await page.locator('.photos img').count(), 1)
      await press(page, '继续')
      await page.getByLabel('手机号').fill('12000000999')
      await press(page, '继续')
      await look(page)
      assert.match(await page.locator('main').innerText(), /路面坑槽[^]*桥头路面塌了一个坑[^]*村口小桥往东/)
      await press(page, '提交上报')
      assert.equal(await page.locator('h1').innerText(), '已经收到您的上报')
      await look(page)
      code = await page.locator('.receipt__number').innerText()
      assert.match(code, /^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
      // Loading the answer again sends the same act again: the same matter, the same code.
      const before = await countDossiers()
      await page.reload()
      assert.equal(await page.locator('.receipt__number').innerText(), code)
      assert.equal(await countDossiers(), before)
      await page.getByRole('link', { name: '看这件事的进度' }).click()
      id = /matter\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
      await look(page)
      assert.match(await page.locator('main').innerText(), /待受理[^]*您上报了这件事/)
    })

    it('R-968: keeps the telephone number out of the record', async () => {
      const key = parseDossierKey(id)
      const rows = await platform.ownerQuery<{ form: unknown; facts: unknown }>(
        'select form, facts from events where dossier = $1',
        [key?.id],
      )
      assert.equal(rows.length, 1)
      assert.doesNotMatch(JSON.stringify(rows), /12000000999/)
    })

    it('R-122: follows the matter by its query code in another browser, and urges once a day', async () => {
      const other = await visit(way.options)
      await other.getByRole('link', { name: '我的事项' }).click()
      await other.getByRole('link', { name: '不登录，凭查询码看进度' }).click()
      await look(other)
      await other.getByLabel('查询码').fill('AAAAA-AAAAA')
      await press(other, '查这件事')
      assert.match(await other.locator('#error-summary').innerText(), /没有查到/)
      await other.getByLabel('查询码').fill(code.toLowerCase().replace('-', ' '))
      await press(other, '查这件事')
      assert.ok(other.url().includes(id), other.url())
      await other.getByRole('link', { name: '催一催' }).click()
      await look(other)
      await press(other, '现在就催')
      assert.match(await other.locator('main').innerText(), /已经替您催了/)
      assert.equal(await other.getByRole('link', { name: '催一催' }).count(), 0)
      assert.match(await other.locator('main').innerText(), /24 小时内已经催办过一次/)
      await look(other)
      await other.context().close()
    })

    it('R-105: sees each step as it happens, then evaluates', async () => {
      await staffClose(id)
      await page.goto(`${platform.url}/mine`)
      assert.match(await page.locator('main').innerText(), /已办结[^]*请您评价/)
      await look(page)
      await page.getByRole('link', { name: '路面坑槽' }).first().click()
      assert.match(await page.locator('main').innerText(), /交给襄垣县交通运输局办/)
      await page.getByRole('link', { name: '评价', exact: true }).click()
      await press(page, '交评价')
      assert.match(await page.locator('#error-summary').innerText(), /您满意吗/)
      await look(page)
      await page.getByText('基本满意').click()
      await page.getByLabel('想说的话').fill('补得快，就是不太平。')
      await press(page, '交评价')
      assert.match(await page.locator('main').innerText(), /谢谢您的评价[^]*您作了评价/)
      await look(page)
    })

    it('R-121: asks for a review, once', async () => {
      await page.getByRole('link', { name: '申请复查', exact: true }).click()
      await page.getByLabel('理由').fill('下过雨又塌了。')
      await press(page, '申请复查')
      assert.match(await page.locator('main').innerText(), /已经收到您的复查申请[^]*您申请了复查，请等结果/)
      assert.doesNotMatch(await page.locator('main').innerText(), /不满意可以申请复查/)
      assert.equal(await page.getByRole('link', { name: '申请复查', exact: true }).count(), 0)
    })

    it('finds the rules, the grids with their people, and the telephone', async () => {
      for (const path of [
        '/rules',
        '/rules/grid-case',
        '/grids',
        '/help',
        '/village',
        '/village?in=140423',
        '/sign-in',
        '/sign-in/password',
        '/nothing-here',
      ]) {
        await page.goto(platform.url + path)
        await look(page)
      }
    })
  })
}

describe('a villager who signs in by telephone', () => {
  it('gets a code, and reads messages, own devices and who looked at the record', async () => {
    const page = await visit({ javaScriptEnabled: false })
    const { phone, name } = platform.village.accounts.find(({ username }) => username === 'villager-2') ?? { phone: '', name: '' }
    await page.goto(`${platform.url}/me`)
    await page.getByLabel('手机号').fill(phone)
    await press(page, '发短信给我')
    await look(page)
    await page.getByLabel('六位数字').fill('000000')
    await press(page, '登录')
    assert.match(await page.locator('#error-summary').innerText(), /验证码不对/)
    await page.getByLabel('六位数字').fill(await codeSentTo(phone))
    await press(page, '登录')
    assert.ok(page.url().endsWith('/me'), page.url())
    assert.match(await page.locator('main').innerText(), new RegExp(name))
    await look(page)
    assert.match(await page.locator('main').innerText(), /谁看过我的资料[^]*登录着的设备/)
    await press(page, '退出登录')
    assert.equal(await page.getByRole('link', { name: '登录', exact: true }).count(), 1)
    await page.context().close()
  })
})

describe('two neighbours who report the same thing without an account', () => {
  const phone = '12000000321'
  let page: Page
  let merged: string
  let main: string

  before(async () => {
    const other = await visit({ javaScriptEnabled: false })
    main = await reportPothole(other, '12000000322')
    await other.context().close()
    page = await visit({ javaScriptEnabled: false })
    merged = await reportPothole(page, phone)
  })
  after(() => page.context().close())

  it('R-108: the one whose matter was merged sees the other one go on, but not what the other wrote', async () => {
    await staffMerge(merged, main)
    await page.goto(`${platform.url}/matter/${merged}`)
    assert.match(await page.locator('main').innerText(), /合并办理[^]*和这一件一起办[^]*路面坑槽/)
    await look(page)
    await page.getByRole('link', { name: '看那一件办到哪一步' }).click()
    assert.ok(page.url().endsWith(main), page.url())
    assert.match(await page.locator('main').innerText(), /您也报过这件事[^]*有人报了同一件事/)
    assert.doesNotMatch(await page.locator('main').innerText(), /您说的事|骑车容易摔/)
    await look(page)
  })

  it('finds the matter again in another browser by signing in with the number that was left', async () => {
    const other = await visit({ javaScriptEnabled: false })
    await signIn(other, phone)
    assert.match(await other.locator('main').innerText(), /用这个手机号报过的 1 件事已经显示在这里[^]*没登录时报的事[^]*路面坑槽/)
    await look(other)
    await other.getByRole('link', { name: '路面坑槽' }).click()
    assert.ok(other.url().endsWith(merged), other.url())
    assert.match(await other.locator('main').innerText(), /您说的事[^]*骑车容易摔/)
    await other.context().close()
  })
})

describe('two people who sign in by turns in one browser', () => {
  it('are told who is signed in now, and nothing typed is lost', async () => {
    const page = await visit({ javaScriptEnabled: false })
    await page.goto(`${platform.url}/complain`)
    await page.getByLabel('网格长').check()
    await press(page, '继续')
    await page.getByLabel('怎么回事').fill('演示：说好上门，没有来。')
    const second = await page.context().newPage()
    await second.goto(`${platform.url}/`)
    await signIn(second, '12000000323')
    await press(page, '继续')
    assert.match(await page.locator('main').innerText(), /现在登录的是“[^]*换个人登录/)
    assert.equal(await page.getByLabel('怎么回事').inputValue(), '演示：说好上门，没有来。')
    await look(page)
    await press(page, '继续')
    assert.match(await page.locator('h1').innerText(), /在什么地方/)
    await page.context().close()
  })
})

async function reportPothole(page: Page, phone: string): Promise<string> {
  await page.goto(`${platform.url}/report?q=${encodeURIComponent('路面坑槽')}`)
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

async function signIn(page: Page, phone: string): Promise<void> {
  await page.goto(`${platform.url}/sign-in`)
  await page.getByLabel('手机号').fill(phone)
  await press(page, '发短信给我')
  await page.getByLabel('六位数字').fill(await codeSentTo(phone))
  await press(page, '登录')
}

/** The village passes both up; the township takes one in and merges the other into it. */
async function staffMerge(merged: string, main: string): Promise<void> {
  for (const id of [merged, main]) await staffAct(id, 'village-cadre', 'pass-up', { reason: '村里没有这个职责，请乡镇受理。' })
  await staffAct(main, 'town-dispatcher', 'accept', {})
  await staffAct(merged, 'town-dispatcher', 'merge', { main, reason: '同一个坑。' })
  const key = parseDossierKey(main)
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const taken = await platform.ownerQuery("select 1 from events where dossier = $1 and act = 'take-in'", [key?.id])
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
  const { actor } = await platform.signInAs(userName)
  await perform(platform.door, {
    act: { id: v7(), act: name, form, channel: 'console', occurredAt: Date.now() },
    dossier,
    actor,
  })
}

async function visit(options: BrowserContextOptions): Promise<Page> {
  const page = await openPage(browser, options)
  page.setDefaultTimeout(8_000)
  await page.goto(platform.url)
  return page
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click()
  await page.waitForLoadState()
}

/** No serious finding, nothing wider than the screen; the page's own markup is judged in a browser that runs scripts. */
async function look(page: Page): Promise<void> {
  const viewport = page.viewportSize() ?? { width: 360, height: 740 }
  const judge = await openPage(browser, { viewport, bypassCSP: true })
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

async function countDossiers(): Promise<string> {
  return (await platform.ownerQuery<{ count: string }>('select count(*) from dossiers'))[0]?.count ?? ''
}

/** As the demonstration shows it at /demo/outbox. */
async function codeSentTo(phone: string): Promise<string> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const outbox = await (await fetch(`${platform.url}/demo/outbox`)).text()
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
async function staffClose(id: string): Promise<void> {
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
