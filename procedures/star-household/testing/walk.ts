/**
 * Legal walks: the village's year goes on, people come and go, and again and again somebody does any act that nothing forbids. A walk is a list
 * of numbers and nothing else, so that fast-check can shorten it.
 */
import type { Actor } from '../../../core/procedure/actor.ts'
import { firstUnmet, partiesOf } from '../../../core/procedure/decide.ts'
import type { DossierEvent } from '../../../core/procedure/dossier.ts'
import type { Refusal } from '../../../core/procedure/refusal.ts'
import { choosing, oneOf, type Choose } from '../../../core/procedure/testing/forms.ts'
import { follow } from '../../../core/procedure/testing/story.ts'
import { cycleStages } from '../../../core/star-rating/shown.ts'
import { dayOf, due, msPerDay, msPerHour } from '../../../core/time/index.ts'
import { starsHeld } from '../rating-file.ts'
import { ballot, codes, ground, moveVote, objection, own, paper, reviewed, selfForm, where } from './rating-forms.ts'
import { aroundOf, beginRating, cast, idOf, inStage, present, sit, type RatingStory } from './village.ts'

export type Walked = { readonly before: RatingStory; readonly story: RatingStory; readonly event: DossierEvent; readonly actor: Actor }
export type Seen = { readonly step?: (walked: Walked) => void; readonly refused?: (refusal: Refusal, act: string) => void }

export function walk(numbers: readonly number[], seen: Seen = {}): RatingStory {
  let story: RatingStory = beginRating()
  for (const number of numbers) {
    const choose = choosing(number)
    story = goesOn(story, choose)
    story = step(story, choose, seen)
  }
  return story
}

/** The stage moves, never back; now and then somebody leaves the meeting, or the household changes in the register. */
function goesOn(story: RatingStory, choose: Choose): RatingStory {
  const about = aroundOf(story)
  const at = cycleStages.indexOf(about.stage ?? 'SELF')
  const settled = story.dossier.state !== null && (about.stage !== 'VOTE' || story.dossier.state === 'DECIDED')
  if (choose(settled ? 3 : 12) === 0 && at < 5) inStage(story, cycleStages[at + 1] ?? 'SELF', dayOf(story.now))
  if (about.stage === 'VOTE' && choose(8) === 0) sit(about, present.slice(choose(2)), idOf('cadre'))
  if (about.household !== null && choose(25) === 0) about.household = { ...about.household, head: idOf('spouse'), headName: '李演示', ...(choose(3) === 0 ? { endedOn: '2026-11-20' } : {}) }
  return story
}

export const people = Object.values(cast)

export type Open = { readonly actor: Actor; readonly act: string }

/** Acts that nothing forbids before the form, and what other dossiers cause here. */
export function openMoves(story: RatingStory): Open[] {
  const { dossier, world } = story
  const fits = Object.entries(world.procedure.acts).filter(([, act]) => (dossier.state === null ? act.from === 'nothing' : act.from !== 'nothing' && act.from.includes(dossier.state)))
  const of = people.filter(({ kind }) => kind === 'person').flatMap((actor) => {
    const situation = { dossier, actor, now: story.now, settings: world.settings, calendar: world.calendar }
    const mine = partiesOf(world.procedure, situation)
    return fits.filter(([, act]) => act.who.some((party) => mine.includes(party)) && firstUnmet(act.when, situation as never) === null).map(([act]) => ({ actor, act }))
  })
  const told = aroundOf(story).stage === 'PUBLICITY' ? ['take-objection', 'drop-objection'] : ['drop-objection']
  return [...of, ...fits.filter(([act]) => told.includes(act)).map(([act]) => ({ actor: cast.system, act }))]
}

export type Timer = { readonly act: string; readonly deadline: string; readonly at: number }

export function timers({ dossier, world }: RatingStory): Timer[] {
  return Object.entries(dossier.deadlines).flatMap(([deadline, ledger]) => {
    const definition = world.procedure.deadlines[deadline]
    const until = definition === undefined || ledger.stoppedAt !== null || dossier.fired[deadline]?.includes(definition.onLate.act) === true ? null : due(ledger, world.calendar)
    return until === null || definition === undefined ? [] : [{ act: definition.onLate.act, deadline, at: until + 1 }]
  })
}

