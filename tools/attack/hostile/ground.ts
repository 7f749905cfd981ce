/** Where the attack takes place: a platform of its own on the demonstration, somebody of each office signed in, and what is true there. */
import { msPerDay } from '../../../core/time/index.ts'
import { issueKey } from '../../../server/open311/index.ts'
import { publishedProcedures } from '../../../server/procedures/index.ts'
import { startPlatform, type RunningPlatform } from '../../testing/platform.ts'
import type { Facts } from './schema.ts'
import { targetsOf, type Target } from './targets.ts'
import type { Making } from './wild.ts'

export const staff = [
  'villager', 'grid-worker-1', 'village-cadre', 'town-dispatcher', 'transport-handler', 'verifier', 'county-center', 'system-admin', 'security-admin', 'audit-admin',
] as const
/** `stranger` comes with a session that is none, `browser` is a villager who is not signed in. */
export const askers = ['nobody', 'stranger', 'browser', ...staff] as const

export type Ground = {
  readonly platform: RunningPlatform
  readonly targets: readonly Target[]
  readonly making: (seed: number) => Making
  /** Headers of somebody. */
  readonly headersOf: (asker: string) => Readonly<Record<string, string>>
  /** It is not the brakes that are tried here: budgets are given back and sessions stay fresh. */
  readonly refresh: () => Promise<void>
  /** Rows of every table that a refused request must leave alone. */
  readonly rows: () => Promise<ReadonlyMap<string, number>>
  readonly close: () => Promise<void>
}

export type GroundOptions = { readonly faces?: boolean; readonly plant?: (platform: RunningPlatform) => void }

export async function openGround({ faces = true }: GroundOptions = {}): Promise<Ground> {
  const platform = await startPlatform({ faces, load: { longestLag: 600_000 } })
  const headers = new Map<string, Readonly<Record<string, string>>>([['nobody', {}], ['stranger', { cookie: `sanzhi=${'x'.repeat(43)}`, 'x-csrf-token': 'x'.repeat(22) }]])
  for (const name of staff) {
    const { cookie, csrf } = await platform.signInAs(name)
    headers.set(name, { cookie, 'x-csrf-token': csrf })
  }
  headers.set('browser', { cookie: 'sanzhi-browser=abcdefghijklmnopqrstuvwxyz012345' })
  const facts = await factsOf(platform, faces ? await formTokens(platform, headers) : {})
  const targets = targetsOf(platform.documented?.routes() ?? [], publishedProcedures)
  const watched = await watchedTables(platform)
  return {
    platform, targets, headersOf: (asker) => headers.get(asker) ?? {}, close: platform.close,
    making: (seed) => ({ seed, targets, facts, askers, rightAsker }),
    refresh: async () => {
      await platform.ownerQuery('delete from allowances; delete from day_counts; delete from sign_in_failures; update sessions set last_seen_at = now(), step_up_at = case when second_factor_at is null then null else now() end where ended_at is null')
      // A wild request may well sign its sender out, as it is described to; whoever was signed out so goes on.
      await platform.ownerQuery("update sessions set ended_at = null, end_reason = null where end_reason in ('signed-out', 'ended-by-holder')")
    },
    rows: async () => {
      const counts = await platform.ownerQuery<{ name: string; n: number }>(watched.map((name) => `select '${name}' as name, count(*)::int as n from "${name}"`).join(' union all '))
      return new Map(counts.map(({ name, n }) => [name, n]))
    },
  }
}

/** Who is let in furthest, so that what is hostile is met by the innermost judge, not by the doorkeeper. */
export function rightAsker({ url, kind }: Target): string {
  if (/accounts|mandate|second-factor/.test(url)) return 'security-admin'
  if (url.startsWith('/api/api-keys')) return 'system-admin'
  if (url.startsWith('/api/audit')) return 'audit-admin'
  if (kind === 'open311') return 'nobody'
  if (kind === 'page') return /^\/(me|mine|matter|sign-out)/.test(url) ? 'villager' : 'browser'
  if (/messages|sessions?$/.test(url)) return 'villager'
  return 'county-center'
}

/** What may grow though somebody was refused: records of the attempt, and what was spent by it. */
const mayGrow = /^(audit|access_records|allowances|day_counts|api_key_hours|sign_in_failures|sessions|one_time_codes|messages|outbox|migrations|schema_)/

async function watchedTables({ ownerQuery }: RunningPlatform): Promise<readonly string[]> {
  const tables = await ownerQuery<{ name: string; size: number }>(`select c.relname as name, c.reltuples::int as size from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`)
  return tables.filter(({ name, size }) => !mayGrow.test(name) && size < 200_000).map(({ name }) => name)
}

