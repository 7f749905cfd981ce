/**
 * What is asked of every route about a place: keys of things there, questions that name it, writes that reach for it. A route of the
 * platform without an entry fails the run; so does a parameter nobody here knows.
 */
import { randomUUID } from 'node:crypto'
import { starCycle } from '../../../procedures/star-cycle/star-cycle.procedure.ts'
import type { Described } from '../../../server/edge/openapi.ts'
import type { Asker } from './places.ts'
import { codeOf, covers } from './places.ts'
import type { Planted } from './plant.ts'

export type Attempt = {
  readonly route: string
  readonly method: string
  readonly url: string
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
  /** The key of a thing of the place: the same request about a thing that never was must be answered alike. */
  readonly key?: string
}

type Values = (planted: Planted, asker: Asker) => readonly string[]

/** A piece of a path or a question by its name, whatever the route. */
const values: Readonly<Record<string, Values>> = {
  region: (one) => [codeOf(one.place), one.place.village, one.place.village.slice(0, 9), String(one.county), '1404'],
  within: (one) => [one.place.village, String(one.county)],
  village: (one) => [one.place.village],
  county: (one) => [String(one.county)],
  jurisdiction_id: (one) => ['1404', String(one.county)],
  code: (one) => [codeOf(one.place), one.place.village.slice(0, 9), String(one.county), '1404'],
  // The first letters of what is planted there, in names, descriptions and places: what an autocomplete would be asked.
  text: (one) => [one.name, one.name.slice(0, 4), `zq${one.place.key}`, '雀', '家事', one.phone],
  q: (one) => [one.name, `zq${one.place.key}`],
  name: (one) => [one.name],
  level: () => ['VILLAGE', 'GRID'],
  cursor: (one) => [one.person.slice(7), '00000000-0000-0000-0000-000000000000', Buffer.from(`2030-01-01T00:00:00.000Z~${one.matter.slice(7)}`).toString('base64url')],
  after: (one) => [one.message, one.account],
  before: (one) => [one.matter],
  purpose: () => ['visit', 'matter', 'supervise'],
  show: () => ['phone', 'id-number'],
  basis: () => ['hukou', 'residence'],
  queue: () => ['region', 'tasks', 'reported'],
  state: () => ['ACCEPTED', 'HANDLING', 'over', 'in-force', 'expiring'],
  group: () => ['02', '07'],
  priority: () => ['P1', 'P3'],
  lamp: () => ['late', 'soon'],
  limit: () => ['1', '200'],
  day: () => ['2026-01-01'],
  lon: () => ['113.02'],
  lat: () => ['36.55'],
  from: () => ['2026-01', '2026-01-01'],
  to: () => ['2026-12', '2026-12-31'],
  category: () => ['02', '0702'],
  of: () => ['figures', 'months', 'categories', 'children'],
  format: () => ['csv', 'xlsx'],
  kind: () => ['people', 'power', 'assets'],
  year: (one) => ['2026', ...one.stars === null ? [] : [String(one.stars.year)]],
  quarter: () => ['2026-4'],
  person: (one) => [one.person.slice(7)],
  relative: (one) => [one.person],
  act: () => ['read-person', 'urge', 'withdraw'],
  page: () => ['1', '2'],
  per_page: () => ['100'],
  page_size: () => ['100'],
  service_code: () => ['0201', '0702'],
  start_date: () => ['2026-09-01T00:00:00Z'],
  end_date: () => ['2026-11-30T00:00:00Z'],
  status: () => ['open', 'closed'],
  updated_after: () => ['2026-11-01T00:00:00Z'],
  updated_before: () => ['2027-01-01T00:00:00Z'],
  extended_statuses: () => ['true'],
  service_request_id: (one) => [one.confidential, one.matter],
  api_key: () => ['no-such-key'],
  about: (one) => [one.matter, ...one.openness === null ? [] : [one.openness.ladder]],
  back: () => ['/me'],
  in: (one) => [one.place.village.slice(0, 9)],
  done: () => ['report'],
  next: () => ['/me'],
  more: () => ['yes'],
  version: (one) => [String(one.settingsVersion)],
  file: (one) => [one.file, one.secretFile],
  key: () => ['grid-case'],
  sheet: () => ['board', 'plaques', 'roll', 'ballots'],
  post: () => ['chair'],
  round: () => ['1'],
  count: () => ['2'],
  term: () => ['2026', '2024'],
  run: () => ['0', '128', '134'],
  paper: () => ['a3'],
  item: () => ['F01'],
  period: (one) => ['2026-Q3', ...one.openness === null ? [] : [one.openness.period]],
  number: () => ['1'],
  line: () => ['17', '1'],
  shape: () => ['lines', 'funds'],
  standing: () => ['all'],
  serial: () => ['1'],
  copy: () => ['A', 'B'],
}

