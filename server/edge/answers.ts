/**
 * What the routes of this room answer, for `/openapi.json`. The compiler holds these schemas and the types of `core/view` together: a
 * member more on either side is an error in the last lines.
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import type { DossierView, NamedLine } from '../../core/view/index.ts'
import { levels } from '../../core/region/region.ts'

export const closed = { additionalProperties: false } as const
export const Text = Type.String()
export const Moment = Type.String({ description: 'ISO 8601, UTC.' })
export const Nothing = Type.Null()
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const list = <T extends TSchema>(schema: T) => Type.Array(schema)
const words = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })

const NamedUnit = Type.Object({ id: Text, name: Text }, closed)
const NamedMatter = Type.Object({ number: orNull(Text), title: Text }, closed)
const ViewLine = Type.Union([
  Type.Object({ label: Text, kind: words('text', 'day'), value: Text }, closed),
  Type.Object({ label: Text, kind: Type.Literal('dossier'), value: Text, matter: orNull(NamedMatter) }, closed),
  Type.Object({ label: Text, kind: Type.Literal('units'), value: list(NamedUnit) }, closed),
  Type.Object({ label: Text, kind: Type.Literal('photos'), value: list(Text) }, closed),
])
const Lamp = words('on-time', 'soon', 'late')

const Entry = Type.Object({
  sequence: Type.Integer(), act: Text, name: Text, at: Moment, doneAt: Moment, who: Text, unit: orNull(NamedUnit), mine: Type.Boolean(),
  from: orNull(Text), to: Text, lines: list(ViewLine), rules: list(Type.Object({ number: Text, text: Text }, closed)),
}, closed)
const Clock = Type.Object({ key: Text, name: Text, kind: words('limit', 'timer'), lamp: Lamp, words: Text, dueAt: orNull(Moment), paused: Type.Boolean() }, closed)
const Act = Type.Object({
  act: Text, name: Text, consequence: Text, open: Type.Boolean(), mine: Type.Boolean(), likely: Type.Optional(Type.Boolean()),
  reasons: list(Type.Object({ code: Text, sentence: Text, rule: orNull(Text) }, closed)),
  choices: Type.Optional(Type.Record(Text, list(NamedUnit), { description: 'By JSON pointer into the form.' })),
}, closed)

/** A dossier as the asker may see it. */
export const Dossier = Type.Object({
  id: Type.String({ description: 'county-uuid' }), procedure: Type.Object({ key: Text, version: Type.Integer(), name: Text }, closed), number: orNull(Text), title: Text,
  category: Text, priority: Text,
  state: Type.Object({ key: Text, name: Text, plain: Type.Optional(Text), sentence: Text, step: orNull(Text), final: Type.Boolean() }, closed),
  remarks: Type.Optional(list(Type.Object({ text: Text, since: orNull(Moment) }, closed))),
  alike: Type.Optional(list(Type.Object({ id: Text, number: orNull(Text), title: Text, state: Text, stateName: Text, openedAt: Moment, reason: Text }, closed))),
  suspected: Type.Optional(list(Type.Object({ id: Text, number: orNull(Text), title: Text, stateName: Text, openedAt: Moment }, closed))),
  sequence: Type.Integer({ description: 'To be sent back as `seen`.' }), openedAt: Moment, updatedAt: Moment,
  place: Type.Object({
    village: Text, grid: orNull(Text), lon: orNull(Type.Number()), lat: orNull(Type.Number()), path: list(Type.Object({ code: Text, name: Text }, closed)),
  }, closed),
  holders: list(Text), clocks: list(Clock), sheet: list(ViewLine), timeline: list(Entry), acts: list(Act), isReporter: Type.Boolean(),
  hidden: list(Type.Object({ field: Text, sentence: Text }, closed)), headHash: Text,
}, closed)

const Line = Type.Object({
  id: Text, procedure: Text, number: orNull(Text), title: Text, category: Text, priority: Text, state: Text, stateName: Text, village: Text, villageName: orNull(Text),
  grid: orNull(Text), gridName: orNull(Text), lon: orNull(Type.Number()), lat: orNull(Type.Number()), openedAt: Moment, updatedAt: Moment, dueAt: orNull(Moment),
  lamp: orNull(Lamp), remaining: orNull(Text),
}, closed)

