/** Every page of the field app: axe, thumbs, widths, red lines, nobody else asked. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openPage } from '../tools/browser.ts'
import { at, axeFindings, dispatchedToGrid, openStage, overflow, press, settled, signedIn, smallTargets, stage, widest, worker } from './field-stage.ts'

openStage()

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
    const page = await openPage(stage.browser)
    await page.goto(`${stage.platform.url}/field/`)
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
      await page.goto(`${stage.platform.url}/field/${path}`)
      await settled(page)
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked), [])
    }
    await page.context().close()
  })

  it('asks nobody else for anything, and can be put on the home screen', async () => {
    const page = await signedIn(worker)
    const strangers: string[] = []
    page.on('request', (request) => { if (!request.url().startsWith(stage.platform.url) && !/^(data|blob):/.test(request.url())) strangers.push(request.url()) })
    for (const path of Object.values(pages)) {
      await page.goto(`${stage.platform.url}/field/${path}`)
      await settled(page)
    }
    assert.deepEqual(strangers, [])
    const manifest = await (await fetch(`${stage.platform.url}/field/manifest.webmanifest`)).json() as { start_url: string; icons: { src: string }[] }
    assert.equal(manifest.start_url, '/field/')
    assert.equal((await fetch(stage.platform.url + (manifest.icons[0]?.src ?? ''))).headers.get('content-type'), 'image/svg+xml')
    await page.context().close()
  })
})
