/** One request gone wild: made sound from its target, then broken in one to three ways. The same seed and number make the same request. */
import { randomFrom, type Random } from '../../../core/village/random.ts'
import { borders, schemaAt, sound, type Facts } from './schema.ts'
import type { Target } from './targets.ts'
import { encode, multipart, percent } from './encode.ts'
import { hostileText, hostileValue, pickOf, Raw, write } from './values.ts'

export type Draft = {
  method: string
  params: Record<string, string>
  query: [name: string, value: string][]
  body: unknown
  headers: Record<string, string>
  as: 'json' | 'form' | 'multipart' | 'none'
  /** Takes the place of what was written. */
  path?: string
  bytes?: string | Buffer
}
export type Wild = {
  readonly number: number
  readonly target: Target
  readonly asker: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string | Buffer | undefined
  readonly broken: readonly string[]
}
export type Making = { readonly seed: number; readonly targets: readonly Target[]; readonly facts: Facts; readonly askers: readonly string[]; readonly rightAsker: (target: Target) => string }

/** Every parameter of every route once, in order; afterwards by chance. */
export function planOf(targets: readonly Target[]): readonly (readonly [Target, string | null])[] {
  return targets.flatMap((target): (readonly [Target, string | null])[] => target.parameters.length === 0 ? [[target, null]] : target.parameters.map((one) => [target, one]))
}

