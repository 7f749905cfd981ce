/**
 * The decision: procedure, dossier, act, actor, now → a record, or a refusal with reasons. Pure: no I/O, no clock, no randomness.
 */
import type { Instant } from '../time/instant.ts'
import type { WorkingCalendar } from '../time/working-calendar.ts'
import type { Actor } from './actor.ts'
import { isAddressed, type Addressee } from './addressee.ts'
import { refusalOfEntries, withBooked } from './books.ts'
import { moveDeadlines } from './deadlines.ts'
import type { ActorStamp, Channel, Dossier, DossierEvent, JsonObject } from './dossier.ts'
import { fileAfter } from './fold.ts'
import { checkForm } from './form.ts'
import { addresseesOf, isBarred } from './parties.ts'
import { actNamed, type ActDefinition, type AnyProcedure, type Condition, type Deciding, type Known, type Situation } from './procedure.ts'
import { mayRead, placeNumber, readershipOf } from './readers.ts'
import type { Refusal } from './refusal.ts'

/** A command somebody does (办理动作). */
export type Act = {
  readonly id: string
  readonly act: string
  readonly form: unknown
  readonly channel: Channel
  /** When it was done, by the device's clock. */
  readonly occurredAt: Instant
  /** The sequence of the dossier that the person saw; absent for opening acts. */
  readonly seen?: number
}

export type Setting = {
  readonly actor: Actor
  readonly now: Instant
  readonly settings: unknown
  readonly settingsVersion: number
  readonly calendar: WorkingCalendar
  readonly known: Known
}

export type Intent = { readonly effect: 'notify'; readonly to: readonly Addressee[]; readonly party: string; readonly text: string; readonly mustReach: boolean }

/** An act of the system on another dossier, to follow in its own transaction. */
export type Following = { readonly on: string; readonly act: string; readonly form: JsonObject }

export type Decision =
  | { readonly accepted: true; readonly event: DossierEvent; readonly effects: readonly Intent[]; readonly followUps: readonly Following[] }
  | { readonly accepted: false; readonly refusal: Refusal }

export function decide(procedure: AnyProcedure, dossier: Dossier, act: Act, setting: Setting): Decision {
  const definition = actNamed(procedure, act.act)
  if (definition === undefined) return refuse(unknownAct(act.act))
  const situation: Situation<unknown, unknown> = { dossier, actor: setting.actor, now: setting.now, settings: setting.settings, calendar: setting.calendar }
  const placed = withPlaceOf(definition, situation, act.form)
  if (!isMoment(act.occurredAt)) return refuse(wrongDeviceClock(act.occurredAt))
  // Staleness first: whoever lost a race should read that things changed, not that they now lack a right.
  const refusal = staleness(definition, dossier, act)
    ?? withWhatIsOpen(procedure, placed, unlessUnplaced(procedure, definition, placed, refusalBeforeForm(procedure, definition, placed)))
    ?? checkForm(definition.form, act.form)
  if (refusal !== null) return refuse(refusal)
  const context: Deciding<unknown, unknown, unknown> = { ...placed, form: act.form, known: setting.known }
  const unmet = firstUnmet(definition.checks, context)
  if (unmet !== null) return refuse(unmet)
  return accept(procedure, definition, act, context, setting)
}

/**
 * Why the act may not be done now, before any form is filled; null when it may. Shared with `explain`.
 * @param mine the actor's parties, where they are known already: they are the same for every act
 */
export function refusalBeforeForm(
  procedure: AnyProcedure, definition: ActDefinition<unknown, unknown, string, string>, situation: Situation<unknown, unknown>, mine?: readonly string[],
): Refusal | null {
  return wrongState(procedure, definition, situation.dossier)
    ?? wrongPerson(procedure, definition, mine ?? partiesOf(procedure, situation))
    ?? firstUnmet(definition.when, situation)
}

/** What no condition of the act can mend: it is not its time, or not this actor's. `mine` are the actor's parties. */
export function refusalOfActor(
  procedure: AnyProcedure, definition: ActDefinition<unknown, unknown, string, string>, dossier: Dossier<unknown>, mine: readonly string[],
): Refusal | null {
  return wrongState(procedure, definition, dossier) ?? wrongPerson(procedure, definition, mine)
}

/**
 * Parties of the procedure that this actor is, in this dossier. Whoever may not read it is none: an office above the place is no
 * party to a confidential matter, although the procedure finds it by region.
 */
export function partiesOf(procedure: AnyProcedure, situation: Pick<Situation<unknown, unknown>, 'dossier' | 'actor' | 'settings'>): string[] {
  const { dossier, actor, settings } = situation
  const reads = dossier.state === null || mayRead(readershipOf(procedure, dossier, settings), placeNumber(dossier), actor)
  if (!reads || isBarred(procedure, dossier, actor)) return []
  return Object.keys(procedure.parties).filter((party) => addresseesOf(procedure, party, dossier, settings).some((one) => isAddressed(actor, one)))
}