/** A form of the portal is taken only with its token: one for a villager and one for a browser that is not signed in. */
async function formTokens({ app }: RunningPlatform, headers: ReadonlyMap<string, Readonly<Record<string, string>>>): Promise<Facts> {
  const tokens: string[] = []
  for (const asker of ['villager', 'browser']) {
    await app.inject({ method: 'GET', url: '/village/chosen?code=140423100229&back=/', headers: headers.get(asker) ?? {} })
    const page = await app.inject({ method: 'GET', url: '/report', headers: { ...headers.get(asker), cookie: `${headers.get(asker)?.['cookie'] ?? ''}; sanzhi-village=140423100229` } })
    const token = /name="form_token" value="([^"]+)"/.exec(page.body)?.[1]
    if (token !== undefined) tokens.push(token)
  }
  return { form_token: tokens.length > 0 ? tokens : [''] }
}

async function factsOf(platform: RunningPlatform, more: Facts): Promise<Facts> {
  const { ownerQuery, village } = platform
  const keys = async (sql: string) => (await ownerQuery<{ key: string }>(sql)).map(({ key }) => key)
  const villager = village.accounts.find(({ username }) => username === 'villager')?.person ?? ''
  const own = await keys(`select county || '-' || id as key from dossiers where reporter = '${villager}' order by id limit 20`).catch(() => [])
  const dossiers = [...own, ...await keys('select county || \'-\' || id as key from dossiers order by id limit 40')]
  const persons = await keys('select county || \'-\' || id as key from persons order by id limit 20')
  const uuids = persons.map((key) => key.slice(7))
  const issued = await platform.database.transaction({ role: 'system' }, (transaction) => issueKey(transaction, {
    name: '演示系统', region: '140423', ownerUnit: '140423:transport', source: 'VILLAGER', mayReport: true, mayUpdate: true, hourlyBudget: 100_000, expiresAt: platform.door.clock() + msPerDay, createdBy: null,
  }, platform.door.clock()))
  const grid = '140423100229001'
  const unknown = ['00000000-0000-4000-8000-0000000000aa']
  return {
    dossier: dossiers, '/api/dossiers/:id id': dossiers, '/api/dossiers/:id/contact id': dossiers, '/matter/:id id': own.length > 0 ? own : dossiers, '/matter/:id/:act id': own.length > 0 ? own : dossiers, '/matter/:id/:act act': ['urge', 'rate', 'withdraw', 'complain', 'add-remark'],
    '/api/people/:id id': persons, person: uuids, id: unknown, region: ['140423', '140423100229', grid], code: ['140423100229', grid, '140423'], within: ['140423'], village: ['140423100229'], grid: [grid], county: [140423], personCounty: [140423], procedure: ['grid-case'],
    '/api/regions/:code code': [grid, '140423'], '/api/regions/:code/units code': ['140423100229'], '/api/statistics/:code code': ['140423', grid], '/api/statistics/:code/children code': ['140423'], '/api/statistics/:code/export code': ['140423'], '/api/statistics/:code/categories code': ['140423'],
    '/api/procedures/:key key': ['grid-case'], '/api/procedures/:key/settings key': ['grid-case'], '/rules/:key key': ['grid-case'], '/console/* *': ['index.html'], '/field/* *': ['index.html'], category: ['0201', '02'], kind: ['0201'], visibility: ['CENTER_ONLY'], lon: [113.02], lat: [36.55], long: ['113.02'],
    phone: ['12000000001'], contactPhone: ['12000000001'], contact_phone: ['12000000001'], validFrom: ['2026-01-01'], validTo: ['2027-01-01'], day: ['2026-06-01'], from: ['2026-01'], to: ['2026-06'], unit: ['140423100229:committee', '140423:transport'], ownerUnit: ['140423:transport'], purpose: ['request', 'visit'],
    state: ['REPORTED'], after: unknown, queue: ['region', 'tasks'], limit: [20], api_key: [issued.key], service_code: ['0201'], description: ['路灯不亮'], address_id: ['140423100229'], jurisdiction_id: ['140423'], update_id: ['demo-1'], status: ['open'], updated_datetime: ['2026-06-01T08:00:00+08:00'],
    start_date: ['2026-06-01T08:00:00+08:00'], end_date: ['2026-07-01T08:00:00+08:00'], service_request_id: dossiers.slice(0, 5), seen: [1, 2, 3], occurredAt: ['2026-06-01T08:00:00+08:00'], uploadTokens: [[]], reason: ['测试的理由'], name: ['演示'], workPhone: ['03550000000'], page: ['1'], per_page: ['10'],
    step: ['check', 'what', 'where', 'category', 'photos', 'contact'], go: ['next', 'back', 'send'], act_id: ['01890000-0000-7000-8000-000000000001'], address: ['演示街一号'], next: ['/mine'], back: ['/'], ...more,
  }
}
