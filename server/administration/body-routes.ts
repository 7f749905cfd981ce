/**
 * `/api/bodies`: the bodies of a village with their members, terms and meetings; the village sets them up and names members with the
 * resolution it rests on, the security administrator grants.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import type { Office } from '../../core/procedure/actor.ts'
import { addDays, dayOf, toIso, type Day } from '../../core/time/index.ts'
import { agendaKinds, bodies, bodyFunctions, bodyOf } from '../../core/village-bodies/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'
import type { Procedures } from '../procedures/index.ts'
import {
  bodyMembers, bodyOfficeNames, bodyOffices, choosers, decideOnNomination, findNomination, nominateMember, openNominations, setUpBody, unitsOfRegion,
  type BodyMember, type BodyOffice, type Chooser, type Nomination,
} from '../registry/index.ts'
import { byStaff, listed, listing, type Administration, type Staff } from './administration.ts'
import { Bodies, Nomination as NominationAnswer, SetUp } from './body-answers.ts'
import { refusals } from './refusals.ts'
import { closed, Csrf, dayAsked, DayText, plainText, regionAsked, rowKeyOf, rowName, RowParams, Uuid } from './wire.ts'

const VillageCode = Type.String({ pattern: '^[0-9]{12}$' })
const ListQuery = Type.Object({ village: Type.Optional(VillageCode) }, closed)
const SetUpBody = Type.Object({ body: Type.Union(bodyFunctions.map((one) => Type.Literal(one))), csrf: Csrf }, closed)
const NominateBody = Type.Object({
  id: Type.Optional(Uuid), body: Type.Union(bodyFunctions.map((one) => Type.Literal(one))), person: Uuid, office: Type.Union(bodyOffices.map((one) => Type.Literal(one))),
  validFrom: DayText, validTo: DayText, chosenBy: Type.Union((Object.keys(choosers) as Chooser[]).map((one) => Type.Literal(one))), chosenOn: DayText,
  minutes: Type.String({ minLength: 2, maxLength: 200, pattern: plainText, description: 'Where the resolution stands.' }), csrf: Csrf,
}, closed)
const DecideBody = Type.Object({
  decision: Type.Union([Type.Literal('granted'), Type.Literal('refused')]), note: Type.Optional(Type.String({ minLength: 2, maxLength: 200, pattern: plainText })), csrf: Csrf,
}, closed)

/** Days before the end of a term from which it counts as ending. */
const endingWithin = 90
/** Fewer cannot vote with a majority that means anything. */
const leastMembers = 3