function accept(
  procedure: AnyProcedure, definition: ActDefinition<unknown, unknown, string, string>, act: Act,
  context: Deciding<unknown, unknown, unknown>, setting: Setting,
): Decision {
  const { dossier } = context
  const actor = stampOf(setting.actor, act.channel)
  const to = targetOf(definition, context)
  const booked = definition.books?.(context) ?? []
  const overdrawn = refusalOfEntries(booked, setting.known.balances)
  if (overdrawn !== null) return refuse(overdrawn)
  const bare = { act: act.act, form: act.form as JsonObject, facts: withBooked(definition.facts?.(context) ?? {}, booked), actor, receivedAt: setting.now }
  const file: unknown = fileAfter(procedure, dossier.file, bare)
  const event: DossierEvent = {
    ...bare,
    sequence: dossier.sequence + 1,
    type: definition.event,
    actId: act.id,
    from: dossier.state,
    to,
    occurredAt: act.occurredAt,
    deadlines: moveDeadlines(
      procedure, dossier, { state: to, file }, definition.extends?.(context) ?? null, actor.office ?? 'system',
      setting.now, setting.settings, setting.calendar,
    ),
    settingsVersion: setting.settingsVersion,
  }
  const after: Dossier = { ...dossier, state: to, file, sequence: event.sequence, updatedAt: setting.now }
  const effects = (definition.effects ?? []).map((effect): Intent => ({
    effect: effect.effect, party: effect.to, to: addresseesOf(procedure, effect.to, after, setting.settings), text: effect.text, mustReach: effect.mustReach === true,
  }))
  return { accepted: true, event, effects, followUps: followUpsOf(procedure, definition, after, event) }
}

function followUpsOf(
  procedure: AnyProcedure, definition: ActDefinition<unknown, unknown, string, string>, after: Dossier, { form, facts }: DossierEvent,
): Following[] {
  return (definition.followUps ?? []).flatMap((followUp): Following[] => {
    const on = followUp.on(form, facts)
    const dossier = `${after.key.county}-${after.key.id}`
    return on === null ? [] : [{ on, act: followUp.act, form: followUp.form({ form, facts, dossier, reporter: procedure.summary(after).reporter }) }]
  })
}

function withPlaceOf(
  definition: ActDefinition<unknown, unknown, string, string>, situation: Situation<unknown, unknown>, form: unknown,
): Situation<unknown, unknown> {
  if (definition.place === undefined || checkForm(definition.form, form) !== null) return situation
  return { ...situation, dossier: { ...situation.dossier, place: definition.place(form) } }
}

/**
 * Whom an opening act is for is found from the place that its form names. While nothing is named, nobody can say that it is not this actor's: what is
 * wrong are the fields. A party found without a place, like the system, is told the truth at once.
 */
function unlessUnplaced(
  procedure: AnyProcedure, definition: ActDefinition<unknown, unknown, string, string>, { dossier, settings }: Situation<unknown, unknown>, refusal: Refusal | null,
): Refusal | null {
  if (refusal?.code !== 'not-yours' || definition.place === undefined || dossier.place !== null) return refusal
  return definition.who.some((party) => addresseesOf(procedure, party, dossier, settings).length === 0) ? null : refusal
}

function targetOf(definition: ActDefinition<unknown, unknown, string, string>, context: Deciding<unknown, unknown, unknown>): string {
  if (typeof definition.to === 'object') return definition.to.choose(context)
  if (definition.to !== 'same') return definition.to
  if (context.dossier.state === null) throw new TypeError(`act ${definition.name} opens a dossier and must name its first state`)
  return context.dossier.state
}

function wrongState(procedure: AnyProcedure, definition: ActDefinition<unknown, unknown, string, string>, dossier: Dossier<unknown>): Refusal | null {
  const fits = definition.from === 'nothing' ? dossier.state === null : dossier.state !== null && definition.from.includes(dossier.state)
  if (fits) return null
  const now = dossier.state === null ? '还没有上报' : `现在是“${procedure.states[dossier.state]?.name ?? dossier.state}”`
  const instead = definition.from === 'nothing' ? '要办另一件，请重新开始。'
    : definition.from.length > fewStates ? dossier.state === null ? '请先上报。' : lookWhatIsOpen : `要在“${names(procedure, definition.from)}”时才能办。`
  return {
    code: 'not-in-this-state',
    rule: 'R-101',
    sentence: `这件事${now}，不能“${definition.name}”。${instead}`,
    cause: `act needs ${definition.from === 'nothing' ? 'no dossier' : definition.from.join('|')}, dossier is in ${String(dossier.state)}`,
  }
}

/** Beside the list of acts; whoever is refused reads the acts by name instead. */
const lookWhatIsOpen = '请看现在可以办的步骤。'

