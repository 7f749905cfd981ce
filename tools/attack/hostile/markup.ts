/** Markup planted in every text a person can have put in, and a browser that notices when any of it comes alive. */
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { perform } from '../../../server/acts/index.ts'
import { openPage } from '../../browser.ts'
import type { RunningPlatform } from '../../testing/platform.ts'

/** Short enough for a name, and alive in text, in an attribute of either quote, in a script and behind a closing tag. */
export const markup = '演\'"></title></textarea></script><img src=x onerror=__xss(1)><svg onload=__xss(2)>'
const shorter = '演\'"><img src=x onerror=__xss(3)>'
/** What must be legible of it. */
export const literal = '<img src=x onerror=__xss('

/** Columns that hold words of people; codes, keys and states are none. */
const words = /(^|_)(name|title|description|words?|note|reason|text|subject|body|device|holder_name|user_name|original_name|work_phone|summary|cause|remark|address|organiser|status_notes|detail|sentence|ip)$/

/** @returns the columns that now hold markup */
export async function plantMarkup(platform: RunningPlatform): Promise<readonly string[]> {
  const { ownerQuery } = platform
  const columns = await ownerQuery<{ owner: string; name: string }>('select table_name as owner, column_name as name from information_schema.columns c where table_schema = \'public\' and data_type = \'text\' and exists (select from pg_class k where k.relname = c.table_name and k.relkind in (\'r\', \'p\')) order by 1, 2')
  const planted: string[] = []
  for (const { owner, name } of columns) {
    if (!words.test(name) || /^(procedures|migrations|events|audit)/.test(owner) || (owner === 'regions' && name === 'status')) continue
    const where = owner === 'regions' ? 'code = any (array[\'1404\', \'140423\', \'140423100\', \'140423100229\', \'140423100229001\'])' : `ctid in (select ctid from "${owner}" limit 400)`
    for (const text of [markup, shorter]) {
      const done = await ownerQuery<{ n: number }>(`with changed as (update "${owner}" set "${name}" = $1 where ${where} and "${name}" is not null returning 1) select count(*)::int as n from changed`, [text]).catch(() => [])
      if ((done[0]?.n ?? 0) === 0) continue
      planted.push(`${owner}.${name}`)
      break
    }
  }
  return planted
}

/** A matter whose every word is markup, told, answered and documented through the door as people do it. */
export async function tellMarkup(platform: RunningPlatform): Promise<string> {
  const { door, village, app } = platform
  const dossier = { county: Number(village.code.slice(0, 6)), id: randomUUID() }
  const photo = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#446688' } }).jpeg().toBuffer()
  const { cookie, csrf, actor } = await platform.signInAs('villager')
  const form = new FormData()
  form.append('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), `${shorter}.jpg`)
  const upload = await app.inject({ method: 'POST', url: '/api/files?county=140423', headers: { cookie, 'x-csrf-token': csrf }, payload: form })
  const files = upload.statusCode === 201 ? [upload.json<{ id: string }>().id] : []
  const act = async (userName: string, name: string, sent: object) => {
    const who = userName === 'villager' ? actor : (await platform.signInAs(userName)).actor
    await perform(door, { act: { id: randomUUID(), act: name, form: sent, channel: 'console', occurredAt: door.clock() }, dossier, actor: who, ...(name === 'report' ? { procedure: 'grid-case' } : {}) })
  }
  await act('villager', 'report', { category: '0101', description: markup, where: markup, village: village.code, grid: village.grids[0]?.code, visibility: 'REAL_TO_ALL_HANDLERS', source: 'VILLAGER', ...(files.length > 0 ? { files } : {}) })
  await act('village-cadre', 'accept', {})
  await act('village-cadre', 'dispatch', { lead: `${village.code}:committee`, toGridWorker: true, instruction: markup })
  return `${dossier.county}-${dossier.id}`
}

export type Watched = { readonly page: Page; readonly signs: string[] }

/** @param csp `report-only`: the policy tells what it would have stopped and stops nothing */
export async function watchedPage(browser: Browser, platform: RunningPlatform, userName: string | null, csp: 'enforced' | 'report-only'): Promise<Watched> {
  const page = await openPage(browser)
  const signs: string[] = []
  const { host } = new URL(platform.url)
  if (userName !== null) await page.context().addCookies([{ name: 'sanzhi', value: (await platform.signInAs(userName)).token, url: platform.url }])
  await page.context().addCookies([{ name: 'sanzhi-village', value: '140423100229', url: platform.url }])
  await page.exposeFunction('__sign', (sign: string) => { signs.push(sign) })
  await page.addInitScript(() => {
    const told = (sign: string) => { (globalThis as unknown as { __sign: (sign: string) => void }).__sign(sign) }
    Object.defineProperty(globalThis, '__xss', { value: (nth: unknown) => { told(`a script ran: ${String(nth)}`) } })
    globalThis.alert = () => { told('a script ran: alert') }
    document.addEventListener('securitypolicyviolation', (event) => { told(`the policy was broken: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`) })
  })
  page.on('request', (request) => { if (new URL(request.url()).host !== host && !/^(data|blob):/.test(request.url())) signs.push(`somebody else was asked: ${request.url().slice(0, 100)}`) })
  page.on('pageerror', (error) => { signs.push(`an error: ${error.message.slice(0, 160)}`) })
  page.on('dialog', (dialog) => {
    signs.push(`a dialog: ${dialog.message().slice(0, 60)}`)
    void dialog.dismiss()
  })
  if (csp === 'report-only') {
    await page.route((url) => url.host === host, async (route) => {
      if (route.request().resourceType() !== 'document') return await route.fallback()
      const answer = await route.fetch({ maxRedirects: 0 })
      const { 'content-security-policy': policy = '', 'content-encoding': _coding, 'content-length': _length, ...headers } = answer.headers()
      return await route.fulfill({ response: answer, headers: { ...headers, 'content-security-policy-report-only': policy } })
    })
  }
  return { page, signs }
}

/** Markup that became structure: elements and attributes that no page of ours has. */
export async function livingIn(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => [...document.querySelectorAll('[onerror], [onload], [onfocus], iframe, base, meta[http-equiv="refresh"], a[href^="javascript:" i], form[action^="javascript:" i], img[src="x"], [href*="x.invalid"], [src*="x.invalid"]')].map((one) => one.outerHTML.slice(0, 120)))
}
