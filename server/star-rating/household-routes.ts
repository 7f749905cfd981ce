/**
 * `GET /api/star-rating/cycles/{id}` and `/households`: what the meeting, the desk of self-rating and the reviews of a village work from. People
 * of the village only; what they read of each household is what the policies let them.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { entitledIn, questionsAbout, recordersIn } from '../../core/star-rating/entitled.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import { organiserOffices } from '../../procedures/star-household/parties.ts'
import type { Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName, parseDossierKey } from '../dossiers/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import { findRegion, mandatesAskedFor } from '../registry/index.ts'
import { Cycle, Households, RegisterChanges } from './household-answers.ts'
import { changedInRegister } from './register-changes.ts'
import { cycleAsked, householdsOfCycle, namesOfPresent, type CycleRow } from './village-households.ts'

const params = Type.Object({ id: Type.String({ description: 'county-uuid of the year.' }) })
const query = Type.Object({
  after: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', description: 'Id of the last household of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  text: Type.Optional(Type.String({ maxLength: 40, description: 'Part of the name of a head or a group.' })),
  state: Type.Optional(Type.String({ pattern: '^[A-Z]{2,12}$', description: 'State of the rating; NONE for households without one.' })),
}, { additionalProperties: false })
type Asked = { Params: Static<typeof params>; Querystring: Static<typeof query> }

export function starHouseholdRoutes(app: FastifyInstance, door: Door): void {
  app.get<Asked>('/api/star-rating/cycles/:id', { schema: { summary: '一个村这一年星级评定的会议和标准', params, response: { 200: Cycle } } }, async (request, reply) => (
    await reply.header('cache-control', 'no-store').send(await inVillage(door, request, (transaction, cycle, person) => cycleView(transaction, cycle, person, dayOf(door.clock()))))))

  app.get<Asked>('/api/star-rating/cycles/:id/changes', { schema: { summary: '户册里有变化、评定里还没有更新的户', params, response: { 200: RegisterChanges } } }, async (request, reply) => (
    await reply.header('cache-control', 'no-store').send(await changesFor(door, request))))

  app.get<Asked>('/api/star-rating/cycles/:id/households', { schema: { summary: '一个村这一年各户的自评、意见和表决，分页', params, querystring: query, response: { 200: Households } } }, async (request, reply) => (
    await reply.header('cache-control', 'no-store').send(await inVillage(door, request, (transaction, cycle) => (
      householdsOfCycle(transaction, cycle, {
        after: request.query.after ?? null, limit: request.query.limit ?? 50, today: dayOf(door.clock()), namesMembers: isOrganiser(requireStaff(request).mandate.office),
        text: request.query.text?.trim() ?? '', state: request.query.state ?? null,
      }))))))
}

/** Who organises the rating keeps it in step with the register; to the others of the village it is nothing to do. */
function changesFor(door: Door, request: FastifyRequest<Asked>) {
  return inVillage(door, request, async (transaction, cycle) => (
    { items: isOrganiser(requireStaff(request).mandate.office) ? [...await changedInRegister(transaction, cycle, dayOf(door.clock()))] : [] }))
}

/** Whoever may see the year and holds an office in its village: the township and the county see its stages and figures, not its households. */
async function inVillage<T>(door: Door, request: FastifyRequest<Asked>, work: (transaction: Transaction, cycle: CycleRow, person: string | null) => Promise<T>): Promise<T> {
  const actor = requireStaff(request)
  const { id } = request.params
  return await notingDenials(door, request, { act: 'read-star-households', object: `dossier:${id.slice(0, 60)}` }, () => (
    door.database.reading({ role: 'app', actor }, async (transaction) => {
      const cycle = await cycleAsked(transaction, parseDossierKey(id))
      if (actor.mandate.region.code !== cycle.shown.village) {
        throw new Refused({ code: 'region-not-yours', sentence: '各户的评定只由本村组织和评议的人看。请从本村进入。', cause: `${actor.mandate.region.code} is not the village of the cycle` })
      }
      return await work(transaction, cycle, actor.person)
    })))
}

function isOrganiser(office: Office): boolean {
  return organiserOffices.some((one) => one === office)
}

async function cycleView(transaction: Transaction, { key, stage, sequence, shown }: CycleRow, me: string | null, today: Day): Promise<Static<typeof Cycle>> {
  const region = await findRegion(transaction, { level: 'VILLAGE', code: shown.village })
  await takeRole(transaction, 'system')
  const mandates = (await mandatesAskedFor(transaction, questionsAbout(shown.village), today)).map(({ region: at, ...one }) => ({ ...one, region: at.code }))
  const entitled = entitledIn(shown.village, mandates)
  await takeRole(transaction, 'app')
  const names = await namesOfPresent(transaction, key.county, [...entitled, ...shown.evaluators, ...shown.sitting?.present ?? []])
  const named = (person: string) => ({ person, name: names.get(person) ?? '一位评议员' })
  return {
    cycle: dossierName(key), village: shown.village, villageName: region?.shortName ?? shown.village, year: shown.year, stage, sequence, selfUntil: shown.selfUntil,
    denominator: shown.denominator, standard: shown.standard, bonus: [...shown.bonus],
    sitting: shown.sitting === null ? null : { ...shown.sitting, present: shown.sitting.present.map(named) }, evaluators: shown.evaluators.map(named), entitled: entitled.map(named), recorders: [...recordersIn(shown.village, mandates)], me,
    publishedOn: shown.publishedOn, noticeUntil: shown.noticeUntil,
  }
}
