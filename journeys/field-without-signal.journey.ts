/** What happens to a report where there is no signal: nothing is lost and nothing is sent twice. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFindings, choose, countSaying, openStage, send, signedIn, stage, tap, worker } from './field-stage.ts'

openStage()

describe('without a signal', () => {
  it('says so in the form and among the to-dos, keeps the report, and sends it once by itself when the signal is back', async () => {
    const page = await signedIn(worker)
    await writeReport(page, '没有信号时写的井盖')
    await page.context().setOffline(true)
    await send(page)
    await page.getByText('还没有送到').waitFor()
    assert.match(await outboxLine(page), /没有信号.*有 1 件上报没发出去，有信号时自动发送/s)
    assert.equal(await page.getByLabel('情况').inputValue(), '没有信号时写的井盖')
    await tap(page, '待办')
    await page.getByRole('heading', { name: '还没发出去的上报 1 件' }).waitFor()
    await page.getByText('还没发出去，有信号时自动发送。', { exact: true }).waitFor()
    await page.getByText('1 件没发出去').waitFor({ state: 'attached' })
    await page.getByText('打开看写了什么').click()
    await page.locator('.unsent').getByText('没有信号时写的井盖').waitFor()
    assert.deepEqual(await axeFindings(page), [])
    await page.waitForTimeout(1200)
    await page.context().setOffline(false)
    await page.getByText('刚才存着的上报已经发出去了').waitFor()
    await page.getByRole('heading', { name: '还没发出去的上报 1 件' }).waitFor({ state: 'detached' })
    assert.match(await outboxLine(page), /已联网/)
    assert.equal(await countSaying('没有信号时写的井盖'), 1)
    const [{ late } = { late: 0 }] = await stage.platform.ownerQuery<{ late: number }>("select extract(epoch from received_at - occurred_at)::float8 as late from events where form ->> 'description' = '没有信号时写的井盖'")
    assert.ok(late >= 1, `done when it was first sent, ${late} s before it arrived`)
    // The form is ready for the next one.
    await tap(page, '上报')
    assert.equal(await page.getByLabel('情况').inputValue(), '')
    await page.context().close()
  })

  it('keeps it through a restart of the app, sealed; it can be opened, kept, sent by hand', async () => {
    const page = await signedIn(worker)
    await unheard(page)
    await writeReport(page, '重开以后还在的井盖')
    await send(page)
    await page.getByText('已经存在这部手机上').waitFor()
    assert.deepEqual(await keptInTheOpen(page, '重开以后还在的井盖'), [])
    await page.goto(`${stage.platform.url}/field/`)
    await page.getByRole('heading', { name: '还没发出去的上报 1 件' }).waitFor()
    await page.getByText('打开看写了什么').click()
    await page.locator('.unsent').getByText('重开以后还在的井盖').waitFor()
    await page.getByRole('button', { name: '丢掉', exact: true }).click()
    await page.getByText('丢掉以后就没有了').waitFor()
    await page.getByRole('button', { name: '留着' }).click()
    await page.unroute('**/api/acts')
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('刚才存着的上报已经发出去了').waitFor()
    await page.getByRole('link', { name: '看这件事' }).click()
    await page.getByRole('heading', { level: 1, name: '井盖缺损' }).waitFor()
    assert.equal(await countSaying('重开以后还在的井盖'), 1)
    await page.goto(`${stage.platform.url}/field/`)
    await page.getByRole('heading', { name: '我的待办' }).waitFor()
    assert.equal(await page.locator('.unsent').count(), 0)
    await page.context().close()
  })

  it('throws it away only when asked twice, and warns before signing out with something unsent', async () => {
    const page = await signedIn(worker)
    await unheard(page)
    await writeReport(page, '不要了的井盖')
    await send(page)
    await page.getByText('已经存在这部手机上').waitFor()
    await tap(page, '我的')
    await page.getByText('还有 1 件上报没发出去').waitFor()
    await tap(page, '待办')
    await page.getByRole('button', { name: '丢掉', exact: true }).click()
    await page.getByRole('button', { name: '丢掉这件' }).click()
    await page.locator('.unsent').waitFor({ state: 'detached' })
    await page.goto(`${stage.platform.url}/field/`)
    await page.getByRole('heading', { name: '我的待办' }).waitFor()
    assert.equal(await page.locator('.unsent').count(), 0)
    assert.equal(await countSaying('不要了的井盖'), 0)
    await page.context().close()
  })

  it('lets its writer change it before it goes, and sends what was changed', async () => {
    const page = await signedIn(worker)
    await unheard(page)
    await writeReport(page, '还没写完的井盖')
    await send(page)
    await page.getByRole('button', { name: '改一改' }).click()
    await page.getByLabel('情况').fill('改好了的井盖')
    await page.unroute('**/api/acts')
    await send(page)
    await page.getByText('已经报上去了').waitFor()
    assert.deepEqual([await countSaying('还没写完的井盖'), await countSaying('改好了的井盖')], [0, 1])
    await tap(page, '待办')
    await page.getByRole('heading', { name: '我的待办' }).waitFor()
    assert.equal(await page.locator('.unsent').count(), 0)
    await page.context().close()
  })

  it('makes one report of two tries when only the answer was lost', async () => {
    const page = await signedIn(worker)
    await writeReport(page, '回音丢了的井盖')
    // The signal stays away, so that it is the thumb that tries again.
    await page.route('**/healthz', (route) => route.abort('connectionreset'))
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

async function writeReport(page: Page, description: string): Promise<void> {
  await tap(page, '上报')
  await choose(page, '井盖', '井盖缺损')
  await page.getByLabel('情况').fill(description)
}

/** No act gets through, as where the signal comes and goes. */
async function unheard(page: Page): Promise<void> {
  await page.route('**/api/acts', (route) => route.abort('connectionreset'))
}

async function outboxLine(page: Page): Promise<string> {
  return await page.locator('.field-shell__outbox').innerText()
}

/** Places on the device where the words could be read without the key. */
async function keptInTheOpen(page: Page, words: string): Promise<string[]> {
  return await page.evaluate(async (sought) => {
    const rowsOf = (name: string) => new Promise<unknown[]>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onerror = () => reject(new Error('not opened'))
      request.onsuccess = () => {
        const all = request.result.transaction('unsent').objectStore('unsent').getAll() as IDBRequest<unknown[]>
        all.onsuccess = () => { request.result.close(); resolve(all.result) }
      }
    })
    const rows = await rowsOf('sanzhi-unsent')
    const bytes = rows.flatMap((row) => Object.values(row as object)).map((value) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : String(value)))
    const kept = [...bytes, JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    return rows.length === 0 ? ['nothing was kept'] : kept.filter((text) => text.includes(sought))
  }, words)
}
