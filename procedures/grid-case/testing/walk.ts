/**
 * Legal walks: from the report on, again and again any act that is open to anybody. A walk is a list of numbers and nothing else, so
 * that fast-check can shorten it to the few acts that matter.
 */
import { system, type Actor } from '../../../core/procedure/actor.ts'
import { firstUnmet, partiesOf } from '../../../core/procedure/decide.ts'
import { choosing, oneOf, type Choose } from '../../../core/procedure/testing/forms.ts'
import { follow } from '../../../core/procedure/testing/story.ts'
import { moved, timerMoves, type Move, type Wandered, type Wandering } from '../../../core/procedure/testing/wander.ts'
import { msPerDay, msPerHour } from '../../../core/time/index.ts'
import type { CaseFile } from '../case-file.ts'
import type { CaseSettings } from '../settings.ts'
import { caseForm } from './case-forms.ts'
import { beginCase, castOf, handlerOf, monday, newest, type Cast, type CaseStory } from './village.ts'

export type Walked = Wandered<CaseFile>
export type Seen = Pick<Wandering<CaseFile>, 'step' | 'refused'>

/** The story that follows from the numbers; `seen` is told of each step and of each form that did not pass. */
export function walk(village: string, numbers: readonly number[], seen: Seen = {}, settings: Partial<CaseSettings> = {}, procedure = newest): CaseStory {
  const [first = 0] = numbers
  let story = beginCase(village, dossierId(first), monday + (first % 2000) * msPerHour, settings, procedure)
  for (const [index, number] of numbers.entries()) {
    story = staffing(story, village, choosing(first + index), index, seen)
    story = step(story, village, choosing(number), seen) ?? story
    // After the end only remarks are added, over and over.
    if (story.dossier.state === 'ARCHIVED' && story.events.at(-1)?.act === 'add-correction') break
  }
  return story
}

