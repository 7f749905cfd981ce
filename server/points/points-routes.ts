/** `GET /api/points/{village}` and its `/households`: for those who run points in the village, and above them the public part only. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains } from '../../core/region/region.ts'
import { catalogueSeed } from '../../core/star-rating/points-catalogue.ts'
import { dayOf } from '../../core/time/index.ts'
import { pointsOffices } from '../../procedures/points-catalogue/points-catalogue.procedure.ts'
import type { Door } from '../acts/index.ts'
import { requireStaff } from '../edge/index.ts'
import { findRegion } from '../registry/index.ts'
import { FoundHouseholds, VillagePoints } from './answers.ts'
import { publicPoints } from './public-points.ts'
import { changedPassbooks } from './register-changes.ts'
import { countReviewers } from './reviewers.ts'
import { householdsFound, villageDesk } from './village-desk.ts'

const closed = { additionalProperties: false } as const
const params = Type.Object({ code: Type.String({ pattern: '^[0-9]{12}$', description: 'Code of the village.' }) })
const query = Type.Object({ quarter: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[1-4]$', description: 'Of which quarter the sheet is; the present one unless asked.' })) }, closed)
const householdsQuery = Type.Object({ text: Type.String({ minLength: 1, maxLength: 20, description: 'A part of the name of the head.' }) }, closed)
type Params = Static<typeof params>

export function pointsRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Params; Querystring: Static<typeof query> }>('/api/points/:code', { schema: { summary: '一个村的积分和爱心超市', params, querystring: query, response: { 200: VillagePoints } } }, async (request, reply) => {
    const { actor, runs } = staffOf(request, watchers)
    const { code } = request.params
    const region = await door.database.reading({ role: 'app', actor }, (transaction) => findRegion(transaction, { level: 'VILLAGE', code }))
    if (region === null) throw new Refused(unknownVillage())
    const shown = await publicPoints(door, code, door.clock(), request.query.quarter)
    const { catalogue, shop, requests, exchanges, reviewers, changes } = await door.database.reading({ role: 'app', actor }, async (transaction) => ({
      ...await villageDesk(transaction, code, actor.person), reviewers: await countReviewers(transaction, code, dayOf(door.clock())),
      changes: runs ? await changedPassbooks(transaction, code, dayOf(door.clock())) : [],
    }))
    return await reply.header('cache-control', 'no-store').send({
      region: { code, name: region.name }, ...shown, mayEnter: runs, reviewers, changes, seed: catalogueSeed, requests, exchanges,
      catalogue: catalogue === null ? null : { id: catalogue.id, state: catalogue.state, sequence: catalogue.sequence, ...draftOf(catalogue.file) },
      shop: shop === null ? null : {
        id: shop.id, state: shop.state, sequence: shop.sequence,
        movements: shop.file.movements.map(({ by, ...one }) => ({ ...one, mine: by === actor.person })),
      },
    })
  })

  app.get<{ Params: Params; Querystring: Static<typeof householdsQuery> }>('/api/points/:code/households', {
    schema: { summary: '按户主姓名找一户，替它申报、兑换', params, querystring: householdsQuery, response: { 200: FoundHouseholds } },
  }, async (request, reply) => {
    const { actor } = staffOf(request, pointsOffices)
    const items = await door.database.reading({ role: 'app', actor }, (transaction) => householdsFound(transaction, request.params.code, request.query.text.trim()))
    return await reply.header('cache-control', 'no-store').send({ items })
  })
}

/** Who may look at a village's points: those who run them, who watch over them, and the levels above. */
const watchers: readonly Office[] = [...pointsOffices, 'VILLAGE_SUPERVISOR', 'TOWN_DISPATCHER', 'CIVILIZATION_OFFICE', 'COUNTY_CENTER', 'CITY_CENTER']

function staffOf(request: FastifyRequest<{ Params: Params }>, offices: readonly Office[]) {
  const actor = requireStaff(request)
  const village = { level: 'VILLAGE', code: request.params.code } as const
  if (!offices.includes(actor.mandate.office) || !contains(actor.mandate.region, village)) throw new Refused(notYours())
  const runs = (pointsOffices as readonly Office[]).includes(actor.mandate.office) && actor.mandate.region.code === village.code
  return { actor, runs }
}

function draftOf({ draft, adoption, sentBack, doubts }: NonNullable<Awaited<ReturnType<typeof villageDesk>>['catalogue']>['file']) {
  return { draft, adoption, sentBack, doubts }
}

function notYours() {
  return { code: 'points-not-yours', rule: 'R-465', sentence: '积分由本村的村干部、村党组织书记经办，上级只看本辖区的公开情况。请用那里的岗位来看。', cause: 'not an office of points over this village' } as const
}

function unknownVillage() {
  return { code: 'region-unknown', sentence: '没有这个村，请重新选择。', cause: 'no living village of this code' } as const
}