/** And a matter, which is no year: whoever may read it must not get it here either. */
const starYear: Values = (one) => [...one.stars === null ? [] : [one.stars.cycle], one.matter]

const opennessOf = ({ openness }: Planted): readonly string[] => (openness === null ? [] : [openness.published, openness.draft, openness.question, openness.tip, openness.meeting, openness.ladder, openness.decided, openness.opinion])

/** The day of the vote: the place has matters and no election, so nothing may answer to their keys. */
const pollingPaths = [
  '/api/polling/elections/:id', '/api/polling/elections/:id/hall', '/api/polling/boxes/:id', '/api/polling/boxes/:id/voters', '/api/polling/boxes/:id/taken', '/api/polling/boxes/:id/marks/:serial',
  '/api/polling/boxes/:id/sheets/:copy', '/api/polling/boxes/:id/acts', '/api/polling/boxes/:id/sheets/:copy/acts',
]

const electionOf = ({ election }: Planted): readonly string[] => (election === null ? [] : [election.election, election.roll])

/** Keys in paths, where the name alone does not say of what. */
export const keys: Readonly<Record<string, Values>> = {
  '/api/dossiers/:id': (one) => [one.matter, one.confidential, ...one.stars === null ? [] : [one.stars.cycle, one.stars.rating], ...opennessOf(one), ...electionOf(one)],
  '/api/dossiers/:id/contact': (one) => [one.matter, one.confidential],
  '/api/people/:id': (one) => [one.person],
  '/api/files/:key': (one) => [one.file, one.secretFile],
  '/api/files/:key/thumb': (one) => [one.file, one.secretFile],
  '/api/messages/:key/read': (one) => [`${one.county}-${one.message}`],
  '/api/sessions/:id': (one) => [one.session],
  '/api/accounts/:id/acts': (one) => [one.account],
  '/api/mandates/:id/revoke': (one) => [`${one.county}-${one.mandate}`],
  '/api/mandate-proposals/:id/decide': (one) => [`${one.county}-${one.proposal}`],
  '/api/api-keys/:id/revoke': (one) => [`${one.county}-${one.apiKey}`],
  '/matter/:id': (one) => [one.matter, one.confidential],
  '/matter/:id/:act': (one) => [one.matter, one.confidential],
  '/matter/:id/photo/:file': (one) => [one.matter, one.confidential],
  '/matter/:id/photo/:file/thumb': (one) => [one.matter, one.confidential],
  '/api/helped-people/:id/consent': (one) => [one.person],
  '/api/kinships/:id/withdraw': (one) => [one.person],
  '/api/body-nominations/:id/decide': (one) => [one.person],
  '/api/body-meetings/:id/minutes/pdf': (one) => [one.matter, one.confidential],
  '/api/star-rating/cycles/:id': starYear,
  '/api/star-rating/cycles/:id/changes': starYear,
  '/api/star-rating/cycles/:id/households': starYear,
  '/api/star-rating/years/:id': starYear,
  '/api/star-rating/years/:id/paper-objections': starYear,
  '/api/star-rating/years/:id/sheets/:sheet': starYear,
  '/api/star-rating/years/:id/sheets/:sheet/pdf': starYear,
  // A matter is no ladder: whoever may read it must not get it here either.
  '/api/deliberation/matters/:id': (one) => [...one.openness === null ? [] : [one.openness.ladder, one.openness.decided, one.openness.meeting], one.matter],
  // Nor is it an election or its roll.
  ...Object.fromEntries(['', '/roll', '/roll/export', '/register', '/read-roll', '/sheets/:sheet/pdf'].map((rest) => [`/api/elections/:id${rest}`, (one: Planted) => [...electionOf(one), one.matter]])),
  ...Object.fromEntries(pollingPaths.map((path) => [path, (one: Planted) => [one.matter, one.confidential]])),
  '/api/open-affairs/drafts/:id': (one) => [...one.openness === null ? [] : [one.openness.draft, one.openness.published, one.openness.question], one.matter],
  '/open311/v2/requests/:service_request_id': (one) => [one.confidential],
  '/open311/v2/tokens/:token': (one) => [one.matter.slice(7)],
}

