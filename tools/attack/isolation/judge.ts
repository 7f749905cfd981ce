/** Sends one attempt, and its twin about a thing that never was, and says what is wrong with the answers. */
import { setTimeout as pause } from 'node:timers/promises'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Attempt } from './attempts.ts'
import { saidIn, type Canary } from './canary.ts'
import { mayHear } from './may-see.ts'
import type { Asker } from './places.ts'
import type { World } from './world.ts'

export type Finding = {
  /** canary: a foreign string was heard; oracle: what exists is told from what never was; taken: a foreign write was taken; broken: a 5xx. */
  readonly kind: 'canary' | 'oracle' | 'taken' | 'broken'
  readonly asker: string
  readonly request: string
  readonly said: string
}

export type Judged = { readonly status: number; readonly requests: number; readonly findings: readonly Finding[]; readonly heard: readonly Canary[] }

export async function judge(world: World, asker: Asker, attempt: Attempt): Promise<Judged> {
  const answer = await ask(world, asker, attempt)
  const findings: Finding[] = []
  const find = (kind: Finding['kind'], said: string) => findings.push({ kind, asker: asker.name, request: wordsOf(attempt), said })
  // Readiness says of itself that it is not ready: that is an answer.
  if (answer.statusCode >= 500 && !attempt.route.endsWith(' /readyz')) find('broken', `${answer.statusCode} ${answer.body.slice(0, 200)}`)
  const heard = world.aviary.heard(saidIn(answer.headers, attempt.route === 'GET /api/audit' ? withoutVainWords(answer) : answer.rawPayload), sentBy(attempt))
  const foreign = heard.filter((canary) => !mayHear(asker, canary, attempt.route))
  if (foreign.length > 0) find('canary', `${answer.statusCode}, of ${[...new Set(foreign.map(({ place, field }) => `${place}: ${field}`))].slice(0, 8).join(', ')}`)
  if (changes.test(attempt.route) && answer.statusCode < 300 && !isBatch(answer)) find('taken', `${answer.statusCode} ${answer.body.slice(0, 200)}`)
  if (attempt.key === undefined || isReadable(world, asker, attempt)) return { status: answer.statusCode, requests: 1, findings, heard }
  const never = await ask(world, asker, twinOf(attempt, attempt.key))
  const [real, none] = [essence(answer), essence(never)]
  if (real !== none) find('oracle', differenceOf(real, none))
  return { status: answer.statusCode, requests: 2, findings, heard }
}

/** What one's own people asked for in vain is on record in their own words: the id they typed, which tells the auditor nothing about the place it is of. */
function withoutVainWords({ rawPayload, body, statusCode }: LightMyRequestResponse): Buffer {
  if (statusCode !== 200 || body === '') return rawPayload
  const { items, ...rest } = JSON.parse(body) as { readonly items: readonly { readonly result: string }[] }
  return Buffer.from(JSON.stringify({ ...rest, items: items.map((item) => item.result === 'refused' ? { ...item, object: '', objectName: '' } : item) }))
}

/** Writes that must not be taken from somebody who has no power over the place. */
const changes = /^(POST|PUT|DELETE) \/api\/(acts|accounts|mandates|mandate-proposals|bodies|body-nominations|region-acts|api-keys|procedures|messages|sessions|star-rating\/years)/

function isBatch(answer: LightMyRequestResponse): boolean {
  return answer.body.startsWith('{"results"')
}

/** By the canary that the key is. */
export function isReadable(world: World, asker: Asker, { key, route }: Attempt): boolean {
  if (key === undefined) return false
  const canary = world.aviary.heard(key, '').at(0)
  return canary !== undefined && mayHear(asker, canary, route)
}

/** Whoever is turned away because the machine is busy comes again, as the answer says. */
export async function ask(world: World, asker: Asker, attempt: Attempt): Promise<LightMyRequestResponse> {
  for (let times = 0; ; times += 1) {
    const answer = await askOnce(world, asker, attempt)
    if (answer.statusCode !== 503 || answer.headers['retry-after'] === undefined || times === 5) return answer
    await pause(1_000)
  }
}

async function askOnce(world: World, asker: Asker, { method, url, body, headers }: Attempt): Promise<LightMyRequestResponse> {
  const asForm = typeof body === 'string'
  return await world.platform.app.inject({
    method: method, url, remoteAddress: `198.20.${world.askers.indexOf(asker) % 250}.9`,
    headers: {
      ...headers, ...asForm && { 'content-type': 'application/x-www-form-urlencoded' },
      ...asker.cookie !== null && { cookie: asker.cookie }, ...asker.csrf !== null && { 'x-csrf-token': asker.csrf },
    },
    ...body !== undefined && { payload: body },
  } as InjectOptions)
}

const neverId = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f'

function twinOf(attempt: Attempt, key: string): Attempt {
  const never = key.length > 36 ? `${key.slice(0, key.length - 36)}${neverId}` : neverId
  const { body } = attempt
  return {
    ...attempt, url: attempt.url.replaceAll(encodeURIComponent(key), never),
    ...typeof body === 'string' ? { body: body.replaceAll(encodeURIComponent(key), never) } : body === undefined ? {} : { body: JSON.parse(JSON.stringify(body).replaceAll(key, never)) as object },
  }
}

/** What an answer tells, without what differs between any two answers: request ids, marks of forms, dates. */
function essence({ statusCode, headers, body }: LightMyRequestResponse): string {
  const told = Object.entries(headers).filter(([name]) => !['date', 'set-cookie', 'x-request-id', 'connection'].includes(name)).toSorted(([a], [b]) => a < b ? -1 : 1)
  return `${statusCode} ${JSON.stringify(told)}\n${body}`.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID').replace(/[\w-]{16}\.[\w-]{22}/g, 'MARK').replace(/nonce-[\w+/=-]+|nonce="[^"]+"/g, 'NONCE')
}

function differenceOf(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return `${JSON.stringify(one.slice(Math.max(0, at - 40), at + 80))} instead of ${JSON.stringify(other.slice(Math.max(0, at - 40), at + 80))}`
}

/** Everything the request held itself, decoded. */
function sentBy({ url, body }: Attempt): string {
  const text = typeof body === 'string' ? decodeURIComponent(body) : JSON.stringify(body ?? '')
  return `${decodeURIComponent(url)} ${text} ${cursorsIn(url)}`
}

function cursorsIn(url: string): string {
  return [...new URL(url, 'http://x').searchParams.values()].map((value) => Buffer.from(value, 'base64url').toString('latin1')).join(' ')
}

function wordsOf({ method, url, body, headers }: Attempt): string {
  return `${method} ${decodeURIComponent(url)}${body === undefined ? '' : ` ${JSON.stringify(body).slice(0, 160)}`}${headers === undefined ? '' : ` ${JSON.stringify(headers)}`}`
}
