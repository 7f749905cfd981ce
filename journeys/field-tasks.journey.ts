/** A grid worker's day: signing in, taking a task from signing to feedback by keyboard alone, leaving a clean telephone. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openPage } from '../tools/browser.ts'
import { demoAccount, dispatchedToGrid, openStage, press, signedIn, stage, tap, worker } from './field-stage.ts'

openStage()

describe('signing in to the field app', () => {
  it('asks for user name and password, then for the code, and shows the queue', async () => {
    const page = await openPage(stage.browser)
    await page.goto(`${stage.platform.url}/field/`)
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
    await page.waitForURL(`${stage.platform.url}/field/`)
    assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length]), [0, 0, 0])
    assert.deepEqual((await page.context().cookies()).filter(({ name }) => name === 'sanzhi'), [])
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
    await page.setInputFiles('.acts__form input[type=file] >> nth=0', stage.photo)
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
