/**
 * What one person asks and another decides, in the console: suspension, a whistle, making void, and a mandate of power. Whoever decides
 * reads the request where it is decided, and whoever asked is told why they cannot decide themselves.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { addDays, dayOf } from '../core/time/index.ts'
import { openPage } from '../tools/browser.ts'
import { openStage, stage } from './villager-stage.ts'

openStage()

describe('a suspension', () => {
  it('R-117: is asked by who handles it, agreed to with the request in sight, stands still until the day named, and is taken up again', async () => {
    const path = await dossier('路面坑槽 · 果园路')
    const handler = await signedIn('transport-handler', path)
    await choose(handler, '申请挂账')
    await handler.getByLabel('暂时办不了的原因').selectOption({ index: 1 })
    await handler.getByLabel('具体情况和证明').fill('演示：要等县里的养护计划。')
    const day = addDays(dayOf(stage.platform.door.clock()), 7)
    await handler.getByLabel('哪天复核').fill(day)
    await send(handler, '申请挂账')
    const town = await signedIn('town-dispatcher', path)
    await choose(town, '同意挂账')
    assert.match(await town.locator('.asked').innerText(), /申请挂账[^]*演示：要等县里的养护计划/)
    await town.getByLabel('理由').fill('演示：情况属实。')
    await send(town, '同意挂账')
    assert.equal(await state(town), '已挂账')
    // The day named is the day on the clock, not nought o'clock of the next.
    assert.match(await town.locator('.clocks').innerText(), new RegExp(`挂账复核[^]*${day.slice(5)} 24:00`))
    await handler.reload()
    await choose(handler, '恢复办理')
    await handler.locator('#act-form textarea').fill('演示：计划定了。')
    await send(handler, '恢复办理')
    assert.equal(await state(handler), '办理中')
    await close(handler, town)
  })
})

describe('a whistle', () => {
  it('R-123: calls units, each reports in for itself and once, and the township writes what came of it', async () => {
    const path = await dossier('停水 · 第三网格南巷')
    const town = await signedIn('town-dispatcher', path)
    await choose(town, '吹哨')
    await town.getByRole('radio', { name: '联合执法' }).check()
    for (const unit of ['襄垣县交通运输局', '襄垣县水利局']) await town.getByRole('checkbox', { name: unit }).check()
    await town.getByLabel('要做什么').fill('演示：主管道穿路，请到场。')
    await send(town, '吹哨')
    const called = await signedIn('transport-handler', path)
    await choose(called, '报到')
    assert.match(await called.locator('.asked').innerText(), /吹哨[^]*演示：主管道穿路/)
    await send(called, '报到')
    assert.match(await whyNot(called, '报到'), /已经报到/)
    const water = await signedIn('water-handler', path)
    await choose(water, '报到')
    await send(water, '报到')
    await town.reload()
    await choose(town, '吹哨办结')
    await town.locator('#act-form textarea').fill('演示：定了夜里开挖。')
    await send(town, '吹哨办结')
    assert.deepEqual((await town.locator('.timeline__what').allInnerTexts()).slice(0, 4), ['吹哨办结', '报到', '报到', '吹哨'])
    await close(town, called, water)
  })
})

describe('making void', () => {
  it('R-118: takes two, and whoever proposed it is told so', async () => {
    const path = await dossier('邻里纠纷 · 第二网格')
    const one = await signedIn('village-cadre', path)
    await choose(one, '提出作废')
    await one.getByLabel('理由').fill('演示：是试着填的。')
    await send(one, '提出作废')
    assert.match(await whyNot(one, '批准作废'), /提出的人不能自己批准/)
    const other = await signedIn('village-cadre-2', path)
    await choose(other, '批准作废')
    assert.match(await other.locator('.asked').innerText(), /提出作废[^]*演示：是试着填的/)
    await other.getByLabel('理由').fill('演示：核对过。')
    await send(other, '批准作废')
    assert.equal(await state(other), '已作废')
    await close(one, other)
  })
})

describe('a mandate of power', () => {
  it('R-023: is proposed by one security administrator, who cannot agree, and holds when another has agreed', async () => {
    const county = await signedIn('security-admin', '/mandates')
    await county.getByText('授予一项任职').click()
    await county.getByRole('radio', { name: /^verifier-2/ }).check()
    await county.getByLabel('任什么职').selectOption({ label: '县级中心调度员' })
    await county.getByLabel('为什么', { exact: true }).fill('演示：中心缺人。')
    await county.getByRole('button', { name: '提出这项任职' }).click()
    await county.getByText('等另一位安全管理员同意。').first().waitFor()
    await county.getByText('要由另一位安全管理员同意，自己不能同意。').waitFor()
    assert.equal(await county.getByRole('button', { name: /^同意/ }).count(), 0)
    const city = await signedIn('city-security-admin', '/mandates')
    await city.getByText(/理由：演示：中心缺人/).waitFor()
    await city.getByRole('button', { name: /^同意.+任县级中心调度员/ }).click()
    await city.getByText('任职已经生效').waitFor()
    await close(county, city)
  })
})

async function dossier(title: string): Promise<string> {
  const [row] = await stage.platform.ownerQuery<{ county: number; id: string }>('select county, id from dossiers where title = $1', [title])
  assert.ok(row, `the demonstration has no ${title}`)
  return `/dossiers/${row.county}-${row.id}`
}

async function signedIn(userName: string, path: string): Promise<Page> {
  const { token } = await stage.platform.signInAs(userName)
  const page = await openPage(stage.browser, { viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(20_000)
  await page.context().addCookies([{ name: 'sanzhi', value: token, url: stage.platform.url }])
  await page.goto(`${stage.platform.url}/console${path}`)
  return page
}

/** By its own name, wherever it stands folded. */
async function choose(page: Page, act: string): Promise<void> {
  await page.locator('.acts').waitFor()
  const button = page.locator('.acts button', { hasText: new RegExp(`^\\d?${act}$`) })
  await button.first().waitFor({ state: 'attached' })
  if (!await button.first().isVisible()) await page.getByText(/^其他可以办的/).click()
  await button.first().click()
  await page.locator('#act-form').getByRole('heading', { name: act, exact: true }).waitFor()
}

async function send(page: Page, act: string): Promise<void> {
  await page.locator('#act-form').getByRole('button', { name: act, exact: true }).click()
  await page.getByText(`办好了：${act}`, { exact: true }).waitFor()
}

async function state(page: Page): Promise<string> {
  return await page.locator('.dossier-head .status').innerText()
}

async function whyNot(page: Page, act: string): Promise<string> {
  return await page.locator('.acts__closed > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${act}$`) }) }).textContent() ?? ''
}

async function close(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.context().close()
}