/** More names of states than these help nobody. */
const fewStates = 3

/** Whoever comes too late reads when the last step was done and what is open instead; in a list of acts, where that is seen, it would be noise. */
function withWhatIsOpen(procedure: AnyProcedure, situation: Situation<unknown, unknown>, refusal: Refusal | null): Refusal | null {
  const { state, updatedAt } = situation.dossier
  if (refusal?.code !== 'not-in-this-state' || state === null || updatedAt === null) return refusal
  const mine = partiesOf(procedure, situation)
  const likely = procedure.likely?.(situation.dossier) ?? []
  const open = Object.entries(procedure.acts)
    .filter(([, act]) => act.who.some((party) => party !== 'system' && mine.includes(party)) && refusalBeforeForm(procedure, act, situation, mine) === null)
    .toSorted(([one], [other]) => Number(likely.includes(other)) - Number(likely.includes(one)))
  const names = open.slice(0, fewStates).map(([, { name }]) => `“${name}”`).join('、')
  const instead = open.length === 0 ? '现在没有要您办的，请看进展。' : `您现在可以办${names}${open.length > fewStates ? '等' : ''}。`
  return { ...refusal, sentence: `${refusal.sentence.replace(lookWhatIsOpen, '')}最近一步办于 ${minuteWords(updatedAt)}。${instead}` }
}

/** 11月23日14时05分, in Beijing. */
function minuteWords(at: Instant): string {
  const local = new Date(at + 8 * 3_600_000)
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日${local.getUTCHours()}时${String(local.getUTCMinutes()).padStart(2, '0')}分`
}

function wrongPerson(
  procedure: AnyProcedure, definition: ActDefinition<unknown, unknown, string, string>, mine: readonly string[],
): Refusal | null {
  if (definition.who.some((party) => mine.includes(party))) return null
  const who = definition.who.map((party) => procedure.parties[party]?.name ?? party).join('、')
  return {
    code: 'not-yours',
    rule: 'R-024',
    sentence: `“${definition.name}”由${who}来办。`,
    cause: `actor is [${mine.join(', ')}], act asks for [${definition.who.join(', ')}]`,
  }
}

function staleness(definition: ActDefinition<unknown, unknown, string, string>, dossier: Dossier<unknown>, act: Act): Refusal | null {
  if (definition.appends === true || act.seen === undefined || act.seen === dossier.sequence) return null
  return changedMeanwhile(act.seen, dossier.sequence)
}

export function changedMeanwhile(seen: number, sequence: number): Refusal {
  return {
    code: 'changed-meanwhile',
    rule: 'R-101',
    sentence: '就在您办理的时候，这件事有了新的进展。您填的内容还在，请先看看最新情况，再决定要不要办。',
    cause: `actor saw sequence ${seen}, dossier is at ${sequence}`,
  }
}

export function firstUnmet<C>(conditions: readonly Condition<C>[] | undefined, context: C): Refusal | null {
  const unmet = conditions?.find((condition) => !condition.holds(context))
  return unmet === undefined ? null : refusalOf(unmet, context)
}

export function refusalOf<C>(condition: Condition<C>, context: C): Refusal {
  return {
    code: condition.code,
    sentence: sentenceOf(condition, context),
    cause: `condition ${condition.code} does not hold`,
    ...(condition.rule === undefined ? {} : { rule: condition.rule }),
    ...(condition.field === undefined ? {} : { fields: [{ pointer: condition.field, sentence: sentenceOf(condition, context) }] }),
  }
}

function sentenceOf<C>({ sentence }: Condition<C>, context: C): string {
  return typeof sentence === 'string' ? sentence : sentence(context)
}

function stampOf(actor: Actor, channel: Channel): ActorStamp {
  return {
    person: actor.person,
    mandate: actor.mandate?.id ?? null,
    office: actor.mandate?.office ?? null,
    unit: actor.mandate?.unit ?? null,
    channel,
  }
}

function names(procedure: AnyProcedure, states: readonly string[]): string {
  return states.map((state) => procedure.states[state]?.name ?? state).join('”或“')
}

function unknownAct(act: string): Refusal {
  return { code: 'unknown-act', sentence: '没有这个办理动作，请刷新页面。', cause: `no act ${JSON.stringify(act)}` }
}

/** A whole millisecond between 1970 and the year 9999: what a timestamp column gives back exactly as it was hashed. */
function isMoment(at: number): boolean {
  return Number.isInteger(at) && at >= 0 && at < 253_402_300_800_000
}

function wrongDeviceClock(at: number): Refusal {
  return { code: 'device-clock', rule: 'R-126', sentence: '这台设备上的时间不对，请校准日期和时间后再提交，您填的内容还在。', cause: `not a moment: ${at}` }
}

function refuse(refusal: Refusal): Decision {
  return { accepted: false, refusal }
}
