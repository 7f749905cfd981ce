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
      assert.match(await page.locator('main').innerText(), /已结案[^]*请您评价/)
      await look(page)
      await page.getByRole('link', { name: '路面坑槽' }).first().click()
      assert.match(await page.locator('main').innerText(), /派给了襄垣县交通运输局/)
      await page.getByRole('link', { name: '评价', exact: true }).click()
      await press(page, '交评价')
      assert.match(await page.locator('#error-summary').innerText(), /您满意吗/)
      await look(page)
      await page.getByText('基本满意').click()
      await page.getByLabel('想说的话').fill('补得快，就是不太平。')
      await press(page, '交评价')
      assert.match(await page.locator('main').innerText(), /谢谢您的评价/)
      await look(page)
    })

    it('R-121: asks for a review, once', async () => {
      await page.getByRole('link', { name: '要求复查', exact: true }).click()
      await page.getByLabel('理由').fill('下过雨又塌了。')
      await press(page, '要求复查')
      assert.match(await page.locator('main').innerText(), /已经收到您的复查要求/)
      assert.equal(await page.getByRole('link', { name: '要求复查', exact: true }).count(), 0)
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
    const [, code] = new RegExp(`${phone}[^]*?(\\d{6})`).exec(outbox) ?? []
    if (code !== undefined) return code
    await new Promise((resolve) => {
      setTimeout(resolve, 250)
    })
  }
  throw new Error('no code in the outbox')
}

/** Accept, dispatch to the county's transport bureau, sign, answer, verify by another unit, close: each by whoever holds the office. */
async function staffClose(id: string): Promise<void> {
  const dossier = parseDossierKey(id)
  assert.ok(dossier !== null)
  const act = async (userName: string, name: string, form: JsonObject) => {
    const { actor } = await platform.signInAs(userName)
    await perform(platform.door, {
      act: { id: v7(), act: name, form, channel: 'console', occurredAt: Date.now() },
      dossier,
      actor,
    })
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
