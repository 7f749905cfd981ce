/** For tests: the platform over HTTP with keys of programs, one that only reports and one that works for a unit. */
import { randomUUID } from 'node:crypto'
import { underMandate, type Actor } from '../../core/procedure/actor.ts'
import { msPerDay } from '../../core/time/index.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { perform } from '../acts/index.ts'
import { parseDossierKey } from '../dossiers/index.ts'
import { issueKey, type Issued, type NewKey } from './index.ts'
import { geoReport, type Format, type GeoReport } from './test-client.ts'

export const county = '140423'
export const transport = `${county}:transport`

export type World = {
  readonly platform: RunningPlatform
  readonly endpoint: string
  /** Reports, and updates its own. */
  readonly reporter: Issued
  /** Works for the transport bureau, under a mandate of its own. */
  readonly bureau: Issued
  readonly asked: (format: Format, key?: string) => GeoReport
  readonly issue: (wanted?: Partial<NewKey>) => Promise<Issued>
  /** An act of somebody of the demonstration, through the door. */
  readonly act: (userName: string, request: string, act: string, form?: object) => Promise<void>
  readonly village: string
  readonly close: () => Promise<void>
}

export async function openWorld(clock?: () => number): Promise<World> {
  const platform = await startPlatform({ faces: false, load: { longestLag: 600_000 }, ...(clock === undefined ? {} : { clock }) })
  const endpoint = `${platform.url}/open311/v2`
  const issue: World['issue'] = (wanted = {}) => platform.database.transaction({ role: 'system' }, (transaction) => issueKey(transaction, {
    name: '演示系统', region: county, ownerUnit: transport, source: 'VILLAGER', mayReport: true, mayUpdate: true, hourlyBudget: 1000, expiresAt: (clock ?? Date.now)() + msPerDay, createdBy: null, ...wanted,
  }, (clock ?? Date.now)()))
  const [reporter, bureau] = [await issue(), await issue({ name: '交通局演示系统', source: 'PATROL' })]
  await grantTransport(platform, bureau.person)
  return {
    platform, endpoint, reporter, bureau, issue, village: platform.village.code,
    asked: (format, key) => geoReport(endpoint, format, key === undefined ? {} : { key }),
    act: async (userName, request, act, form = {}) => {
      const dossier = parseDossierKey(request)
      if (dossier === null) throw new RangeError(request)
      const [row] = await platform.ownerQuery<{ sequence: number }>('select sequence from dossiers where id = $1', [dossier.id])
      await perform(platform.door, { act: { id: randomUUID(), act, form, channel: 'console', occurredAt: platform.door.clock(), seen: row?.sequence ?? 0 }, dossier, actor: actorFor(platform, userName) })
    },
    close: platform.close,
  }
}

function actorFor(platform: RunningPlatform, userName: string): Actor {
  const mandate = platform.village.mandates.find((one) => one.username === userName)
  if (mandate === undefined) throw new RangeError(userName)
  return underMandate(mandate.person, { id: mandate.id, office: mandate.office, unit: mandate.unit, region: mandate.region })
}

/** As the security administrator would grant it. */
async function grantTransport(platform: RunningPlatform, person: string): Promise<void> {
  await platform.ownerQuery(
    `insert into mandates (county, id, person, holder_name, office, unit, region_level, region_code, lo, hi, valid_from, valid_to, granted_by, granted_at)
     select county, gen_random_uuid(), $1, '交通局演示系统', office, unit, region_level, region_code, lo, hi, valid_from, valid_to, null, granted_at
     from mandates where unit = $2 and office = 'DEPT_HANDLER' limit 1`, [person, transport])
}
