/**
 * A villager comes back: by telephone to messages and devices, to a matter that was merged into a neighbour's, to one that was reported
 * without an account, and to a browser in which somebody else has signed in meanwhile.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { codeSentTo, look, openStage, press, reportPothole, signIn, stage, staffMerge, visit } from './villager-stage.ts'

openStage()

describe('a villager who signs in by telephone', () => {
  it('gets a code, and reads messages, own devices and who looked at the record', async () => {
    const page = await visit({ javaScriptEnabled: false })
    const { phone, name } = stage.platform.village.accounts.find(({ username }) => username === 'villager-2') ?? { phone: '', name: '' }
    await page.goto(`${stage.platform.url}/me`)
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
    await page.goto(`${stage.platform.url}/matter/${merged}`)
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
    await page.goto(`${stage.platform.url}/complain`)
    await page.getByLabel('网格长').check()
    await press(page, '继续')
    await page.getByLabel('怎么回事').fill('演示：说好上门，没有来。')
    const second = await page.context().newPage()
    await second.goto(`${stage.platform.url}/`)
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
