/** `GET requests` and `GET requests/{id}`. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../../core/open311/index.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { msPerDay } from '../../core/time/index.ts'
import { realTime } from '../acts/index.ts'
import { dossierName, parseDossierKey } from '../dossiers/index.ts'
import { recognise } from './api-keys.ts'
import { argumentsOf, type Arguments } from './arguments.ts'
import { catalogueOf, categoryOf } from './catalogue.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { keyIn } from './key-of.ts'
import { procedureKey, type Open311 } from './open311.ts'
import { cursorTo, linkTo, pagingIn } from './paging.ts'
import { refusals } from './refusals.ts'
import { changedAt, requestsByChange, requestsById, requestsByOpening, type Wanted } from './request-rows.ts'
import { ownAnswer, requestsAnswer } from './request-view.ts'
import { statesOf, statuses } from './status.ts'
import { isWindowIn, windowIn } from './windows.ts'

export const mostIds = 100
const opening = ['start_date', 'end_date'] as const
const changing = ['updated_after', 'updated_before'] as const

export async function listRequests({ door, identity }: Open311, request: FastifyRequest, reply: FastifyReply): Promise<Answer> {
  const given = argumentsOf(request.query)
  const now = door.clock()
  return await door.database.transaction({ role: 'gate' }, async (transaction) => {
    const jurisdiction = await jurisdictionOf({ identity }, transaction, given.one('jurisdiction_id'))
    const ids = idsIn(given)
    if (ids !== null) {
      return await requestsAnswer(door, transaction, await requestsById(transaction, ids.filter((key) => String(key.county).startsWith(jurisdiction.code))))
    }
    const { perPage, start } = pagingIn(given)
    const byChange = isWindowIn(given, changing)
    const wanted: Wanted = {
      jurisdiction, services: servicesIn(given), states: statesIn(given), opened: byChange && !isWindowIn(given, opening) ? null : windowIn(given, opening, now),
    }
    // One more than shown tells whether there is a next page.
    const { rows, lookedTo } = byChange
      ? await requestsByChange(transaction, wanted, windowIn(given, changing, now + msPerDay), start, perPage + 1)
      : { rows: await requestsByOpening(transaction, wanted, start, perPage + 1), lookedTo: null }
    const shown = rows.slice(0, perPage)
    const last = rows.length > perPage ? shown.at(-1) : undefined
    const end = last === undefined ? lookedTo : { at: byChange ? changedAt(last) : last.opened_at.getTime(), id: last.id }
    if (end !== null) void reply.header('link', linkTo(request.url, cursorTo(end.at, end.id)))
    return await requestsAnswer(door, transaction, shown)
  })
}

/** @throws Refused request-unknown: not there and not public look alike */
export async function showRequest({ door, identity }: Open311, request: FastifyRequest, id: string): Promise<Answer> {
  const given = argumentsOf(request.query)
  const key = parseDossierKey(id)
  const found = await door.database.transaction({ role: 'gate' }, async (transaction) => {
    const { code } = await jurisdictionOf({ identity }, transaction, given.one('jurisdiction_id'))
    if (key === null || !String(key.county).startsWith(code)) throw refusals.requestUnknown()
    const rows = await requestsById(transaction, [key])
    return rows.length === 0 ? null : await requestsAnswer(door, transaction, rows)
  })
  if (found !== null) return found
  if (key === null || keyIn(request, given) === undefined) throw refusals.requestUnknown()
  return await showOwn(door, request, given, key)
}

/** What a program reported itself and nobody else may read. */
async function showOwn(door: Open311['door'], request: FastifyRequest, given: Arguments, key: DossierKey): Promise<Answer> {
  const client = await door.database.transaction({ role: 'gate' }, (transaction) => recognise(transaction, keyIn(request, given), realTime(door)))
  return await door.database.transaction({ role: 'app', actor: client.actor }, async (transaction) => {
    const row = await transaction.selectFrom('dossiers').select(['county', 'id', 'state', 'category', 'opened_at', 'updated_at', 'closed_at'])
      .where('county', '=', key.county).where('id', '=', key.id).where('procedure', '=', procedureKey).where('reporter', '=', client.person).executeTakeFirst()
    if (row === undefined) throw refusals.requestUnknown()
    const catalogue = await catalogueOf(door, transaction, { county: row.county })
    return ownAnswer(door, row, categoryOf(catalogue, row.category)?.name ?? row.category)
  })
}

/** “This overrides all other arguments.” Names that cannot be any are left out like unknown ones. */
function idsIn(given: Arguments): readonly DossierKey[] | null {
  const names = given.many('service_request_id')
  if (names.length > mostIds) throw refusals.field('service_request_id', `一次最多 ${mostIds} 个。`)
  if (names.length === 0) return null
  const keys = names.map(parseDossierKey).filter((key) => key !== null)
  return [...new Map(keys.map((key) => [dossierName(key), key])).values()]
}

function servicesIn(given: Arguments): readonly string[] {
  const codes = given.many('service_code')
  if (codes.length > mostIds) throw refusals.field('service_code', `一次最多 ${mostIds} 个。`)
  return codes
}

function statesIn(given: Arguments): readonly string[] {
  const asked = given.many('status').map((status) => status.toLowerCase())
  const stranger = asked.find((one) => !statuses.some((status) => status === one))
  if (stranger !== undefined) throw refusals.field('status', '只能填 open、closed，可以用逗号分开填两个。')
  return asked.length === 0 ? [] : statesOf(statuses.filter((status) => asked.includes(status)))
}