/** A form that has a fair chance; some are meant to be refused. */
export function formOf(story: RatingStory, act: string, choose: Choose): object {
  const { file } = story.dossier
  const some = codes.filter(() => choose(3) > 0)
  switch (act) {
    case 'rate-self': return { ...selfForm, stars: own(oneOf(choose, ['met', 'not-met', 'not-claimed'])), ...(choose(3) === 0 ? { paper } : {}), ...(choose(4) === 0 ? { bonus: [{ code: 'B01', document: '演示优 0001' }] } : {}) }
    case 'revise': return { stars: own(), ...(choose(3) === 0 ? { paper } : {}) }
    case 'stay-out': return where
    case 'add-opinion': return { people: 1 + choose(20), supports: some.slice(0, 3), doubts: some.slice(3, 5), words: '演示看法', ...(choose(2) === 0 ? { group: '第一小组' } : {}) }
    case 'report-ground': return { ...ground, ...(choose(4) === 0 ? { doer: idOf('child') } : {}) }
    case 'settle-ground': return { holds: choose(2) === 0, words: '核对过' }
    case 'decide': return ballot(story, some)
    case 'correct-decision': return { ...ballot(story, some), reason: '票数看错了' }
    case 'take-objection': return { objection: objection.replace('cccc', oneOf(choose, ['cccc', 'dddd'])) }
    case 'drop-objection': return { objection: file.objections[0] ?? objection }
    case 'decide-review': return { ...reviewed(some), ...(file.objections[0] === undefined ? {} : { objection: file.objections[0] }) }
    case 'decide-appeal': return { outcome: oneOf(choose, ['stands', 'back']), words: '乡镇看过' }
    case 'answer-plaque': return { agrees: choose(2) === 0 }
    case 'propose-adding': return { star: codes.find((star) => !file.given.includes(star)) ?? 'S01', evidence: '调解邻里纠纷三次' }
    case 'propose-taking': return { star: starsHeld(file)[0] ?? 'S01', evidence: oneOf(choose, ['庭院三个月没有清理', '庭院三个月没有清理', '去上访']) }
    case 'vote-move': return moveVote(oneOf(choose, [2, 5, 5]))
    case 'record-change': return { reason: '按人户登记' }
    case 'ask-review': case 'appeal': case 'answer-proposal': case 'ask-move-review': return { words: '请看一看' }
    default: return {}
  }
}

function step(story: RatingStory, choose: Choose, seen: Seen): RatingStory {
  const timed = timers(story).toSorted((one, other) => one.at - other.at)
  const open = openMoves(story)
  const [next] = timed
  if (next !== undefined && (open.length === 0 || choose(next.deadline === 'year' ? 60 : 4) === 0)) {
    const then = story.at(Math.max(story.now, next.at))
    return decided(then, { actor: cast.system, act: next.act }, { deadline: next.deadline }, seen)
  }
  if (open.length === 0) return story
  const later = story.dossier.state === null ? story : story.at(Math.min(story.now + (choose(5) === 0 ? choose(3) * msPerDay : choose(3) * msPerHour), next?.at === undefined ? Infinity : next.at - 2))
  const acts = [...new Set(open.map(({ act }) => act))].flatMap((act) => (story.events.some((event) => event.act === act) ? [act] : [act, act, act]))
  const act = oneOf(choose, acts.filter((name) => !['opt-out', 'stay-out'].includes(name) || choose(4) === 0).length === 0 ? acts : acts.filter((name) => !['opt-out', 'stay-out'].includes(name) || choose(4) === 0).concat(acts.slice(0, 1)))
  return decided(later, oneOf(choose, open.filter((one) => one.act === act)), formOf(later, act, choose), seen)
}

function decided(story: RatingStory, { actor, act }: Open, form: object, seen: Seen): RatingStory {
  const decision = story.when(actor, act, form)
  if (!decision.accepted) {
    seen.refused?.(decision.refusal, act)
    return story
  }
  const next = follow(story, decision)
  seen.step?.({ before: story, story: next, event: decision.event, actor })
  return next
}