/** Where nobody of the askers opens anything: keys that only take writes, and the reporter's own page. */
export const writesOnly: readonly string[] = ['/api/body-meetings/:id/minutes/pdf', '/api/messages/:key/read', '/api/sessions/:id', '/api/accounts/:id/acts', '/api/mandates/:id/revoke', '/api/mandate-proposals/:id/decide', '/api/api-keys/:id/revoke', '/matter/:id/:act', '/matter/:id', '/matter/:id/photo/:file', '/matter/:id/photo/:file/thumb', '/api/helped-people/:id/consent', '/api/kinships/:id/withdraw', '/api/body-nominations/:id/decide', '/api/elections/:id/register', '/api/elections/:id/read-roll', '/api/elections/:id/sheets/:sheet/pdf', ...pollingPaths]

/** Questions that the portal reads without a schema. */
const untold: Readonly<Record<string, readonly string[]>> = {
  '/mine': ['before', 'done'], '/matter/:id': ['act', 'done'], '/village': ['in', 'q', 'back'], '/village/chosen': ['code', 'back'], '/report': ['q'], '/me': ['before', 'done'],
  '/stars': ['done', 'year'], '/stars/rate': ['year'], '/stars/objection': ['year'], '/stars/village': [], '/points': ['done'], '/points/village': ['quarter'],
  '/consultations': ['done'], '/consultations/say': ['about'], '/appraisals': [],
  '/elections': [], '/elections/mine': ['done'], '/elections/:village/:term/:run/roll': ['group', 'q', 'page'],
  '/collective-economy': ['page'], '/decisions': ['done'], '/decisions/opinion': ['about'],
  '/open-affairs': ['kind', 'year', 'q'], '/open-affairs/:village/:item/:period': ['done'], '/open-affairs/:village/:item/:period/ask': ['line'],
  '/grids': [], '/follow': ['q'], '/sign-in': ['next'], '/rules/:key': ['more'],
}

type Bodies = (planted: Planted, asker: Asker) => readonly (object | string)[]
const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString()
const starActs = ['begin-peer-review', 'open-meeting', 'publish', 'award', 'decide', 'add-opinion', 'propose-taking', 'decide-appeal', 'set-plaque']
const electionActs = ['begin-nominations', 'form-committee', 'publish', 'enter', 'rule', 'seal', 'cancel']
const opennessActs = ['publish', 'review', 'answer', 'conclude', 'resolve', 'write-minutes', 'note-answer', 'correct']
const acts = ['accept', 'urge', 'note', 'withdraw', 'dispatch', 'sign', 'progress', 'feedback', 'evaluate', 'self-close', 'void', 'supervise', 'follow', 'merge', 'ask-review']