/** @param kept numbers of the breakages to keep, for making a failure smaller */
export function makeWild(making: Making, plan: ReturnType<typeof planOf>, number: number, kept?: readonly number[]): Wild {
  const random = randomFrom(Math.imul(making.seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
  const planned = plan[number]
  const target = planned?.[0] ?? byWeight(making.targets, random)
  // Every other one comes from nobody: schemas judge before anybody is looked for, and those answers cost least.
  const asker = random.chance(planned === undefined ? 0.35 : 0.9) ? making.rightAsker(target) : random.chance(0.6) ? 'nobody' : pickOf(random, making.askers)
  const draft = soundDraft(target, random, making.facts)
  const times = planned !== undefined ? 1 : pickOf(random, [1, 1, 1, 1, 1, 2, 2, 3])
  const broken = Array.from({ length: times }, (_, nth) => {
    const [name, breaking] = planned?.[1] == null ? chosenBreakage(target, random) : [planned[1], (one: Draft) => { breakParameter(one, target, planned[1] ?? '', random) }] as const
    // What is left out still takes its chances, so that the others stay as they were.
    const copy = kept === undefined || kept.includes(nth) ? draft : structuredClone({ ...draft, body: null })
    breaking(copy, random, target)
    return name
  })
  return { number, target, asker, broken, ...finished(draft, target) }
}

const sums = new WeakMap<readonly Target[], number>()

function byWeight(targets: readonly Target[], random: Random): Target {
  const all = sums.get(targets) ?? targets.reduce((sum, { weight }) => sum + weight, 0)
  sums.set(targets, all)
  let left = random.next() * all
  for (const target of targets) if ((left -= target.weight) <= 0) return target
  return pickOf(random, targets)
}

function soundDraft(target: Target, random: Random, facts: Facts): Draft {
  const query = sound(target.query, random, facts) as Record<string, unknown>
  return {
    method: target.method, params: Object.fromEntries(target.params.map((name) => [name, String(sound({ type: 'string' }, random, facts, `${target.url} ${name}`))])),
    query: Object.entries(query).map(([name, value]) => [name, String(value)]), headers: {},
    body: target.body === null ? undefined : sound(target.body, random, facts), as: target.body === null ? 'none' : target.form ? random.chance(0.8) ? 'form' : 'multipart' : 'json',
  }
}

type Breaking = (draft: Draft, random: Random, target: Target) => void

function chosenBreakage(target: Target, random: Random): readonly [string, Breaking] {
  if (target.parameters.length > 0 && random.chance(0.62)) {
    const parameter = pickOf(random, target.parameters)
    return [parameter, (draft) => { breakParameter(draft, target, parameter, random) }]
  }
  return pickOf(random, breakages)
}

function breakParameter(draft: Draft, target: Target, parameter: string, random: Random): void {
  const [place = '', name = ''] = parameter.split(/:(.*)/s)
  if (place === 'path') draft.params[name] = hostileText(random)
  else if (place === 'query') breakQuery(draft, name, random, target)
  else breakField(draft, name.split('.'), random, target)
}

function breakQuery(draft: Draft, name: string, random: Random, target: Target): void {
  const near = borders(schemaAt(target.query, [name]) ?? {})
  const value = near.length > 0 && random.chance(0.25) ? String(pickOf(random, near)) : hostileText(random)
  const way = random.next()
  draft.query = draft.query.filter(([one]) => one !== name || way > 0.9)
  if (way < 0.85 || way > 0.9) draft.query.push([name, value])
  if (way > 0.8 && way < 0.85) draft.query.push([name, hostileText(random)])
  else if (way > 0.85) draft.query.push([`${name}${pickOf(random, ['[]', '[a]', '[__proto__]', '.x', '%00'])}`, value])
}

function breakField(draft: Draft, path: readonly string[], random: Random, target: Target): void {
  const near = borders(schemaAt(target.body ?? {}, path) ?? {})
  const value = near.length > 0 && random.chance(0.25) ? pickOf(random, near) : hostileValue(random)
  draft.body = withField(draft.body, path, random.chance(0.06) ? undefined : value)
}

function withField(body: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (Array.isArray(body)) return [withField(body[0], path, value), ...body.slice(1) as unknown[]]
  const object = typeof body === 'object' && body !== null && !(body instanceof Raw) ? body as Record<string, unknown> : {}
  // A batch of acts holds the fields of one.
  if ('acts' in object && name !== 'acts') return { ...object, acts: withField(object['acts'], path, value) }
  return { ...object, [name]: withField(object[name], rest, value) }
}

const types = [
  'text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/json\t; a', ' application/json', 'application/json;;', ';;;', '',
  'application/x-unknown', 'application/json, text/html', 'application/merge-patch+json', 'APPLICATION/JSON', `a/${'b'.repeat(500)}`,
]
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'HEAD', 'PROPFIND', 'QUERY', 'LOCK', 'SEARCH']
const tricks = ['..%2f..%2f', '%2e%2e/', '%00', '%c0%ae%c0%ae/', '%ed%a0%80', '%', '%zz', '//', '/./', ';a=b', '%252e%252e%252f', '\\..\\', '%2f', '.json%00.xml', '#x', '%e2%80%ae', '*', '~', '%5c', '%u002e', ' ', '?', '&', '.git/config', '.env', ':id', '{id}']
const headers: readonly (readonly [string, string])[] = [
  ['x-http-method-override', 'DELETE'], ['x-method-override', 'PUT'], ['x-forwarded-for', '127.0.0.1, \'"><script>'], ['x-forwarded-host', 'x.invalid'], ['x-forwarded-proto', 'javascript'], ['host', 'x.invalid'], ['host', ''], ['origin', 'null'], ['origin', 'http://x.invalid'],
  ['sec-fetch-site', 'cross-site'], ['x-csrf-token', 'wrong'], ['x-csrf-token', ''], ['cookie', 'sanzhi=; sanzhi=x; __proto__=1'], ['cookie', `a=${'b'.repeat(7_000)}`], ['cookie', 'sanzhi=%00; =;;;'], ['accept', 'application/xml;q=1e400, */*;q=-1, text/html;level=NaN'], ['accept', 'q'],
  ['accept-encoding', 'gzip;q=NaN, br, , *'], ['accept-language', '\'; drop'], ['range', 'bytes=0-,1-,2-,3-'], ['if-none-match', '*'], ['if-modified-since', 'Feb 30 275760'], ['content-encoding', 'gzip'], ['content-length', '5'], ['transfer-encoding', 'chunked, identity'], ['expect', '100-continue'],
  ['x-upload-token', '__proto__'], ['x-upload-token', 'a'.repeat(5_000)], ['authorization', 'Bearer eyJhbGciOiJub25lIn0.e30.'], ['x-api-key', '\' or 1=1'], ['x-request-id', '1\u00ff2'], ['user-agent', '${jndi:ldap://x.invalid}'], ['referer', 'javascript:alert(1)'], ['upgrade', 'h2c'], ['connection', 'close, te'],
]

const breakages: readonly (readonly [string, Breaking])[] = [
  ['a field too many', (draft, random) => { draft.body = withField(draft.body, [hostileText(random).slice(0, 300)], hostileValue(random)) }],
  ['another body', (draft, random) => { draft.body = hostileValue(random) }],
  ['a doubled field', (draft, random) => { if (draft.as === 'json') draft.bytes = `${write(draft.body).slice(0, -1)},"csrf":${write(hostileValue(random))},"csrf":1,"__proto__":{"polluted":1}}` }],
  ['a cut body', (draft, random) => { draft.bytes = cut(draft, random) }],
  ['bytes', (draft, random) => { draft.bytes = Buffer.from(Array.from({ length: random.between(0, 300) }, () => random.between(0, 255))) }],
  ['overlong UTF-8', (draft) => { draft.bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf8, 0x88, 0x80]), Buffer.from('"}')]) }],
  ['UTF-16', (draft) => { draft.bytes = Buffer.from(`\ufeff${textOf(draft)}`, 'utf16le') }],
  ['a byte order mark', (draft) => { draft.bytes = `\ufeff${textOf(draft)}` }],
  ['another content type', (draft, random) => { draft.headers['content-type'] = pickOf(random, types) }],
  ['another form', (draft, random) => { draft.as = pickOf(random, ['json', 'form', 'multipart', 'none'] as const) }],
  ['another method', (draft, random) => { draft.method = pickOf(random, methods) }],
  ['a trick in the path', (draft, random, target) => { draft.path = tricked(pathOf(draft, target), random) }],
  ['a question too many', (draft, random) => { draft.query.push([hostileText(random).slice(0, 200), hostileText(random)]) }],
  ['a header', (draft, random) => { const [name, value] = pickOf(random, headers); draft.headers[name] = value }],
  ['many headers', (draft, random) => { for (let nth = 0; nth < 60; nth += 1) draft.headers[`x-${nth}`] = 'y'.repeat(random.between(0, 100)) }],
  ['many questions', (draft, random) => { for (let nth = 0; nth < 1_200; nth += 1) draft.query.push([pickOf(random, ['a', 'a[]', `b${nth}`]), '1']) }],
]

