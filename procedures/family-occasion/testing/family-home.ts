/** An invented village: a family, its council for occasions, cadres, a helper, strangers; and the world in which occasions happen. */
import { asVillager, system, type Actor } from '../../../core/procedure/actor.ts'
import type { Dossier } from '../../../core/procedure/dossier.ts'
import { checkForm } from '../../../core/procedure/form.ts'
import type { Known, KnownMandate } from '../../../core/procedure/procedure.ts'
import { fitting, omitted, oneOf, type Choose } from '../../../core/procedure/testing/forms.ts'
import { demoVillage, inOffice, otherVillage, person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story } from '../../../core/procedure/testing/story.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { addDays, dayOf, parseInstant } from '../../../core/time/index.ts'
import { familyOccasion } from '../family-occasion.procedure.ts'
import type { OccasionFile } from '../occasion-file.ts'
import { defaultSettings, type OccasionSettings } from '../settings.ts'

export type OccasionStory = Story<OccasionFile>
export const village = demoVillage
export const monday = parseInstant('2026-11-23T09:00+08:00') ?? 0

export const family = asVillager(person(1))
export const chair = inOffice(person(10), 'BODY_CHAIR', village, 'occasions-council')
export const member = inOffice(person(11), 'BODY_MEMBER', village, 'occasions-council')
export const cadre = inOffice(person(20), 'VILLAGE_CADRE', village, 'committee')
export const helper = inOffice(person(30), 'PROXY_HELPER', village, 'committee')
export const town = inOffice(person(40), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
/** Everybody whom it is none of their business, offices that read the region included. */
export const strangers: readonly Actor[] = [
  asVillager(person(2)), inOffice(person(50), 'BODY_CHAIR', village, 'virtue-council'), inOffice(person(51), 'BODY_CHAIR', otherVillage, 'occasions-council'),
  inOffice(person(52), 'VILLAGE_CADRE', otherVillage, 'committee'), inOffice(person(53), 'PARTY_SEC', village, 'party'), inOffice(person(54), 'GRID_LEADER', village, 'committee'),
  inOffice(person(55), 'COUNTY_CENTER', village.slice(0, 6), 'center'), inOffice(person(56), 'CITY_CENTER', village.slice(0, 4), 'center'), inOffice(person(57), 'VILLAGE_SUPERVISOR', village, 'supervision'),
  inOffice(person(58), 'CIVILIZATION_OFFICE', village.slice(0, 6), 'civilization'),
]
export const everybody: readonly Actor[] = [family, chair, member, cadre, helper, town, ...strangers]

/** Who is there; emptied by tests of empty desks. */
export const holders: readonly KnownMandate[] = [chair, member, cadre].map(({ person: holder, mandate }) => ({ person: holder ?? '', office: mandate?.office ?? 'BODY_MEMBER', unit: mandate?.unit ?? null, region: village }))

export function beginOccasion(absent = new Set<string>(), settings: Partial<OccasionSettings> = {}, now = monday): OccasionStory {
  const known = (dossier: Dossier, act: string, form: unknown) => knownFor(dossier, act, form, absent)
  return begin<OccasionFile>({ procedure: familyOccasion, calendar, settings: { ...defaultSettings, ...settings }, known, absent }, { county: Number(village.slice(0, 6)), id: person(500) }, now)
}

export const wedding = { kind: 'WEDDING', day: '2026-12-12', tables: 18, wishes: ['TABLEWARE', 'COOKS'], words: '想借村里的桌椅', village }
export const funeral = { kind: 'FUNERAL', day: '2026-11-25', village }

/** A form that fits, with days near now. */
export function occasionForm(story: OccasionStory, act: string, choose: Choose, timer?: string): object {
  const definition = familyOccasion.acts[act]
  if (definition === undefined) throw new RangeError(`no act ${act}`)
  return fitting(definition.form, choose, (field) => {
    switch (field) {
      case 'village': return village
      case 'day': return addDays(dayOf(story.now), choose(12) === 0 ? choose(900) - 30 : choose(40) - 5)
      case 'doneOn': return addDays(dayOf(story.now), choose(4) - 2)
      case 'onBehalfOf': return choose(4) === 0 ? family.person : omitted
      case 'deadline': return timer ?? 'answer'
      case 'helpers': return oneOf(choose, ['李演示，村委会', '安排了两个人帮厨', '罚款五百'])
      default: return undefined
    }
  }) as object
}

function knownFor(dossier: Dossier, act: string, form: unknown, absent: ReadonlySet<string>): Known {
  const definition = familyOccasion.acts[act]
  if (definition === undefined || checkForm(definition.form, form) !== null) return nothingKnown
  const wanted = definition.looksUp?.(form, { dossier: dossier as never, actor: system, now: 0, settings: defaultSettings, calendar }) ?? {}
  return wanted.desks === undefined ? nothingKnown : { ...nothingKnown, holders: holders.filter((held) => !absent.has(held.person)) }
}
