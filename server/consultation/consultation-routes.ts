/** `GET /api/consultations/villages/{code}`: a village's consultations, for whoever works on them or looks after the village. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { ways, type Way } from '../../core/consultation/index.ts'
import type { Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains } from '../../core/region/region.ts'
import type { VillageConsultations } from '../../core/view/consultation.ts'
import type { Door } from '../acts/index.ts'
import { requireStaff } from '../edge/index.ts'
import { findRegion } from '../registry/index.ts'
import { publicConsultations } from './consultations.ts'

const closed = { additionalProperties: false } as const
const words = Type.String()
const params = Type.Object({ code: Type.String({ pattern: '^[0-9]{12}$', description: 'Code of the village.' }) })
const Answer = Type.Object({
  village: Type.Object({ code: words, name: words }, closed),
  items: Type.Array(Type.Object({
    id: words, topic: words, way: Type.Union((Object.keys(ways) as Way[]).map((one) => Type.Literal(one))), day: words, stateName: words, open: Type.Boolean(), hidden: Type.Integer({ minimum: 0 }),
    opinions: Type.Array(Type.Object({ words, name: words, on: words }, closed)),
  }, closed)),
}, closed)
true satisfies (Static<typeof Answer> extends VillageConsultations ? true : false)

const watchers: readonly Office[] = ['VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'TOWN_DISPATCHER', 'COUNTY_CENTER']

export function consultationRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Static<typeof params> }>('/api/consultations/villages/:code', {
    schema: { summary: '一个村的民主协商和线上征询的意见', params, response: { 200: Answer } },
  }, async (request, reply) => {
    const { mandate } = requireStaff(request)
    const { code } = request.params
    if (!watchers.includes(mandate.office) || !contains(mandate.region, { level: 'VILLAGE', code })) {
      throw new Refused({ code: 'region-not-yours', sentence: '这个村不在您的辖区里，或者您的任职不管村里议事。请从本辖区进入。', cause: `village ${code} is not for this office` })
    }
    const view = await door.database.reading({ role: 'system' }, async (transaction) => {
      const region = await findRegion(transaction, { level: 'VILLAGE', code })
      if (region === null) throw new Refused({ code: 'region-unknown', sentence: '没有这个村，请从辖区的名单里选。', cause: `no village ${code}` })
      const items = await publicConsultations(transaction, code)
      return { village: { code, name: region.shortName }, items: items.map(({ id, stateName, open, hidden, opinions, shown }) => ({ id, stateName, open, hidden, opinions: [...opinions], topic: shown.topic, way: shown.way, day: shown.day })) }
    })
    return await reply.header('cache-control', 'no-store').send(view)
  })
}
