/**
 * `GET /api/people` shows little of many, `GET /api/people/{county}-{uuid}` the record of one, `POST /api/people/search` finds by number:
 * numbers travel in bodies only, never in addresses that end in logs.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { isMobileNumber, isResidentNumber, normalizePhone, normalizeResidentNumber } from '../../core/identity-number/index.ts'
import { findPersons, findPersonsByIdNumber, findPersonsByPhone, readPerson, type PersonEntry, type PersonRecord } from '../registry/index.ts'
import { byStaff, listed, listing, type Administration, type Staff } from './administration.ts'
import { People, PeopleFound, Person } from './answers.ts'
import { findPersonsByName } from './people-by-name.ts'
import { purposes, type Purpose } from './purposes.ts'
import { refusals } from './refusals.ts'
import { afterId, Basis, closed, countyAsked, Csrf, Cursor, regionAsked, RegionCode, rowKeyOf, rowName, RowParams } from './wire.ts'

const PurposeKey = Type.Union(Object.keys(purposes).map((key) => Type.Literal(key as Purpose)))
const ListQuery = Type.Object({
  region: Type.Optional(RegionCode), basis: Type.Optional(Basis),
  text: Type.Optional(Type.String({ maxLength: 20, description: 'Part of a name.' })), cursor: Type.Optional(Cursor),
}, closed)
const ReadQuery = Type.Object({
  purpose: PurposeKey,
  show: Type.Optional(Type.Union([Type.Literal('id-number'), Type.Literal('phone')], { description: 'Unmasked; asks for a fresh second factor.' })),
}, closed)
const SearchBody = Type.Object({
  idNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })), phone: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  region: Type.Optional(RegionCode), purpose: PurposeKey, csrf: Csrf,
}, { ...closed, minProperties: 2 })

const purposeList = Object.entries(purposes).map(([key, name]) => ({ key, name }))

export function peopleRoutes(app: FastifyInstance, administration: Administration): void {
  const { door, cipher } = administration

  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/people', { schema: { summary: '辖区居民', querystring: ListQuery, response: { 200: People } } }, async (request, reply) => {
    const { region: asked, basis = 'residence', cursor, text } = request.query
    const answer = await byStaff(administration, request, listing('list-people', asked, mayRead), async (transaction, staff) => {
      const region = regionAsked(staff, asked)
      const question = { scope: region, basis, ...afterId(cursor) }
      const name = text?.trim() ?? ''
      const county = countyAsked(region)
      const page = name === '' ? await findPersons(transaction, county, question) : await findPersonsByName(transaction, county, question, name)
      return listed(region, { items: page.persons.map(entryView), next: page.next, purposes: purposeList })
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.get<{ Params: Static<typeof RowParams>; Querystring: Static<typeof ReadQuery> }>('/api/people/:id', {
    schema: { summary: '一个人的登记（本人会看到查看记录）', params: RowParams, querystring: ReadQuery, response: { 200: Person } },
  }, async (request, reply) => {
    const { purpose, show } = request.query
    const verb = show === undefined ? { act: 'read-person' } : { act: 'unmask-person', stepUp: true }
    const deed = { ...verb, object: `person:${request.params.id}`, purpose, may: mayRead }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      const { county, id } = rowKeyOf(request.params.id)
      const person = await readPerson(transaction, cipher, staff, county, id, {
        purpose: purposes[purpose], fields: ['basic', ...(show === undefined ? [] : [show])], at: door.clock(),
      })
      if (person === null) throw refusals.noSuchPerson()
      return { answer: recordView(person), region: placeOf(person) ?? staff.mandate.region.code }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Body: Static<typeof SearchBody> }>('/api/people/search', { schema: { summary: '按身份证号或电话查人', body: SearchBody, response: { 200: PeopleFound } } }, async (request, reply) => {
    const { idNumber, phone, region: asked, purpose } = request.body
    const deed = { act: 'search-people', object: `persons:${phone === undefined ? 'by-id-number' : 'by-phone'}`, purpose, may: mayRead }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      const region = regionAsked(staff, asked)
      const [find, number] = numberAsked(idNumber, phone)
      const access = { purpose: purposes[purpose], fields: ['basic'] as const, at: door.clock() }
      const found = await find(transaction, cipher, staff, countyAsked(region), number, access)
      return { answer: { items: found.map(recordView) }, region: region.code }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

/** Offices that read a region; the policies would show the others nobody but themselves, and no reason. */
export function mayRead(staff: Staff): void {
  if (!staff.readsRegion) throw refusals.peopleNotYours()
}

/** Exactly one of the two numbers. */
function numberAsked(idNumber: string | undefined, phone: string | undefined) {
  if (idNumber !== undefined) {
    if (phone !== undefined || !isResidentNumber(normalizeResidentNumber(idNumber))) throw refusals.numberWrong('/idNumber')
    return [findPersonsByIdNumber, idNumber] as const
  }
  if (phone === undefined || !isMobileNumber(normalizePhone(phone))) throw refusals.numberWrong('/phone')
  return [findPersonsByPhone, phone] as const
}

function entryView({ county, id, ...shown }: PersonEntry) {
  return { id: rowName({ county, id }), ...shown }
}

function recordView({ county, id, ...shown }: PersonRecord) {
  return { id: rowName({ county, id }), ...shown }
}

function placeOf({ residenceGrid, residenceVillage, hukouVillage }: PersonRecord): string | null {
  return residenceGrid ?? residenceVillage ?? hukouVillage
}