/** What is written, route by route. */
const bodies: Readonly<Record<string, Bodies>> = {
  'POST /api/acts': (one) => [one.matter, one.confidential].flatMap((dossier) => acts.map((act) => ({ id: randomUUID(), dossier, act, form: {}, seen: 1 }))).concat([
    ...opennessOf(one).flatMap((dossier) => opennessActs.map((act) => ({ id: randomUUID(), dossier, act, form: {}, seen: 1 }))),
    ...electionOf(one).flatMap((dossier) => electionActs.map((act) => ({ id: randomUUID(), dossier, act, form: {}, seen: 1 }))),
    ...one.stars === null ? [] : [one.stars.cycle, one.stars.rating].flatMap((dossier) => starActs.map((act) => ({ id: randomUUID(), dossier, act, form: {}, seen: 1 }))),
    { id: randomUUID(), dossier: `140423-${randomUUID()}`, act: 'report', procedure: 'grid-case', form: { category: '0201', description: '试一试附件', village: one.place.village, visibility: 'CENTER_ONLY', source: 'VILLAGER', files: [one.file] } } as never,
  ]),
  'POST /api/accounts': (one, asker) => covers(asker, one.place) ? [] : [one.person.slice(7), null].map((person) => ({ userName: 'spy-of-there', person, phone: '12000600001', region: codeOf(one.place) })).concat([
    // In the own region, for somebody who is known there only: whoever holds the account would be that person.
    { userName: 'spy-from-here', person: one.person.slice(7), phone: '12000600002', region: asker.region === '' ? '140423' : asker.region },
  ]),
  'POST /api/accounts/:id/acts': () => ['unlock', 'reset', 'reset-second-factor', 'disable', 'enable', 'end-sessions'].map((act) => ({ act })),
  'POST /api/people/search': (one) => [{ phone: one.phone, purpose: 'request' }, { idNumber: one.idNumber, purpose: 'verify' }, { phone: one.phone, purpose: 'request', region: codeOf(one.place) }],
  'POST /api/messages/:key/read': () => [{}],
  'POST /api/helped-people/:id/consent': () => [{ consent: 'present' }],
  'POST /api/kinships': (one) => [{ person: one.person, other: `${one.county}-${randomUUID()}`, relation: 'sibling' }, { person: one.person, other: one.person, relation: 'spouse' }],
  'POST /api/kinships/:id/withdraw': () => [{}],
  // Only for the own village; there is nothing of elsewhere it could name.
  'POST /api/bodies': (one) => [{ body: 'occasions-council', village: one.place.village }],
  'POST /api/body-nominations': (one) => [{
    body: 'occasions-council', person: one.person.slice(7), office: 'BODY_MEMBER', validFrom: '2026-01-01', validTo: '2028-01-01', chosenBy: 'assembly', chosenOn: '2025-12-30', minutes: '试一试',
  }],
  'POST /api/body-nominations/:id/decide': () => [{ decision: 'granted' }, { decision: 'refused' }],
  'POST /occasion': (one) => [form({ kind: 'WEDDING', words: `zq${one.place.key}`, act_id: randomUUID() })],
  'POST /api/mandates': (one) => [randomUUID(), one.person.slice(7)].map((person) => ({ person, holderName: '探演示', office: 'DEPT_HANDLER', unit: `${one.county}:transport`, region: codeOf(one.place), validFrom: '2026-01-01', validTo: null, workPhone: null })).concat([
    // An office at home for somebody who is known there only.
    { person: one.person.slice(7), holderName: '探演示', office: 'DEPT_HANDLER', unit: '140423:transport', region: '140423', validFrom: '2026-01-01', validTo: null, workPhone: null },
  ]),
  'POST /api/mandates/:id/revoke': () => [{ reason: '试一试' }],
  'POST /api/mandate-proposals/:id/decide': () => [{ decision: 'approved' }, { decision: 'refused', note: '试' }],
  'POST /api/region-acts': (one) => [{ act: 'rename', region: codeOf(one.place), name: '改名演示', shortName: '改名', day: '2026-06-01', reason: '试一试' }, { act: 'retire', region: codeOf(one.place), day: '2026-06-01', reason: '试一试' }],
  'POST /api/api-keys': (one) => [{ name: '探测系统', region: String(one.county), ownerUnit: `${one.county}:transport`, source: 'PATROL', mayReport: true, mayUpdate: true, hourlyBudget: 10, days: 1 }],
  'POST /api/api-keys/:id/revoke': () => [{}],
  'POST /api/star-rating/years/:id/paper-objections': (one) => [{ id: randomUUID(), about: one.person.slice(7), objector: one.person, words: '试一试不同意见', anonymous: 'yes', keptAt: '没有' }],
  'POST /api/star-rating/what-if': (one) => [{ contents: starCycle.settings.defaults, code: one.place.village }, { contents: starCycle.settings.defaults }],
  'POST /api/star-rating/years/:id/sheets/:sheet': () => [{}],
  'POST /api/open-affairs/read-table': () => [{}],
  'POST /api/collective-economy/read-table': () => [{}],
  'POST /api/elections/:id/read-roll': () => [{}],
  'POST /api/polling/boxes/:id/acts': () => [{ acts: [{ id: randomUUID(), act: 'mark', form: { serials: [1] } }] }],
  'POST /api/polling/boxes/:id/sheets/:copy/acts': () => [{ acts: [{ id: randomUUID(), act: 'read', form: { from: 1, papers: ['c1'] } }] }],
  'POST /elections/mine/object': (one) => [form({ 'object.kind': 'missing', 'object.about': '张演示', 'object.words': `zq${one.place.key} 应该在名单上`, 'act_id': randomUUID() })],
  'POST /elections/mine/wish': (one) => [form({ 'wish.kind': 'away', 'wish.words': `zq${one.place.key} 想参加`, 'act_id': randomUUID() })],
  'POST /elections/mine/complaint': (one) => [form({ 'complaint.wrong': 'bribery', 'complaint.words': `zq${one.place.key} 有人在村口发钱拉票`, 'complaint.body': 'TOWN', 'act_id': randomUUID() })],
  'POST /open-affairs/:village/:item/:period/ask': (one) => [form({ line: '0', words: `zq${one.place.key} 问一问`, act_id: randomUUID() })],
  'POST /api/procedures/:key/settings': (one) => [{ county: one.county, contents: {}, reason: '试一试' }],
  'POST /api/procedures/:key/settings/:version/review': (one) => [{ county: one.county, decision: 'approve', note: '' }, { county: one.county, decision: 'withdraw', note: '试' }],
  'POST /api/files': () => [{}],
  'POST /api/session': (one) => [{ method: 'password', userName: `zq${one.place.key}-user`, password: 'wrong-Password-1' }],
  'POST /api/session/code': (one) => [{ phone: one.phone, purpose: 'sign-in' }],
  'PUT /api/session/mandate': (one) => [{ mandate: one.mandate }],
  'PUT /api/password': () => [{ current: 'not-mine-at-all-1', next: 'Another-Word-77' }],
  'PUT /api/second-factor': () => [{ code: '000000' }],
  'DELETE /api/sessions/:id': () => [{}],
  'POST /matter/:id/:act': () => [form({ words: '试一试', sequence: '1' })],
  'POST /follow': (one) => [form({ number: one.matter, query_code: 'ABCD-EFGH' })],
  'POST /sign-in': (one) => [form({ phone: one.phone })],
  'POST /sign-in/code': (one) => [form({ phone: one.phone, code: '000000', ticket: 'x' })],
  'POST /sign-in/password': (one) => [form({ user: `zq${one.place.key}`, password: 'x' })],
  'POST /me/sessions/end': (one) => [form({ session: one.session })],
  'POST /me/consents/withdraw': (one) => [form({ helper: one.person })],
  'POST /me/messages/read': (one) => [form({ message: `${one.county}-${one.message}` })],
  'POST /stars/rate': () => [form({ year: '2026', 'S01.claim': 'met' })],
  'POST /stars/act': () => [form({ year: '2026', act: 'appeal', 'appeal.words': '试一试' }), form({ year: '2025', act: 'confirm' })],
  'POST /stars/objection': (one) => [form({ year: '2026', about: one.person.slice(7), words: '试一试不同意见', anonymous: 'yes' })],
  'POST /points/claim': () => [form({ rule: 'labour', words: '试一试', evidence: '没有' })],
  'POST /points/redeem': () => [form({ thing: '1', quantity: '1' })],
  'POST /points/cancel': () => [form({ exchange: '1' }), form({ request: '1' })],
  'POST /consultations/say': (one) => [form({ about: one.matter, words: '试一试意见', seen: '', act_id: randomUUID() }), form({ about: one.confidential, withdraw: 'yes', seen: '1', act_id: randomUUID() })],
  'POST /decisions/opinion': (one) => [one.matter, ...one.openness === null ? [] : [one.openness.ladder]].map((about) => form({ about, words: '试一试意见', act_id: randomUUID() })),
  'POST /report': (one) => [form({ step: 'kind', go: 'next', q: `zq${one.place.key}` })],
  ...Object.fromEntries(['.xml', '.json', ''].flatMap((ending) => [
    [`POST /open311/v2/requests${ending}`, (one: Planted) => [form({ service_code: '0201', address_id: one.place.village, description: '试一试', api_key: 'no-such-key' })]],
    [`POST /open311/v2/servicerequestupdates${ending}`, (one: Planted) => [form({ service_request_id: one.confidential, update_id: '1', status: 'OPEN', description: '试', updated_datetime: '2026-11-20T00:00:00Z', api_key: 'no-such-key' })]],
  ])),
}

