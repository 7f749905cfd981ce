/** `GET /api/supervision/villages/{code}`: the supervision committee's own page; `GET /api/appraisals/villages/{code}`: a village's appraisals, for who looks after it. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains } from '../../core/region/region.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { requireStaff } from '../edge/index.ts'
import { findRegion } from '../registry/index.ts'
import { Appraisals, Desk } from './answers.ts'
import { appraisalsOf } from './appraisals.ts'
import { workOf } from './work-list.ts'

const params = Type.Object({ code: Type.String({ pattern: '^[0-9]{12}$', description: 'Code of the village.' }) })
type Asked = { Params: Static<typeof params> }
const watchers: readonly Office[] = ['VILLAGE_SUPERVISOR', 'VILLAGE_CADRE', 'PARTY_SEC', 'TOWN_DISPATCHER', 'COUNTY_CENTER']

export function supervisionRoutes(app: FastifyInstance, door: Door): void {
  app.get<Asked>('/api/supervision/villages/:code', {
    schema: { summary: '等村务监督委员会办的全部事情', params, response: { 200: Desk } },
  }, async (request, reply) => {
    const { code } = request.params
    const actor = staffOver(request, code, ['VILLAGE_SUPERVISOR'])
    const view = await door.database.reading({ role: 'app', actor }, async (transaction) => {
      const village = await villageOf(transaction, code)
      const groups = await workOf(transaction, door, code)
      return { village, groups: [...groups.map((group) => ({ ...group, items: [...group.items] }))], appraisals: await appraisalsOf(transaction, door, village, true, door.clock()) }
    })
    return await reply.header('cache-control', 'no-store').send(view)
  })

  app.get<Asked>('/api/appraisals/villages/:code', {
    schema: { summary: '一个村的民主评议', params, response: { 200: Appraisals } },
  }, async (request, reply) => {
    const { code } = request.params
    const actor = staffOver(request, code, watchers)
    const view = await door.database.reading({ role: 'app', actor }, async (transaction) => (
      await appraisalsOf(transaction, door, await villageOf(transaction, code), actor.mandate.office === 'VILLAGE_SUPERVISOR', door.clock())))
    return await reply.header('cache-control', 'no-store').send(view)
  })
}

function staffOver(request: FastifyRequest, code: string, offices: readonly Office[]) {
  const actor = requireStaff(request)
  if (!offices.includes(actor.mandate.office) || !contains(actor.mandate.region, { level: 'VILLAGE', code })) {
    throw new Refused({ code: 'region-not-yours', sentence: '这个村不在您的辖区里，或者您的任职不管村务监督。请从本辖区进入。', cause: `village ${code} is not for this office` })
  }
  return actor
}

async function villageOf(transaction: Transaction, code: string) {
  const region = await findRegion(transaction, { level: 'VILLAGE', code })
  if (region === null) throw new Refused({ code: 'region-unknown', sentence: '没有这个村，请从辖区的名单里选。', cause: `no village ${code}` })
  return { code, name: region.shortName }
}