/** Ids spread evenly, since the spot check is drawn from them. */
export function dossierId(seed: number): string {
  const choose = choosing(seed)
  const hex = (length: number) => Array.from({ length }, () => choose(16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}

/** Everybody who could possibly do something: the fixed cast and people of the units the matter names. */
export function everybody({ dossier, world }: CaseStory, village: string): Actor[] {
  const { file } = dossier
  const named = [...(file.lead === null ? [] : [file.lead]), ...file.joint, ...file.whistles.flatMap((one) => one.called)]
  const people = [...Object.values(castOf(village)), ...[...new Set(named)].flatMap((unit) => [handlerOf(unit), handlerOf(unit, 1)])]
  return people.filter(({ person }) => person === null || world.absent?.has(person) !== true)
}

/** Which desks are empty in half of the walks, from the beginning or from some step on; the city's stay. */
const leaving: readonly (readonly (keyof Cast)[])[] = [
  ['cadre', 'secondCadre', 'committee'], ['cadre', 'secondCadre', 'committee', 'town', 'secondTown'], ['town', 'secondTown'], ['county', 'secondCounty'], ['verifier', 'secondVerifier'],
  ['transport', 'secondTransport'], ['townOffice'], ['verifier', 'secondVerifier', 'cityVerifier'], ['town', 'secondTown', 'county', 'secondCounty'],
]

/** Mandates end or begin; the platform then looks who is there, as it does when mandates change (server/acts/nobody-there.ts). */
function staffing(story: CaseStory, village: string, choose: Choose, index: number, seen: Seen): CaseStory {
  const { absent, procedure } = story.world
  if (absent === undefined || procedure.whenNobody === undefined || choose(index === 0 ? 2 : 12) !== 0) return story
  const cast = castOf(village)
  absent.clear()
  if (choose(5) > 0) {
    const gone = oneOf(choose, leaving)
    for (const { person, mandate } of gone.map((name) => cast[name])) {
      const others = mandate?.unit == null ? [] : [handlerOf(mandate.unit), handlerOf(mandate.unit, 1)]
      for (const one of [person, ...others.map((other) => other.person)]) if (one !== null) absent.add(one)
    }
  }
  const act = procedure.whenNobody.act
  if (story.dossier.state === null) return story
  const decision = story.when(system, act, {})
  if (!decision.accepted) return story
  const next = follow(story, decision)
  seen.step?.({ before: story, story: next, event: decision.event, actor: system })
  return next
}

/** Acts that nothing forbids before the form. */
export function openMoves(story: CaseStory, village: string): Move[] {
  const { dossier, world } = story
  const fits = Object.entries(world.procedure.acts).filter(([, act]) => (dossier.state === null ? act.from === 'nothing' : act.from !== 'nothing' && act.from.includes(dossier.state)))
  return everybody(story, village).filter((actor) => actor.kind === 'person').flatMap((actor) => {
    const situation = { dossier, actor, now: story.now, settings: world.settings, calendar: world.calendar }
    const mine = partiesOf(world.procedure, situation)
    return fits.filter(([, act]) => act.who.some((party) => mine.includes(party)) && firstUnmet(act.when, situation as never) === null)
      .map(([act]) => ({ actor, act }))
  }).concat(followUpMoves(story, fits.map(([act]) => act)))
}

/** What the platform does here because of another dossier: acts of the system that no clock submits. */
function followUpMoves({ world }: CaseStory, fits: readonly string[]): Move[] {
  const timed = new Set(Object.values(world.procedure.deadlines).flatMap(({ onLate, onSoon }) => [onLate.act, ...(onSoon === undefined ? [] : [onSoon.act])]))
  return fits.filter((act) => world.procedure.acts[act]?.who.includes('system') === true && !timed.has(act)).map((act) => ({ actor: system, act }))
}

function step(story: CaseStory, village: string, choose: Choose, seen: Seen): CaseStory | null {
  const later = story.dossier.state === null ? story : story.at(story.now + passing(choose))
  const move = chosen(later, village, choose)
  if (move === null) return null
  return moved(later, move, seen, (now, { act, timer }) => caseForm(now, village, act, choose, timer?.deadline))
}

/** Mostly hours, now and then days, rarely weeks. */
function passing(choose: Choose): number {
  const dice = choose(20)
  return dice < 14 ? choose(6 * 60) * 60_000 : dice < 19 ? choose(3 * 24) * msPerHour : choose(30) * msPerDay
}

function chosen(story: CaseStory, village: string, choose: Choose): Move | null {
  const timers = timerMoves(story)
  const people = openMoves(story, village)
  if (mayTakeIn(story) && choose(15) === 0) return { actor: castOf(village).system, act: 'take-in' }
  if (timers.length > 0 && (people.length === 0 || choose(7) === 0)) return oneOf(choose, timers)
  if (people.length === 0) return null
  const acts = [...new Set(people.map((move) => move.act))]
  const act = oneOf(choose, acts.flatMap((name) => Array.from({ length: weight(story, name) }, () => name)))
  return oneOf(choose, people.filter((move) => move.act === act))
}

/** Another matter is merged into this one, as the system reports it. */
function mayTakeIn({ dossier, world }: CaseStory): boolean {
  const from = world.procedure.acts['take-in']?.from
  return dossier.state !== null && Array.isArray(from) && from.includes(dossier.state) && dossier.file.followers.length === 0
}

/** What moves the matter on comes more often, what this walk has not done yet too. */
function weight({ world, events, dossier }: CaseStory, act: string): number {
  // Suspension needs three acts of three people, its void two more: by even chances it would hardly ever be walked.
  if (['ask-suspension', 'approve-suspension', 'approve-void', 'recall'].includes(act) || (act === 'propose-void' && dossier.state === 'SUSPENDED')) return 12
  const moving = world.procedure.acts[act]?.to === 'same' ? 1 : 3
  return events.some((event) => event.act === act) ? moving : moving * 3
}
