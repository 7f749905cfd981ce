/** `GET /api/helped-people` finds a resident of the own village by the whole name; `POST /api/helped-people/{id}/consent` notes that they agreed. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { byStaff, type Administration, type Staff } from './administration.ts'
import { HelpedPeople, HelpedPerson } from './answers.ts'
import { consents, type Consent } from '../registry/index.ts'
import { helpers, noteConsent, residentsCalled, type Helped } from './helped-people.ts'
import { refusals } from './refusals.ts'
import { closed, Csrf, plainText, rowKeyOf, rowName, RowParams } from './wire.ts'

const FindQuery = Type.Object({ name: Type.String({ minLength: 2, maxLength: 30, pattern: plainText, description: 'The whole name, as the person says it.' }) }, closed)
const ConsentBody = Type.Object({
  consent: Type.Union((Object.keys(consents) as Consent[]).map((key) => Type.Literal(key)), { description: 'How the person agreed to be helped.' }), csrf: Csrf,
}, closed)

export function helpedPeopleRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration

  app.get<{ Querystring: Static<typeof FindQuery> }>('/api/helped-people', { schema: { summary: '按全名找要帮办的本村居民', querystring: FindQuery, response: { 200: HelpedPeople } } }, async (request, reply) => {
    const deed = { act: 'find-helped-person', object: 'persons:by-name', may: mayHelp }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => (
      { answer: { items: (await residentsCalled(transaction, staff.mandate.region, request.query.name)).map(viewOf) } }
    ))
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Params: Static<typeof RowParams>; Body: Static<typeof ConsentBody> }>('/api/helped-people/:id/consent', {
    schema: { summary: '记下本人同意由我代为上报（本人会看到）', params: RowParams, body: ConsentBody, response: { 200: HelpedPerson } },
  }, async (request, reply) => {
    const { consent } = request.body
    const deed = { act: 'note-consent', object: `person:${request.params.id}`, purpose: consent, may: mayHelp }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      const person = await noteConsent(transaction, staff, rowKeyOf(request.params.id).id, consent, door.clock())
      if (person === null) throw refusals.noSuchPerson()
      return { answer: viewOf(person) }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

function mayHelp({ mandate: { office } }: Staff): void {
  if (!helpers.includes(office)) throw refusals.helpingNotYours()
}

function viewOf({ county, id, name, birthYear }: Helped) {
  return { id: rowName({ county, id }), name, birthYear }
}
