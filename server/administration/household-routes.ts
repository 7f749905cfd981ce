/** `GET /api/households`: who lives, or is registered, together. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import type { Transaction } from '../database/index.ts'
import { householdsOf, type Household } from '../registry/index.ts'
import { byStaff, listed, listing, type Administration } from './administration.ts'
import { Households } from './answers.ts'
import { mayRead } from './people-routes.ts'
import { afterId, Basis, closed, countyAsked, Cursor, regionAsked, RegionCode, rowName } from './wire.ts'

const ListQuery = Type.Object({
  region: Type.Optional(RegionCode), basis: Type.Optional(Basis), cursor: Type.Optional(Cursor),
}, closed)

export function householdRoutes(app: FastifyInstance, administration: Administration): void {
  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/households', { schema: { summary: '住户', querystring: ListQuery, response: { 200: Households } } }, async (request, reply) => {
    const { region: asked, basis = 'residence', cursor } = request.query
    const answer = await byStaff(administration, request, listing('list-households', asked, mayRead), async (transaction, staff) => {
      const region = regionAsked(staff, asked)
      const county = countyAsked(region)
      const page = await householdsOf(transaction, county, region.code, basis, afterId(cursor))
      const names = await namesOf(transaction, county, page.households)
      return listed(region, { items: page.households.map((one) => viewOf(one, names)), next: page.next })
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

function viewOf({ county, id, head, members, ...shown }: Household, names: ReadonlyMap<string, string>) {
  const named = (person: string) => ({ id: rowName({ county, id: person }), name: names.get(person) ?? null })
  return {
    id: rowName({ county, id }), ...shown, head: head === null ? null : named(head),
    members: members.map(({ person, relation }) => ({ ...named(person), relation })),
  }
}

/** Of those the actor may see; a member who lives elsewhere stays nameless. */
async function namesOf(transaction: Transaction, county: number, households: readonly Household[]): Promise<ReadonlyMap<string, string>> {
  const persons = [...new Set(households.flatMap(({ head, members }) => [head ?? [], members.map(({ person }) => person)].flat()))]
  if (persons.length === 0) return new Map()
  const rows = await transaction.selectFrom('persons').select(['id', 'name']).where('county', '=', county).where('id', 'in', persons).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