/** Not asked, each with its reason. */
export const notAsked: Readonly<Record<string, string>> = {
  'DELETE /api/session': 'ends the session of the asker and takes nothing that names anything',
  'POST /sign-out': 'ends the session of the asker and takes nothing that names anything',
  'POST /demo/clock': 'moves the time of the whole demonstration; there is none in production',
  'POST /api/second-factor': 'binds a new factor to the own account; takes nothing that names anything',
}

export function routeOf({ method, url }: Pick<Described, 'method' | 'url'>): string {
  return `${method} ${url}`
}

type Asking = { readonly described: Described; readonly planted: Planted; readonly asker: Asker; readonly pick: (below: number) => number }

/** Throws for a route or a name that nobody has thought about. */
export function attemptsAt(asking: Asking): readonly Attempt[] {
  const { described, planted, asker } = asking
  const route = routeOf(described)
  if (route in notAsked) return []
  const { method, url } = described
  if (method !== 'GET' && !(route in bodies)) throw new Error(`nobody has thought of ${route}: say in tools/attack/isolation/attempts.ts what is written to it`)
  const paths = pathsOf(url, planted, asker)
  if (method === 'GET') return paths.flatMap(({ path, key }) => questions(asking, path).flatMap((full) => readings(route, full, key)))
  return paths.flatMap(({ path, key }) => (bodies[route]?.(planted, asker) ?? []).map((body): Attempt => {
    const inBody = [planted.matter, planted.confidential, planted.session, planted.message, ...planted.stars === null ? [] : [planted.stars.cycle, planted.stars.rating], ...opennessOf(planted), ...electionOf(planted)].find((one) => JSON.stringify(body).includes(one))
    const named = key ?? inBody
    return { route, method, url: path, body, ...named !== undefined && { key: named } }
  }))
}

