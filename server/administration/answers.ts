/** What the routes of this room answer, for `/openapi.json`; a test holds every answer against it. */
import { Type, type TSchema } from '@sinclair/typebox'
import { closed } from './wire.ts'

const Text = Type.String()
const Moment = Type.String({ description: 'ISO 8601, UTC.' })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const RegionKey = Type.Object({ level: Text, code: Text }, closed)

const personEntry = {
  id: Type.String({ description: 'county-uuid' }), name: Text, gender: Type.Integer({ description: 'GB/T 2261.1' }), birthYear: orNull(Type.Integer()),
  hukouVillage: orNull(Text), residenceVillage: orNull(Text), residenceGrid: orNull(Text),
}
export const People = Type.Object({
  items: Type.Array(Type.Object(personEntry, closed)), next: orNull(Text), purposes: Type.Array(Type.Object({ key: Text, name: Text }, closed)),
}, closed)
export const Person = Type.Object({
  ...personEntry, birthDate: orNull(Text), idNumber: orNull(Type.String({ description: 'Masked unless asked for.' })), phone: orNull(Type.String({ description: 'Masked unless asked for.' })),
}, closed)
export const PeopleFound = Type.Object({ items: Type.Array(Person) }, closed)

const helped = { id: Type.String({ description: 'county-uuid' }), name: Text, birthYear: orNull(Type.Integer()) }
const kin = Type.Object({ id: Type.String({ description: 'county-uuid' }), name: orNull(Text) }, closed)
const kinship = { id: Type.String({ description: 'county-uuid' }), person: kin, other: kin, relation: Text, relationName: Text, declaredAt: Text }
export const Kinship = Type.Object(kinship, closed)
export const Kinships = Type.Object({ items: Type.Array(Kinship), next: orNull(Text) }, closed)
export const HelpedPerson = Type.Object(helped, closed)
export const HelpedPeople = Type.Object({ items: Type.Array(HelpedPerson) }, closed)

const Named = Type.Object({ id: Text, name: orNull(Text) }, closed)
export const Households = Type.Object({
  items: Type.Array(Type.Object({
    id: Text, basis: Type.Union([Type.Literal('hukou'), Type.Literal('residence')]), village: Text, grid: orNull(Text), address: orNull(Text), head: orNull(Named),
    members: Type.Array(Type.Object({ id: Text, name: orNull(Text), relation: Type.Integer({ description: 'GB/T 4761, first digit.' }) }, closed)),
  }, closed)),
  next: orNull(Text),
}, closed)

export const Mandate = Type.Object({
  id: Text, person: Text, holderName: Text, office: Text, officeName: Text, unit: orNull(Text), region: RegionKey, validFrom: Text, validTo: orNull(Text),
  grantedBy: orNull(Text), grantedAt: Moment, revokedBy: orNull(Text), revokedAt: orNull(Moment), revokedReason: orNull(Text), inForce: Type.Boolean(),
  expiresSoon: Type.Boolean({ description: 'In force, and over within 30 days.' }),
}, closed)
const proposal = {
  id: Text, person: Text, holderName: Text, office: Text, officeName: Text, unit: orNull(Text), region: RegionKey, validFrom: Text, validTo: orNull(Text),
  workPhone: orNull(Text), reason: Text, proposedBy: Text, proposedAt: Moment, decision: orNull(Text), decidedBy: orNull(Text), decidedAt: orNull(Moment),
  note: orNull(Text), tooOld: Type.Boolean(), mayWithdraw: Type.Boolean(), mayDecide: Type.Boolean(),
}
export const MandateProposal = Type.Object(proposal, closed)
export const MandateProposals = Type.Object({
  items: Type.Array(Type.Object({ ...proposal, proposedByName: orNull(Text), decidedByName: orNull(Text) }, closed)),
}, closed)
export const Mandates = Type.Object({ items: Type.Array(Mandate), next: orNull(Text) }, closed)

export const Vacancies = Type.Object({
  items: Type.Array(Type.Object({ region: RegionKey, name: Text, parentName: orNull(Text), office: Text, officeName: Text }, closed)),
  levels: Type.Array(Type.String(), { description: 'Levels inside the region that have needed offices.' }), next: orNull(Text),
}, closed)

export const AuditRecords = Type.Object({
  items: Type.Array(Type.Object({
    county: Type.Integer(), chain: Type.Integer(), sequence: Type.Integer(), at: Moment, person: orNull(Text), office: orNull(Text), officeName: orNull(Text),
    holderName: orNull(Text), userName: orNull(Text), actName: Text, objectName: Text, causeName: orNull(Text), unit: orNull(Text), act: Text, object: Text, purpose: orNull(Text), result: Text, cause: orNull(Text), ip: orNull(Text), device: orNull(Text),
    requestId: orNull(Text), hash: Type.Unknown({ description: 'SM3 of the record and its predecessor.' }),
  }, closed)),
  kinds: Type.Array(Type.Object({ key: Text, name: Text }, closed)), next: orNull(Text),
}, closed)
const Head = Type.Object({ county: Type.Integer(), chain: Type.Integer(), sequence: Type.Integer(), hash: Text }, closed)
export const AuditChains = Type.Object({
  records: Type.Integer(), heads: Type.Array(Head),
  faults: Type.Array(Type.Object({ county: Type.Integer(), chain: Type.Integer(), sequence: Type.Integer(), fault: Text }, closed)),
}, closed)

export const Accesses = Type.Object({
  items: Type.Array(Type.Object({
    id: Text, office: Text, officeName: Text, unit: orNull(Text), unitName: orNull(Text), purpose: Text, fields: Type.Array(Text), at: Moment, dossier: orNull(Text),
  }, closed)),
  next: orNull(Text),
}, closed)
export const Contact = Type.Object({ name: orNull(Text), phone: orNull(Text) }, closed)

export const RegionHistory = Type.Object({
  level: Text, code: Text,
  changes: Type.Array(Type.Object({
    id: Text, act: Text, day: Text, from: Type.Array(Text), to: Type.Array(Text), reason: Text, office: orNull(Text), recordedAt: Moment,
  }, closed)),
  versions: Type.Array(Type.Object({ name: Text, shortName: Text, parent: orNull(Text), status: Text, validFrom: Text, validTo: orNull(Text) }, closed)),
}, closed)
export const RegionsChanged = Type.Object({ id: Text, from: Type.Array(RegionKey), to: Type.Array(RegionKey), warnings: Type.Array(Text) }, closed)
