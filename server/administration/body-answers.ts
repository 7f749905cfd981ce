/** What the routes of village bodies answer, for `/openapi.json`; a test holds every answer against it. */
import { Type, type TSchema } from '@sinclair/typebox'
import { closed } from './wire.ts'

const Text = Type.String()
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const SetUp = Type.Object({ unit: Text }, closed)
export const Nomination = Type.Object({
  id: Type.String({ description: 'county-uuid' }), unit: Text, bodyName: Text, holderName: Text, office: Text, officeName: Text, village: Text, validFrom: Text,
  validTo: Type.String({ description: 'First day after the term.' }), chosenBy: Text, chosenByName: Text, chosenOn: Text, minutes: Text, proposedAt: Text, decision: orNull(Text),
}, closed)
const Member = Type.Object({
  person: Text, name: Text, office: Text, officeName: Text, validFrom: Text, validTo: orNull(Text),
  state: Type.Union([Type.Literal('to-come'), Type.Literal('in-force'), Type.Literal('ending')], { description: 'ending: over within 90 days.' }),
}, closed)
export const Bodies = Type.Object({
  village: Text,
  items: Type.Array(Type.Object({
    body: Text, unit: orNull(Type.String({ description: 'Null where the village has not set it up.' })), name: Text, duty: Text, mayNot: Text,
    may: Type.Array(Type.Object({ kind: Text, name: Text, households: Text, leadsTo: Text }, closed)),
    members: Type.Array(Member), vacancies: Type.Array(Text), nominations: Type.Array(Nomination),
    meetings: Type.Array(Type.Object({ id: Text, title: Text, state: Text, stateName: Text, calledAt: Text }, closed)),
  }, closed)),
}, closed)
