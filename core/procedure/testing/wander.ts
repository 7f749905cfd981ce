/**
 * Legal walks through any procedure: from nothing on, again and again any act that is open to anybody, timers included. A walk is a list of
 * numbers and nothing else, so that fast-check can shorten it.
 */
import { due, msPerDay, msPerHour, warnAt } from '../../time/index.ts'
import { system, type Actor } from '../actor.ts'
import { firstUnmet, partiesOf } from '../decide.ts'
import type { DossierEvent } from '../dossier.ts'
import type { Refusal } from '../refusal.ts'
import { choosing, oneOf, type Choose } from './forms.ts'
import { follow, type Story } from './story.ts'

export type Wandered<File> = { readonly before: Story<File>; readonly story: Story<File>; readonly event: DossierEvent; readonly actor: Actor }

export type Wandering<File> = {
  readonly begin: (choose: Choose) => Story<File>
  readonly people: (story: Story<File>) => readonly Actor[]
  readonly form: (story: Story<File>, act: string, choose: Choose, timer?: string) => object
  /** Acts the system does because of something else than a clock, e.g. that a desk is empty. */
  readonly ownActs?: readonly string[]
  /** Acts that end a matter early: done now and then only, or hardly any walk would get far. */
  readonly rarely?: readonly string[]
  readonly step?: (wandered: Wandered<File>) => void
  readonly refused?: (refusal: Refusal, act: string) => void
}

export type Move = { readonly actor: Actor; readonly act: string; readonly timer?: { readonly deadline: string; readonly at: number } }

/** The story that follows from the numbers; ends early where nothing is open any more. */
export function wander<File>(wandering: Wandering<File>, numbers: readonly number[]): Story<File> {
  let story = wandering.begin(choosing(numbers[0] ?? 0))
  for (const number of numbers) {
    const next = stepFrom(story, wandering, choosing(number))
    if (next === null) break
    story = next
  }
  return story
}

function stepFrom<File>(story: Story<File>, wandering: Wandering<File>, choose: Choose): Story<File> | null {
  const later = story.dossier.state === null ? story : story.at(story.now + passing(choose))
  const [timers, people] = [timerMoves(later), openMoves(later, wandering)]
  if (timers.length + people.length === 0) return null
  const acts = [...new Set(people.map(({ act }) => act))]
  const isTimer = timers.length > 0 && (people.length === 0 || choose(6) === 0)
  const act = isTimer ? null : oneOf(choose, acts.flatMap((name) => Array.from({ length: wandering.rarely?.includes(name) === true ? 1 : story.world.procedure.acts[name]?.to === 'same' ? 3 : 9 }, () => name)))
  const move = isTimer ? oneOf(choose, timers) : oneOf(choose, people.filter((one) => one.act === act))
  return moved(later, move, wandering, (now, { act: name, timer }) => wandering.form(now, name, choose, timer?.deadline))
}

/** The story after the move, tried with up to four forms; as it was where each was refused. */
export function moved<File>(
  later: Story<File>, move: Move, { step, refused }: Pick<Wandering<File>, 'step' | 'refused'>, form: (now: Story<File>, move: Move) => object,
): Story<File> {
  const now = move.timer === undefined ? later : later.at(Math.max(later.now, move.timer.at))
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const decision = now.when(move.actor, move.act, form(now, move))
    if (!decision.accepted) {
      refused?.(decision.refusal, move.act)
      continue
    }
    const next = follow(now, decision)
    step?.({ before: now, story: next, event: decision.event, actor: move.actor })
    return next
  }
  return later
}

/** Acts that nothing forbids before the form. */
function openMoves<File>(story: Story<File>, { people, ownActs = [] }: Wandering<File>): Move[] {
  const { dossier, world } = story
  const fits = Object.entries(world.procedure.acts).filter(([, { from }]) => (dossier.state === null ? from === 'nothing' : from !== 'nothing' && from.includes(dossier.state)))
  const byPeople = people(story).flatMap((actor) => {
    const situation = { dossier, actor, now: story.now, settings: world.settings, calendar: world.calendar }
    // Where it will lie, and so who may open it, stands in the form only.
    if (dossier.state === null) return fits.map(([act]): Move => ({ actor, act }))
    const mine = partiesOf(world.procedure, situation)
    return fits.filter(([, { who, when }]) => who.some((party) => mine.includes(party)) && firstUnmet(when, situation as never) === null).map(([act]): Move => ({ actor, act }))
  })
  return [...byPeople, ...fits.filter(([act]) => ownActs.includes(act)).map(([act]): Move => ({ actor: system, act }))]
}

/** What the timer would submit, and when at the earliest. */
export function timerMoves<File>({ dossier, world }: Story<File>): Move[] {
  return Object.entries(dossier.deadlines).flatMap(([deadline, ledger]) => {
    const definition = world.procedure.deadlines[deadline]
    if (definition === undefined || ledger.stoppedAt !== null || ledger.runningSince === null) return []
    const fired = dossier.fired[deadline] ?? []
    const soon = definition.onSoon === undefined || fired.length > 0 ? null : warnAt(ledger, world.calendar)
    const late = fired.includes(definition.onLate.act) ? null : due(ledger, world.calendar)
    return [
      ...(soon === null || definition.onSoon === undefined ? [] : [{ actor: system, act: definition.onSoon.act, timer: { deadline, at: soon } }]),
      ...(late === null ? [] : [{ actor: system, act: definition.onLate.act, timer: { deadline, at: late + 1 } }]),
    ]
  })
}

/** Mostly hours, now and then days, rarely weeks. */
function passing(choose: Choose): number {
  const dice = choose(20)
  return dice < 12 ? choose(6 * 60) * 60_000 : dice < 19 ? choose(4 * 24) * msPerHour : choose(20) * msPerDay
}
