/** Questions about dossiers: `GET /api/dossiers` (queues and lists) and `/export`, `GET /api/dossiers/{id}`, `GET /api/tasks/count`. */
import { Readable } from 'node:stream'
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Door } from '../acts/index.ts'
import { countTasks, parseDossierKey, showDossier, type Cursor } from '../dossiers/index.ts'
import { closed, Counts, Dossier, Dossiers } from './answers.ts'
import { requireActor, requireStaff } from './caller.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { exportedDossiers, exportPage } from './dossier-export.ts'
import { namedPage, narrowing, type Narrowed } from './dossier-list.ts'
import { noteDone, notingDenials } from './note-denials.ts'

const listSchema = Type.Object({
  ...narrowing, cursor: Type.Optional(Type.String({ maxLength: 200 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
}, closed)
type ListQuery = Static<typeof listSchema>
const exportSchema = Type.Object(narrowing, closed)

/** Whatever is no dossier is answered as one that is not there. */
const idParams = Type.Object({ id: Type.String({ description: 'county-uuid' }) })

export function dossierRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: ListQuery }>('/api/dossiers', { schema: { summary: '我的待办、辖区事项或我提出的事项', querystring: listSchema, response: { 200: Dossiers } } }, async (request, reply) => {
    const actor = requireActor(request)
    const { limit = 50, cursor, ...asked } = request.query
    const page = await notingDenials(door, request, { act: 'list-dossiers', object: listObject(asked) }, () => (
      door.database.reading({ role: 'app', actor }, (transaction) => namedPage(door, transaction, actor, asked, readCursor(cursor), limit))
    ))
    return await reply.header('cache-control', 'no-store').send({ items: page.lines, next: writeCursor(page.next) })
  })

  app.get<{ Querystring: Static<typeof exportSchema> }>('/api/dossiers/export', {
    schema: { summary: '导出清单（CSV），留审计记录', querystring: exportSchema, response: { 200: Type.String() }, gives: { 200: 'text/csv' } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const asked = request.query
    const act = { act: 'export-dossiers', object: listObject(asked) }
    const first = await notingDenials(door, request, act, () => door.database.transaction({ role: 'app', actor }, async (transaction) => {
      const page = await namedPage(door, transaction, actor, asked, null, exportPage)
      // With the record or not at all (control 38).
      await noteDone(transaction, door, request, act)
      return page
    }))
    const pageAfter = (cursor: Cursor) => door.database.reading({ role: 'app', actor }, (transaction) => namedPage(door, transaction, actor, asked, cursor, exportPage))
    void reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="dossiers-${asked.queue ?? 'tasks'}.csv"`)
    return await reply.type('text/csv; charset=utf-8').send(Readable.from(exportedDossiers(first, pageAfter)))
  })

  app.get('/api/tasks/count', { schema: { summary: '待办有几件，其中快到期和已超期的', response: { 200: Counts } } }, async (request, reply) => {
    const actor = requireActor(request)
    const count = await door.database.reading({ role: 'app', actor }, (transaction) => countTasks(transaction, actor, door.clock()))
    return await reply.header('cache-control', 'no-store').send(count)
  })

  app.get<{ Params: { id: string } }>('/api/dossiers/:id', { schema: { summary: '一件事项，按本人能看到的样子', params: idParams, response: { 200: Dossier } } }, async (request, reply) => {
    const actor = requireActor(request)
    const key = parseDossierKey(request.params.id)
    const view = await notingDenials(door, request, { act: 'read-dossier', object: `dossier:${request.params.id.slice(0, 60)}` }, async () => {
      const found = key === null ? null : await door.database.reading({ role: 'app', actor }, (transaction) => showDossier(door, transaction, key, actor, door.clock()))
      if (found === null) throw new Refused({ code: 'unknown-dossier', sentence: '没有这件事，或者您不能查看它。请核对编号。', cause: 'not visible' })
      return found
    })
    return await reply.header('cache-control', 'no-store').send(view)
  })
}

/** What a list was about, for the audit: never what was searched for, which may be a name. */
function listObject({ queue = 'tasks', region }: Narrowed): string {
  return queue === 'region' ? `region:${region ?? 'own'}` : `dossiers:${queue}`
}
