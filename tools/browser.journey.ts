import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser, openPage } from './browser.ts'

describe('the browser of the journeys', () => {
  let browser: Browser
  before(async () => { browser = await launchBrowser() })
  after(() => browser.close())

  it('sets Chinese text in ink, not in blanks or boxes', async () => {
    const page = await openPage(browser)
    const inkOf = async (text: string) => {
      await page.setContent(`<html lang="zh-CN"><body style="margin:0;font:400 48px sans-serif">${text}</body></html>`)
      return await darkPixels(await page.screenshot())
    }
    const blank = await inkOf('')
    // One stroke against twelve: boxes or blanks would have as much ink in both.
    const [one, twelve] = [await inkOf('一一一一'), await inkOf('善善善善')]
    assert.equal(blank, 0)
    assert.ok(one > 100, `some ink: ${one}`)
    assert.ok(twelve > 3 * one, `more strokes, more ink: ${twelve} against ${one}`)
    await page.context().close()
  })

  it('knows a heavier weight', async () => {
    const page = await openPage(browser)
    const inkAt = async (weight: number) => {
      await page.setContent(`<body style="margin:0;font:${weight} 48px sans-serif">三治融合</body>`)
      return await darkPixels(await page.screenshot())
    }
    assert.ok(await inkAt(600) > 1.1 * await inkAt(400))
    await page.context().close()
  })

  it('speaks Chinese, lives in Shanghai, and can do without JavaScript', async () => {
    const page = await openPage(browser)
    assert.deepEqual(
      await page.evaluate(() => [navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone, innerWidth]),
      ['zh-CN', 'Asia/Shanghai', 360],
    )
    await page.context().close()
    const plain = await openPage(browser, { javaScriptEnabled: false })
    await plain.setContent('<noscript>没有脚本</noscript><script>document.body.textContent = "有脚本"</script>')
    assert.equal(await plain.locator('body').innerText(), '没有脚本')
    await plain.context().close()
  })
})

async function darkPixels(png: Buffer): Promise<number> {
  const pixels = await sharp(png).greyscale().raw().toBuffer()
  return pixels.reduce((count, value) => value < 128 ? count + 1 : count, 0)
}
