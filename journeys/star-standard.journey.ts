/** A county changes its standard: tried on last year's votes, proposed by one, tried again and agreed to by another. And the pages of a year and of the bodies. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { dayOf, yearOf } from '../core/time/index.ts'
import { narrow, openStage, sound, wide } from '../tools/testing/stage.ts'

const stage = openStage()

async function at(userName: string, path: string, viewport = wide): Promise<Page> {
  const page = await stage.as(userName, path, { viewport })
  await page.locator('h1').first().waitFor()
  return page
}

describe('The standard of a county', () => {
  it('says what it would have changed last year before it is proposed, and again before the second person agrees (R-113, R-423)', async () => {
    const page = await at('county-center', '/console/stars/standard', narrow)
    await page.getByLabel('几颗星起算星级文明户').fill('8')
    await page.getByLabel('几颗星起上光荣榜、挂牌').fill('9')
    await page.getByRole('button', { name: '拿上一年试算' }).click()
    const trial = page.getByRole('region', { name: '试算' })
    await trial.getByText('是哪几户，只有本村组织和评议的人能看').waitFor()
    assert.match(await trial.innerText(), /星级文明户[^]*原来 \d+ 户，会是 \d+ 户（少 \d+ 户）/)
    await sound(page)
    await page.getByLabel('为什么改').fill('演示：门槛提高')
    await page.getByRole('button', { name: '提出，等另一个人复核' }).click()
    await page.getByRole('heading', { name: /等人复核/ }).waitFor()
    await page.context().close()

    const other = await at('county-center-2', '/console/stars/standard')
    await other.getByRole('button', { name: '拿上一年试算' }).click()
    await other.getByText('算好了，没有保存任何东西。').waitFor()
    await sound(other)
    await other.getByRole('button', { name: '同意，马上生效' }).click()
    await other.getByLabel('几颗星起算星级文明户').waitFor()
    assert.equal(await other.getByLabel('几颗星起算星级文明户').inputValue(), '8')
    await other.context().close()
  })

  it('may be tried by those who rate, who read which households it would touch (R-412)', async () => {
    const page = await at('village-cadre', '/console/stars/standard')
    await page.getByText('改一改，试算看看').click()
    await page.getByLabel('几颗星起算星级文明户').fill('9')
    await page.getByRole('button', { name: '拿上一年试算' }).click()
    await page.getByText('只有能看各户评定的人看得到').waitFor()
    await sound(page)
    await page.context().close()
  })
})

describe('The pages of a year and of the bodies', () => {
  const year = yearOf(dayOf(Date.now())) - 1
  const pages: readonly (readonly [who: string, path: string, words: string])[] = [
    ['village-cadre', `/console/stars?year=${year}`, '参评情况'], ['village-cadre', `/console/stars/households?year=${year}`, '各户'],
    ['county-center', `/console/stars?year=${year}`, '已经启动的村'], ['village-cadre', '/console/bodies', '道德评议会'], ['town-dispatcher', `/console/stars/figures?year=${year}`, '参评'],
  ]
  for (const [who, path, words] of pages) {
    it(`${path.split('?')[0] ?? path} is sound for ${who}, wide and narrow`, async () => {
      const page = await at(who, path)
      await page.getByText(words).first().waitFor()
      await sound(page)
      await page.setViewportSize(narrow)
      await sound(page)
      await page.context().close()
    })
  }
})
