/** What happens to a report where there is no signal: nothing is lost and nothing is sent twice. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { choose, countSaying, openStage, send, signedIn, stage, tap, worker } from './field-stage.ts'

openStage()

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
    await page.waitForTimeout(1200)
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('已经报上去了').waitFor()
    assert.match(await page.locator('.field-shell__outbox').innerText(), /已联网/)
    assert.equal(await countSaying('没有信号时写的井盖'), 1)
    const [{ late } = { late: 0 }] = await stage.platform.ownerQuery<{ late: number }>("select extract(epoch from received_at - occurred_at)::float8 as late from events where form ->> 'description' = '没有信号时写的井盖'")
    assert.ok(late >= 1, `done when it was first sent, ${late} s before it arrived`)
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
    await page.setInputFiles('#report-files', stage.photo)
    await page.getByText('1 张没有传上去').waitFor()
    await page.context().setOffline(false)
    await send(page)
    await page.locator('#error-summary').getByText('有照片没有传上去').waitFor()
    await page.getByRole('button', { name: '再传一次' }).click()
    await page.getByText('已传 1 张').waitFor()
    await page.locator('#error-summary').waitFor({ state: 'detached' })
    await send(page)
    await page.getByText('已经报上去了').waitFor()
    await page.context().close()
  })
})