export function bodyRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration

  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/bodies', { schema: { summary: '村级组织：成员、任期和会议', querystring: ListQuery, response: { 200: Bodies } } }, async (request, reply) => {
    const { village: asked } = request.query
    const answer = await byStaff(administration, request, listing('list-bodies', asked, mayList), async (transaction, staff) => {
      const region = regionAsked(staff, asked)
      if (region.level !== 'VILLAGE') throw refusals.villageNeeded()
      return listed(region, await answerFor(transaction, region.code, dayOf(door.clock()), door.procedures))
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.get('/api/body-nominations', { schema: { summary: '等待授予的村级组织成员', response: { 200: Type.Object({ items: Type.Array(NominationAnswer) }, closed) } } }, async (request, reply) => {
    const answer = await byStaff(administration, request, listing('list-bodies', undefined, mayDecide), async (transaction, staff) => (
      listed(staff.mandate.region, { items: (await openNominations(transaction, staff.mandate.region)).map(nominationView) })))
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Body: Static<typeof SetUpBody> }>('/api/bodies', { schema: { summary: '登记成立一个村级组织', body: SetUpBody, response: { 201: SetUp } } }, async (request, reply) => {
    const { body } = request.body
    const deed = { act: 'set-up-body', object: `body:${body}`, may: mayName }
    const answer = await byStaff(administration, request, deed, async (transaction, { mandate }) => {
      const unit = await setUpBody(transaction, mandate.region.code, body, dayOf(door.clock()))
      return { answer: { unit }, region: mandate.region.code, object: `unit:${unit}` }
    })
    return await reply.code(201).header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Body: Static<typeof NominateBody> }>('/api/body-nominations', { schema: { summary: '提名村级组织成员', body: NominateBody, response: { 201: NominationAnswer } } }, async (request, reply) => {
    const { body: sent } = request
    const id = sent.id ?? uuidv7({ msecs: door.clock() })
    const deed = { act: 'nominate-member', object: `nomination:${id}`, purpose: sent.office, may: mayName }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      const village = staff.mandate.region.code
      const wanted = {
        id, unit: `${village}:${sent.body}`, person: sent.person, office: sent.office, validFrom: dayAsked(sent.validFrom, '/validFrom'), validTo: dayAsked(sent.validTo, '/validTo'),
        chosenBy: sent.chosenBy, chosenOn: dayAsked(sent.chosenOn, '/chosenOn'), minutes: sent.minutes.trim(),
      }
      await nominateMember(transaction, staff, wanted, dayOf(door.clock()), door.clock())
      const named = await findNomination(transaction, Number(village.slice(0, 6)), id)
      if (named === null || named.person !== wanted.person || named.unit !== wanted.unit || named.office !== wanted.office) throw refusals.mandateIdUsed()
      return { answer: nominationView(named), region: village }
    })
    return await reply.code(201).header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Params: Static<typeof RowParams>; Body: Static<typeof DecideBody> }>('/api/body-nominations/:id/decide', {
    schema: { summary: '授予或不授予村级组织成员', params: RowParams, body: DecideBody, response: { 200: NominationAnswer } },
  }, async (request, reply) => {
    const { decision, note } = request.body
    const deed = { act: decision === 'granted' ? 'grant-member' : 'refuse-member', object: `nomination:${request.params.id}`, may: mayDecide, stepUp: true }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      const decided = await decideOnNomination(transaction, staff, { ...rowKeyOf(request.params.id), decision, note: note ?? null }, door.clock())
      return { answer: nominationView(decided), region: decided.village }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

const listers: readonly Office[] = ['VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'SEC_ADMIN', ...bodyOffices]

function mayList({ mandate: { office } }: Staff): void {
  if (!listers.includes(office)) throw refusals.bodiesNotYours()
}

/** The village's own cadres, for their village. */
function mayName({ mandate: { office, region } }: Staff): void {
  if ((office !== 'VILLAGE_CADRE' && office !== 'PARTY_SEC') || region.level !== 'VILLAGE') throw refusals.bodiesNotYours()
}

function mayDecide({ mandate: { office } }: Staff): void {
  if (office !== 'SEC_ADMIN') throw refusals.grantingNotYours()
}

async function answerFor(transaction: Transaction, village: string, today: Day, procedures: Procedures) {
  const units = await unitsOfRegion(transaction, village)
  const members = await bodyMembers(transaction, village, today)
  const nominations = await openNominations(transaction, { level: 'VILLAGE', code: village })
  const meetings = await transaction.selectFrom('dossiers').select(['county', 'id', 'title', 'state', 'category', 'opened_at']).where('county', '=', Number(village.slice(0, 6)))
    .where('village', '=', Number(village)).where('procedure', '=', 'body-meeting').orderBy('opened_at', 'desc').limit(40).execute()
  const states = procedures.newest('body-meeting')?.states ?? {}
  return {
    village,
    items: bodyFunctions.map((body) => {
      const unit = units.find(({ unitFunction }) => unitFunction === body)
      const own = members.filter((one) => bodyOf(one.unit) === body)
      const now = own.filter(({ validFrom }) => validFrom <= today)
      return {
        body, unit: unit?.id ?? null, name: bodies[body].name, duty: bodies[body].duty, mayNot: bodies[body].mayNot,
        may: bodies[body].may.map((kind) => ({ kind, name: agendaKinds[kind].name, households: agendaKinds[kind].households, leadsTo: agendaKinds[kind].leadsTo })),
        members: own.map((member) => memberView(member, today)),
        vacancies: unit === undefined ? [] : vacanciesOf(now),
        nominations: nominations.filter((one) => bodyOf(one.unit) === body).map(nominationView),
        meetings: meetings.filter(({ category }) => category === body).map((one) => ({
          id: dossierName(one), title: one.title, state: one.state, stateName: states[one.state]?.name ?? one.state, calledAt: toIso(one.opened_at.getTime()),
        })),
      }
    }),
  }
}

function vacanciesOf(members: readonly BodyMember[]): string[] {
  const without = (office: BodyOffice) => (members.some((one) => one.office === office) ? [] : [`没有${bodyOfficeNames[office]}`])
  return [...without('BODY_CHAIR'), ...without('BODY_RECORDER'), ...(members.length < leastMembers ? [`成员不到 ${leastMembers} 人`] : [])]
}

function memberView({ person, name, office, validFrom, validTo }: BodyMember, today: Day) {
  return {
    person, name, office, officeName: bodyOfficeNames[office], validFrom, validTo,
    state: validFrom > today ? 'to-come' as const : validTo !== null && validTo <= addDays(today, endingWithin) ? 'ending' as const : 'in-force' as const,
  }
}

function nominationView(nomination: Nomination) {
  const { county, id, unit, holderName, office, village, validFrom, validTo, chosenBy, chosenOn, minutes, proposedAt, decision } = nomination
  const body = bodyOf(unit)
  return {
    id: rowName({ county, id }), unit, bodyName: body === null ? '' : bodies[body].name, holderName, office, officeName: bodyOfficeNames[office], village, validFrom, validTo,
    chosenBy, chosenByName: choosers[chosenBy], chosenOn, minutes, proposedAt: toIso(proposedAt), decision,
  }
}
