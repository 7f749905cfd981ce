/** An invented village in the days of its notice, and who may object there. */
import { asVillager, system, type Office } from '../../../core/procedure/actor.ts'
import type { Dossier } from '../../../core/procedure/dossier.ts'
import { checkForm } from '../../../core/procedure/form.ts'
import { actNamed, type Known, type KnownHousehold, type LooksUp } from '../../../core/procedure/procedure.ts'
import { inOffice, regionsOf } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { cycleKey, nameOfKey, ratingKey } from '../../../core/star-rating/rating-names.ts'
import { at, calendar } from '../../../core/time/example-calendar.ts'
import type { ObjectionFile } from '../objection-file.ts'
import { starObjection } from '../star-objection.procedure.ts'

export type ObjectionStory = Story<ObjectionFile>
export const village = '140423100299'
export const id = (number: number) => `14042310-0299-4000-8000-${String(number).padStart(12, '0')}`
const { TOWN } = regionsOf(village)
const holder = (number: number, office: Office, code: string, unit: string) => inOffice(id(number), office, code, unit)

export const cast = {
  objector: asVillager(id(1)), child: asVillager(id(2)), stranger: asVillager(id(3)), head: asVillager(id(4)),
  cadre: holder(11, 'VILLAGE_CADRE', village, 'committee'), secretary: holder(12, 'PARTY_SEC', village, 'party'),
  /** Near relative of the household that is objected to. */
  kin: holder(13, 'VILLAGE_CADRE', village, 'committee'), evaluator: holder(14, 'VILLAGE_SUPERVISOR', village, 'supervision'),
  town: holder(15, 'TOWN_DISPATCHER', TOWN, 'government'), otherTown: inOffice(id(16), 'TOWN_DISPATCHER', '140425200', 'government'), system,
}
export const households = { own: id(100), about: id(200), ended: id(300), elsewhere: id(400) }
export const rating = nameOfKey(ratingKey(village, households.about, 2026))
export const cycle = nameOfKey(cycleKey(village, 2026))

export type Around = { stage: string; ratingState: string; others: readonly { readonly state: string; readonly objector: string }[] }
export function beginObjection(more: Partial<Around> = {}): ObjectionStory & { readonly around: Around } {
  const around: Around = { stage: 'PUBLICITY', ratingState: 'DECIDED', others: [], ...more }
  const world: World = { procedure: starObjection, calendar, settings: {}, known: (dossier, act, form) => known(around, dossier, act, form) }
  return { ...begin<ObjectionFile>(world, { county: 140423, id: id(900) }, at('2026-04-14 09:30')), around }
}

export const raised = { village, year: 2026, about: households.about, household: households.own, words: '没有参加过环境整治', anonymous: 'yes' }

function known(around: Around, dossier: Dossier, act: string, form: unknown): Known {
  const definition = actNamed(starObjection, act)
  if (definition === undefined || checkForm(definition.form, form) !== null) return nothingKnown
  const wanted: LooksUp = definition.looksUp?.(form, { dossier, actor: system, now: 0, settings: {}, calendar }) ?? {}
  const shown = {
    [cycle]: { procedure: 'star-cycle', state: around.stage, shown: { village, evaluators: [cast.evaluator.person ?? '', cast.kin.person ?? ''], limits: { reviewWorkdays: 5 } } },
    [rating]: { procedure: 'star-household', state: around.ratingState, shown: { headName: '张演示', group: '第二小组', decided: true } },
  }
  return {
    ...nothingKnown,
    shown: new Map(Object.entries(shown).filter(([name]) => wanted.shown?.includes(name) === true && !(name === rating && around.ratingState === 'NONE'))),
    households: new Map(all.filter((one) => wanted.households?.includes(one.id)).map((one) => [one.id, one])),
    ...(wanted.membersOf === rating ? { members: around.others.map(({ state, objector }, which) => ({ dossier: `140423-${id(910 + which)}`, procedure: 'star-objection', state, shown: { objector } })) } : {}),
  }
}

const all: readonly KnownHousehold[] = [
  household(households.own, village, null, [[id(1), true], [id(2), false]]),
  household(households.about, village, null, [[id(4), true]], [id(13)]),
  household(households.ended, village, '2026-01-01', [[id(1), true]]),
  household(households.elsewhere, '140425200288', null, [[id(3), true]]),
]

function household(name: string, of: string, endedOn: string | null, members: readonly (readonly [string, boolean])[], nearRelatives: readonly string[] = []): KnownHousehold {
  return { id: name, village: of, basis: 'residence', endedOn, head: members[0]?.[0] ?? null, headName: '张演示', group: '第二小组', members: members.map(([person, adult]) => ({ person, bornOn: null, adult })), nearRelatives }
}
