/**
 * Tells one matter from its report on, as the door would have: every record is decided by core under the running procedure, every clock
 * speaks when it has run out, every hash follows the one before. Nothing is written here.
 */
import { system, type Actor } from '../../../core/procedure/actor.ts'
import { decide } from '../../../core/procedure/decide.ts'
import type { Channel, Dossier, DossierEvent, DossierKey, JsonObject } from '../../../core/procedure/dossier.ts'
import { checkForm } from '../../../core/procedure/form.ts'
import { blankDossier, evolve } from '../../../core/procedure/fold.ts'
import { addresseesOf } from '../../../core/procedure/parties.ts'
import { actNamed, type AnyProcedure, type Known, type KnownUnit } from '../../../core/procedure/procedure.ts'
import {
  closingMinute, dayOf, due, instantOf, isWorkday, minuteOfDay, msPerDay, msPerHour, warnAt, workdayOnOrAfter,
  type Day, type DeadlineLedger, type Instant, type WorkingCalendar,
} from '../../../core/time/index.ts'
import type { Random } from '../../../core/village/index.ts'
import { chainHash, genesis } from '../../../server/ledger/index.ts'
import type { StoredEvent } from '../../../server/dossiers/index.ts'
import type { Directory } from './directory.ts'
import { idIn } from './ids.ts'
import { nextMove, type Move } from './moves.ts'

/** What the matters of one county share. */
export type StoryWorld = {
  readonly procedure: AnyProcedure
  readonly settings: unknown
  readonly settingsVersion: number
  readonly calendar: WorkingCalendar
  readonly units: ReadonlyMap<string, KnownUnit>
  readonly directory: Directory
  /** Stories stop here; what would come later is still open. */
  readonly until: Instant
  /** The next running number of a village and day. */
  readonly nextNumber: (village: string, day: Day) => string
  /** Hears of acts that the procedure did not take: a sign that stories and procedure have grown apart. */
  readonly refused?: (act: string, code: string) => void
}

export type ReportOf = { readonly key: DossierKey; readonly ordinal: number; readonly nth: number; readonly at: Instant; readonly form: JsonObject; readonly reporter: Actor; readonly channel: Channel }
export type ToldCase = { readonly dossier: Dossier; readonly records: readonly StoredEvent[] }

/** Null where the procedure does not take the report. */
export function tellCase(world: StoryWorld, report: ReportOf, random: Random): ToldCase | null {
  const teller = new Teller(world, report, random)
  return teller.tell()
}

const opening = 8 * 60 + 30
/** A story that goes round in circles is left open; real ones have a dozen records. */
const mostRecords = 60

class Teller {
  readonly #world: StoryWorld
  readonly #report: ReportOf
  readonly #random: Random
  readonly #records: StoredEvent[] = []
  readonly #stuck = new Set<string>()
  #dossier: Dossier
  #now: Instant

  constructor(world: StoryWorld, report: ReportOf, random: Random) {
    this.#world = world
    this.#report = report
    this.#random = random
    this.#dossier = blankDossier(world.procedure, report.key)
    this.#now = report.at
  }

