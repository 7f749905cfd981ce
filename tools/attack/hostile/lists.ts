/** SQL in every filter, search, sort and cursor of every list: what comes back is refused, empty or as narrow as asked, never the whole. */
import { sinceNow } from '../../processor.ts'
import type { Ground } from './ground.ts'
import { faultsOf } from './answers.ts'
import { percent } from './encode.ts'
import { rightAsker } from './ground.ts'
import { fieldsIn } from './schema.ts'
import type { Target } from './targets.ts'
import { hostileTexts } from './texts.ts'

export type ListAttack = { readonly target: Target; readonly parameter: string; readonly asker: string }
export type ListOutcome = { readonly asked: number; readonly lists: ReadonlySet<string>; readonly faults: readonly string[]; readonly narrowed: number }

/** What the attack adds to every question, so that the list has something to narrow. */
const needed: Readonly<Record<string, string>> = { '/api/dossiers': 'queue=region', '/api/dossiers/export': 'queue=region', '/api/grid-at': 'lat=36.55', '/api/regions': '', '/api/statistics/:code/export': 'of=figures&format=csv' }
const statements = hostileTexts.filter(({ what }) => what === 'sql').map(({ text }) => text)
const cursors = hostileTexts.filter(({ what }) => what === 'cursors').map(({ text }) => text)
const moments = hostileTexts.filter(({ what }) => what === 'moments' || what === 'days').map(({ text }) => text)
const refusals = new Set([400, 401, 403, 404, 409, 415, 422])
/** Sorts and sizes narrow nothing, nor does a well-formed position before the first line; Open311 lets a bare page number pass. */
const narrowsNothing = /^(cursor|after|before|limit|page|per_page|page_size|sort|order|extended_statuses|jurisdiction_id|api_key|purpose|show)$/

export function listsOf({ targets }: Ground): readonly ListAttack[] {
  return targets.filter(({ method, kind, url }) => method === 'GET' && (kind === 'api' || (kind === 'open311' && url.endsWith('.json'))))
    .flatMap((target) => fieldsIn(target.query).map((parameter) => ({ target, parameter, asker: rightAsker(target) })))
}

/** @param every takes every n-th statement */
export async function attackLists(ground: Ground, attacks: readonly ListAttack[], every = 1): Promise<ListOutcome> {
  const faults: string[] = []
  const whole = new Map<string, ReadonlySet<string>>()
  let [asked, narrowed] = [0, 0]
  for (const { target, parameter, asker } of attacks) {
    const address = addressOf(ground, target)
    const all = whole.get(target.url) ?? namesIn((await ask(ground, address, asker)).body)
    whole.set(target.url, all)
    const texts = [...statements.filter((_text, nth) => nth % every === 0), ...(/^(cursor|after|before)$/.test(parameter) ? cursors : []), ...(/date|updated|^(from|to|day)$/.test(parameter) ? moments.filter((_text, nth) => nth % every === 0) : [])]
    for (const text of texts) {
      if (asked % 100 === 0) await ground.refresh()
      asked += 1
      const answer = await ask(ground, `${address}${address.includes('?') ? '&' : '?'}${parameter}=${percent(text)}`, asker)
      const again = answer.milliseconds > 4_000 ? await ask(ground, `${address}${address.includes('?') ? '&' : '?'}${parameter}=${percent(text)}`, asker) : answer
      const found = answer.status === 200 ? namesIn(answer.body) : new Set<string>()
      if (answer.status === 200) narrowed += 1
      const foreign = [...found].filter((name) => !all.has(name))
      faults.push(...[
        ...faultsOf({ kind: target.kind, method: 'GET', url: target.url, sent: `${text} ${answer.url}`, status: answer.status, headers: answer.headers, body: answer.body, milliseconds: Math.min(answer.milliseconds, again.milliseconds) }),
        ...(answer.status === 200 || refusals.has(answer.status) ? [] : [`answered ${answer.status}`]), ...(again.milliseconds > 4_000 ? [`slept ${Math.round(again.milliseconds)} ms`] : []),
        ...(all.size > 1 && found.size >= all.size && !narrowsNothing.test(parameter) ? [`the whole list of ${all.size}`] : []), ...(all.size > 0 && foreign.length > 0 && !/^(region|code|within|county)$/.test(parameter) ? [`what was not in the list: ${foreign.slice(0, 3).join()}`] : []),
      ].map((fault) => `${target.key} ${parameter}=${JSON.stringify(text).slice(0, 80)}: ${fault}`))
    }
  }
  return { asked, lists: new Set(whole.keys()), faults, narrowed }
}

function addressOf(ground: Ground, { url, kind }: Target): string {
  const { facts } = ground.making(1)
  const path = url.replaceAll(/:([a-z_]+)/gi, (_all, name: string) => encodeURIComponent(textOf(facts[`${url} ${name}`]?.[0] ?? facts[name]?.[0])))
  const more = needed[url] ?? (kind === 'open311' && url.includes('/requests.') ? 'jurisdiction_id=140423' : '')
  return more === '' ? path : `${path}?${more}`
}

function textOf(fact: unknown): string {
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '1'
}

async function ask({ platform: { app }, headersOf }: Ground, url: string, asker: string) {
  const processor = sinceNow()
  const { statusCode, headers, body } = await app.inject({ method: 'GET', url, headers: headersOf(asker), remoteAddress: '198.18.7.7' })
  return { url, status: statusCode, headers, body, milliseconds: processor.effective() }
}

/** What names a line in any list of ours. */
function namesIn(body: string): ReadonlySet<string> {
  return new Set([...body.matchAll(/"(?:id|key|code|service_request_id|update_id|service_code)":"([^"]+)"/g)].map(([, name]) => name ?? ''))
}