export const Dossiers = Type.Object({ items: list(Line), next: orNull(Text) }, closed)
export const Counts = Type.Object({ waiting: Type.Integer(), soon: Type.Integer(), late: Type.Integer() }, closed)

export const Done = Type.Object({ ok: Type.Literal(true), id: Text, sequence: Type.Integer(), repeated: Type.Boolean(), dossier: orNull(Dossier) }, closed)
const NotDone = Type.Object({
  ok: Type.Literal(false), id: Text, status: Type.Integer(), code: Text, sentence: Text, rule: orNull(Text),
  errors: list(Type.Object({ pointer: Text, detail: Text }, closed)),
}, closed)
export const DoneOrBatch = Type.Union([Done, Type.Object({ results: list(Type.Union([Done, NotDone])) }, closed)])

const RegionKey = Type.Object({ level: words(...levels), code: Text }, closed)
const Position = Type.Tuple([Type.Number(), Type.Number()], { description: 'Longitude, latitude (CGCS2000).' })
export const Region = Type.Object({
  level: words(...levels), code: Text, name: Text, shortName: Text, parent: orNull(RegionKey), kind: Text, unitType: Text, gridType: orNull(Text),
  status: words('ACTIVE', 'SUPERSEDED', 'RETIRED'), validFrom: Text, validTo: orNull(Text), center: orNull(Position), boundary: orNull(list(list(Position))),
}, closed)
export const RegionAround = Type.Object({ region: Region, path: list(Region), children: list(Region) }, closed)
export const Regions = Type.Object({ items: list(Region) }, closed)
export const GridAt = Type.Object({ region: orNull(Region), path: list(Region) }, closed)
export const Units = Type.Object({
  items: list(Type.Object({ id: Text, name: Text, region: RegionKey, unitFunction: Text, kind: Text, workPhone: orNull(Text), validFrom: Text, validTo: orNull(Text) }, closed)),
}, closed)
export const OfficeHolders = Type.Object({
  items: list(Type.Object({ office: Text, name: Text, unit: orNull(Text), region: RegionKey, workPhone: orNull(Text) }, closed)),
}, closed)

const InForce = Type.Object({ version: Type.Integer(), scope: words('defaults', 'city', 'county'), contents: Type.Unknown() }, closed)
export const Procedure = Type.Object({
  key: Text, version: Type.Integer(), name: Text, states: Type.Record(Text, Type.Object({ name: Text, plain: Text, sentence: Text, step: orNull(Text) }, closed)),
  acts: Type.Record(Text, Type.Object({
    name: Text, consequence: Text, form: Type.Unknown({ description: 'JSON Schema of the form.' }), appends: Type.Boolean(), oneByOne: Type.Boolean(),
  }, closed)),
  settings: InForce,
}, closed)
export const SettingsVersions = Type.Object({
  inForce: InForce,
  items: list(Type.Object({
    county: Type.Integer(), version: Type.Integer(), state: Text, reason: Text, contents: Type.Unknown(), proposedAt: Moment, reviewedAt: orNull(Moment),
    reviewNote: orNull(Text), mine: Type.Boolean(), proposer: orNull(Text), reviewer: orNull(Text),
  }, closed)),
}, closed)
export const Proposed = Type.Object({ version: Type.Integer() }, closed)
export const Ok = Type.Object({ ok: Type.Literal(true) }, closed)
export const Differences = Type.Object({
  changed: list(Type.Object({ path: Text, before: Type.Unknown(), after: Type.Unknown(), dossiers: orNull(Type.Integer()) })),
}, closed)
export const DemonstrationAccounts = Type.Object({
  password: Text, items: list(Type.Object({ userName: orNull(Text), office: orNull(Text), unit: orNull(Text), note: orNull(Type.String({ description: 'What else the person is: of the election committee.' })), code: orNull(Text) }, closed)),
}, closed)

/** Optional members as well: one that only one side has must not pass for one that is left out. */
type Whole<T> = T extends readonly (infer One)[] ? readonly Whole<One>[] : T extends object ? { readonly [Name in keyof T]-?: Whole<T[Name]> } : T
type Same<One, Other> = [Whole<One>] extends [Whole<Other>] ? [Whole<Other>] extends [Whole<One>] ? true : never : never
export const told: readonly [Same<Static<typeof Dossier>, DossierView>, Same<Static<typeof Line>, NamedLine>] = [true, true]
