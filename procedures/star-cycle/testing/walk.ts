/** Legal walks through a village's year: again and again any act that is open to anybody, while the households' ratings change around it. */
import { firstUnmet, partiesOf } from '../../../core/procedure/decide.ts'
import { system, type Actor } from '../../../core/procedure/actor.ts'
import type { DossierEvent } from '../../../core/procedure/dossier.ts'
import type { Refusal } from '../../../core/procedure/refusal.ts'
import { choosing, fitting, omitted, oneOf, type Choose } from '../../../core/procedure/testing/forms.ts'
import { follow } from '../../../core/procedure/testing/story.ts'
import { emptyForm } from '../../../core/star-rating/form-fields.ts'
import { addDays, dayOf, due, msPerDay, type Instant } from '../../../core/time/index.ts'
import { beginCycle, castOf, entitled, rated, village, type Around, type CycleStory, type Rated } from './village.ts'

export type Walked = { readonly before: CycleStory; readonly story: CycleStory; readonly event: DossierEvent; readonly actor: Actor; readonly around: Around }
export type Seen = { readonly step?: (walked: Walked) => void; readonly refused?: (refusal: Refusal, act: string) => void }

export function walk(numbers: readonly number[], seen: Seen = {}): CycleStory {
  const { around, ...blank } = beginCycle()
  let story: CycleStory = blank
  for (const number of numbers) {
    const choose = choosing(number)
    around.ratings = householdsLater(story.dossier.state, around.ratings, choose)
    around.nextYear = around.nextYear || (story.dossier.state === 'ACTIVE' && choose(4) === 0)
    story = step(story.dossier.state === null ? story : story.at(story.now + choose(20) * msPerDay), around, choose, seen)
    if (story.dossier.state === 'CLOSED') break
  }
  return story
}

/** Households rate themselves, are decided, object and win stars on their own. */
function householdsLater(state: string | null, ratings: readonly Rated[], choose: Choose): readonly Rated[] {
  switch (state) {
    case 'SELF': return Array.from({ length: choose(12) }, (_, at) => rated(at + 1, 0, choose(5) === 0 ? { takesPart: false, decided: false, state: 'OUT' } : { decided: false, state: 'RATED' }))
    case 'VOTE': return ratings.map((one) => (one.takesPart && choose(3) > 0 ? { ...rated(Number(one.headName.slice(3)), choose(11)), state: 'DECIDED' } : one))
    case 'PUBLICITY': case 'AWARD': case 'ACTIVE': return ratings.map((one) => ({ ...one, open: one.decided && choose(4) === 0, stars: choose(5) === 0 ? rated(1, choose(11)).stars : one.stars, ...(choose(40) === 0 ? { state: 'ENDED' } : {}) }))
    default: return ratings
  }
}

export type Move = { readonly actor: Actor; readonly act: string; readonly timer?: { readonly deadline: string; readonly at: Instant } }

/** Acts that nothing forbids before the form. */
export function openMoves(story: CycleStory): Move[] {
  const { dossier, world } = story
  // Before the launch nobody is found from the place, since the form names it.
  if (dossier.state === null) return (['county', 'town'] as const).map((name) => ({ actor: castOf(village)[name], act: 'launch' }))
  const fits = Object.entries(world.procedure.acts).filter(([, act]) => act.from !== 'nothing' && act.from.includes(dossier.state ?? ''))
  return Object.values(castOf(village)).filter((actor) => actor.kind === 'person').flatMap((actor) => {
    const situation = { dossier, actor, now: story.now, settings: world.settings, calendar: world.calendar }
    const mine = partiesOf(world.procedure, situation)
    return fits.filter(([, act]) => act.who.some((party) => mine.includes(party)) && firstUnmet(act.when, situation as never) === null).map(([act]) => ({ actor, act }))
  })
}

export function timerMoves({ dossier, world }: CycleStory): Move[] {
  return Object.entries(dossier.deadlines).flatMap(([deadline, ledger]) => {
    const definition = world.procedure.deadlines[deadline]
    if (definition === undefined || ledger.stoppedAt !== null || dossier.fired[deadline]?.includes(definition.onLate.act) === true) return []
    const late = due(ledger, world.calendar)
    return late === null ? [] : [{ actor: system, act: definition.onLate.act, timer: { deadline, at: late + 1 } }]
  })
}

export function cycleForm(story: CycleStory, act: string, choose: Choose, timer?: string): object {
  const today = dayOf(story.now)
  const sitting = entitled.slice(0, 2 + choose(4))
  return fitting(story.world.procedure.acts[act]?.form ?? emptyForm, choose, (field) => {
    switch (field) {
      case 'village': return choose(12) === 0 ? '140423100598' : village
      case 'year': return choose(12) === 0 ? 2025 : 2026
      case 'selfUntil': return addDays(act === 'postpone' ? story.dossier.file.selfUntil : today, choose(60))
      case 'heldOn': return addDays(today, choose(6) === 0 ? 1 : 0)
      case 'on': return addDays(today, -choose(3))
      case 'present': return choose(9) === 0 ? [...sitting, castOf(village).gridWorker.person ?? ''] : sitting
      case 'chair': return oneOf(choose, sitting)
      case 'recorder': return entitled[1]
      case 'days': return choose(8) === 0 ? undefined : 15
      case 'resolution': return choose(2) === 0 ? omitted : '村民会议第3号决议'
      case 'deadline': return timer ?? 'vote'
      default: return undefined
    }
  }) as object
}

function step(story: CycleStory, around: Around, choose: Choose, seen: Seen): CycleStory {
  const timers = timerMoves(story)
  const people = openMoves(story)
  const waits = people.length === 0 || choose(story.dossier.state === 'ACTIVE' ? 12 : 10) === 0
  if (timers.length > 0 && waits) return tried(story, oneOf(choose, timers), around, choose, seen)
  if (people.length === 0) return story
  // What moves the year on comes more often: `same` is offered in every state.
  const weighed = people.flatMap((move) => Array.from({ length: story.world.procedure.acts[move.act]?.to === 'same' ? 1 : 3 }, () => move))
  return tried(story, oneOf(choose, weighed), around, choose, seen)
}

function tried(story: CycleStory, move: Move, around: Around, choose: Choose, seen: Seen): CycleStory {
  const now = move.timer === undefined ? story : story.at(Math.max(story.now, move.timer.at))
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const decision = now.when(move.actor, move.act, cycleForm(now, move.act, choose, move.timer?.deadline))
    if (!decision.accepted) {
      seen.refused?.(decision.refusal, move.act)
      continue
    }
    const next = follow(now, decision)
    seen.step?.({ before: now, story: next, event: decision.event, actor: move.actor, around })
    return next
  }
  return now
}