  tell(): ToldCase | null {
    const { form, reporter, channel } = this.#report
    if (!this.#perform(reporter, 'report', form, channel)) return null
    while (this.#records.length < mostRecords && this.#step());
    this.#runClocks(this.#world.until)
    return { dossier: this.#dossier, records: this.#records }
  }

  #step(): boolean {
    const move = nextMove({ dossier: this.#dossier, settings: this.#world.settings, random: this.#random, now: this.#now, calendar: this.#world.calendar, reporter: this.#report.reporter })
    if (move === null) return false
    const at = this.#momentOf(move)
    const before = this.#dossier.state
    this.#runClocks(Math.min(at, this.#world.until))
    if (at > this.#world.until) return false
    // A clock has moved the matter on meanwhile: then something else is due.
    if (this.#dossier.state !== before) return true
    this.#now = Math.max(this.#now, at)
    const actor = move.by === 'reporter' ? this.#report.reporter : this.#actorOf(move)
    return actor !== null && this.#perform(actor, move.act, move.form(this.#now), move.by === 'reporter' ? 'portal' : 'console')
  }

  #momentOf({ after, by }: Move): Instant {
    const at = this.#now + after * msPerHour
    return Math.floor((by === 'reporter' ? at : intoOfficeHours(at, this.#world.calendar)) / 1000) * 1000
  }

  #actorOf({ by }: Move): Actor | null {
    return this.#world.directory.actorFor(addresseesOf(this.#world.procedure, by, this.#dossier, this.#world.settings), this.#random)
  }

  #perform(actor: Actor, act: string, form: JsonObject, channel: Channel): boolean {
    const { procedure, settings, settingsVersion, calendar } = this.#world
    const sequence = this.#dossier.sequence
    const actId = idIn(this.#report.ordinal, this.#report.nth, sequence + 1, this.#random)
    const setting = { actor, now: this.#now, settings, settingsVersion, calendar }
    const done = { id: actId, act, form, channel, occurredAt: this.#now, ...(sequence === 0 ? {} : { seen: sequence }) }
    const decision = decide(procedure, this.#dossier, done, { ...setting, known: this.#known(act, form, setting) })
    if (!decision.accepted) {
      this.#world.refused?.(act, decision.refusal.code)
      return false
    }
    this.#keep(decision.event)
    return true
  }

  #keep(event: DossierEvent): void {
    this.#dossier = evolve(this.#world.procedure, this.#dossier, event)
    const previousHash = this.#records.at(-1)?.hash ?? genesis
    this.#records.push({ event, previousHash, hash: chainHash(this.#report.key, this.#dossier.procedure, previousHash, event) })
  }

  #known(act: string, form: JsonObject, setting: { actor: Actor; now: Instant; settings: unknown; settingsVersion: number; calendar: WorkingCalendar }): Known {
    const definition = actNamed(this.#world.procedure, act)
    if (definition === undefined || checkForm(definition.form, form) !== null) return { units: new Map(), dossiers: new Map(), door: {} }
    const dossier = this.#dossier
    const wanted = definition.looksUp?.(form, { dossier, ...setting }) ?? {}
    const units = (wanted.units ?? []).flatMap((id) => {
      const unit = this.#world.units.get(id)
      return unit === undefined ? [] : [[id, unit] as const]
    })
    const numbered = definition.numbers === true && dossier.place !== null ? { caseNumber: this.#world.nextNumber(dossier.place.village, dayOf(setting.now)) } : {}
    return {
      units: new Map(units), dossiers: new Map(), mandates: [], ...(wanted.desks === undefined ? {} : { holders: this.#world.directory.holdersOf(wanted.desks) }),
      // Only villages on the ground report (run.ts).
      regions: new Map(), door: { ...numbered, ...(wanted.alike === undefined ? {} : { alikeBefore: 0, photosBefore: false }) },
    }
  }

  /** As the timers would: each clock at the moment it has something to say. */
  #runClocks(until: Instant): void {
    for (let next = this.#nextWake(); next !== null && next.at <= until && this.#records.length < 2 * mostRecords; next = this.#nextWake()) {
      this.#now = Math.max(this.#now, next.at)
      if (!this.#perform(system, next.act, { deadline: next.key }, 'timer')) this.#stuck.add(`${next.key} ${next.act}`)
    }
  }

  #nextWake(): { readonly key: string; readonly act: string; readonly at: Instant } | null {
    const wakes = Object.entries(this.#dossier.deadlines).flatMap(([key, ledger]) => {
      const definition = this.#world.procedure.deadlines[key]
      if (definition === undefined || ledger.stoppedAt !== null) return []
      const fired = this.#dossier.fired[key] ?? []
      const { dueAt, soonAt } = momentsOf(ledger, this.#world.calendar)
      const soon = definition.onSoon === undefined || fired.length > 0 ? null : soonAt
      if (soon !== null && definition.onSoon !== undefined) return [{ key, act: definition.onSoon.act, at: soon }]
      return dueAt === null || fired.includes(definition.onLate.act) ? [] : [{ key, act: definition.onLate.act, at: dueAt + 1 }]
    }).filter(({ key, act }) => !this.#stuck.has(`${key} ${act}`))
    return wakes.toSorted((a, b) => a.at - b.at)[0] ?? null
  }
}

type Moments = { readonly dueAt: Instant | null; readonly soonAt: Instant | null }

/** A ledger is never changed in place, so its moments are computed once however often it is looked at. */
const moments = new WeakMap<DeadlineLedger, Moments>()

function momentsOf(ledger: DeadlineLedger, calendar: WorkingCalendar): Moments {
  const known = moments.get(ledger)
  if (known !== undefined) return known
  const computed = { dueAt: due(ledger, calendar), soonAt: warnAt(ledger, calendar) }
  moments.set(ledger, computed)
  return computed
}

function intoOfficeHours(at: Instant, calendar: WorkingCalendar): Instant {
  const day = dayOf(at)
  const minute = minuteOfDay(at)
  if (isWorkday(day, calendar) && minute >= opening && minute < closingMinute(calendar)) return at
  const next = isWorkday(day, calendar) && minute < opening ? day : workdayOnOrAfter(dayOf(at + msPerDay), calendar)
  return instantOf(next, opening + Math.floor(at / 60_000) % 150)
}
