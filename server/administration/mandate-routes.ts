/**
 * `/api/mandates`: the roll of a scope; its security administrator grants and revokes, with a fresh second factor. What is
 * granted in an office of power waits for a second person, see mandate-proposal-routes.ts.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { offices, type Office } from '../../core/procedure/actor.ts'
import { isOfficeOfPower } from '../../core/procedure/offices-of-power.ts'
import { countyOf } from '../../core/region/codes.ts'
import { heldOn } from '../../core/region/version.ts'
import { addDays, dayOf, toIso, type Day, type Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import {
  expiryNotice, findMandate, findProposal, grantMandate, mandatesOfScope, proposeMandate, revokeMandate, type MandateFilter, type MandateRecord, type NewMandate,
} from '../registry/index.ts'
import { byStaff, listed, listing, type Administration, type Done, type Staff } from './administration.ts'
import { Mandate as MandateAnswer, MandateProposal, Mandates } from './answers.ts'
import { proposalView } from './mandate-proposal-view.ts'
import { refusals } from './refusals.ts'
import {
  afterId, closed, Csrf, Cursor, dayAsked, DayText, plainText, regionAsked, RegionCode, regionKey, rowKeyOf, rowName, RowParams, uuid, Uuid,
} from './wire.ts'

const ListQuery = Type.Object({
  region: Type.Optional(RegionCode), cursor: Type.Optional(Cursor),
  state: Type.Optional(Type.Union([Type.Literal('in-force'), Type.Literal('expiring'), Type.Literal('over')], { description: 'expiring: ends within 30 days.' })),
}, closed)
const OfficeKey = Type.Union(Object.keys(offices).map((key) => Type.Literal(key as Office)))
const GrantBody = Type.Object({
  id: Type.Optional(Type.String({ pattern: `^${uuid}$`, description: 'Client-made, so that a repeated request grants once.' })),
  person: Uuid, holderName: Type.String({ minLength: 1, maxLength: 60, pattern: plainText }), office: OfficeKey,
  unit: Type.Union([Type.String({ pattern: '^[0-9]{4,15}:[a-z0-9-]{1,40}$' }), Type.Null()]), region: RegionCode,
  validFrom: DayText, validTo: Type.Union([DayText, Type.Null()]),
  workPhone: Type.Union([Type.String({ pattern: '^[0-9][0-9-]{2,19}$', description: 'Public work number (R-015).' }), Type.Null()]),
  reason: Type.Optional(Type.String({ minLength: 2, maxLength: 200, pattern: plainText, description: 'Asked for in an office of power.' })), csrf: Csrf,
}, closed)
const RevokeBody = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200, pattern: plainText }), csrf: Csrf }, closed)

export function mandateRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration

  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/mandates', { schema: { summary: '任职名册', querystring: ListQuery, response: { 200: Mandates } } }, async (request, reply) => {
    const { region: asked, cursor, state } = request.query
    const answer = await byStaff(administration, request, listing('list-mandates', asked, mayList), async (transaction, staff) => {
      const region = regionAsked(staff, asked)
      const today = dayOf(door.clock())
      const filter: MandateFilter | null = state === undefined ? null : { state, day: today }
      const page = await mandatesOfScope(transaction, region, { ...afterId(cursor), ...filter !== null && { filter } })
      return listed(region, { items: page.mandates.map((one) => viewOf(one, today)), next: page.next })
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Body: GrantBody }>('/api/mandates', { schema: { summary: '任命', body: GrantBody, response: { 201: MandateAnswer, 202: MandateProposal } } }, async (request, reply) => {
    const { body } = request
    const id = body.id ?? uuidv7({ msecs: door.clock() })
    const key = { county: countyOf(body.region), id }
    const ofPower = isOfficeOfPower(body.office)
    const deed = {
      act: ofPower ? 'propose-mandate' : 'grant-mandate', object: `mandate:${rowName(key)}`, purpose: body.office, may: mayGrant, stepUp: true,
    }
    const answer = await byStaff(administration, request, deed, async (transaction, staff): Promise<Done<object>> => ({
      answer: await (ofPower ? propose : grant)(transaction, staff, body, id, door.clock()), region: body.region,
    }))
    return await reply.code(ofPower ? 202 : 201).header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Params: Static<typeof RowParams>; Body: Static<typeof RevokeBody> }>('/api/mandates/:id/revoke', {
    schema: { summary: '免去任职', params: RowParams, body: RevokeBody, response: { 200: MandateAnswer } },
  }, async (request, reply) => {
    const key = rowKeyOf(request.params.id)
    const deed = { act: 'revoke-mandate', object: `mandate:${request.params.id}`, may: mayGrant, stepUp: true }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      await revokeMandate(transaction, staff, { ...key, reason: request.body.reason }, door.clock())
      const revoked = await findMandate(transaction, key.county, key.id)
      if (revoked === null) throw refusals.noSuchMandate()
      return { answer: viewOf(revoked, dayOf(door.clock())), region: revoked.region.code }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

type GrantBody = Static<typeof GrantBody>

async function grant(transaction: Transaction, staff: Staff, body: GrantBody, id: string, now: Instant): Promise<object> {
  const wanted = wantedIn(body, id)
  await grantMandate(transaction, staff, wanted, now)
  const granted = await findMandate(transaction, countyOf(body.region), id)
  if (granted === null || !isSame(granted, wanted)) throw refusals.mandateIdUsed()
  return viewOf(granted, dayOf(now))
}

async function propose(transaction: Transaction, staff: Staff, body: GrantBody, id: string, now: Instant): Promise<object> {
  const wanted = wantedIn(body, id)
  if (body.reason === undefined) throw refusals.reasonMissing()
  await proposeMandate(transaction, staff, wanted, body.reason, now)
  const proposed = await findProposal(transaction, countyOf(body.region), id)
  if (proposed === null || !isSame(proposed, wanted)) throw refusals.mandateIdUsed()
  return proposalView(proposed, staff.person)
}

export function mayList({ mandate: { office } }: Staff): void {
  if (office !== 'SEC_ADMIN' && office !== 'AUDIT_ADMIN') throw refusals.mandatesNotYours()
}

export function mayGrant({ mandate: { office } }: Staff): void {
  if (office !== 'SEC_ADMIN') throw refusals.grantingNotYours()
}

function wantedIn(body: GrantBody, id: string): NewMandate {
  const { person, holderName, office, unit, region, validFrom, validTo, workPhone } = body
  return {
    id, person, holderName: holderName.trim(), office, unit, region: regionKey(region), workPhone,
    validFrom: dayAsked(validFrom, '/validFrom'), validTo: validTo === null ? null : dayAsked(validTo, '/validTo'),
  }
}

/** An id used again for something else must not look granted. */
function isSame(granted: NewMandate | MandateRecord, wanted: NewMandate): boolean {
  return granted.person === wanted.person && granted.office === wanted.office && granted.unit === wanted.unit
    && granted.region.code === wanted.region.code && granted.validFrom === wanted.validFrom && granted.validTo === wanted.validTo
}

function viewOf(mandate: MandateRecord, today: Day) {
  const { person, holderName, office, unit, region, validFrom, validTo, grantedBy, grantedAt, revokedBy, revokedAt, revokedReason } = mandate
  return {
    id: rowName(mandate), person, holderName, office, officeName: offices[office], unit, region, validFrom, validTo,
    grantedBy, grantedAt: toIso(grantedAt), revokedBy, revokedAt: revokedAt === null ? null : toIso(revokedAt), revokedReason,
    inForce: revokedAt === null && heldOn(mandate, today),
    expiresSoon: revokedAt === null && heldOn(mandate, today) && validTo !== null && validTo <= addDays(today, expiryNotice),
  }
}
