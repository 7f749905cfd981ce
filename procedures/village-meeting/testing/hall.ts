/** An invented village's hall: who may act there, and the world in which meetings and matters on the ladder happen. */
import { system, type Actor } from '../../../core/procedure/actor.ts'
import { asVillager } from '../../../core/procedure/actor.ts'
import { demoVillage, inOffice, otherVillage, person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import type { KnownShown } from '../../../core/procedure/procedure.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { parseInstant, type Instant } from '../../../core/time/index.ts'
import type { MeetingFile } from '../meeting-file.ts'
import { defaultSettings } from '../settings.ts'
import { villageMeeting } from '../village-meeting.procedure.ts'

export const village = demoVillage
export const elsewhere = otherVillage

/** '2026-11-23 09:30' in Beijing; that day is a Monday. */
export function at(text: string): Instant {
  return parseInstant(`${text.replace(' ', 'T')}+08:00`) ?? 0
}
export const monday = at('2026-11-23 09:00')

export const cast = {
  cadre: inOffice(person(1), 'VILLAGE_CADRE', village, 'committee'),
  secretary: inOffice(person(2), 'PARTY_SEC', village, 'party'),
  supervisor: inOffice(person(3), 'VILLAGE_SUPERVISOR', village, 'supervision'),
  town: inOffice(person(4), 'TOWN_DISPATCHER', village.slice(0, 9), 'government'),
  county: inOffice(person(5), 'COUNTY_CENTER', village.slice(0, 6), 'center'),
  otherCadre: inOffice(person(6), 'VILLAGE_CADRE', elsewhere, 'committee'),
  otherSupervisor: inOffice(person(7), 'VILLAGE_SUPERVISOR', elsewhere, 'supervision'),
  villager: asVillager(person(8)),
  system,
} as const satisfies Readonly<Record<string, Actor>>
export const people: readonly Actor[] = Object.values(cast).filter((actor) => actor !== system)
export const strangers: readonly Actor[] = [cast.otherCadre, cast.otherSupervisor, cast.villager]

export type MeetingStory = Story<MeetingFile>
/** Other dossiers that show something, by name; changed while a story is told. */
export type Around = Map<string, KnownShown>

export const opinion = `140423-${person(900)}`

export function beginMeeting(around: Around = new Map(), now = monday): MeetingStory {
  const world: World = { procedure: villageMeeting, calendar, settings: defaultSettings, known: () => ({ ...nothingKnown, shown: around }) }
  return begin<MeetingFile>(world, { county: Number(village.slice(0, 6)), id: person(500) }, now)
}

export const roadItem = { kind: 'public-works', title: '村西水泥路维修', words: '长八百米，预计三十八万元' }
export const reportItem = { kind: 'report', title: '上半年工作通报' }

export function callOf(more: object = {}): object {
  return {
    village, kind: 'ASSEMBLY', basis: 'HOUSEHOLDS', should: 90, day: '2026-12-03', time: '09:00', place: '村文化广场', studiedOn: '2026-11-20', studiedWords: '同意提请村民会议讨论',
    agenda: [roadItem, reportItem], ...more,
  }
}

export function repsOf(more: object = {}): object {
  return {
    village, kind: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', should: 30, composition: { members: 30, representatives: 26, women: 10 }, day: '2026-11-26', time: '19:00', place: '村委会会议室',
    agenda: [{ kind: 'appraisal', title: '民主评议' }], ...more,
  }
}
