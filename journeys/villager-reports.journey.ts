/**
 * A villager reports a broken road with a photo and a tap on the map, follows it in another browser, urges, evaluates and asks for a
 * review: with and without script, at 320 and 360 px, in the size for old eyes.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { parseDossierKey } from '../server/dossiers/index.ts'
import { countDossiers, look, openStage, press, stage, staffClose, visit } from './villager-stage.ts'

openStage()

let photo: Buffer
before(async () => {
  photo = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#7a6a50' } })
    .jpeg()
    .toBuffer()
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
      const rows = await stage.platform.ownerQuery<{ form: unknown; facts: unknown }>(
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
      await page.goto(`${stage.platform.url}/mine`)
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
        await page.goto(stage.platform.url + path)
        await look(page)
      }
    })
  })
}
