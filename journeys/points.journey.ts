/**
 * Points from the household's page to the counter: a villager claims without script, another person of the village approves by keyboard, the
 * villager takes something, the number said at the counter hands it over; the village page shows the sheet of the quarter and no household.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { openPage } from '../tools/browser.ts'
import { grave, openStage, plainPhone, sound, soundWithoutScript } from '../tools/testing/stage.ts'

const stage = openStage()

async function balanceOn(page: Page): Promise<number> {
  return Number(/现在有\s*(\d+)\s*分/.exec(await page.locator('main').innerText())?.[1])
}

describe('points of a household', () => {
  let villager: Page
  let code = ''
  let before_ = 0
  before(async () => { villager = await stage.as('villager', '/points', plainPhone) })
  after(() => villager.context().close())

  it('are claimed without script at 360 px; the same thing twice is refused in words, what was typed stays (R-466)', async () => {
    before_ = await balanceOn(villager)
    const claim = async () => {
      await villager.getByLabel('做了哪一项').selectOption({ label: '义务劳动一次（5 分）' })
      await villager.getByLabel('做了什么').fill('修桥头的护栏')
      await villager.getByLabel('怎么能证明').fill('王演示在场')
      await villager.getByRole('button', { name: '申报', exact: true }).click()
    }
    await claim()
    assert.match(await villager.locator('main').innerText(), /申报交上去了/)
    assert.match(await villager.locator('#asked + ul').innerText(), /等审核.*修桥头的护栏/s)
    await claim()
    assert.match(await villager.locator('#error-summary').innerText(), /只记一次/)
    assert.equal(await villager.getByLabel('做了什么').inputValue(), '修桥头的护栏')
    await soundWithoutScript(stage, villager)
    assert.equal(await balanceOn(villager), before_)
  })

  it('are approved by another person by keyboard, seen at once, and exchanged for a thing (R-464, R-468)', async () => {
    const cadre = await stage.as('village-cadre', '/console/points')
    const claim = cadre.locator('[data-request]').filter({ hasText: '修桥头的护栏' })
    await claim.waitFor()
    await sound(cadre, grave)
    await claim.focus()
    await cadre.keyboard.press('a')
    await cadre.getByText('记上了').waitFor()
    await cadre.context().close()
    await villager.goto(`${stage.platform.url}/points`)
    assert.equal(await balanceOn(villager), before_ + 5)
    await villager.locator('li').filter({ hasText: '肥皂' }).getByRole('button', { name: '换' }).first().click()
    assert.match(await villager.locator('main').innerText(), /凭领取号去领/)
    assert.equal(await balanceOn(villager), before_ + 2)
    code = /领取号 ([0-9a-f]{4}-\d+)/.exec(await villager.locator('#exchanges + ul').innerText())?.[1] ?? ''
    assert.notEqual(code, '')
  })

  it('are handed over at the counter by the number that is said and one key (R-464)', async () => {
    const keeper = await stage.as('village-cadre-2', '/console/points')
    await keeper.getByLabel(/领取号或者户主姓名/).fill(code)
    await keeper.keyboard.press('Enter')
    await keeper.getByText(`${code} 肥皂 1 块，领走了。`).waitFor()
    await keeper.context().close()
    await villager.goto(`${stage.platform.url}/points`)
    assert.match(await villager.locator('#exchanges + ul').innerText(), /已经领走/)
  })

  it('are nowhere in an order: the village page shows households by number and the shop by thing, in the size for old eyes (R-464, R-465)', async () => {
    const elder = await openPage(stage.browser, plainPhone)
    await elder.goto(`${stage.platform.url}/size?to=elder-large&back=/points/village`)
    const text = await elder.locator('main').innerText()
    assert.match(text, /今年记过分的/)
    assert.match(text, /期末/)
    const names = await stage.platform.ownerQuery<{ name: string }>(`select distinct persons.name from book_balances join households on households.id::text = book_balances.account join persons on persons.id = households.head where book = 'points'`)
    assert.ok(names.length > 5 && names.every(({ name }) => !text.includes(name)))
    await soundWithoutScript(stage, elder)
    await elder.context().close()
  })
})
