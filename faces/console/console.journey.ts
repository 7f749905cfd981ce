/** The console in a real browser on a real platform: signing in, the desk by keyboard, one act, one conflict, every page of every office. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { openPage } from '../../tools/browser.ts'
import { axeFindings } from '../../tools/testing/page-as.ts'
import { narrow, openStage, wide } from '../../tools/testing/stage.ts'

const stage = openStage()

/** A page signed in as somebody, with everything that went wrong on it. */
async function as(userName: string, path: string, options: { viewport?: typeof wide; dark?: boolean } = {}): Promise<{ page: Page; faults: string[] }> {
  const page = await stage.as(userName, undefined, { viewport: options.viewport ?? wide, colorScheme: options.dark === true ? 'dark' : 'light' })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()) })
  page.on('request', (request) => { if (!request.url().startsWith(stage.platform.url) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) faults.push(`foreign ${request.url()}`) })
  await page.goto(`${stage.platform.url}/console${path}`)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  return { page, faults }
}

describe('on paper', () => {
  it('gives what a matter is about room beside its numbers, and prints no ways to go on', async () => {
    const { page } = await as('town-dispatcher', '/desk/waiting', { viewport: { width: 718, height: 1000 } })
    await page.emulateMedia({ media: 'print' })
    const widths = await page.locator('.lines tbody th').evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().width))
    assert.ok(widths.length > 0 && Math.min(...widths) >= 110, widths.join())
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    await page.goto(`${stage.platform.url}/console/statistics`)
    await page.locator('.region-bar__below').waitFor({ state: 'attached' })
    assert.equal(await page.locator('.region-bar__below').isVisible(), false)
    await page.context().close()
  })
})

describe('a day in a line of filters', () => {
  it('is said to be none where it is none, and the list is not taken for filtered', async () => {
    const { page } = await as('audit-admin', '/audit', { viewport: narrow })
    await page.getByLabel('从哪天').fill('2026-13-45')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('alert').getByText('没有这一天').waitFor()
    assert.deepEqual(await axeFindings(page), [])
    await page.getByLabel('从哪天').fill('2026年1月5日')
    assert.equal(await page.getByText('没有这一天').count(), 0)
    await page.getByRole('button', { name: '查找' }).click()
    await page.waitForURL(/from=2026-01-05/)
    await page.context().close()
  })
})

