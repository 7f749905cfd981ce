/** An invented village with the members of its four bodies, its cadres and a stranger, and the world in which meetings happen. */
import { system, type Actor } from '../../../core/procedure/actor.ts'
import type { Dossier } from '../../../core/procedure/dossier.ts'
import { checkForm } from '../../../core/procedure/form.ts'
import type { Known, KnownHousehold, KnownMandate } from '../../../core/procedure/procedure.ts'
import { demoVillage, inOffice, otherVillage, person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { parseInstant, type Instant } from '../../../core/time/index.ts'
import { bodies, bodyFunctions, bodyOf, type BodyFunction } from '../../../core/village-bodies/index.ts'
import { bodyMeeting } from '../body-meeting.procedure.ts'
import type { MeetingFile } from '../meeting-file.ts'
import { defaultSettings, type MeetingSettings } from '../settings.ts'

export type MeetingStory = Story<MeetingFile>
export const village = demoVillage
export const elsewhere = otherVillage

/** '2026-11-23 09:30' in Beijing; that day is a Monday. */
export function at(text: string): Instant {
  return parseInstant(`${text.replace(' ', 'T')}+08:00`) ?? 0
}
export const monday = at('2026-11-23 09:00')

const memberCount = 6
const offices = ['BODY_CHAIR', 'BODY_RECORDER', 'BODY_MEMBER', 'BODY_MEMBER', 'BODY_MEMBER', 'BODY_MEMBER'] as const

/** Six members each: chair, recorder, four more. Their numbers say which body: 100…105 of the first. */
export function membersOf(body: BodyFunction, of = village): readonly Actor[] {
  const first = (of === village ? 100 : 900) + bodyFunctions.indexOf(body) * 10
  return offices.map((office, nth) => inOffice(person(first + nth), office, of, body))
}
export function memberOf(body: BodyFunction, nth: number): Actor {
  return membersOf(body)[nth] ?? system
}
export const cadre = inOffice(person(1), 'VILLAGE_CADRE', village, 'committee')
export const secretary = inOffice(person(2), 'PARTY_SEC', village, 'party')
export const town = inOffice(person(3), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
export const strangers: readonly Actor[] = [...membersOf('virtue-council', elsewhere), inOffice(person(9), 'VILLAGE_CADRE', elsewhere, 'committee'), town]
export const everybody: readonly Actor[] = [...bodyFunctions.flatMap((body) => membersOf(body)), cadre, secretary, ...strangers]

/** The second member of each council lives in the first household; the third is the sister of somebody there. */
export const household = person(700)
export const strangersHousehold = person(701)
export const elsewhereHousehold = person(702)
const households = (): readonly KnownHousehold[] => [
  houseOf(household, village, bodyFunctions.map((body) => memberOf(body, 2).person ?? ''), bodyFunctions.map((body) => memberOf(body, 3).person ?? '')),
  houseOf(strangersHousehold, village, [person(800)], []), houseOf(elsewhereHousehold, elsewhere, [person(801)], []),
]

export function worldOf(settings: Partial<MeetingSettings> = {}, absent = new Set<string>()): World {
  return { procedure: bodyMeeting, calendar, settings: { ...defaultSettings, ...settings }, known: (dossier, act, form) => knownFor(dossier, act, form, absent), absent }
}

export function beginMeeting(id = person(500), settings: Partial<MeetingSettings> = {}, now = monday): MeetingStory {
  return begin<MeetingFile>(worldOf(settings), { county: Number(village.slice(0, 6)), id }, now)
}

export function callOf(body: BodyFunction, more: object = {}): object {
  const kind = bodies[body].may[0] ?? 'own-work'
  return {
    body: `${village}:${body}`, village, day: '2026-11-30', time: '19:30', place: '村委会会议室',
    agenda: [{ kind, title: '第一件要议的事', ...(['star-move', 'family-occasion'].includes(kind) ? { households: [strangersHousehold] } : {}) }, { kind: 'own-work', title: '下个月的安排', publish: true }], ...more,
  }
}

function knownFor(dossier: Dossier, act: string, form: unknown, absent: ReadonlySet<string>): Known {
  const definition = bodyMeeting.acts[act]
  if (definition === undefined || checkForm(definition.form, form) !== null) return nothingKnown
  const wanted = definition.looksUp?.(form, { dossier: dossier as never, actor: system, now: 0, settings: defaultSettings, calendar }) ?? {}
  const units = (wanted.desks ?? []).flatMap((desk) => (desk.kind === 'unit' ? [desk.unit] : []))
  return {
    ...nothingKnown,
    units: new Map((wanted.units ?? []).filter((id) => bodyOf(id) !== null && [village, elsewhere].includes(id.slice(0, 12))).map((id) => [id, { id, name: id, kind: 'village-body', region: id.slice(0, 12), inForce: true }])),
    holders: units.flatMap((unit) => holdersOf(unit)).filter((held) => !absent.has(held.person)),
    households: new Map(households().filter(({ id }) => wanted.households?.includes(id)).map((one) => [one.id, one])),
  }
}

function holdersOf(unit: string): readonly KnownMandate[] {
  const body = bodyOf(unit)
  const of = unit.slice(0, 12)
  return body === null ? [] : membersOf(body, of).slice(0, memberCount).map(({ person: holder, mandate }) => ({ person: holder ?? '', office: mandate?.office ?? 'BODY_MEMBER', unit, region: of }))
}

function houseOf(id: string, where: string, members: readonly string[], nearRelatives: readonly string[]): KnownHousehold {
  return { id, village: where, basis: 'residence', endedOn: null, head: members[0] ?? null, headName: '张演示', group: '', members: members.map((one) => ({ person: one, bornOn: '1980-01-01', adult: true })), nearRelatives }
}
