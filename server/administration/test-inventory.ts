/**
 * The policy of every route (control 23): who is answered how to a sound request. A route of the program without a line here fails the
 * test, and so does a line without a route. The requests change nothing that a later one needs.
 */
import { randomUUID } from 'node:crypto'
import { starCycle } from '../../procedures/star-cycle/star-cycle.procedure.ts'
import { askers, grid, village, type Asker, type Role, type World } from './test-world.ts'

export type Sound = { readonly url: string; readonly body?: object | undefined }
export type Policy = {
  readonly sound: (world: World, asker: Asker) => Sound
  readonly expected: Readonly<Record<Asker, number>>
  /** Would end the session or change the office of the asker when it succeeds by chance. */
  readonly endsSession?: true
}

const readers: readonly Role[] = ['GRID_WORKER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER']
const staff: readonly Role[] = [...readers, 'DEPT_HANDLER', 'VERIFIER', 'SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN']
const signedIn: readonly Role[] = ['VILLAGER', ...staff]

function answers(...steps: readonly (readonly [status: number, whom: readonly Asker[]])[]): Policy['expected'] {
  const expected = Object.fromEntries(askers.map((asker) => [asker, 0])) as Record<Asker, number>
  for (const [status, whom] of steps) for (const asker of whom) expected[asker] = status
  return expected
}

/** `status` for these, 403 for the others, 401 for nobody. */
const only = (whom: readonly Role[], status = 200) => answers([401, ['nobody']], [403, signedIn], [status, whom])
const everybody = (status: number) => answers([status, askers])
const allSignedIn = (status: number) => only(signedIn, status)
const get = (url: string | ((world: World) => string), expected: Policy['expected']): Policy =>
  ({ sound: (world) => ({ url: typeof url === 'string' ? url : url(world) }), expected })
const send = (url: string | ((world: World) => string), body: (world: World, asker: Asker) => object, expected: Policy['expected']): Policy =>
  ({ sound: (world, asker) => ({ url: typeof url === 'string' ? url : url(world), body: body(world, asker) }), expected })

const settingsBody = { county: 140423, contents: {}, reason: '测试一下' }

