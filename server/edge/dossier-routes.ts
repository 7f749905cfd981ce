/** Questions about dossiers: `GET /api/dossiers` (queues and lists), `GET /api/dossiers/{id}`, `GET /api/tasks/count`. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains, levelOf } from '../../core/region/region.ts'
import type { NamedLine } from '../../core/view/index.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { findRegions } from '../registry/index.ts'
import { countTasks, listRegion, listReported, listTasks, parseDossierKey, remainingTimes, showDossier, type Filters, type Page } from '../dossiers/index.ts'
import { Counts, Dossier, Dossiers } from './answers.ts'
import { requireActor, requireStaff } from './caller.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { notingDenials } from './note-denials.ts'

const listSchema = Type.Object({
  queue: Type.Optional(Type.Union([Type.Literal('tasks'), Type.Literal('region'), Type.Literal('reported')], { description: 'tasks: what waits for me; region: all matters of a region; reported: what I reported.' })),
  region: Type.Optional(Type.String({ pattern: '^[0-9]{4,15}$' })),
  state: Type.Optional(Type.String({ maxLength: 40, pattern: '^[A-Z_]+$' })),
  group: Type.Optional(Type.String({ pattern: '^[0-9]{2}$' })),
  priority: Type.Optional(Type.String({ pattern: '^[A-Z0-9]{1,3}$' })),
  lamp: Type.Optional(Type.Union([Type.Literal('soon'), Type.Literal('late')])),
  text: Type.Optional(Type.String({ maxLength: 40 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
}, { additionalProperties: false })
type ListQuery = Static<typeof listSchema>

/** Whatever is no dossier is answered as one that is not there. */
const idParams = Type.Object({ id: Type.String({ description: 'county-uuid' }) })

export function dossierRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: ListQuery }>('/api/dossiers', { schema: { summary: '我的待办、辖区事项或我提出的事项', querystring: listSchema, response: { 200: Dossiers } } }, async (request, reply) => {
    const actor = requireActor(request)
    const { page, names, remaining } = await notingDenials(door, request, { act: 'list-dossiers', object: `region:${request.query.region ?? 'own'}` }, () => (
      door.database.transaction({ role: 'app', actor }, async (transaction) => {
        const found = await pageAsked(door, transaction, request, actor)
        return { page: found, names: await placeNames(transaction, found), remaining: await remainingTimes(transaction, door.calendars, found.lines, door.clock()) }
      })
    ))
    const states = door.procedures.all
    return await reply.header('cache-control', 'no-store').send({
      items: page.lines.map((line): NamedLine => ({
        ...line, remaining: remaining.get(line.id) ?? null, villageName: names.get(line.village) ?? null, gridName: line.grid === null ? null : names.get(line.grid) ?? null,
        stateName: states.find(({ key }) => key === line.procedure)?.states[line.state]?.name ?? line.state,
      })),
      next: writeCursor(page.next),
    })
  })

  app.get('/api/tasks/count', { schema: { summary: '待办有几件，其中快到期和已超期的', response: { 200: Counts } } }, async (request, reply) => {
    const actor = requireActor(request)
    const count = await door.database.transaction({ role: 'app', actor }, (transaction) => countTasks(transaction, actor, door.clock()))
    return await reply.header('cache-control', 'no-store').send(count)
  })

  app.get<{ Params: { id: string } }>('/api/dossiers/:id', { schema: { summary: '一件事项，按本人能看到的样子', params: idParams, response: { 200: Dossier } } }, async (request, reply) => {
    const actor = requireActor(request)
    const key = parseDossierKey(request.params.id)
    const view = await notingDenials(door, request, { act: 'read-dossier', object: `dossier:${request.params.id.slice(0, 60)}` }, async () => {
      const found = key === null ? null : await door.database.transaction({ role: 'app', actor }, (transaction) => showDossier(door, transaction, key, actor, door.clock()))
      if (found === null) throw new Refused({ code: 'unknown-dossier', sentence: '没有这件事，或者您不能查看它。请核对编号。', cause: 'not visible' })
      return found
    })
    return await reply.header('cache-control', 'no-store').send(view)
  })
}

async function pageAsked(door: Door, transaction: Transaction, request: FastifyRequest<{ Querystring: ListQuery }>, actor: Actor): Promise<Page> {
  const { queue = 'tasks', limit = 50, region } = request.query
  const cursor = readCursor(request.query.cursor)
  const filters = filtersOf(request.query)
  const now = door.clock()
  switch (queue) {
    case 'tasks': return await listTasks(transaction, actor, filters, cursor, limit, now)
    case 'reported': return actor.person === null ? { lines: [], next: null } : await listReported(transaction, actor.person, filters, cursor, limit, now)
    case 'region': return await listRegion(transaction, regionAsked(requireStaff(request).mandate.region.code, region), filters, cursor, limit, now)
  }
}

/** Short names of the places on a page, in one question. */
async function placeNames(transaction: Transaction, { lines }: Page): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(lines.flatMap(({ village, grid }) => (grid === null ? [village] : [village, grid])))]
  const regions = codes.length === 0 ? [] : await findRegions(transaction, codes)
  return new Map(regions.map(({ code, shortName }) => [code, shortName]))
}

/** Own region, or one inside it. @throws Refused for any other: to show the own one instead would pass one place off as another. */
function regionAsked(own: string, asked: string | undefined): string {
  if (asked === undefined) return own
  const outer = levelOf(own)
  const inner = levelOf(asked)
  if (outer === null || inner === null) throw new Refused({ code: 'request-invalid', sentence: '区划代码不对。', cause: 'no level has codes of this length' })
  if (contains({ level: outer, code: own }, { level: inner, code: asked })) return asked
  throw new Refused({ code: 'region-not-yours', sentence: '这个地方不在您的辖区里，看不到它的清单。请从本辖区进入。', cause: `region ${asked} is not inside ${own}` })
}

function filtersOf({ state, group, priority, lamp, text }: ListQuery): Filters {
  return { state, group, priority, lamp, text: text?.trim() === '' ? undefined : text }
}
