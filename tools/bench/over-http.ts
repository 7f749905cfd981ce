/** The same through HTTP, for information: reports and readings of visitors; and what a page weighs and costs. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { urls } from '../../core/portal/addresses.ts'
import { buildFaces } from '../build-faces.ts'
import { withClient, type Ground } from './ground.ts'
import { inventedId } from './invented.ts'
import { rateOf, type Rate } from './rate.ts'
import type { Asked, Served, Usage } from './serve.ts'

export type HttpRate = { readonly name: string; readonly connections: number; readonly rate: Rate }
/** `cpu` in milliseconds of the server for one answer; null where more than one file is counted. */
export type PageWeight = { readonly name: string; readonly bytes: number; readonly gzipped: number; readonly cpu: number | null }
export type OverHttp = {
  readonly rates: readonly HttpRate[]
  readonly pages: readonly PageWeight[]
  readonly memory: { readonly started: Usage; readonly afterwards: Usage }
}
export type HttpEffort = { readonly reports: number; readonly readings: number; readonly pageViews: number; readonly counts: readonly number[] }

export async function measureOverHttp(ground: Ground, effort: HttpEffort): Promise<OverHttp> {
  const villages = await villagesFor(ground, effort.reports * effort.counts.length)
  const visitors = villages.map(() => inventedId())
  await buildFaces(() => undefined)
  const child = fork(join(import.meta.dirname, 'serve.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] })
  try {
    const served = await ask<Served>(child, { serve: ground.straight, visitors })
    const started = await ask<Usage>(child, 'usage')
    const { rates, one } = await walk(served, villages, effort)
    const afterwards = await ask<Usage>(child, 'usage')
    return { rates, pages: [...await pagesOf(child, served, one, effort), ...await shellsOf(served)], memory: { started, afterwards } }
  } finally {
    child.send('stop' satisfies Asked)
    await once(child, 'exit')
  }
}

type Matter = { readonly name: string; readonly village: string; readonly cookie: string }

async function walk({ url, cookies }: Served, villages: readonly string[], { reports, readings, counts }: HttpEffort): Promise<{ rates: HttpRate[]; one: Matter | undefined }> {
  const matters = villages.map((village, nth): Matter => ({ name: `${village.slice(0, 6)}-${inventedId()}`, village, cookie: cookies[nth] ?? '' }))
  const rates: HttpRate[] = []
  for (const [nth, connections] of counts.entries()) {
    const mine = matters.slice(nth * reports, (nth + 1) * reports)
    rates.push({ name: 'report', connections, rate: await rateOf(mine.map((matter) => () => report(url, matter)), connections) })
    const wanted = Array.from({ length: readings }, (_, reading) => mine[reading % mine.length]).filter((matter) => matter !== undefined)
    rates.push({ name: 'read', connections, rate: await rateOf(wanted.map(({ name, cookie }) => () => got(`${url}/api/dossiers/${name}`, cookie)), connections) })
  }
  return { rates, one: matters[0] }
}

async function report(url: string, { name, village, cookie }: Matter): Promise<void> {
  const answer = await fetch(`${url}/api/acts`, {
    method: 'POST', headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      id: inventedId(), dossier: name, procedure: 'grid-case', act: 'report',
      form: { category: '0201', description: '压测：村口路面塌了一块', village, where: '村口', visibility: 'CENTER_ONLY', source: 'VILLAGER' },
    }),
  })
  if (!answer.ok) throw new Error(`a report was answered ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
}

async function got(url: string, cookie: string): Promise<Buffer> {
  const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } })
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** Pages of the portal as somebody sees them who chose a village and reported a matter there. */
async function pagesOf(child: ChildProcess, { url }: Served, matter: Matter | undefined, { pageViews }: HttpEffort): Promise<PageWeight[]> {
  if (matter === undefined) return []
  const chosen = await fetch(`${url}${urls.villageChosen}?code=${matter.village}&back=/`, { redirect: 'manual', headers: { cookie: matter.cookie } })
  const cookie = [matter.cookie, ...chosen.headers.getSetCookie().map((set) => set.split(';')[0] ?? '')].join('; ')
  const pages = [
    ['home', urls.home], ['report a matter', urls.report], ['my matters', urls.mine], ['one matter', urls.matter(matter.name)],
    ['rules', urls.rules], ['rules of grid cases', urls.rule('grid-case')], ['grids', urls.grids], ['help', urls.help],
  ] as const
  const weights: PageWeight[] = []
  for (const [name, path] of pages) {
    const body = await got(`${url}${path}`, cookie)
    const before = await ask<Usage>(child, 'usage')
    for (let view = 0; view < pageViews; view += 1) await got(`${url}${path}`, cookie)
    const after = await ask<Usage>(child, 'usage')
    weights.push({ name: `portal: ${name}`, bytes: body.length, gzipped: gzipSync(body).length, cpu: (after.cpu - before.cpu) / pageViews })
  }
  return weights
}

/** What a browser fetches before the first screen: the shell and what it names. */
async function shellsOf({ url }: Served): Promise<PageWeight[]> {
  return await Promise.all(['console', 'field'].map(async (face): Promise<PageWeight> => {
    const shell = await got(`${url}/${face}/`, '')
    const named = [...shell.toString().matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '')
    const files = [shell, ...await Promise.all(named.map((path) => got(`${url}${path}`, '')))]
    return { name: `${face}: shell`, bytes: sum(files.map(({ length }) => length)), gzipped: sum(files.map((file) => gzipSync(file).length)), cpu: null }
  }))
}

async function ask<Answer>(child: ChildProcess, asked: Asked): Promise<Answer> {
  const over = new AbortController()
  const died = once(child, 'exit', { signal: over.signal }).then(() => { throw new Error('the served platform ended') })
  died.catch(() => undefined)
  const answered = once(child, 'message', { signal: over.signal })
  child.send(asked)
  try {
    const [answer] = await Promise.race([answered, died]) as [Answer]
    return answer
  } finally {
    over.abort()
    answered.catch(() => undefined)
  }
}

async function villagesFor(ground: Ground, count: number): Promise<readonly string[]> {
  const found = await withClient(ground.straight, async (client) => (await client.query<{ code: string }>(
    "select code from regions where level = 'VILLAGE' and status = 'ACTIVE' and kind <> 'virtual' order by md5(code) desc")).rows)
  return Array.from({ length: count }, (_, nth) => found[nth % found.length]?.code ?? '').filter((code) => code !== '')
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
