/** An evening of rating: from the keyboard alone, through a power cut; and a household that answers, without script. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { cycleKey, ratingKey } from '../core/star-rating/rating-names.ts'
import { dayOf, yearOf } from '../core/time/index.ts'
import { axeFindings } from '../tools/testing/page-as.ts'
import { openStage, patient, plainPhone } from '../tools/testing/stage.ts'

const year = yearOf(dayOf(Date.now()))
const stage = openStage()

async function decidedNow(): Promise<number> {
  const { county, id } = cycleKey(stage.platform.village.code, year)
  const rows = await stage.platform.ownerQuery(`select count(*)::integer as decided from dossiers where county = ${county} and belongs_to = '${id}' and procedure = 'star-household' and state = 'DECIDED'`)
  return Number(rows[0]?.['decided'])
}

async function openMeeting(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(patient)
  await page.goto(`${stage.platform.url}/console/stars/meeting?year=${year}`)
  await page.locator('.meeting__name').waitFor()
  // A list that still grows under the eyes is judged when it stands still.
  await page.getByText('还在取其余各户').waitFor({ state: 'detached' })
  return page
}

describe('The meeting that rates', () => {
  it('decides from the keyboard, keeps what it could not send through a power cut, and sends it once (R-404)', async () => {
    const first = await stage.as('village-cadre')
    const context = first.context()
    const before = await decidedNow()
    let page = await openMeeting(context)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText(`已表决 ${before + 1} 户`).waitFor()
    await page.getByText(`已存 ${before + 1} 户`).waitFor()
    assert.deepEqual(await axeFindings(page), [])

    // The line is dead: votes go on, and then the power fails.
    await context.route('**/api/acts', (route) => route.abort())
    for (let votes = 0; votes < 3; votes += 1) await page.keyboard.press('Enter')
    await page.getByText('3 户在路上').waitFor()
    await page.close()
    assert.equal(await decidedNow(), before + 1)

    await context.unroute('**/api/acts')
    page = await openMeeting(context)
    await page.getByText(`已存 ${before + 4} 户`).waitFor()
    assert.equal(await decidedNow(), before + 4)

    // A batch on which everybody agrees, read out and taken together.
    await page.keyboard.press('b')
    await page.getByRole('dialog').waitFor()
    const batch = await page.getByRole('dialog').locator('li').count()
    await page.keyboard.press('Enter')
    await page.getByText(`已存 ${before + 4 + batch} 户`).waitFor()
    assert.ok(batch > 0)
    assert.equal(await decidedNow(), before + 4 + batch)
    await context.close()
  })

  it('has a desk beside it for paper sheets, opinions and moves, without findings for those who do not see', async () => {
    const page = await stage.as('party-secretary', `/console/stars/households?year=${year - 1}`)
    const rows = page.getByRole('list', { name: '各户' }).getByRole('listitem')
    await rows.nth(49).waitFor()
    assert.equal(await rows.count(), 50, 'a page of the village')
    await page.getByRole('button', { name: '再看 50 户' }).click()
    await rows.nth(99).waitFor()
    const [head = ''] = (await rows.nth(60).innerText()).split(' ')
    await page.getByLabel('找哪一户').fill(head)
    await rows.nth(49).waitFor({ state: 'detached' })
    assert.ok((await rows.allInnerTexts()).every((text) => text.includes(head)))
    await page.getByLabel('找哪一户').fill('')
    await rows.nth(49).waitFor()
    await page.getByLabel('只看').selectOption('DECIDED')
    await rows.nth(49).waitFor({ state: 'detached' })
    await rows.filter({ hasText: '已表决' }).first().getByRole('button').click()
    assert.deepEqual(await axeFindings(page), [])
    await page.context().close()
  })
})

describe('A household', () => {
  it('says its word about a star that is proposed to be taken, on a small screen without script (R-411)', async () => {
    const page = await stage.as('villager', '/stars', plainPhone)
    await page.getByLabel('您家的情况').fill('钥匙第二天就交了，保管员可以作证。')
    await page.getByRole('button', { name: '交说明' }).click()
    await page.getByText('说明交上去了').waitFor()
    await page.getByText('钥匙第二天就交了').waitFor()
    const villager = stage.platform.village.accounts.find(({ username }) => username === 'villager')?.person ?? assert.fail('no villager')
    const household = stage.platform.village.households.find(({ basis, members }) => basis === 'residence' && members.some(({ person }) => person === villager)) ?? assert.fail('no household')
    const { id } = ratingKey(stage.platform.village.code, household.id, year - 1)
    const [last] = await stage.platform.ownerQuery(`select act from events where dossier = '${id}' order by sequence desc limit 1`)
    assert.equal(last?.['act'], 'answer-proposal')
    await page.context().close()
  })
})
