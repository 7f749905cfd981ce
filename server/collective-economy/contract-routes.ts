/** `/api/collective-economy/contracts`: a region's contracts with what is late and what is about to end, as a list and as a workbook. Every act goes through the one door. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { contractKindNames } from '../../core/collective-economy/index.ts'
import { levelOf, type RegionKey } from '../../core/region/region.ts'
import { dayOf } from '../../core/time/index.ts'
import { contractStandings, type ContractLine, type ContractStanding } from '../../core/view/collective-economy.ts'
import type { Door } from '../acts/index.ts'
import { requireStaff } from '../edge/index.ts'
import { findRegion } from '../registry/index.ts'
import { workbookOf, type Rows } from '../statistics/index.ts'
import { closed, Contracts } from './answers.ts'
import { contractsIn, contractSums, cursorIn } from './contracts.ts'
import { notYours, staffOver } from './who-asks.ts'

const code = Type.Optional(Type.String({ pattern: '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$', description: 'A region inside one\'s own.' }))
const standing = Type.Optional(Type.Union((Object.keys(contractStandings) as ContractStanding[]).map((one) => Type.Literal(one))))
const listQuery = Type.Object({ code, standing, q: Type.Optional(Type.String({ maxLength: 40 })), before: Type.Optional(Type.String({ maxLength: 80, description: 'As the page before gave it.' })) }, closed)
const sheetQuery = Type.Object({ code }, closed)
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const perPage = 50
/** A county's contracts; what is more is exported township by township. */
const mostRows = 5_000

export function contractRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof listQuery> }>('/api/collective-economy/contracts', {
    schema: { summary: '辖区里的集体合同：逾期的、快到期的、全部的', querystring: listQuery, response: { 200: Contracts } },
  }, async (request, reply) => {
    const region = asked(request.query.code ?? requireStaff(request).mandate.region.code.slice(0, 12))
    staffOver(request, region)
    const today = dayOf(door.clock())
    const answer = await door.database.reading({ role: 'system' }, async (transaction) => ({
      region: { code: region.code, name: (await findRegion(transaction, region))?.shortName ?? region.code }, today, sums: await contractSums(transaction, region, today),
      ...await contractsIn(transaction, { region, today, standing: request.query.standing ?? 'all', text: request.query.q ?? '', before: cursorIn(request.query.before), limit: perPage }),
    }))
    return await reply.header('cache-control', 'no-store').send({ ...answer, items: [...answer.items] } satisfies Static<typeof Contracts>)
  })

  app.get<{ Querystring: Static<typeof sheetQuery> }>('/api/collective-economy/contracts/xlsx', {
    schema: { summary: '辖区里的集体合同，Excel 表格', querystring: sheetQuery, response: { 200: Type.String({ description: 'XLSX' }) }, gives: { 200: workbookType } },
  }, async (request, reply) => {
    const region = asked(request.query.code ?? requireStaff(request).mandate.region.code.slice(0, 12))
    staffOver(request, region)
    const { items } = await door.database.reading({ role: 'system' }, (transaction) => contractsIn(transaction, { region, today: dayOf(door.clock()), standing: 'all', text: '', before: null, limit: mostRows }))
    return await reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="contracts-${region.code}.xlsx"`).type(workbookType).send(workbookOf('合同台账', rowsOf(items)))
  })
}

function asked(text: string): RegionKey {
  const level = levelOf(text)
  if (level === null) throw notYours(text)
  return { level, code: text }
}

function* rowsOf(items: readonly ContractLine[]): Rows {
  yield ['村', '合同编号', '合同名称', '类别', '收付', '对方', '起', '止', '状态', '总价款', '已收付', '未收付', '逾期', '下一期到期']
  for (const one of items) {
    yield [one.villageName, one.number, one.title, contractKindNames[one.kind], one.direction === 'in' ? '收款' : '付款', one.party, one.from, one.to, one.stateName, one.fen / 100, one.paid / 100, one.open / 100, one.overdue / 100, one.nextDue]
  }
}
