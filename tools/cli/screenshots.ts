/** 重拍说明文档里的图片 · take the pictures of the README anew */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { electionKey } from '../../procedures/village-election/names.ts'
import { startOrExplain } from '../../server/environment/index.ts'
import { launchBrowser, openPage } from '../browser.ts'
import { startPlatform, type RunningPlatform } from '../testing/platform.ts'

const help = `npx sanzhi screenshots [--into <文件夹>]

启动一个自己的演示平台，用浏览器走一遍，把图片写进 docs/pictures/。不碰已有的数据。`

type Picture = {
  readonly name: string
  /** User name of a demonstration account; null for somebody who has not signed in. */
  readonly who: string | null
  readonly width: number
  readonly height: number
  readonly path: string | ((platform: RunningPlatform) => Promise<string>)
}

const phone = { width: 360, height: 740 } as const
const desk = { width: 1280, height: 800 } as const

const pictures: readonly Picture[] = [
  { name: 'portal-home', who: null, ...phone, path: '/' },
  { name: 'portal-matter', who: 'villager', ...phone, height: 1100, path: async (platform) => `/matter/${await ownMatter(platform, 'villager')}` },
  { name: 'portal-rules', who: null, ...phone, path: '/rules/grid-case' },
  { name: 'field-tasks', who: 'grid-worker-1', ...phone, path: '/field/' },
  { name: 'console-desk', who: 'town-dispatcher', ...desk, path: '/console/' },
  { name: 'portal-elections', who: null, ...phone, height: 1100, path: (platform) => Promise.resolve(`/elections/${platform.village.code}/${new Date().getFullYear() - 5}/0`) },
  { name: 'portal-open-affairs', who: null, ...phone, height: 1100, path: '/open-affairs' },
  { name: 'console-election', who: 'council-chair', ...desk, path: (platform) => Promise.resolve(`/console/elections/${electionOf(platform)}`) },
  { name: 'console-dossier', who: 'town-dispatcher', ...desk, path: async (platform) => `/console/dossiers/${await openMatter(platform)}` },
]

await startOrExplain(async () => {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { into: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help === true) {
    console.log(help)
    return
  }
  const folder = values.into ?? join(import.meta.dirname, '../../docs/pictures')
  mkdirSync(folder, { recursive: true })
  const platform = await startPlatform()
  const browser = await launchBrowser()
  try {
    for (const picture of pictures) console.log(await take(platform, browser, picture, folder))
  } finally {
    await browser.close()
    await platform.close()
  }
})

/** This term's election of the demonstration village, as its committee reads it. */
function electionOf({ village }: RunningPlatform): string {
  const { county, id } = electionKey(village.code, new Date().getFullYear(), 0)
  return `${county}-${id}`
}

async function take(platform: RunningPlatform, browser: Browser, { name, who, width, height, path }: Picture, folder: string): Promise<string> {
  const page = await openPage(browser, { viewport: { width, height }, reducedMotion: 'reduce' })
  if (who !== null) {
    const { token } = await platform.signInAs(who)
    await page.context().addCookies([{ name: 'sanzhi', value: token, url: platform.url }])
  }
  const answer = await page.goto(platform.url + (typeof path === 'string' ? path : await path(platform)), { waitUntil: 'networkidle' })
  if (answer?.ok() !== true) throw new Error(`${name}: ${page.url()} answered ${answer?.status() ?? 'nothing'}`)
  const file = join(folder, `${name}.png`)
  await page.screenshot({ path: file })
  await page.context().close()
  return file
}

/** A matter of the villager's own that is on its way, or just done, with the longest story. */
async function ownMatter(platform: RunningPlatform, userName: string): Promise<string> {
  const person = platform.village.accounts.find((account) => account.username === userName)?.person
  return await oneDossier(platform, 'reporter = $1 and state = any($2) order by sequence desc, id', [person, ['HANDLING', 'SUSPENDED', 'FEEDBACK', 'VERIFYING', 'CLOSED']])
}

/** A matter in the middle of being handled, with a clock running. */
async function openMatter(platform: RunningPlatform): Promise<string> {
  return await oneDossier(platform, 'state = $1 and region_readable order by sequence desc, id', ['HANDLING'])
}

async function oneDossier({ ownerQuery }: RunningPlatform, where: string, values: readonly unknown[]): Promise<string> {
  const [found] = await ownerQuery<{ county: number; id: string }>(`select county, id from dossiers where ${where} limit 1`, values)
  if (found === undefined) throw new Error('the demonstration has no such matter')
  return `${found.county}-${found.id}`
}