function pathsOf(url: string, planted: Planted, asker: Asker): readonly { readonly path: string; readonly key?: string }[] {
  const plain = url.replace(/\.(xml|json)$/, '')
  const own = keys[plain]
  const names = [...url.matchAll(/:([a-z_]+)/g)].map(([, name = '']) => name)
  if (names.length === 0) return [{ path: url.replace('*', 'no-such-file.js') }]
  return names.reduce<readonly { readonly path: string; readonly key?: string }[]>((paths, name, index) => paths.flatMap(({ path, key }) => {
    const isKey = own !== undefined && index === 0
    const found = isKey ? own(planted, asker) : known(name)(planted, asker)
    return found.map((value) => ({ path: path.replace(`:${name}`, encodeURIComponent(value)), ...isKey ? { key: value } : key === undefined ? {} : { key } }))
  }), [{ path: url }])
}

/** The bare address, each parameter alone, and two handfuls of pairs. */
function questions({ described, planted, asker, pick }: Asking, path: string): readonly string[] {
  const schema = described.schema.querystring as { properties?: Record<string, unknown>; required?: readonly string[] } | undefined
  const names = [...Object.keys(schema?.properties ?? {}), ...untold[described.url] ?? []]
  const needed = (schema?.required ?? []).map((name) => [name, known(name)(planted, asker)[0] ?? ''] as const)
  const single = names.flatMap((name) => known(name)(planted, asker).map((value) => [[name, value] as const]))
  const pairs = single.length < 3 ? [] : Array.from({ length: 6 }, () => [...single[pick(single.length)] ?? [], ...single[pick(single.length)] ?? []])
  return [[], ...single, ...pairs].map((chosen) => {
    const query = new URLSearchParams([...new Map([...needed, ...chosen])]).toString()
    return query === '' ? path : `${path}?${query}`
  })
}

function readings(route: string, url: string, key: string | undefined): readonly Attempt[] {
  const named = key === undefined ? {} : { key }
  const plain: Attempt = { route, method: 'GET', url, ...named }
  return [
    plain, { ...plain, method: 'HEAD' },
    ...key === undefined ? [] : [
      { ...plain, headers: { range: 'bytes=0-99' } }, { ...plain, headers: { 'if-none-match': '*' } }, { ...plain, headers: { 'if-modified-since': 'Sat, 01 Jan 2050 00:00:00 GMT' } },
    ],
    ...route.includes('open311') ? [{ ...plain, headers: { accept: 'application/json' } }] : [],
  ]
}

function known(name: string): Values {
  const found = values[name]
  if (found === undefined) throw new Error(`nobody has thought of the parameter ${name}: say in tools/attack/isolation/attempts.ts what is asked with it`)
  return found
}