function cut(draft: Draft, random: Random): string {
  const text = textOf(draft)
  return text.slice(0, random.between(0, Math.max(0, text.length - 1)))
}

function tricked(path: string, random: Random): string {
  const at = random.between(0, path.length)
  const trick = pickOf(random, tricks)
  return pickOf(random, [`${path}${trick}`, `${path.slice(0, at)}${trick}${path.slice(at)}`, `/${trick}${path}`, path.toUpperCase(), `${path}/`, path.replaceAll('/', '//')])
}

function pathOf(draft: Draft, { url }: Target): string {
  return url.replaceAll(/:([a-z_]+)|\*/gi, (_all, name: string | undefined) => percent(draft.params[name ?? '*'] ?? ''))
}

function textOf(draft: Draft): string {
  return draft.as === 'json' ? write(draft.body) : draft.as === 'multipart' ? multipart(draft.body).toString('latin1') : encode(draft.body)
}

const contentTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded', multipart: 'multipart/form-data; boundary=----演示'.replace('演示', 'hostile'), none: '' } as const

function finished(draft: Draft, target: Target): Pick<Wild, 'method' | 'url' | 'headers' | 'payload'> {
  const query = draft.query.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&')
  const written = draft.as === 'json' ? write(draft.body) : draft.as === 'form' ? encode(draft.body) : draft.as === 'multipart' ? multipart(draft.body) : undefined
  const payload = draft.bytes ?? written
  const type = contentTypes[draft.as]
  return {
    method: draft.method, url: `${draft.path ?? pathOf(draft, target)}${query === '' ? '' : `?${query}`}`, payload: payload === undefined || (draft.method === 'GET' && target.method === 'GET') ? undefined : payload,
    headers: { ...(type === '' || payload === undefined ? {} : { 'content-type': type }), ...draft.headers },
  }
}
