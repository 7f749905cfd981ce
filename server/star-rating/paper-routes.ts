/** `/api/star-rating/years/{id}/paper-objections`: whom one can object to, and an objection on paper entered by the township. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains } from '../../core/region/region.ts'
import type { Door } from '../acts/index.ts'
import { parseDossierKey } from '../dossiers/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import { enterObjection, noticedIn } from './paper-objections.ts'
import { yearAsked, type Year } from './village-year.ts'

const closed = { additionalProperties: false } as const
const uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
const params = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the year.' }) })
const Noticed = Type.Object({ items: Type.Array(Type.Object({ household: Type.String(), headName: Type.String(), group: Type.String() }, closed)) }, closed)
const body = Type.Object({
  id: uuid, about: uuid, objector: Type.String({ pattern: '^[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', description: 'county-uuid of the villager.' }),
  words: Type.String({ minLength: 4, maxLength: 900 }), anonymous: Type.Union([Type.Literal('yes'), Type.Literal('no')]), keptAt: Type.String({ minLength: 2, maxLength: 60, description: 'Where the signed paper is kept.' }),
}, closed)
type Asked = { Params: Static<typeof params>; Body: Static<typeof body> }

export function starPaperRoutes(app: FastifyInstance, door: Door): void {
  const path = '/api/star-rating/years/:id/paper-objections'
  app.get<Asked>(path, { schema: { summary: '公示里有哪些户，供乡镇登记书面异议', params, response: { 200: Noticed } } }, async (request, reply) => {
    const items = await asTown(door, request, (year, transaction) => noticedIn(transaction, year))
    return await reply.header('cache-control', 'no-store').send({ items: items.map((one) => ({ ...one })) })
  })

  app.post<Asked>(path, { schema: { summary: '乡镇登记村民签了字的书面异议', params, body, response: { 201: Type.Object({ id: Type.String() }, closed) } } }, async (request, reply) => {
    const year = await asTown(door, request, (found) => Promise.resolve(found))
    const { objector, ...paper } = request.body
    await notingDenials(door, request, { act: 'perform-raise', object: `dossier:${request.params.id.slice(0, 60)}` }, () => enterObjection(door, requireStaff(request), year, { ...paper, objector: objector.slice(7) }))
    return await reply.code(201).send({ id: `${year.key.county}-${paper.id}` })
  })
}

/** The township alone, which learns who objects anyway; during the notice alone. */
async function asTown<T>(door: Door, request: FastifyRequest<Asked>, work: (year: Year, transaction: Parameters<typeof noticedIn>[0]) => Promise<T>): Promise<T> {
  const actor = requireStaff(request)
  const { id } = request.params
  return await notingDenials(door, request, { act: 'read-star-year', object: `dossier:${id.slice(0, 60)}` }, () => (
    door.database.reading({ role: 'app', actor }, async (transaction) => {
      const year = await yearAsked(transaction, door.procedures, parseDossierKey(id))
      if (actor.mandate.office !== 'TOWN_DISPATCHER' || !contains(actor.mandate.region, { level: 'VILLAGE', code: year.file.village })) {
        throw new Refused({ code: 'not-for-another', rule: 'R-407', sentence: '书面异议由乡镇登记：村里不能知道匿名的是谁。请交给乡镇。', cause: `${actor.mandate.office} enters no objection for another` })
      }
      if (year.stage !== 'PUBLICITY') {
        throw new Refused({ code: 'not-in-notice', rule: 'R-407', sentence: '这个村的评定现在不在公示期，不能登记异议；本户可以申请复核。', cause: `stage ${year.stage}` })
      }
      return await work(year, transaction)
    })))
}