describe('signing in to the console', () => {
  it('goes from user name to one-time code to the desk, and says what was wrong without losing the name (R-922)', async () => {
    const page = await openPage(stage.browser, { viewport: narrow })
    await page.goto(`${stage.platform.url}/console/`)
    await page.getByLabel('用户名').fill('village-cadre-2')
    await page.getByLabel('密码').fill('wrong')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('alert').getByText('用户名或密码不对').waitFor()
    assert.equal(await page.getByLabel('用户名').inputValue(), 'village-cadre-2')
    const accounts = await (await fetch(`${stage.platform.url}/api/demo/accounts`)).json() as { password: string; items: { userName: string; code: string }[] }
    await page.getByLabel('密码').fill(accounts.password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByLabel('动态口令').fill(accounts.items.find(({ userName }) => userName === 'village-cadre-2')?.code ?? '')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByRole('heading', { name: '等我办的' }).waitFor()
    await page.context().close()
  })

  it('keeps what was typed when the session ends, and goes on after the next sign-in (R-921)', async () => {
    const { page } = await as('county-center-2', '/report')
    await page.getByLabel('情况描述').fill('演示：写到一半')
    await page.getByLabel('平时怎么说就怎么写').fill('没人管的脏东西乱扔')
    await page.getByRole('radio', { name: '垃圾乱堆' }).check()
    await page.getByLabel('乡镇', { exact: true }).selectOption({ label: '古韩镇' })
    await page.getByLabel('村', { exact: true }).selectOption({ label: '甘村' })
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await page.getByRole('button', { name: '登记这件事' }).click()
    await page.getByText('刚才的页面和填的内容都还在，登录后接着办。').waitFor()
    assert.equal(await page.getByRole('heading', { name: '登记上报' }).isVisible(), false)
    // Signed in again, in this or another window of the browser: the page comes back as it was.
    await page.context().addCookies(cookies)
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await page.getByRole('heading', { name: '登记上报' }).waitFor()
    assert.equal(await page.getByLabel('情况描述').inputValue(), '演示：写到一半')
    await page.getByRole('button', { name: '登记这件事' }).click()
    await page.getByText('已经登记').waitFor()
    await page.context().close()
  })
})

describe('the desk', () => {
  it('is walked by keyboard: next, open, choose an act by its digit, leave', async () => {
    const { page, faults } = await as('town-dispatcher', '/desk/waiting')
    const focused = async (not: string | null) => await (await page.waitForFunction((other) => {
      const line = document.activeElement?.closest('.lines tbody tr')?.textContent
      return line !== undefined && line !== other && line
    }, not)).jsonValue()
    await page.locator('.lines tbody tr').nth(1).waitFor()
    await page.keyboard.press('j')
    const first = await focused(null)
    await page.keyboard.press('j')
    assert.notEqual(await focused(String(first)), first)
    await page.keyboard.press('Enter')
    await page.locator('.dossier').waitFor()
    await page.keyboard.press('1')
    await page.locator('#act-form').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('#act-form').waitFor({ state: 'detached' })
    await page.locator('.dossier').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.dossier').waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'desk-text')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.locator('.key-list dl').waitFor()
    assert.deepEqual(faults, [])
    await page.context().close()
  })

  it('carries what narrows it in the address', async () => {
    const { page } = await as('town-dispatcher', '/desk/region?state=HANDLING')
    const states = await page.locator('.lines tbody .status').allTextContents()
    assert.ok(states.length > 0)
    assert.deepEqual([...new Set(states)], ['办理中'])
    await page.getByLabel('紧急程度').selectOption('P1')
    await page.waitForURL(/state=HANDLING&priority=P1/)
    await page.context().close()
  })
})

describe('a dossier', () => {
  it('is dispatched to the unit the catalogue suggests; a double click is one act (R-110)', async () => {
    const { page, faults } = await as('town-dispatcher', '/desk/region?state=ACCEPTED')
    await page.getByRole('link', { name: /路面坑槽/ }).click()
    await page.getByRole('button', { name: '派遣' }).click()
    await page.getByText('派单目录建议').waitFor()
    await page.getByRole('radio', { name: /襄垣县交通运输局/ }).check()
    await page.locator('#act-form').getByRole('button', { name: '派遣' }).dblclick()
    await page.getByText('办好了：派遣').waitFor()
    assert.equal(await page.locator('.timeline__what', { hasText: '派遣' }).count(), 1)
    assert.equal(await page.locator('.dossier-head .status').textContent(), '待签收')
    assert.deepEqual(faults, [])
    await page.context().close()
  })

  it('that somebody else has moved on says by whom, keeps what was typed, and offers what is open instead', async () => {
    const { page } = await as('town-dispatcher', '/desk/waiting')
    await page.getByRole('link', { name: /污水乱排 · 村西/ }).click()
    await page.getByRole('button', { name: '受理立案' }).click()
    await page.locator('#act-form textarea').fill('演示：我写的说明')
    const other = await as('town-dispatcher-2', new URL(page.url()).pathname.slice('/console'.length))
    await other.page.getByRole('button', { name: '受理立案' }).click()
    await other.page.locator('#act-form').getByRole('button', { name: '受理立案' }).click()
    await other.page.getByText('办好了：受理立案').waitFor()
    await page.locator('#act-form').getByRole('button', { name: '受理立案' }).click()
    const told = page.locator('#act-form .meanwhile')
    await told.getByText('“受理立案”现在办不了了').waitFor()
    await told.getByText(/乡镇调度员：立案，现在是“已立案”/).waitFor()
    assert.equal(await page.locator('#act-form textarea').inputValue(), '演示：我写的说明')
    assert.equal(await page.locator('#act-form .field__error').count(), 0)
    assert.equal(await page.locator('#act-form').getByRole('button', { name: '受理立案' }).count(), 0)
    assert.deepEqual(await axeFindings(page), [])
    await told.getByRole('button', { name: '派遣' }).click()
    await page.locator('#act-form').getByRole('heading', { name: '派遣' }).waitFor()
    await page.context().close()
    await other.page.context().close()
  })

  it('that somebody else has touched can be acted on at the second press, once it was told', async () => {
    const { page } = await as('town-dispatcher', '/desk/region?state=HANDLING')
    await page.getByRole('link', { name: /井盖缺损/ }).click()
    await page.getByText(/其他可以办的/).click()
    await page.getByRole('button', { name: '上报上级协调' }).click()
    await page.locator('#act-form textarea').first().fill('演示：请县里协调')
    const other = await as('county-center', new URL(page.url()).pathname.slice('/console'.length))
    await other.page.getByRole('button', { name: '催办' }).click()
    await other.page.locator('#act-form').getByRole('button', { name: '催办' }).click()
    await other.page.getByText('办好了：催办').waitFor()
    await page.locator('#act-form').getByRole('button', { name: '上报上级协调' }).click()
    await page.getByText('您填写的时候，别人刚办过这件事').waitFor()
    await page.locator('#act-form .meanwhile').getByText(/县级中心调度员：催办/).waitFor()
    await page.locator('#act-form').getByRole('button', { name: '上报上级协调' }).click()
    await page.getByText('办好了：上报上级协调').waitFor()
    await page.context().close()
    await other.page.context().close()
  })

  it('names each missing answer at its field', async () => {
    const { page } = await as('town-dispatcher', '/desk/waiting')
    await page.getByRole('link', { name: /扬尘/ }).click()
    await page.getByRole('button', { name: '派遣' }).click()
    await page.locator('#act-form').getByRole('button', { name: '派遣' }).click()
    await page.locator('#error-summary').getByText('请选择“主办单位”。').waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary')
    assert.deepEqual(await axeFindings(page), [])
    await page.context().close()
  })

  it('refuses with a reason whoever may not act, before the click', async () => {
    const { page } = await as('verifier', '/desk/waiting')
    await page.locator('.lines tbody a').first().click()
    await page.getByText(/现在还不能办的/).click()
    assert.ok(await page.locator('.acts__closed dd').count() > 10)
    for (const reason of await page.locator('.acts__closed dd').allTextContents()) assert.match(reason, /\p{Script=Han}/u)
    await page.context().close()
  })
})

describe('taking down a report at the counter', () => {
  it('opens a matter with village, kind and telephone (R-103)', async () => {
    const { page, faults } = await as('town-dispatcher', '/report')
    await page.getByLabel('平时怎么说就怎么写，例如“路坏了”').fill('路灯')
    await page.getByRole('radio', { name: '路灯不亮' }).check()
    await page.getByLabel('村', { exact: true }).selectOption({ label: '甘村' })
    await page.getByLabel('情况描述').fill('演示：小学门口的路灯不亮')
    await page.getByRole('button', { name: '登记这件事' }).click()
    await page.getByText('已经登记').waitFor()
    await page.getByRole('link', { name: '打开这件事' }).click()
    await page.getByRole('heading', { name: /路灯不亮/ }).waitFor()
    assert.deepEqual(faults, [])
    await page.context().close()
  })
})

describe('a complaint at the counter', () => {
  it('asks whom it is about, is refused at that question, and is taken when it is answered (R-129)', async () => {
    const { page } = await as('town-dispatcher', '/report')
    await page.getByLabel('平时怎么说就怎么写，例如“路坏了”').fill('批评')
    await page.getByRole('radio', { name: '批评和投诉' }).check()
    await page.getByText('反映谁、哪个单位（这类事必须问）').waitFor()
    await page.getByLabel('村', { exact: true }).selectOption({ label: '甘村' })
    await page.getByLabel('情况描述').fill('演示：办事时态度不好')
    await page.getByRole('button', { name: '登记这件事' }).click()
    await page.locator('.against .field__error').waitFor()
    assert.match(await page.locator('#error-summary a').first().getAttribute('href') ?? '', /^#against\./)
    assert.deepEqual(await axeFindings(page), [])
    await page.getByRole('checkbox', { name: '村委会主任' }).check()
    await page.getByRole('button', { name: '登记这件事' }).click()
    await page.getByText('已经登记').waitFor()
    await page.context().close()
  })
})

describe('addresses that lead nowhere', () => {
  it('say so, page and queue alike', async () => {
    for (const path of ['/nonsense', '/desk/nonsense']) {
      const { page } = await as('town-dispatcher', path)
      assert.equal(await page.locator('h1').textContent(), '没有这一页')
      await page.context().close()
    }
  })

  it('of another region say that it is not one\'s own instead of showing the own list under its name (R-024)', async () => {
    const { page } = await as('county-center', '/desk/region?region=140425')
    await page.getByText('这个地方不在您的辖区里').waitFor()
    assert.equal(await page.locator('.lines').count(), 0)
    await page.context().close()
  })
})

describe('large text', () => {
  it('at 200 % is read without scrolling sideways, at the desk, in a dossier and with a form open (WCAG 1.4.4, 1.4.10)', async () => {
    const { page } = await as('town-dispatcher', '/desk/waiting')
    const browserSettings = await page.context().newCDPSession(page)
    await browserSettings.send('Page.enable')
    await browserSettings.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(await sideways() <= 0)
    await page.locator('.lines tbody a').first().click()
    await page.locator('.dossier').waitFor()
    assert.ok(await sideways() <= 0)
    assert.ok(await page.locator('.dossier').evaluate((dossier) => dossier.getBoundingClientRect().width / innerWidth) > 0.8)
    await page.keyboard.press('1')
    await page.locator('#act-form').waitFor()
    assert.ok(await sideways() <= 0)
    await page.context().close()
  })
})

describe('settings', () => {
  it('are proposed by one and put in force by another (R-113)', async () => {
    const { page } = await as('county-center', '/settings')
    await page.getByRole('button', { name: '时限和数字' }).click()
    await page.getByLabel('一般处置', { exact: true }).fill('2')
    await page.getByLabel('为什么改').fill('演示：村民嫌慢')
    await page.getByRole('button', { name: '提出修改，请人复核' }).click()
    await page.getByText('已经提出第 1 版，等另一个人复核').waitFor()
    await page.getByText('第 1 版等人复核，还没有生效').waitFor()
    await page.getByText('自己提的修改要由另一个人复核').waitFor()
    const other = await as('county-center-2', '/settings')
    await other.page.getByRole('cell', { name: '2 个工作日', exact: true }).waitFor()
    assert.match(await other.page.locator('.panel .facts').first().textContent() ?? '', /提出人.+（县级中心调度员）/)
    await other.page.getByRole('button', { name: '同意第 1 版，马上生效' }).click()
    await other.page.getByText('现在用的是本县设置，第 1 版。').waitFor()
    await page.context().close()
    await other.page.context().close()
  })
})

const pages: readonly (readonly [user: string, ...paths: string[]])[] = [
  ['town-dispatcher', '/desk/waiting', '/desk/region', '/report', '/people', '/settings'],
  ['county-center', '/desk/late', '/settings', '/regions?code=140423100229', '/regions?code=140423&day=2024-01-01'],
  ['transport-handler', '/desk/waiting', '/desk/reported'],
  ['security-admin', '/accounts', '/mandates'],
  ['audit-admin', '/audit'],
  ['system-admin', '/regions'],
]

describe('every page', () => {
  for (const [user, ...paths] of pages) {
    for (const path of paths) {
      it(`${path} for ${user} has no axe finding and no sideways scrolling, wide and narrow, light and dark (R-970)`, async () => {
        for (const [viewport, dark] of [[wide, false], [narrow, true]] as const) {
          const { page, faults } = await as(user, path, { viewport, dark })
          assert.deepEqual(await axeFindings(page), [])
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) <= 0, `${viewport.width} px`)
          assert.equal(await page.locator('h1').count(), 1)
          assert.deepEqual(faults, [])
          await page.context().close()
        }
      })
    }
  }

  it('shows an administrator only the own doors (R-023)', async () => {
    for (const [user, doors] of [['security-admin', ['账号', '任职', '村级组织', '空缺岗位']], ['audit-admin', ['审计记录', '空缺岗位']], ['system-admin', ['区划与网格']]] as const) {
      const { page } = await as(user, '/')
      assert.deepEqual(await page.getByRole('navigation', { name: '主要页面' }).getByRole('link').allTextContents(), doors)
      await page.context().close()
    }
  })
})
