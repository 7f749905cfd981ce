/** An invented village with a household to rate, a meeting and the village's year around it: what the door would look up, changed while a story is told. */
import { asVillager, system, type Office } from '../../../core/procedure/actor.ts'
import { checkForm } from '../../../core/procedure/form.ts'
import { actNamed, type AnyProcedure, type Known, type KnownHousehold, type KnownShown, type LooksUp } from '../../../core/procedure/procedure.ts'
import { inOffice, person, regionsOf } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { cycleKey, nameOfKey, ratingKey } from '../../../core/star-rating/rating-names.ts'
import type { CycleShown, CycleStage } from '../../../core/star-rating/shown.ts'
import { tenStars } from '../../../core/star-rating/ten-stars.ts'
import { at, calendar } from '../../../core/time/example-calendar.ts'
import type { RatingFile } from '../rating-file.ts'
import { starHousehold } from '../star-household.procedure.ts'

export type RatingStory = Story<RatingFile>
export const village = '140423100299'
export const year = 2026
export const household = '00000000-0000-4000-8000-0000000000aa'
export const cycleName = nameOfKey(cycleKey(village, year))
export const monday = at('2026-11-23 09:00')

const { TOWN } = regionsOf(village)
const office = (number: number, what: Office, unit: string) => inOffice(person(number), what, village, unit)

export const cast = {
  head: asVillager(person(1)), spouse: asVillager(person(2)), child: asVillager(person(3)), neighbour: asVillager(person(4)),
  helper: office(5, 'PROXY_HELPER', 'committee'), secretary: office(6, 'PARTY_SEC', 'party'), cadre: office(7, 'VILLAGE_CADRE', 'committee'), secondCadre: office(8, 'VILLAGE_CADRE', 'committee'),
  supervisor: office(9, 'VILLAGE_SUPERVISOR', 'supervision'), member: office(10, 'BODY_MEMBER', 'virtue-council'), kin: office(11, 'BODY_MEMBER', 'virtue-council'),
  town: inOffice(person(12), 'TOWN_DISPATCHER', TOWN, 'government'), otherTown: inOffice(person(13), 'TOWN_DISPATCHER', regionsOf('140425200288').TOWN, 'government'),
  county: inOffice(person(14), 'COUNTY_CENTER', regionsOf(village).COUNTY, 'center'), gridWorker: inOffice(person(15), 'GRID_WORKER', `${village}001`, null), system,
} as const
export type Cast = typeof cast
export const idOf = (name: keyof Cast) => cast[name].person ?? ''

/** Everybody who sits; the member called kin is the head's sister. */
export const present = (['secretary', 'cadre', 'secondCadre', 'supervisor', 'member', 'kin'] as const).map(idOf)

export type Around = { stage: CycleStage | null; shown: CycleShown; household: KnownHousehold | null }

export function around(): Around {
  return {
    stage: 'SELF',
    shown: {
      village, year, standard: tenStars, bonus: [{ code: 'B01', name: '退役军人户', points: 5, evidence: 'preferential-card', cap: 5 }], denominator: 'residence', selfUntil: '2026-11-30',
      sitting: null, evaluators: [], publishedOn: null, noticeUntil: null, limits: { reviewWorkdays: 5, answerWorkdays: 5, appealDays: 15, takenMonths: 12 },
    },
    household: {
      id: household, village, basis: 'residence', endedOn: null, head: idOf('head'), headName: '张演示', group: '第一小组', nearRelatives: [idOf('kin')],
      members: [
        { person: idOf('head'), bornOn: '1980-05-06', adult: true }, { person: idOf('spouse'), bornOn: '1982-05-06', adult: true }, { person: idOf('child'), bornOn: '2012-05-06', adult: false },
      ],
    },
  }
}

export type RatingWorld = World & { readonly around: Around }

export function ratingWorld(): RatingWorld {
  const procedure = starHousehold as AnyProcedure
  const about = around()
  const known = (dossier: Parameters<World['known']>[0], act: string, form: unknown): Known => {
    const definition = actNamed(procedure, act)
    // A form that does not fit is asked nothing: the door checks it first.
    if (definition === undefined || checkForm(definition.form, form) !== null) return nothingKnown
    const wanted: LooksUp = definition.looksUp?.(form, { dossier, actor: system, now: monday, settings: procedure.settings.defaults as unknown, calendar }) ?? {}
    const { stage, shown } = about
    const cycles = new Map<string, KnownShown>(stage !== null && wanted.shown?.includes(cycleName) === true ? [[cycleName, { procedure: 'star-cycle', state: stage, shown: { ...shown } }]] : [])
    return {
      ...nothingKnown,
      shown: cycles,
      households: new Map(about.household !== null && wanted.households?.includes(household) === true ? [[household, about.household]] : []),
    }
  }
  return { procedure, calendar, settings: procedure.settings.defaults, around: about, known }
}

export function beginRating(now = monday, world: RatingWorld = ratingWorld()): RatingStory & { readonly world: RatingWorld } {
  return begin<RatingFile>(world, ratingKey(village, household, year), now) as RatingStory & { readonly world: RatingWorld }
}

export function aroundOf(story: RatingStory): Around {
  return (story.world as RatingWorld).around
}

/** The village goes on: later stages have a meeting behind them, and from the notice on a day of publication. */
export function inStage<S extends RatingStory>(story: S, stage: CycleStage, publishedOn = '2026-11-23'): S {
  const about = aroundOf(story)
  about.stage = stage
  if (stage !== 'SELF' && stage !== 'PEER') sit(about)
  if (!['SELF', 'PEER', 'VOTE'].includes(stage)) about.shown = { ...about.shown, publishedOn, noticeUntil: '2026-12-08' }
  return story
}

export function sit(about: Around, who: readonly string[] = present, recorder = idOf('cadre')): void {
  const number = (about.shown.sitting?.number ?? 0) + 1
  about.shown = {
    ...about.shown, sitting: { number, heldOn: '2026-11-23', present: who, chair: idOf('secretary'), recorder }, evaluators: [...new Set([...about.shown.evaluators, ...who])],
  }
}
