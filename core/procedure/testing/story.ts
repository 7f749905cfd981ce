/**
 * Given–when–then for procedures: a story is a dossier with the records that led to it. `after` takes the next act and must succeed,
 * `when` tells the decision. Everything a story hands to core is frozen, so a decision that changes what it was given fails at once.
 */
import type { Instant } from '../../time/instant.ts'
import type { WorkingCalendar } from '../../time/working-calendar.ts'
import type { Actor } from '../actor.ts'
import { decide, type Act, type Decision, type Setting } from '../decide.ts'
import type { Dossier, DossierEvent, DossierKey, JsonObject } from '../dossier.ts'
import { blankDossier, evolve } from '../fold.ts'
import type { AnyProcedure, Known } from '../procedure.ts'
import type { Refusal } from '../refusal.ts'

export type World = {
  readonly procedure: AnyProcedure
  readonly calendar: WorkingCalendar
  readonly settings: unknown
  readonly known: (dossier: Dossier, act: string, form: unknown) => Known
  /** Persons who are not there any more; changed while a story is told, as mandates end. */
  readonly absent?: Set<string>
}

export type Story<File = unknown> = {
  readonly world: World
  readonly dossier: Dossier<File>
  readonly events: readonly DossierEvent[]
  readonly effects: readonly Effect[]
  readonly now: Instant
  /** The story after an act that is allowed. @throws Error with the refusal when it is not */
  readonly after: (actor: Actor, act: string, form?: object) => Story<File>
  readonly at: (now: Instant) => Story<File>
  /** What the decision says, with nothing changed. */
  readonly when: (actor: Actor, act: string, form?: unknown, seen?: number) => Decision
  /** The refusal of an act that must not be allowed. @throws Error when it is allowed */
  readonly refusal: (actor: Actor, act: string, form?: unknown, seen?: number) => Refusal
}
type Effect = Extract<Decision, { accepted: true }>['effects'][number] & { readonly sequence: number }

export const nothingKnown: Known = { units: new Map(), dossiers: new Map(), door: {} }

export function begin<File>(world: World, key: DossierKey, now: Instant): Story<File> {
  return tell<File>(world, frozen(blankDossier(world.procedure, key)) as Dossier<File>, [], [], now)
}

/** What a decision is made of, for tests that ask core directly. */
export function settingOf({ world, dossier, now }: Story, actor: Actor, act: string, form: unknown): Setting {
  return { actor, now, settings: world.settings, settingsVersion: 0, calendar: world.calendar, known: world.known(dossier, act, form) }
}

export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  Object.values(value).forEach((inner: unknown) => { frozen(inner) })
  return value
}

/** Ids of acts need only be distinct and the same in every run. */
export function actId(dossier: DossierKey, sequence: number): string {
  return `${String(sequence).padStart(8, '0')}${dossier.id.slice(8)}`
}

function tell<File>(world: World, dossier: Dossier<File>, events: readonly DossierEvent[], effects: readonly Effect[], now: Instant): Story<File> {
  const story: Story<File> = {
    world, dossier, events, effects, now,
    at: (later) => tell(world, dossier, events, effects, later),
    when: (actor, act, form = {}, seen = dossier.sequence) => {
      const done: Act = {
        id: actId(dossier.key, dossier.sequence + 1), act, form: frozen(form), channel: actor.kind === 'system' ? 'timer' : 'console', occurredAt: now,
        ...(dossier.state === null ? {} : { seen }),
      }
      return decide(world.procedure, dossier, done, settingOf(story, actor, act, form))
    },
    after: (actor, act, form = {}) => {
      const decision = story.when(actor, act, form)
      if (!decision.accepted) throw new Error(`${act} refused in ${dossier.state ?? 'nothing'}: ${decision.refusal.code} — ${decision.refusal.cause} ${JSON.stringify(decision.refusal.fields ?? [])}`)
      return follow(story, decision)
    },
    refusal: (actor, act, form = {}, seen = dossier.sequence) => {
      const decision = story.when(actor, act, form, seen)
      if (decision.accepted) throw new Error(`${act} was allowed in ${dossier.state ?? 'nothing'}, led to ${decision.event.to}`)
      return decision.refusal
    },
  }
  return story
}

export function follow<File>(story: Story<File>, decision: Decision & { accepted: true }): Story<File> {
  const event = stored(decision.event)
  const next = frozen(evolve(story.world.procedure, story.dossier, event)) as Dossier<File>
  const effects = decision.effects.map((effect) => ({ ...effect, sequence: event.sequence }))
  return tell(story.world, next, [...story.events, event], [...story.effects, ...effects], story.now)
}

/** As it comes back from the table: JSON and nothing else, so that a fold leaning on `undefined` or a Date is found here. */
function stored(event: DossierEvent): DossierEvent {
  return frozen(JSON.parse(JSON.stringify(event)) as DossierEvent & JsonObject)
}
