/** The day of the vote in the village's rehearsal: marks from the number pad, two sheets, a power cut, a difference settled, a tie and the vote that settles it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { demonstration } from '../core/village/index.ts'
import { dayOf, addDays, yearOf } from '../core/time/index.ts'
import { boxKey, electionKey, firstRehearsal, nameOfKey } from '../procedures/village-election/names.ts'
import { openStage, sound, until, wide } from '../tools/testing/stage.ts'

/** The hall: 1,920 dots on a screen two metres wide are read from ten metres where a name is 42 dots high. */
const projector = { width: 1920, height: 1080 }
const shots = process.env['SHOTS']

const stage = openStage({ background: true })
const village = demonstration.site.code
/** As the demonstration story counts its term. */
const term = yearOf(addDays(dayOf(Date.now()), 29))
const names = { election: '', hall: '', mobile: '' }

const shot = async (page: Page, name: string) => { if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` }) }
const stateOf = async (name: string): Promise<string> => String((await stage.platform.ownerQuery(`select state from dossiers where id = '${name.slice(7)}'`))[0]?.['state'])
const key = async (page: Page, keys: string) => { for (const one of keys) await page.keyboard.press(one === '\n' ? 'Enter' : one) }
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** Forty papers: chair and vice clear, two equals for the last of three members. */
const papers = [...Array.from({ length: 9 }, () => '13567\n'), ...Array.from({ length: 9 }, () => '13568\n'), ...Array.from({ length: 2 }, () => '13578\n')]

describe('The day of the vote', () => {
  it('finds the election of the demonstration', async () => {
    const rows = await stage.platform.ownerQuery(`select id, (file ->> 'term')::int as term from dossiers where procedure = 'village-election' and (file ->> 'run')::int = ${firstRehearsal}`)
    const held = Number(rows[0]?.['term'] ?? term)
    names.election = nameOfKey(electionKey(village, held, firstRehearsal))
    names.hall = nameOfKey(boxKey(village, held, firstRehearsal, 1, 1))
    names.mobile = nameOfKey(boxKey(village, held, firstRehearsal, 1, 2))
    assert.equal(await stateOf(names.election), 'PREPARED')
  })

  it('marks from the number pad, one ballot a number wherever it is asked for, and takes the last one back (R-218, R-228, R-230)', async () => {
    const head = await stage.as('council-chair', `/console/elections/polling/${names.election}`)
    await head.getByRole('heading', { name: /投票日/ }).waitFor()
    await sound(head)
    await shot(head, 'day')
    await press(head, '开始投票')
    await until('voting', async () => await stateOf(names.election) === 'VOTING')
    await head.goto(`${stage.platform.url}/console/elections/polling/boxes/${names.hall}/marks`)
    await head.getByLabel('号或者姓名').waitFor()
    await key(head, '1')
    await head.locator('.marks__name').waitFor()
    await shot(head, 'marks-voter')
    await sound(head)
    const began = Date.now()
    for (let serial = 1; serial <= 16; serial += 1) {
      await head.getByLabel('号或者姓名').fill(String(serial))
      await head.keyboard.press('Enter')
      await head.getByText(`${serial} 号 `, { exact: false }).and(head.locator('.marks__big')).waitFor()
    }
    if (shots !== undefined) console.log(`marks: ${Math.round(16 * 60_000 / (Date.now() - began))} a minute`)
    await head.getByLabel('号或者姓名').fill('-')
    await head.keyboard.press('Enter')
    await head.getByText('16 号').and(head.locator('.marks__big')).waitFor()
    await head.locator('.marks__said--ask').waitFor()
    await head.getByLabel('号或者姓名').fill('16')
    await head.keyboard.press('Enter')
    await head.locator('.marks__said--good').waitFor()
    await shot(head, 'marks')

    const carrier = await stage.as('virtue-recorder', `/console/elections/polling/boxes/${names.mobile}/marks`)
    await carrier.getByLabel('号或者姓名').fill('7')
    await carrier.keyboard.press('Enter')
    await carrier.getByRole('alert').getByText(/7 号 .*在村委会会议室（演练）领过票/).waitFor()
    await shot(carrier, 'marks-refused')
    for (const serial of [17, 18, 19, 20]) {
      await carrier.getByLabel('号或者姓名').fill(String(serial))
      await carrier.keyboard.press('Enter')
      await carrier.getByText(`${serial} 号 `).and(carrier.locator('.marks__big')).waitFor()
    }
    await sound(carrier)
    await carrier.context().close()
    await head.context().close()
  })

  it('shuts the boxes only where the paper balances, in words, and opens the mobile box mixed with the hall (R-228)', async () => {
    const head = await stage.as('council-chair')
    for (const [box, unused] of [[names.hall, 34], [names.mobile, 26]] as const) {
      await head.goto(`${stage.platform.url}/console/elections/polling/boxes/${box}`)
      await head.locator('summary').filter({ hasText: '封箱' }).click()
      await head.getByLabel('剩下的空白票').fill(String(unused - 1))
      await head.getByText('发出的比已领的多 1 张').waitFor()
      await head.getByLabel('剩下的空白票').fill(String(unused))
      await head.getByText('对上了').waitFor()
      await head.getByLabel('封箱封条编号').fill('演示封')
      if (box === names.hall) { await sound(head); await shot(head, 'shut') }
      await press(head, '封箱')
      await until('shut', async () => await stateOf(box) === 'SHUT')
    }
    await head.goto(`${stage.platform.url}/console/elections/polling/${names.election}`)
    await press(head, '结束投票')
    await until('counting', async () => await stateOf(names.election) === 'COUNTING')
    await head.goto(`${stage.platform.url}/console/elections/polling/boxes/${names.hall}`)
    await head.getByLabel(/流动票箱/).waitFor()
    await press(head, '开箱')
    await head.getByText('当众混匀').first().waitFor()
    await head.getByLabel('票从箱里全部倒出、当众混匀以后再唱').check()
    await press(head, '开箱')
    await until('opened', async () => await stateOf(names.hall) === 'COUNTING')
    await until('mixed', async () => await stateOf(names.mobile) === 'MIXED')
    await head.context().close()
  })

  it('keys papers in through a power cut, shows them on the wall, and keeps the two apart until both are in (R-221, R-228)', async () => {
    const caller = await stage.as('council-chair', `/console/elections/polling/boxes/${names.hall}/sheets/A`)
    await press(caller, '由我录这一份')
    await caller.getByText('第 1 张').first().waitFor()
    const wall = await caller.context().newPage()
    await wall.setViewportSize(projector)
    await wall.goto(`${stage.platform.url}/console/elections/polling/${names.election}/hall`)
    await wall.getByText('发出 20 张').waitFor()
    await caller.bringToFront()
    await key(caller, '12')
    await caller.getByText('多于 1 人：这个职位无效').waitFor()
    await sound(caller)
    await shot(caller, 'sheet-invalid')
    await key(caller, '2')
    await caller.keyboard.press('Escape')
    const began = Date.now()
    for (const paper of papers.slice(0, 8)) await key(caller, paper)
    await caller.getByText('已录 8 张，已存 8 张').waitFor()
    if (shots !== undefined) console.log(`papers: ${Math.round(8 * 60_000 / (Date.now() - began))} a minute`)

    // The line is dead: papers go on being keyed, and then the power fails.
    await caller.context().route('**/sheets/A/acts', (route) => route.abort())
    for (const paper of papers.slice(8, 12)) await key(caller, paper)
    await caller.getByText('4 张在路上').waitFor()
    await shot(caller, 'sheet-offline')
    await caller.close()
    await wall.context().unroute('**/sheets/A/acts')
    const again = await opened(wall.context(), `/console/elections/polling/boxes/${names.hall}/sheets/A`)
    await again.getByText('已录 12 张，已存 12 张').waitFor()
    for (const paper of papers.slice(12)) await key(again, paper)
    await again.getByText('已录 20 张，已存 20 张').waitFor()
    await key(again, '-')
    await again.getByText('第 20 张收回了').waitFor()
    await again.keyboard.press('Enter')
    await again.getByText('已录 20 张，已存 20 张').waitFor()
    await wall.bringToFront()
    await wall.locator('.hall__papers b').filter({ hasText: '20' }).waitFor()
    const height = await wall.locator('.hall__name').first().evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
    assert.ok(height >= 42, `a name on the wall is ${height} px high`)
    await sound(wall)
    for (const [width, tall] of [[1920, 1080], [1440, 900], [1024, 768], [360, 740]] as const) {
      await wall.setViewportSize({ width, height: tall })
      assert.ok(await wall.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`)
      await shot(wall, `hall-${width}`)
    }

    const second = await stage.as('virtue-recorder', `/console/elections/polling/boxes/${names.hall}/sheets/B`)
    const answers: string[] = []
    second.on('response', (response) => { if (response.url().includes('/api/')) void response.text().then((text) => answers.push(text)).catch(() => undefined) })
    await press(second, '由我录这一份')
    await second.getByText('第 1 张').first().waitFor()
    // The nineteenth paper is misheard.
    for (const [at, paper] of papers.entries()) await key(second, at === 18 ? '13567\n' : paper)
    await second.getByText('已录 20 张，已存 20 张').waitFor()
    const hall = await second.request.get(`${stage.platform.url}/api/polling/elections/${names.election}/hall`)
    assert.equal(((await hall.json()) as { papers: number }).papers, 0, 'the second sees no figure of the first')
    assert.equal((await second.request.get(`${stage.platform.url}/api/polling/boxes/${names.hall}/sheets/A`)).status(), 403)
    await hand(again)
    await again.getByText('等另一份录完').waitFor()
    assert.ok(answers.every((text) => !text.includes('"papers-read"') && !text.includes('"votes":')), 'nothing of the first was sent to the second')
    await hand(second)
    await second.getByText('两份不一致').waitFor()
    await second.getByRole('rowheader', { name: '第 19 张' }).waitFor()
    await shot(second, 'differences')
    await sound(second)
    await second.getByRole('button', { name: '再看、更正' }).click()
    const correct = second.getByRole('region', { name: '更正第 19 张' })
    const boxes = correct.getByRole('group', { name: '委员' }).getByRole('checkbox')
    await boxes.nth(1).uncheck()
    await boxes.nth(2).check()
    await boxes.nth(3).check()
    await press(second, '这样更正')
    await until('agreed', async () => await stateOf(names.hall) === 'AGREED')
    await second.context().close()
    await wall.context().close()
  })

  it('says what follows from the count, announces it, and votes again among the equals alone (R-220, R-222, R-228)', async () => {
    const head = await stage.as('council-chair', `/console/elections/polling/${names.election}`)
    await press(head, '合计结果')
    await head.getByRole('heading', { name: '第 1 轮结果' }).waitFor()
    await shot(head, 'result')
    await sound(head)
    const words = await head.locator('main').innerText()
    assert.match(words, /过半数要 11 票（有效选票 20 张）/)
    assert.match(words, /得票相同.*只在他们中间再投一次票/)
    await head.getByLabel('在哪里当场宣布、张贴').fill('会议室')
    await head.getByLabel('谁宣布的（职务）').fill('选举委员会主任')
    await press(head, '当场公布')
    await until('announced', async () => await stateOf(names.election) === 'ROUND')
    await head.getByText('再投一次票，只在票数相同的人中间选').waitFor()
    await shot(head, 'tie')
    await sound(head)
    await head.setViewportSize({ width: 360, height: 740 })
    await shot(head, 'tie-360')
    await head.setViewportSize(wide)
    await head.context().close()
  })
})

async function opened(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${stage.platform.url}${path}`)
  return page
}

async function hand(page: Page): Promise<void> {
  await press(page, '票都唱完了，交这一份')
  await page.getByLabel('箱里一共多少张').fill('20')
  await press(page, '这一份录完，交上去')
}
