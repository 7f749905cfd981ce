/** An evening of rating: from the keyboard alone, through a power cut; and a household that answers, without script. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { cycleKey, ratingKey } from '../core/star-rating/rating-names.ts'
import { dayOf, yearOf } from '../core/time/index.ts'
import { launchBrowser } from '../tools/browser.ts'
import { axeFindings, openPageAs } from '../tools/testing/page-as.ts'
import { startPlatform, type RunningPlatform } from '../tools/testing/platform.ts'

const year = yearOf(dayOf(Date.now()))

let platform: RunningPlatform
let browser: Browser

before(async () => {
  platform = await startPlatform()
  browser = await launchBrowser()
})

after(async () => {
  await browser.close()
  await platform.close()
})

const as = (userName: string, options: BrowserContextOptions = {}) => openPageAs(platform, browser, userName, options)

async function decidedNow(): Promise<number> {
  const { county, id } = cycleKey(platform.village.code, year)
  const rows = await platform.ownerQuery(`select count(*)::integer as decided from dossiers where county = ${county} and belongs_to = '${id}' and procedure = 'star-household' and state = 'DECIDED'`)
  return Number(rows[0]?.['decided'])
}

const patient = { timeout: 60_000 }

async function openMeeting(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${platform.url}/console/stars/meeting?year=${year}`)
  await page.locator('.meeting__name').waitFor(patient)
  return page
}

describe('The meeting that rates', () => {
  it('decides from the keyboard, keeps what it could not send through a power cut, and sends it once (R-404)', async () => {
    const first = await as('village-cadre', { viewport: { width: 1440, height: 900 } })
    const context = first.context()
    const before = await decidedNow()
    let page = await openMeeting(context)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText(`已表决 ${before + 1} 户`).waitFor(patient)
    await page.getByText(`已存 ${before + 1} 户`).waitFor(patient)
    assert.deepEqual(await axeFindings(page), [])

    // The line is dead: votes go on, and then the power fails.
    await context.route('**/api/acts', (route) => route.abort())
    for (let votes = 0; votes < 3; votes += 1) await page.keyboard.press('Enter')
    await page.getByText('3 户在路上').waitFor(patient)
    await page.close()
    assert.equal(await decidedNow(), before + 1)

    await context.unroute('**/api/acts')
    page = await openMeeting(context)
    await page.getByText(`已存 ${before + 4} 户`).waitFor(patient)
    assert.equal(await decidedNow(), before + 4)

    // A batch on which everybody agrees, read out and taken together.
    await page.keyboard.press('b')
    await page.getByRole('dialog').waitFor(patient)
    const batch = await page.getByRole('dialog').locator('li').count()
    await page.keyboard.press('Enter')
    await page.getByText(`已存 ${before + 4 + batch} 户`).waitFor(patient)
    assert.ok(batch > 0)
    assert.equal(await decidedNow(), before + 4 + batch)
    await context.close()
  })

  it('has a desk beside it for paper sheets, opinions and moves, without findings for those who do not see', async () => {
    const page = await as('party-secretary', { viewport: { width: 1440, height: 900 } })
    await page.goto(`${platform.url}/console/stars/households?year=${year - 1}`)
    await page.locator('.star-desk__list button').first().click(patient)
    assert.deepEqual(await axeFindings(page), [])
    await page.context().close()
  })
})

describe('A household', () => {
  it('says its word about a star that is proposed to be taken, on a small screen without script (R-411)', async () => {
    const page = await as('villager', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    await page.goto(`${platform.url}/stars`)
    await page.getByLabel('您家的情况').fill('钥匙第二天就交了，保管员可以作证。')
    await page.getByRole('button', { name: '交说明' }).click()
    await page.getByText('说明交上去了').waitFor(patient)
    await page.getByText('钥匙第二天就交了').waitFor(patient)
    const villager = platform.village.accounts.find(({ username }) => username === 'villager')?.person ?? assert.fail('no villager')
    const household = platform.village.households.find(({ basis, members }) => basis === 'residence' && members.some(({ person }) => person === villager)) ?? assert.fail('no household')
    const { id } = ratingKey(platform.village.code, household.id, year - 1)
    const [last] = await platform.ownerQuery(`select act from events where dossier = '${id}' order by sequence desc limit 1`)
    assert.equal(last?.['act'], 'answer-proposal')
    await page.context().close()
  })
})
