/** What must hold after every step of every walk, whatever was done. Throws with the sentence of what broke. */
import { partiesOf } from '../../../core/procedure/decide.ts'
import { standingOf } from '../../../core/procedure/deadlines.ts'
import { mayRead, placeNumber, readershipOf } from '../../../core/procedure/readers.ts'
import { passes } from '../../../core/star-rating/tally.ts'
import { isOpen, shownOf, starsHeld } from '../rating-file.ts'
import { codes } from './rating-forms.ts'
import { aroundOf, cast, idOf, type RatingStory } from './village.ts'
import { people, type Walked } from './walk.ts'

export function checkStep(walked: Walked): void {
  stars(walked.story)
  votes(walked)
  hearing(walked)
  stage(walked)
  secrecy(walked.story)
  clocks(walked.story)
}

/** What is held was given; what is away comes back; who takes no part has none. */
function stars({ dossier: { file, state } }: RatingStory): void {
  const held = starsHeld(file)
  holds(held.every((star) => file.given.includes(star) && codes.includes(star)), 'a star that is held was given')
  holds(file.away.every(({ back }) => back > '2026-11-23'), 'a star that is away has a day on which it is back (R-411, R-441)')
  holds(file.takesPart || state === 'ENDED' || held.length === 0, 'who takes no part has no stars (R-424)')
  holds(file.confirmed !== null || !file.takesPart, 'nobody takes part without the household’s word (R-403)')
  const open = ['REVIEW', 'APPEALED'].includes(state ?? '') || file.objections.length > 0 || file.groundAsked !== null
  holds(isOpen(state, file) === open && shownOf(state, file).open === open, 'whatever is not over is shown as open (R-407, R-408)')
  holds(state !== 'REVIEW' || file.objections.length > 0 || file.review === 'asked' || file.sentBack !== '', 'a review has somebody who asked for it')
}

/** Every star a vote gave had its majority of those without kin; recounted from the record. */
function votes({ event, story }: Walked): void {
  if (!['decide', 'correct-decision', 'decide-review'].includes(event.act)) return
  const form = event.form as unknown as { votes: { star: string; yes: number; no: number; abstain: number }[]; withdrawn: string[]; present?: string[] }
  const present = form.present ?? aroundOf(story).shown.sitting?.present ?? []
  const voters = present.length - form.withdrawn.length
  holds(form.withdrawn.includes(idOf('kin')) || !present.includes(idOf('kin')), 'kin never vote (R-404)')
  holds(event.actor.person !== idOf('kin'), 'kin never count (R-404)')
  const won = form.votes.filter((one) => passes(one, voters)).map(({ star }) => star)
  holds(story.dossier.file.given.join() === codes.filter((star) => won.includes(star)).join(), 'the stars given are those that passed (R-404)')
}

/** A star is lost only by a vote after a hearing and a review period, or by a new vote of the whole. */
function hearing({ before, story, event }: Walked): void {
  const lost = starsHeld(before.dossier.file).filter((star) => !starsHeld(story.dossier.file).includes(star))
  if (lost.length === 0) return
  const { move } = before.dossier.file
  holds(['correct-decision', 'decide-review', 'opt-out', 'let-stand', 'vote-move'].includes(event.act), `no star is lost by ${event.act} (R-411)`)
  if (event.act === 'vote-move') holds(move?.reviewAsked === true && move.recorder !== event.actor.person, 'taken at once only after a review counted by somebody else (R-411)')
  if (['vote-move', 'let-stand'].includes(event.act)) holds(lost.length === 1 && (move?.answer !== null || move.timeOver), 'nothing is taken before the household was heard (R-411)')
}

const inTheirStage: Readonly<Record<string, readonly string[]>> = {
  'rate-self': ['SELF'], revise: ['SELF'], 'add-opinion': ['PEER', 'VOTE'], decide: ['VOTE'], 'correct-decision': ['VOTE'], 'ask-review': ['PUBLICITY', 'AWARD', 'ACTIVE'], 'propose-taking': ['ACTIVE'],
}

/** Nothing is done before or after its stage. */
function stage({ event, before }: Walked): void {
  holds(inTheirStage[event.act]?.includes(aroundOf(before).stage ?? '') ?? true, `${event.act} in ${aroundOf(before).stage ?? ''} (R-401)`)
}

/** The household, organisers, council and evaluators; the township where it is asked; nobody else at all. */
function secrecy(story: RatingStory): void {
  const { dossier, world } = story
  const readership = readershipOf(world.procedure, dossier, world.settings)
  const strangers = [cast.neighbour, cast.child, cast.otherTown, cast.county, cast.gridWorker, ...(dossier.state === 'APPEALED' || dossier.file.groundAsked !== null ? [] : [cast.town])]
  holds(strangers.every((actor) => !mayRead(readership, placeNumber(dossier), actor)), 'nobody outside reads it (R-412)')
  holds(people.every((actor) => mayRead(readership, placeNumber(dossier), actor) || partiesOf(world.procedure, { dossier, actor, settings: world.settings }).length === 0), 'whoever may not read may not act')
  const said = JSON.stringify(world.procedure.sheet(dossier))
  holds(people.every(({ person }) => person === null || !said.includes(person)), 'the sheet names nobody')
}

function clocks({ dossier, world }: RatingStory): void {
  for (const key of Object.keys(world.procedure.deadlines)) {
    const ledger = dossier.deadlines[key]
    const live = ledger !== undefined && ledger.stoppedAt === null
    holds(live === (standingOf(world.procedure, key, dossier.state, dossier.file) === 'runs'), `${key} runs exactly where it should in ${dossier.state ?? ''}`)
  }
}

function holds(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(`does not hold: ${sentence}`)
}
