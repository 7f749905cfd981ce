/**
 * `/api/kinships`: near relatives across households as they were declared, kept by who keeps the village's register. Members of one
 * household need no declaration. Nothing is changed: what was wrong is withdrawn, and both stay readable by the two persons themselves.
 */
import { randomUUID } from 'node:crypto'
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { nearRelations, type NearRelation } from '../../core/kinship/kinship.ts'
import type { Office } from '../../core/procedure/actor.ts'
import { paddedCode } from '../../core/region/scope.ts'
import type { Transaction } from '../database/index.ts'
import { byStaff, listed, listing, type Administration, type Staff } from './administration.ts'
import { Kinship, Kinships } from './answers.ts'
import { refusals } from './refusals.ts'
import { afterId, closed, countyAsked, Csrf, Cursor, regionAsked, RegionCode, rowKeyOf, rowName, RowName, RowParams } from './wire.ts'

const ListQuery = Type.Object({ region: Type.Optional(RegionCode), relative: Type.Optional(RowName), cursor: Type.Optional(Cursor) }, closed)
const DeclareBody = Type.Object({
  person: RowName, other: RowName, csrf: Csrf,
  relation: Type.Union((Object.keys(nearRelations) as NearRelation[]).map((key) => Type.Literal(key)), { description: '`other` is the relation of `person`.' }),
}, closed)
const WithdrawBody = Type.Object({ csrf: Csrf }, closed)
const keepers: readonly Office[] = ['VILLAGE_CADRE', 'PARTY_SEC']
const pageSize = 100

export function kinshipRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration

  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/kinships', { schema: { summary: '本村登记的近亲属（用于回避）', querystring: ListQuery, response: { 200: Kinships } } }, async (request, reply) => {
    const { region: asked, relative, cursor } = request.query
    const answer = await byStaff(administration, request, listing('list-kinships', asked, mayKeep), async (transaction, staff) => {
      const region = regionAsked(staff, asked)
      return listed(region, await pageOf(transaction, { county: countyAsked(region), code: region.code, after: afterId(cursor).after, person: relative === undefined ? null : rowKeyOf(relative).id }))
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Body: Static<typeof DeclareBody> }>('/api/kinships', { schema: { summary: '登记两人是近亲属', body: DeclareBody, response: { 201: Kinship } } }, async (request, reply) => {
    const { person, other, relation } = request.body
    const answer = await byStaff(administration, request, { act: 'declare-kinship', object: `person:${person}`, may: mayKeep }, async (transaction, staff) => {
      const [one, two] = [await personOf(transaction, person), await personOf(transaction, other)]
      if (one === null || two === null || one.county !== two.county) throw refusals.noSuchPerson()
      if (one.id === two.id) throw refusals.ownKin()
      const row = {
        county: one.county, id: randomUUID(), person: one.id, relation, other: two.id, place: paddedCode(one.village ?? staff.mandate.region.code), declared_by: staff.person, declared_at: new Date(door.clock()), withdrawn_at: null,
      }
      const written = await transaction.insertInto('kinships').values(row).onConflict((conflict) => conflict.columns(['county', 'person', 'other']).where('withdrawn_at', 'is', null).doNothing()).executeTakeFirst()
      if (written.numInsertedOrUpdatedRows !== 1n) throw refusals.kinshipKnown()
      return { answer: viewOf({ ...row, name: one.name, other_name: two.name }) }
    })
    return await reply.code(201).header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Params: Static<typeof RowParams>; Body: Static<typeof WithdrawBody> }>('/api/kinships/:id/withdraw', {
    schema: { summary: '撤下一条近亲属登记', params: RowParams, body: WithdrawBody, response: { 204: Type.Null() } },
  }, async (request, reply) => {
    await byStaff(administration, request, { act: 'withdraw-kinship', object: `kinship:${request.params.id}`, may: mayKeep }, async (transaction) => {
      const { county, id } = rowKeyOf(request.params.id)
      const changed = await transaction.updateTable('kinships').set({ withdrawn_at: new Date(door.clock()) }).where('county', '=', county).where('id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst()
      if (changed.numUpdatedRows === 0n) throw refusals.noSuchKinship()
      return { answer: null }
    })
    return await reply.code(204).send()
  })
}

function mayKeep({ mandate: { office } }: Staff): void {
  if (!keepers.includes(office)) throw refusals.kinshipsNotYours()
}

/** Only of those the actor may see: the register's own policy decides. */
async function personOf(transaction: Transaction, name: string) {
  const { county, id } = rowKeyOf(name)
  const row = await transaction.selectFrom('persons').select(['county', 'id', 'name', 'residence_village', 'hukou_village']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { county: row.county, id: row.id, name: row.name, village: row.residence_village ?? row.hukou_village }
}

type Asked = { readonly county: number; readonly code: string; readonly after: string | undefined; /** From either side of what was declared. */ readonly person: string | null }

async function pageOf(transaction: Transaction, { county, code, after, person }: Asked) {
  let rows = transaction.selectFrom('kinships as kinship')
    .leftJoin('persons as one', (join) => join.onRef('one.county', '=', 'kinship.county').onRef('one.id', '=', 'kinship.person'))
    .leftJoin('persons as two', (join) => join.onRef('two.county', '=', 'kinship.county').onRef('two.id', '=', 'kinship.other'))
    .select(['kinship.county', 'kinship.id', 'kinship.person', 'kinship.relation', 'kinship.other', 'kinship.declared_at', 'one.name', 'two.name as other_name'])
    .where('kinship.county', '=', county).where('kinship.place', '>=', paddedCode(code)).where('kinship.place', '<=', Number(code.padEnd(15, '9'))).where('kinship.withdrawn_at', 'is', null)
  if (person !== null) rows = rows.where((where) => where.or([where('kinship.person', '=', person), where('kinship.other', '=', person)]))
  if (after !== undefined) rows = rows.where('kinship.id', '>', after)
  const found = await rows.orderBy('kinship.id').limit(pageSize + 1).execute()
  const page = found.slice(0, pageSize)
  return { items: page.map(viewOf), next: found.length > pageSize ? page.at(-1)?.id ?? null : null }
}

type Row = { readonly county: number; readonly id: string; readonly person: string; readonly other: string; readonly relation: NearRelation; readonly declared_at: Date; readonly name: string | null; readonly other_name: string | null }

function viewOf({ county, id, person, other, relation, declared_at: at, name, other_name: otherName }: Row) {
  return {
    id: rowName({ county, id }), person: { id: rowName({ county, id: person }), name }, other: { id: rowName({ county, id: other }), name: otherName },
    relation, relationName: nearRelations[relation], declaredAt: at.toISOString(),
  }
}
