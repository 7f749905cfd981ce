/** `GET /api/people/me/accesses`: who looked at my record, in which office, for what (security P4). For everybody who signs in. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { offices } from '../../core/procedure/actor.ts'
import { toIso } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { requireActor } from '../edge/index.ts'
import { findUnits } from '../registry/index.ts'
import type { Administration } from './administration.ts'
import { Accesses } from './answers.ts'
import { afterId, closed, Cursor, rowName } from './wire.ts'

const ListQuery = Type.Object({ cursor: Type.Optional(Cursor) }, closed)

export function ownAccessRoutes(app: FastifyInstance, { door: { database } }: Administration): void {
  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/people/me/accesses', { schema: { summary: '谁看过我的资料', querystring: ListQuery, response: { 200: Accesses } } }, async (request, reply) => {
    const actor = requireActor(request)
    const { person } = actor
    const { after } = afterId(request.query.cursor)
    const answer = person === null ? { items: [], next: null }
      : await database.transaction({ role: 'app', actor }, (transaction) => ownAccesses(transaction, person, after))
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

/** Wherever one is or was registered: the index is of the person, whatever the county. The reader appears by office and unit, not by name. */
async function ownAccesses(transaction: Transaction, person: string, before: string | undefined) {
  let rows = transaction.selectFrom('access_records').select(['id', 'county', 'reader_office', 'reader_unit', 'purpose', 'dossier', 'fields', 'at'])
    .where('person', '=', person)
  if (before !== undefined) rows = rows.where('id', '<', before)
  const found = await rows.orderBy('id', 'desc').limit(pageSize + 1).execute()
  const page = found.slice(0, pageSize)
  const units = await findUnits(transaction, page.flatMap(({ reader_unit: unit }) => unit === null ? [] : [unit]))
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  const readable = await readableDossiers(transaction, page)
  return {
    items: page.map(({ id, county, reader_office: office, reader_unit: unit, purpose, dossier, fields, at }) => ({
      id: rowName({ county, id }), office, officeName: offices[office], unit, unitName: unit === null ? null : unitNames.get(unit) ?? unit,
      purpose, fields, at: toIso(at.getTime()), dossier: dossier !== null && readable.has(dossier) ? dossier : null,
    })),
    next: found.length > pageSize ? page.at(-1)?.id ?? null : null,
  }
}

const pageSize = 50

/** A matter that the person may not read is not named. */
async function readableDossiers(transaction: Transaction, page: readonly { readonly dossier: string | null }[]): Promise<ReadonlySet<string>> {
  const names = page.flatMap(({ dossier }) => dossier === null ? [] : [dossier])
  if (names.length === 0) return new Set()
  const rows = await transaction.selectFrom('dossiers').select(['county', 'id'])
    .where('id', 'in', names.map((name) => name.slice(7))).where('county', 'in', names.map((name) => Number(name.slice(0, 6)))).execute()
  return new Set(rows.map(rowName))
}
