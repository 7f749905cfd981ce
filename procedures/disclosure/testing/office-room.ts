/** An invented village with its accountant, secretary, three supervisors and those above, and the world in which it publishes. */
import { system, type Actor } from '../../../core/procedure/actor.ts'
import type { Known } from '../../../core/procedure/procedure.ts'
import { demoVillage, inOffice, otherVillage, person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { disclosureKey, type FinanceLine } from '../../../core/open-affairs/index.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { parseInstant, type Instant } from '../../../core/time/index.ts'
import type { DisclosureFile } from '../disclosure-file.ts'
import { disclosure } from '../disclosure.procedure.ts'
import { defaultSettings, type DisclosureSettings } from '../settings.ts'

export type DisclosureStory = Story<DisclosureFile>
export const village = demoVillage

export function at(text: string): Instant {
  return parseInstant(`${text.replace(' ', 'T')}+08:00`) ?? 0
}
/** A Monday after the third quarter; what is due by then is due on 15 October. */
export const monday = at('2026-10-12 09:00')

export const accountant = inOffice(person(1), 'VILLAGE_CADRE', village, 'committee')
export const secretary = inOffice(person(2), 'PARTY_SEC', village, 'party')
export const supervisor = inOffice(person(3), 'VILLAGE_SUPERVISOR', village, 'supervision')
/** Her brother is the accountant. */
export const sister = inOffice(person(4), 'VILLAGE_SUPERVISOR', village, 'supervision')
/** Sits in both, which R-279 forbids; the gate of R-274 holds all the same. */
export const both = inOffice(person(2), 'VILLAGE_SUPERVISOR', village, 'supervision')
export const town = inOffice(person(5), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
export const county = inOffice(person(6), 'COUNTY_CENTER', village.slice(0, 6), 'center')
export const foreign = [inOffice(person(11), 'VILLAGE_CADRE', otherVillage, 'committee'), inOffice(person(13), 'VILLAGE_SUPERVISOR', otherVillage, 'supervision')]
export const everybody: readonly Actor[] = [accountant, secretary, supervisor, sister, both, town, county, ...foreign]

export function worldOf(settings: Partial<DisclosureSettings> = {}): World {
  return { procedure: disclosure, calendar, settings: { ...defaultSettings, ...settings }, known: knownFor }
}

export function beginDisclosure({ item = 'F01', period = '2026-Q3', now = monday, settings = {} }: { item?: string; period?: string; now?: Instant; settings?: Partial<DisclosureSettings> } = {}): DisclosureStory {
  return begin<DisclosureFile>(worldOf(settings), disclosureKey(village, item, period), now)
}

export function linesOf(count: number, more: Partial<FinanceLine> = {}): FinanceLine[] {
  return Array.from({ length: count }, (_, nth) => ({ day: `2026-0${7 + (nth % 3)}-1${nth % 9}`, direction: nth % 5 === 0 ? 'in' : 'out', subject: '办公费', words: `第 ${nth + 1} 笔`, fen: 100 + nth, voucher: `记${nth + 1}`, ...more }))
}

export function booksOf(count: number, more: object = {}): object {
  return { village, item: 'F01', period: '2026-Q3', title: '2026年第三季度财务收支', opening: 100000, lines: linesOf(count), ...more }
}

export function allSeen(count: number): number[] {
  return Array.from({ length: count }, (_, nth) => nth + 1)
}

function knownFor(): Known {
  return {
    ...nothingKnown, regions: new Map([[village, { kind: 'statutory' }], [otherVillage, { kind: 'statutory' }]]),
    mandates: [accountant, secretary].map((actor) => ({ person: actor.person ?? '', office: actor.mandate?.office ?? 'VILLAGE_CADRE', unit: null, region: village })),
    people: new Map([[sister.person ?? '', { id: sister.person ?? '', name: '张演示', gender: 2 as const, bornOn: null, hukouVillage: village, residenceVillage: village, group: '', nearRelatives: [accountant.person ?? ''] }]]),
  }
}

/** Posted and hanging: a publication that came its whole way. */
export function hanging(lines = 3): DisclosureStory {
  return beginDisclosure().after(accountant, 'prepare', booksOf(lines)).after(supervisor, 'review', { looked: allSeen(lines) }).after(secretary, 'publish', { days: 15 })
    .after(secretary, 'post-board', { on: '2026-10-12', where: '村委会公开栏' })
}

export { system }
