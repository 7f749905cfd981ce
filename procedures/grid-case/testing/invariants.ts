/** What must hold after every step of every walk, whatever was done. Throws with the sentence of what broke. */
import type { Actor } from '../../../core/procedure/actor.ts'
import { isAddressed } from '../../../core/procedure/addressee.ts'
import { standingOf } from '../../../core/procedure/deadlines.ts'
import { partiesOf } from '../../../core/procedure/decide.ts'
import { addresseesOf } from '../../../core/procedure/parties.ts'
import { mayRead, placeNumber, readershipOf } from '../../../core/procedure/readers.ts'
import { isLate, remaining } from '../../../core/time/index.ts'
import { openStates, type CaseState } from '../states.ts'
import { allowed, mustTellReporter } from './transitions.ts'
import type { CaseStory } from './village.ts'
import { everybody, type Walked } from './walk.ts'

export function checkStep(walked: Walked, village: string): void {
  numbering(walked)
  transition(walked)
  reporterTold(walked)
  separation(walked)
  clocks(walked.story)
  recusal(walked.story, village)
  notForgotten(walked.story, village)
}

function numbering({ before, story, event }: Walked): void {
  holds(event.sequence === before.dossier.sequence + 1 && story.dossier.sequence === event.sequence, 'records are numbered one by one')
  const held = before.dossier.file.number
  holds(held === null || story.dossier.file.number === held, 'the number never changes once it is given (R-102)')
  holds(!['DISPATCHED', 'HANDLING', 'CLOSED'].includes(story.dossier.state ?? '') || /^\d{12}-\d{8}-\d{6}$/.test(story.dossier.file.number ?? ''), 'what is dispatched has a number (R-102)')
}

function transition({ before, event }: Walked): void {
  const from = before.dossier.state as CaseState | null
  const to = event.to as CaseState
  const fits = from === null ? to === 'REPORTED' : from === to || allowed[from].includes(to)
  holds(event.from === from && fits, `${from ?? 'nothing'} → ${to} by ${event.act} stands in the table of domain §2.1 (R-101)`)
}

function reporterTold({ before, story, event }: Walked): void {
  if (!mustTellReporter(event.act, before.dossier.state as CaseState | null, event.to as CaseState)) return
  const told = story.effects.filter((effect) => effect.sequence === event.sequence && effect.party === 'reporter')
  const { reporter } = story.dossier.file
  holds(told.length === 1 && told.every((effect) => effect.mustReach), `the reporter is told of ${event.act} → ${event.to} (R-105)`)
  holds(reporter === null || told.every((effect) => effect.to.some((one) => one.kind === 'person' && one.person === reporter)), 'and it is the reporter who is told (R-105)')
}

/** Nobody who had a hand in the handling decides about it; worked out from the records, not from the file. */
function separation({ before, event, actor }: Walked): void {
  if (!['begin-verification', 'pass-verification', 'fail-verification', 'pass-spot-check', 'fail-spot-check'].includes(event.act)) return
  const handling = before.events.filter((one) => ['sign', 'feedback', 'progress', 'restart', 'self-close'].includes(one.act))
  holds(handling.every((one) => one.actor.person !== actor.person), 'who handled never verifies (R-120)')
  holds(actor.mandate?.unit !== before.dossier.file.lead || before.dossier.file.lead === null, 'the handling unit never verifies (R-120)')
}

function clocks({ dossier, world, now }: CaseStory): void {
  for (const key of Object.keys(world.procedure.deadlines)) {
    const ledger = dossier.deadlines[key]
    const live = ledger !== undefined && ledger.stoppedAt === null
    const wanted = standingOf(world.procedure, key, dossier.state, dossier.file)
    holds(wanted !== 'off' || !live, `${key} does not run on in ${dossier.state ?? ''}`)
    holds(wanted !== 'runs' || (live && ledger.runningSince !== null), `${key} runs in ${dossier.state ?? ''}`)
    if (wanted === 'paused' && live) holds(ledger.runningSince === null && ledger.pauses.at(-1)?.to === null && ledger.pauses.at(-1)?.reason === dossier.state, `${key} is paused with its reason (R-007)`)
    if (live) {
      const [left, late] = [remaining(ledger, now, world.calendar), isLate(ledger, now, world.calendar)]
      // On the office clock it can be late by the wall and yet no office minute over.
      holds(late ? left <= 0 : left >= 0, `${key} is late exactly when more was used than given`)
      holds(ledger.consumed >= 0 && ledger.startedAt <= now, `${key} counts forward`)
    }
  }
}

/** Whoever is complained about neither acts nor reads. */
function recusal(story: CaseStory, village: string): void {
  const { dossier, world } = story
  const { persons, units } = dossier.file.against
  const readership = readershipOf(world.procedure, dossier, world.settings)
  for (const actor of everybody(story, village)) {
    const barred = (actor.person !== null && persons.includes(actor.person)) || units.includes(actor.mandate?.unit ?? '')
    const parties = partiesOf(world.procedure, { dossier, actor, settings: world.settings })
    const reads = mayRead(readership, placeNumber(dossier), actor)
    holds(!barred || (!reads && parties.length === 0), 'whoever is complained about is no party and no reader (R-129)')
    holds(reads || parties.length === 0, 'whoever may not read may not act')
  }
  holds([dossier.file.lead, ...dossier.file.joint, ...dossier.file.copied].every((unit) => !units.includes(unit ?? '')), 'no unit complained about handles or helps (R-129)')
}

/** Every open matter lies on somebody's desk, or a clock moves it on. */
function notForgotten(story: CaseStory, village: string): void {
  const { dossier, world } = story
  const state = dossier.state as CaseState
  if (!openStates.includes(state)) return
  const awaited = world.procedure.states[state]?.awaits ?? []
  const addressees = [...awaited, ...(world.procedure.alsoAwaits ?? []).filter(({ party, when }) => party === 'standIn' && when(dossier)).map(({ party }) => party)].flatMap((party) => addresseesOf(world.procedure, party, dossier, world.settings))
  const people = everybody(story, village)
  const reached = people.filter((actor) => addressees.some((one) => isAddressed(actor, one)) && !isBarred(story, actor))
  const moved = Object.entries(world.procedure.deadlines).some(([key, deadline]) => standingOf(world.procedure, key, state, dossier.file) === 'runs' && world.procedure.acts[deadline.onLate.act]?.to !== 'same')
  const said = procedureSays(story)
  holds(reached.length > 0 || moved || said, `${state} waits for somebody who is there, or says that nobody is (docs/decisions/0022)`)
}

/** Is it said, to staff and to the reporter alike? Also a unit without people is: whoever holds the matter may take it back. */
function procedureSays({ dossier, world }: CaseStory): boolean {
  const remarks = world.procedure.remarks?.(dossier) ?? []
  return ['staff', 'reporter'].every((reader) => remarks.some(({ for: whom, text }) => whom === reader && /无人可办|暂时没有人/u.test(text)))
}

function isBarred({ dossier }: CaseStory, actor: Actor): boolean {
  return dossier.file.against.persons.includes(actor.person ?? '') || dossier.file.against.units.includes(actor.mandate?.unit ?? '')
}

function holds(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(`does not hold: ${sentence}`)
}
