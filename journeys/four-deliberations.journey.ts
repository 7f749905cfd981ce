/**
 * A road is repaired by the book: the secretary takes it through the six steps of 四议两公开 on one calm page, on a clock that is moved; a villager
 * without script asks about it, the supervision committee answers; at the end everybody reads what was decided and paid.
 */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { addDays, dayOf } from '../core/time/index.ts'
import { grave, openStage, plainPhone, sound, soundWithoutScript, until } from '../tools/testing/stage.ts'

const stage = openStage({ background: true })
let secretary: Page
let supervisor: Page
let ladder = ''

const day = (daysAgo: number) => addDays(dayOf(stage.platform.door.clock()), -daysAgo)

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`form [name="${name}"]`).fill(value)
}

const held = (daysAgo: number, should: number, present: number) => ({
  on: day(daysAgo), should: String(should), present: String(present), yes: String(present - 1), no: '1', abstain: '0', words: '同意按方案办', signed: '都签了，记录在档案柜',
})

/** Opens the act under the present step, fills it and sends it; the page says that it was done. */
async function act(page: Page, name: string, fields: Readonly<Record<string, string>>, more: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await page.locator('.acts-panel').getByRole('button', { name }).first().click()
  const form = page.locator('form[aria-labelledby="act-form-title"]')
  await form.waitFor()
  await more()
  await fill(page, fields)
  await form.getByRole('button', { name, exact: true }).click()
  await page.locator('.acts__done').filter({ hasText: `办好了：${name}` }).waitFor()
}

/** The page asks for the ladder again once an act is done. */
async function reaches(page: Page, step: string): Promise<void> {
  await page.locator('.ladder__step--now .ladder__head h2').filter({ hasText: step }).waitFor()
}

/** The demonstration's own way of moving the time, without script. */
async function wait(...buttons: readonly string[]): Promise<void> {
  const clock = await stage.as('villager-2', undefined, plainPhone)
  for (const name of buttons) {
    await clock.goto(`${stage.platform.url}/demo/clock`)
    await clock.getByRole('button', { name, exact: true }).click()
    await until('the time arrived', async () => {
      const [row] = await stage.platform.ownerQuery<{ there: boolean }>('select ahead_ms = toward_ms as there from demonstration_clock')
      return row?.there === true
    }, 180_000)
  }
  await clock.context().close()
}

describe('the repair of a road', () => {
  before(async () => { secretary = await stage.as('party-secretary', '/console/deliberation') })

  it('R-260: is proposed by the Party organisation from the page of the village', async () => {
    await secretary.getByText('办一件新的事：从第一步“提议”开始').click()
    await secretary.locator('form [name="title"]').waitFor()
    await fill(secretary, { title: '村西水泥路维修', yuan: '380000', ...held(6, 5, 5) })
    await secretary.locator('form').getByLabel('哪一类').selectOption({ label: '公益事业的兴办和筹资筹劳、建设承包方案' })
    await secretary.getByRole('button', { name: '登记提议' }).click()
    await secretary.locator('.ladder').waitFor()
    ladder = new URL(secretary.url()).pathname
    await reaches(secretary, '商议')
    assert.match(await secretary.locator('.ladder').innerText(), /要等第 3 步“审议”做完/)
    await sound(secretary, grave)
  })

  it('R-260, R-261: goes up the ladder; too few Party members are refused in words, and what was typed stays', async () => {
    await act(secretary, '登记“两委”商议', held(5, 9, 8))
    await reaches(secretary, '审议')
    await secretary.locator('.acts-panel').getByRole('button', { name: '登记党员大会审议' }).first().click()
    await fill(secretary, { handedOutOn: day(4), ...held(2, 30, 19) })
    const form = secretary.locator('form[aria-labelledby="act-form-title"]')
    await form.getByRole('button', { name: '登记党员大会审议', exact: true }).click()
    await form.getByText('要有 20 人到会').first().waitFor()
    await fill(secretary, { present: '24', yes: '23' })
    await form.getByRole('button', { name: '登记党员大会审议', exact: true }).click()
    await secretary.locator('.acts__done').filter({ hasText: '办好了：登记党员大会审议' }).waitFor()
    await act(secretary, '登记决议', held(1, 236, 170), () => secretary.getByLabel('村民会议，按户').check())
    await act(secretary, '公开决议', { where: '村委会公开栏', words: '经村民会议表决，维修村西水泥路八百米，用款不超过三十八万元。' })
    await reaches(secretary, '决议公开')
    assert.match(await secretary.locator('.ladder__step--now').filter({ hasText: '正在公布' }).innerText(), /满 15 天，还差 15 天.*满期以前不能动工、签合同、付款/s)
    await sound(secretary, grave)
  })

  it('R-264: a villager without script, at 360 px, asks about it; the supervision committee answers; nobody learns who asked', async () => {
    const villager = await stage.as('villager', '/decisions', plainPhone)
    await villager.getByRole('region', { name: '村西水泥路维修' }).getByRole('link', { name: '提意见' }).click()
    await villager.getByLabel('您的意见').fill('单价是怎么定的')
    await villager.getByRole('button', { name: '交给村务监督委员会' }).click()
    assert.match(await villager.locator('main').innerText(), /十天内书面答复您/)
    supervisor = await stage.as('village-supervisor', '/console/desk/waiting')
    await supervisor.getByText('对“村西水泥路维修”的意见').first().click()
    await act(supervisor, '书面答复', { words: '单价由三家询价确定，合同可以来查。', summary: '单价由三家询价确定。' })
    await until('the answer stands beside the publication', async () => {
      await villager.goto(`${stage.platform.url}/decisions`)
      return /单价由三家询价确定/.test(await villager.locator('main').innerText())
    })
    await soundWithoutScript(stage, villager)
    assert.doesNotMatch(await villager.locator('main').innerText(), /单价是怎么定的/)
    await villager.context().close()
  })

  it('R-247, R-263: after fifteen days it is carried out, paid line by line, checked by others, and the result is published', async () => {
    await wait('十五天', '一天')
    await secretary.goto(`${stage.platform.url}${ladder}`)
    await secretary.locator('.ladder').waitFor()
    await reaches(secretary, '结果公开')
    await act(secretary, '登记付款', { on: day(0), yuan: '300000', words: '付工程款，凭证 12 号' })
    await act(secretary, '报结果', { words: '八百米水泥路修好，现场看过。', finance: '决议三十八万元，实支三十万元。' })
    await supervisor.goto(`${stage.platform.url}${ladder}`)
    await act(supervisor, '核验通过', { words: '逐笔核对凭证，账目相符。' })
    await secretary.goto(`${stage.platform.url}${ladder}`)
    await act(secretary, '公开结果', { where: '村委会公开栏', words: '村西水泥路维修完工，实支三十万元。' })
    await wait('十五天', '一天')
    await secretary.goto(`${stage.platform.url}${ladder}`)
    await secretary.locator('.ladder').waitFor()
    assert.equal(await secretary.locator('.ladder__step--done').count(), 6)
    const everybody = await stage.as('villager', '/decisions', plainPhone)
    assert.match(await everybody.getByRole('region', { name: '村西水泥路维修' }).innerText(), /结果公开.*实支三十万元.*300,000 元/s)
    await everybody.context().close()
  })
})
