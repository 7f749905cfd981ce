/** An invented village with everybody who has a part in its year, and the world in which stories of the year happen. */
import { system, type Office } from '../../../core/procedure/actor.ts'
import type { Dossier } from '../../../core/procedure/dossier.ts'
import { checkForm } from '../../../core/procedure/form.ts'
import { actNamed, type Known, type KnownShown, type LooksUp } from '../../../core/procedure/procedure.ts'
import { inOffice, regionsOf } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { cycleKey, nameOfKey, ratingKey } from '../../../core/star-rating/rating-names.ts'
import type { RatingShown } from '../../../core/star-rating/shown.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { msPerDay, parseInstant, startOfDay, type Day, type Instant } from '../../../core/time/index.ts'
import type { CycleFile } from '../cycle-file.ts'
import type { CycleSettings } from '../settings.ts'
import { starCycle } from '../star-cycle.procedure.ts'

export type CycleStory = Story<CycleFile>
export const village = '140423100299'
export const otherVillage = '140425200288'

/** '2026-03-02 09:30' in Beijing; that day is a Monday. */
export function at(text: string): Instant {
  const instant = parseInstant(`${text.replace(' ', 'T')}+08:00`)
  if (instant === null) throw new RangeError(`no instant: ${text}`)
  return instant
}
export const monday = at('2026-03-02 09:30')
/** Half past nine of a day. */
export const morningOf = (day: Day): Instant => startOfDay(day) + 9.5 * (msPerDay / 24)

const id = (of: string, number: number) => `${of.slice(0, 8)}-${of.slice(8)}-4000-8000-${String(number).padStart(12, '0')}`

export type Cast = ReturnType<typeof castOf>
export function castOf(of: string) {
  const { TOWN, COUNTY } = regionsOf(of)
  const holder = (number: number, office: Office, code: string, unit: string) => inOffice(id(of, number), office, code, unit)
  return {
    secretary: holder(1, 'PARTY_SEC', of, 'party'), cadre: holder(2, 'VILLAGE_CADRE', of, 'committee'), secondCadre: holder(3, 'VILLAGE_CADRE', of, 'committee'),
    supervisor: holder(4, 'VILLAGE_SUPERVISOR', of, 'supervision'), member: holder(5, 'BODY_MEMBER', of, 'virtue-council'),
    /** Of another body of the village: not entitled to rate. */
    feastMember: holder(6, 'BODY_MEMBER', of, 'occasions-council'),
    town: holder(8, 'TOWN_DISPATCHER', TOWN, 'government'), county: holder(9, 'CIVILIZATION_OFFICE', COUNTY, 'civilization'), center: holder(10, 'COUNTY_CENTER', COUNTY, 'center'),
    gridWorker: holder(11, 'GRID_WORKER', of, 'committee'), verifier: holder(12, 'VERIFIER', COUNTY, 'verification'), system,
  }
}

export const entitled = (['secretary', 'cadre', 'secondCadre', 'supervisor', 'member'] as const).map((name) => castOf(village)[name].person ?? '')

export type Rated = RatingShown & { readonly state: string }

/** A household's rating as the cycle sees it; all of them decided and nothing open unless said otherwise. */
export function rated(number: number, stars: number, more: Partial<Rated> = {}): Rated {
  return {
    household: id(village, 1000 + number), headName: `张演示${number}`, group: `第${'一二三四'[number % 4] ?? ''}小组`, takesPart: true, decided: true, state: 'DECIDED',
    stars: Array.from({ length: stars }, (_, star) => `S${String(star + 1).padStart(2, '0')}`), open: false, own: null, peers: null, kinOnCommittee: false, score: 0, bonus: 0, plaque: null, ...more,
  }
}

/** What goes on around the dossier; changed while a story is told, as households' ratings change. */
export type Around = { ratings: readonly Rated[]; nextYear: boolean; readonly settings: CycleSettings }

export function cycleWorld(settings: Partial<CycleSettings> = {}): World & { readonly around: Around } {
  const around: Around = { ratings: [], nextYear: false, settings: { ...starCycle.settings.defaults, ...settings } }
  return { procedure: starCycle, calendar, settings: around.settings, around, known: (dossier, act, form) => known(around, dossier, act, form) }
}

export function beginCycle(settings: Partial<CycleSettings> = {}, now = monday, year = 2026): CycleStory & { readonly around: Around } {
  const world = cycleWorld(settings)
  return { ...begin<CycleFile>(world, cycleKey(village, year), now), around: world.around }
}

/** Tells the decision exactly what the act says it looks up, as the door does. */
function known(around: Around, dossier: Dossier, act: string, form: unknown): Known {
  const definition = actNamed(starCycle, act)
  if (definition === undefined || checkForm(definition.form, form) !== null) return nothingKnown
  const wanted: LooksUp = definition.looksUp?.(form, { dossier, actor: system, now: 0, settings: around.settings, calendar }) ?? {}
  const held = Object.values(castOf(village)).flatMap(({ person, mandate }) => (
    person === null || mandate === null ? [] : [{ person, office: mandate.office, unit: mandate.unit, region: mandate.region.code }]))
  const next: [string, KnownShown][] = around.nextYear ? [[nameOfKey(cycleKey(village, (dossier.file as CycleFile).year + 1)), { procedure: 'star-cycle', state: 'SELF', shown: {} }]] : []
  return {
    ...nothingKnown,
    ...(wanted.mandates === undefined ? {} : { mandates: held.filter(({ office, region }) => wanted.mandates?.some((one) => 'office' in one && one.office === office && region.startsWith(one.within))) }),
    ...(wanted.regions === undefined ? {} : { regions: new Map(wanted.regions.filter((code) => code !== '140423100000').map((code) => [code, { kind: code.endsWith('598') ? 'virtual' : 'statutory' }])) }),
    ...(wanted.householdsIn === undefined ? {} : { householdCounts: new Map([[village, { hukou: 240, residence: 200 }]]) }),
    ...(wanted.shown === undefined ? {} : { shown: new Map(next.filter(([name]) => wanted.shown?.includes(name))) }),
    ...(wanted.membersOf === nameOfKey(dossier.key) ? { members: around.ratings.map((one) => memberOf(one, (dossier.file as CycleFile).year)) } : {}),
  }
}

function memberOf({ state, ...shown }: Rated, year: number): KnownShown & { dossier: string } {
  return { dossier: nameOfKey(ratingKey(village, shown.household, year)), procedure: 'star-household', state, shown: JSON.parse(JSON.stringify(shown)) as KnownShown['shown'] }
}