export const inventory: Readonly<Record<string, Policy>> = {
  // Anybody, signed in or not
  'GET /healthz': get('/healthz', everybody(200)),
  'GET /readyz': get('/readyz', everybody(200)),
  'GET /api/regions': get(`/api/regions?text=${encodeURIComponent('甘村')}`, everybody(200)),
  'GET /api/regions/:code': get(`/api/regions/${village}?day=2026-01-01`, everybody(200)),
  'GET /api/regions/:code/units': get(`/api/regions/${village}/units`, everybody(200)),
  'GET /api/regions/:code/office-holders': get(`/api/regions/${village}/office-holders`, everybody(200)),
  'GET /api/regions/:code/history': get(`/api/regions/${village}/history`, everybody(200)),
  'GET /api/grid-at': get('/api/grid-at?lon=113.02&lat=36.55', everybody(200)),
  'GET /api/procedures/:key': get('/api/procedures/grid-case?county=140423', everybody(200)),
  'GET /api/demo/accounts': get('/api/demo/accounts', everybody(200)),
  'GET /demo/outbox': get('/demo/outbox', everybody(200)),

  // Sign-in and the own account
  'GET /api/session': get('/api/session', everybody(200)),
  'POST /api/session': send('/api/session', (_world, asker) => ({ method: 'password', userName: `no-${asker.toLowerCase()}`, password: 'nothing-at-all-1' }), everybody(401)),
  'POST /api/session/code': send('/api/session/code', () => ({ phone: '123', purpose: 'sign-in' }), everybody(403)),
  'PUT /api/session/mandate': { ...send('/api/session/mandate', () => ({ mandate: randomUUID() }), allSignedIn(403)), endsSession: true },
  'GET /api/sessions': get('/api/sessions', allSignedIn(200)),
  'DELETE /api/sessions/:id': send(() => `/api/sessions/${randomUUID()}`, () => ({}), allSignedIn(404)),
  'PUT /api/password': send('/api/password', () => ({ current: 'not-the-password-1', next: 'quite-another-9-Word' }), answers([401, ['nobody', ...staff]], [403, ['VILLAGER']])),
  'POST /api/second-factor': send('/api/second-factor', () => ({}), answers([401, ['nobody']], [200, ['VILLAGER']], [409, staff])),
  'PUT /api/second-factor': send('/api/second-factor', () => ({ code: '000000' }), everybody(401)),
  'GET /api/messages': get('/api/messages', allSignedIn(200)),
  'POST /api/messages/:key/read': send(() => `/api/messages/140423-${randomUUID()}/read`, () => ({}), allSignedIn(404)),
  'GET /api/people/me/accesses': get('/api/people/me/accesses', allSignedIn(200)),

  // Matters
  'POST /api/acts': send('/api/acts', ({ planted }) => ({ id: randomUUID(), dossier: planted.abroad.dossier, act: 'urge', form: {} }), allSignedIn(404)),
  'GET /api/dossiers': get('/api/dossiers?queue=region', only(staff)),
  'GET /api/dossiers/export': get('/api/dossiers/export?queue=region', only(staff)),
  'GET /api/dossiers/:id': get(({ own }) => `/api/dossiers/${own.dossier}`, answers([401, ['nobody']], [404, staff], [200, ['VILLAGER', ...readers]])),
  'GET /api/dossiers/:id/contact': get(({ own }) => `/api/dossiers/${own.dossier}/contact`,
    answers([401, ['nobody']], [403, ['VILLAGER']], [404, staff], [200, ['TOWN_DISPATCHER', 'COUNTY_CENTER']])),
  'GET /api/tasks/count': get('/api/tasks/count', allSignedIn(200)),
  'POST /api/files': send('/api/files?county=140423', () => ({}), everybody(400)),
  'GET /api/files/:key': get(() => `/api/files/140423-${randomUUID()}`, everybody(404)),
  'GET /api/files/:key/thumb': get(() => `/api/files/140423-${randomUUID()}/thumb`, everybody(404)),

  // The register
  'GET /api/people': get('/api/people', only(readers)),
  'GET /api/people/:id': get(({ own }) => `/api/people/${own.person}?purpose=visit`,
    answers([401, ['nobody']], [403, signedIn], [200, ['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'GRID_WORKER']])),
  'POST /api/people/search': send('/api/people/search', () => ({ phone: '12000000001', purpose: 'request' }), only(readers)),
  'GET /api/helped-people': get(`/api/helped-people?name=${encodeURIComponent('无此演示')}`, only(['GRID_WORKER', 'VILLAGE_CADRE'])),
  'POST /api/helped-people/:id/consent': send(() => `/api/helped-people/140423-${randomUUID()}/consent`, () => ({ consent: 'present' }), only(['GRID_WORKER', 'VILLAGE_CADRE'], 404)),
  'GET /api/households': get('/api/households', only(readers)),
  'GET /api/kinships': get('/api/kinships', only(['VILLAGE_CADRE'])),
  'POST /api/kinships': send('/api/kinships', () => ({ person: `140423-${randomUUID()}`, other: `140423-${randomUUID()}`, relation: 'sibling' }), only(['VILLAGE_CADRE'], 404)),
  'POST /api/kinships/:id/withdraw': send(() => `/api/kinships/140423-${randomUUID()}/withdraw`, () => ({}), only(['VILLAGE_CADRE'], 404)),

  // Settings of procedures
  'GET /api/procedures/:key/settings': get('/api/procedures/grid-case/settings?county=140423', only(staff)),
  'POST /api/procedures/:key/settings': send('/api/procedures/grid-case/settings', () => settingsBody, only(['COUNTY_CENTER'], 422)),
  'POST /api/procedures/:key/settings/:version/review': send('/api/procedures/grid-case/settings/999/review',
    () => ({ county: 140423, decision: 'approve', note: '' }), only([])),
  'GET /api/procedures/:key/settings/:version/dry-run': get('/api/procedures/grid-case/settings/999/dry-run?county=140423', only([])),

  // Figures
  'GET /api/statistics/:code': get(`/api/statistics/${grid}`, only(readers)),
  'GET /api/statistics/:code/categories': get(`/api/statistics/${grid}/categories`, only(readers)),
  'GET /api/statistics/:code/children': get(`/api/statistics/${grid}/children`, only(readers)),
  'GET /api/statistics/:code/export': get(`/api/statistics/${grid}/export?of=figures&format=csv`, only(readers)),
  'GET /api/body-meetings/:id/minutes/pdf': get(`/api/body-meetings/140423-${randomUUID()}/minutes/pdf`, only(staff, 404)),
  'GET /api/star-rating/figures/:code': get(`/api/star-rating/figures/${village}`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/star-rating/fairness/:code': get(`/api/star-rating/fairness/${village}`, only(['TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/star-rating/cycles/:id': get(`/api/star-rating/cycles/140423-${randomUUID()}`, only(staff, 404)),
  'GET /api/star-rating/cycles/:id/changes': get(`/api/star-rating/cycles/140423-${randomUUID()}/changes`, only(staff, 404)),
  'GET /api/star-rating/cycles/:id/households': get(`/api/star-rating/cycles/140423-${randomUUID()}/households`, only(staff, 404)),

  'POST /api/star-rating/what-if': send('/api/star-rating/what-if', () => ({ contents: starCycle.settings.defaults }), only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/star-rating/years': get(`/api/star-rating/years?year=2026&code=${village}`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/star-rating/years/:id': get(`/api/star-rating/years/140423-${randomUUID()}`, only(staff, 404)),
  'GET /api/star-rating/years/:id/paper-objections': get(`/api/star-rating/years/140423-${randomUUID()}/paper-objections`, only(staff, 404)),
  'POST /api/star-rating/years/:id/paper-objections': send(() => `/api/star-rating/years/140423-${randomUUID()}/paper-objections`, () => ({
    id: randomUUID(), about: randomUUID(), objector: `140423-${randomUUID()}`, words: '书面异议一份', anonymous: 'yes', keptAt: '乡镇档案柜',
  }), only(staff, 404)),
  'POST /api/star-rating/years/:id/sheets/:sheet': send(() => `/api/star-rating/years/140423-${randomUUID()}/sheets/board`, () => ({}), only(staff, 404)),
  'GET /api/star-rating/years/:id/sheets/:sheet/pdf': get(`/api/star-rating/years/140423-${randomUUID()}/sheets/board/pdf`, only(staff, 404)),

  // Open affairs
  'GET /api/open-affairs/villages/:code': get(`/api/open-affairs/villages/${village}?year=2026`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/open-affairs/overdue': get(`/api/open-affairs/overdue?code=${village}`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/open-affairs/drafts/:id': get(`/api/open-affairs/drafts/140423-${randomUUID()}`, only(staff, 404)),
  'POST /api/open-affairs/read-table': send('/api/open-affairs/read-table?shape=lines', () => ({}), only(['VILLAGE_CADRE'], 400)),
  'GET /api/open-affairs/publications/:village/:item/:period/pdf': get(`/api/open-affairs/publications/${village}/F01/2019-Q3/pdf`, everybody(404)),
  'GET /api/open-affairs/publications/:village/:item/:period/xlsx': get(`/api/open-affairs/publications/${village}/F01/2019-Q3/xlsx`, everybody(404)),

  // Points of a village
  'GET /api/points/:code': get(`/api/points/${village}`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/points/:code/households': get(`/api/points/${village}/households?text=${encodeURIComponent('演示')}`, only(['VILLAGE_CADRE'])),

  // Programs of others
  'GET /api/api-keys': get('/api/api-keys', only(['SYS_ADMIN', 'AUDIT_ADMIN'])),
  'POST /api/api-keys': send('/api/api-keys', () => ({
    name: '演示热线', region: '140423', ownerUnit: '140423:transport', mayReport: true, mayUpdate: false, hourlyBudget: 100, days: 30,
  }), only(['SYS_ADMIN'], 201)),
  'POST /api/api-keys/:id/revoke': send(() => `/api/api-keys/140423-${randomUUID()}/revoke`, () => ({}), only(['SYS_ADMIN'], 404)),

  // Power over power
  'GET /api/accounts': get('/api/accounts', allSignedIn(200)),
  'POST /api/accounts': send('/api/accounts', () => ({ userName: 'new-clerk', person: null, phone: '12000777001', region: village }), only(['SEC_ADMIN'], 201)),
  'POST /api/accounts/:id/acts': send(() => `/api/accounts/${randomUUID()}/acts`, () => ({ act: 'unlock' }), only(['SEC_ADMIN'], 404)),
  'GET /api/mandates': get('/api/mandates', only(['SEC_ADMIN', 'AUDIT_ADMIN'])),
  'GET /api/vacancies': get('/api/vacancies', only(['SEC_ADMIN', 'AUDIT_ADMIN'])),
  'GET /api/vacancies/export': get('/api/vacancies/export', only(['SEC_ADMIN', 'AUDIT_ADMIN'])),
  'POST /api/mandates': send('/api/mandates', ({ planted }) => ({
    person: planted.home.person.slice(7), holderName: '周演示禾', office: 'GRID_WORKER', unit: `${village}:committee`, region: grid, validFrom: '2026-01-01', validTo: null, workPhone: null,
  }), only(['SEC_ADMIN'], 201)),
  'POST /api/mandates/:id/revoke': send(() => `/api/mandates/140423-${randomUUID()}/revoke`, () => ({ reason: '岗位调整' }), only(['SEC_ADMIN'], 404)),
  'GET /api/mandate-proposals': get('/api/mandate-proposals', only(['SEC_ADMIN', 'AUDIT_ADMIN'])),
  'GET /api/elections': get('/api/elections', only(staff)),
  'GET /api/elections/export': get('/api/elections/export', only(staff)),
  'GET /api/elections/launch/:code': get(`/api/elections/launch/${village}`, only(staff.filter((one) => one !== 'GRID_WORKER'))),
  'GET /api/elections/:id': get(`/api/elections/140423-${randomUUID()}`, only(staff, 404)),
  'GET /api/elections/:id/roll': get(`/api/elections/140423-${randomUUID()}/roll`, only(staff, 404)),
  'GET /api/elections/:id/roll/export': get(`/api/elections/140423-${randomUUID()}/roll/export?format=csv`, only(staff, 404)),
  'GET /api/elections/:id/sheets/:sheet/pdf': get(`/api/elections/140423-${randomUUID()}/sheets/roll/pdf`, only(staff, 404)),
  'GET /api/elections/:id/register': get(`/api/elections/140423-${randomUUID()}/register`, only(staff, 404)),
  // The day of the vote
  ...Object.fromEntries(['elections/:id', 'elections/:id/hall', 'boxes/:id', 'boxes/:id/voters', 'boxes/:id/taken', 'boxes/:id/marks/:serial', 'boxes/:id/sheets/:copy'].map((path) => [
    `GET /api/polling/${path}`, get(`/api/polling/${path.replace(':id', `140423-${randomUUID()}`).replace(':serial', '1').replace(':copy', 'A')}`, only(staff, 404)),
  ])),
  'POST /api/polling/boxes/:id/acts': send(() => `/api/polling/boxes/140423-${randomUUID()}/acts`, () => ({ acts: [{ id: randomUUID(), act: 'mark', form: { serials: [1] } }] }), only(staff, 404)),
  'POST /api/polling/boxes/:id/sheets/:copy/acts': send(() => `/api/polling/boxes/140423-${randomUUID()}/sheets/A/acts`, () => ({ acts: [{ id: randomUUID(), act: 'read', form: { from: 1, papers: ['c1'] } }] }), only(staff, 404)),
  'POST /api/elections/:id/read-roll': send(() => `/api/elections/140423-${randomUUID()}/read-roll`, () => ({}), only(staff, 404)),
  'GET /api/collective-economy/contracts': get(`/api/collective-economy/contracts?code=${village}`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/collective-economy/contracts/xlsx': get(`/api/collective-economy/contracts/xlsx?code=${village}`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/collective-economy/ledgers/:village/:period': get(`/api/collective-economy/ledgers/${village}/2026-Q3`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/collective-economy/ledgers/:village/:period/xlsx': get(`/api/collective-economy/ledgers/${village}/2026-Q3/xlsx`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/collective-economy/inventories/:village/:kind': get(`/api/collective-economy/inventories/${village}/assets`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/collective-economy/inventories/:village/:kind/xlsx': get(`/api/collective-economy/inventories/${village}/assets/xlsx`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/collective-economy/meetings/:village': get(`/api/collective-economy/meetings/${village}`, only(['VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'POST /api/collective-economy/read-table': send('/api/collective-economy/read-table?shape=funds', () => ({}), only(['VILLAGE_CADRE'], 400)),
  'GET /api/deliberation': get('/api/deliberation?year=2026', only(['TOWN_DISPATCHER', 'COUNTY_CENTER'])),
  'GET /api/deliberation/villages/:code': get(`/api/deliberation/villages/${village}?year=2026`, only(['TOWN_DISPATCHER', 'COUNTY_CENTER', 'VILLAGE_CADRE'])),
  'GET /api/supervision/villages/:code': get(`/api/supervision/villages/${village}`, only([])),
  'GET /api/appraisals/villages/:code': get(`/api/appraisals/villages/${village}`, only(['TOWN_DISPATCHER', 'COUNTY_CENTER', 'VILLAGE_CADRE'])),
  'GET /api/consultations/villages/:code': get(`/api/consultations/villages/${village}`, only(['TOWN_DISPATCHER', 'COUNTY_CENTER', 'VILLAGE_CADRE'])),
  'GET /api/deliberation/matters/:id': get(`/api/deliberation/matters/140423-${randomUUID()}`, only(staff, 404)),
  'GET /api/bodies': get(`/api/bodies?village=${village}`, only(['VILLAGE_CADRE', 'SEC_ADMIN'])),
  'POST /api/bodies': send('/api/bodies', () => ({ body: 'occasions-council' }), only(['VILLAGE_CADRE'], 201)),
  'GET /api/body-nominations': get('/api/body-nominations', only(['SEC_ADMIN'])),
  'POST /api/body-nominations': send('/api/body-nominations', () => ({ body: 'occasions-council', person: randomUUID(), office: 'BODY_MEMBER', validFrom: '2026-01-01', validTo: '2028-01-01', chosenBy: 'assembly', chosenOn: '2025-12-30', minutes: '记录在案' }), only(['VILLAGE_CADRE'], 404)),
  'POST /api/body-nominations/:id/decide': send(() => `/api/body-nominations/140423-${randomUUID()}/decide`, () => ({ decision: 'granted' }), only(['SEC_ADMIN'], 404)),
  'POST /api/mandate-proposals/:id/decide': send(() => `/api/mandate-proposals/140423-${randomUUID()}/decide`, () => ({ decision: 'approved' }), only(['SEC_ADMIN'], 404)),
  'GET /api/audit': get('/api/audit', only(['AUDIT_ADMIN'])),
  'GET /api/audit/verify': get('/api/audit/verify', only(['AUDIT_ADMIN'])),
  'POST /api/region-acts': send('/api/region-acts', () => ({ act: 'retire', region: grid, day: '2026-06-01', reason: '测试停用' }), only(['COUNTY_CENTER'], 409)),

  'DELETE /api/session': { ...send('/api/session', () => ({}), allSignedIn(204)), endsSession: true },
}

/** Built faces, pages of the portal and the clock's are files and documents, judged by their own tests; everything under /api is judged here. */
export function isPage(route: string): boolean {
  return !/^[A-Z]+ \/(api|demo(?!\/clock))\//.test(route) && !/ \/(healthz|readyz)$/.test(route)
}

/** `printRoutes` draws a tree; every line is a piece of a path and its methods. */
export function routesIn(tree: string): string[] {
  const path: string[] = []
  return tree.split('\n').flatMap((line) => {
    const match = /^((?:[│ ] {3})*)[├└]── (.*?) \(([A-Z, ]+)\)$/u.exec(line)
    if (match === null) return []
    const [, indent = '', piece = '', methods = ''] = match
    path.splice(indent.length / 4)
    path.push(piece)
    return methods.split(', ').filter((method) => method !== 'HEAD').map((method) => `${method} ${path.join('')}`)
  })
}
