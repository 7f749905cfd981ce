/**
 * `GET servicerequestupdates`, mySociety's extension: what happened to public matters, oldest first, so that a program goes on from the last one it
 * has. The words are the procedure's own; what people wrote in the acts stays inside.
 */
import { sql } from 'kysely'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { listed, type Answer, type Fields } from '../../core/open311/index.ts'
import { toIso } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName, parseDossierKey } from '../dossiers/index.ts'
import { argumentsOf } from './arguments.ts'
import { procedure } from './catalogue.ts'
import { jurisdictionOf, type Jurisdiction } from './jurisdiction.ts'
import type { Open311 } from './open311.ts'
import { mostPerPage, pagingIn } from './paging.ts'
import { refusals } from './refusals.ts'
import { countiesOf, type Window } from './request-rows.ts'
import { mostIds } from './requests.ts'
import { finerStatusOf, notesOf, statusOfState } from './status.ts'
import { windowIn } from './windows.ts'

/** What moves a matter, or tells everybody something about it. What concerns the reporter, or who urged whom, is not here. */
const told: readonly string[] = [
  'reported', 'self-closed', 'transferred-out', 'accepted', 'rejected', 'merged', 'dispatched', 'returned', 'arbitrated', 'signed', 'progressed', 'extension-approved', 'suspended',
  'resumed', 'resumed-on-review-day', 'escalated', 'fed-back', 'verification-begun', 'verification-failed', 'restarted', 'closed', 'spot-check-failed', 'review-upheld',
]

type UpdateRow = { readonly county: number; readonly dossier: string; readonly sequence: number; readonly type: string; readonly to_state: string; readonly received_at: Date }

export async function listUpdates({ door, identity }: Open311, request: FastifyRequest, reply: FastifyReply): Promise<Answer> {
  const given = argumentsOf(request.query)
  const { perPage, start } = pagingIn(given)
  if (!('skip' in start)) throw refusals.field('cursor', '这里请用最后一条的 updated_datetime 作为下一次的 start_date。')
  const extended = given.one('extended_statuses')?.toLowerCase() === 'true'
  const rows = await door.database.transaction({ role: 'gate' }, async (transaction) => {
    const jurisdiction = await jurisdictionOf({ identity }, transaction, given.one('jurisdiction_id'))
    const ids = given.many('service_request_id')
    if (ids.length > mostIds) throw refusals.field('service_request_id', `一次最多 ${mostIds} 个。`)
    const window = windowIn(given, ['start_date', 'end_date'], door.clock())
    const most = Math.min(start.skip + perPage, 10_000 + mostPerPage)
    return (await updatesIn(transaction, jurisdiction, window, ids, most)).slice(start.skip)
  })
  if (rows.length === perPage) void reply.header('link', nextPage(request.url, start.skip / perPage + 2))
  const names = new Map(Object.values(procedure(door).acts).map((act) => [act.event, act.recordName]))
  const fields = rows.map((row): Fields => ({
    update_id: updateName(row), service_request_id: dossierName({ county: row.county, id: row.dossier }), status: extended ? finerStatusOf(row.to_state) : statusOfState(row.to_state),
    updated_datetime: toIso(Math.floor(row.received_at.getTime() / 1000) * 1000).replace('.000', ''),
    description: `${names.get(row.type) ?? '进展'}。${notesOf(procedure(door), row.to_state)}`, media_url: null, external_status_code: row.to_state,
  }))
  return { root: 'service_request_updates', body: listed('request_update', fields) }
}

/** The public name of a record, the same in the answer to who made it and in the list: a program knows its own again. */
export function updateName({ county, dossier, sequence }: Pick<UpdateRow, 'county' | 'dossier' | 'sequence'>): string {
  return `${dossierName({ county, id: dossier })}.${sequence}`
}

async function updatesIn(transaction: Transaction, jurisdiction: Jurisdiction, { from, to }: Window, ids: readonly string[], limit: number): Promise<readonly UpdateRow[]> {
  const keys = ids.map(parseDossierKey).filter((key) => key !== null)
  if (ids.length > 0 && keys.length === 0) return []
  const found: UpdateRow[] = []
  // County by county, each in the order of its index and no further than the page.
  for (const county of await countiesOf(transaction, jurisdiction)) {
    // That a matter is public is the policy's word on its records; there is one procedure whose matters are.
    let page = transaction.selectFrom('events')
      .select(['events.county', 'events.dossier', 'events.sequence', 'events.type', 'events.to_state', 'events.received_at'])
      .where('events.county', '=', county).where('events.received_at', '>=', new Date(from)).where('events.received_at', '<=', new Date(to))
      .where(sql<boolean>`events.type = any (${[...told]}::text[])`)
      .orderBy('events.received_at').orderBy('events.dossier').orderBy('events.sequence').limit(limit)
    const own = keys.filter((key) => key.county === county)
    if (keys.length > 0 && own.length === 0) continue
    if (own.length > 0) page = page.where('events.dossier', 'in', own.map(({ id }) => id))
    found.push(...await page.execute())
  }
  const name = (row: UpdateRow) => `${row.dossier}.${String(row.sequence).padStart(9, '0')}`
  return found.toSorted((a, b) => a.received_at.getTime() - b.received_at.getTime() || (name(a) < name(b) ? -1 : 1)).slice(0, limit)
}

function nextPage(url: string, page: number): string {
  const [path = '', query = ''] = url.split('?')
  const next = new URLSearchParams(query)
  next.delete('api_key')
  next.set('page', String(page))
  return `<${path}?${next.toString()}>; rel="next"`
}

