/**
 * The language in which a procedure (程序) is written. A procedure file reads in one order: name and basis, states, parties,
 * acts, deadlines, readers. Everything here is data and pure functions, so the same file decides on the server, on a phone
 * without signal and in a test, and draws its own documentation.
 */
import type { Static, TSchema } from '@sinclair/typebox'
import type { Budget } from '../time/budgets.ts'
import type { Day, Instant } from '../time/instant.ts'
import type { WorkingCalendar } from '../time/working-calendar.ts'
import type { Place } from '../region/region.ts'
import type { Actor, Office, UnitId } from './actor.ts'
import type { Addressee } from './addressee.ts'
import type { Account, BookEntry } from './books.ts'
import type { ActorStamp, Dossier, JsonObject } from './dossier.ts'
import type { Line } from './words.ts'

/** What the decision may know besides the dossier: looked up by the door beforehand, passed in, never fetched. */
export type Known = {
  readonly units: ReadonlyMap<UnitId, KnownUnit>
  /** Other dossiers the form points to, as far as the actor may see them. */
  readonly dossiers: ReadonlyMap<string, { readonly state: string | null; readonly procedure: string; readonly number: string | null }>
  /** Mandates in force that the act asked about; empty where it asked about none. */
  readonly mandates?: readonly KnownMandate[]
  /** Whoever holds the desks the act asked about, on its day; absent where it asked about none. */
  readonly holders?: readonly KnownMandate[]
  /** Regions the act asked about, as far as they are listed. */
  readonly regions?: ReadonlyMap<string, { readonly kind: string }>
  /** What other dossiers show to this procedure, by their name; absent are those there are not and those that show it nothing. */
  readonly shown?: ReadonlyMap<string, KnownShown>
  /** What the dossiers that belong to one asked about show, in the order of their names. */
  readonly members?: readonly (KnownShown & { readonly dossier: string })[]
  /** Households the act asked about, as the register has them today. */
  readonly households?: ReadonlyMap<string, KnownHousehold>
  /** Living households of the villages the act asked about, by the two registers. */
  readonly householdCounts?: ReadonlyMap<string, { readonly hukou: number; readonly residence: number }>
  /** Balances of the accounts the act asked about, held until it is over; 0 where nothing was booked yet. By `book/account`. */
  readonly balances?: ReadonlyMap<string, number>
  /** What each person booked on each day, as the act asked. */
  readonly booked?: readonly { readonly person: string; readonly day: Day; readonly amount: number }[]
  /** Persons the act asked about, as the register of the county has them today. */
  readonly people?: ReadonlyMap<string, KnownPerson>
  /** Of the persons the act wanted to hold, those whom another dossier holds, with the name of its village and nothing else of it. */
  readonly heldElsewhere?: ReadonlyMap<string, string>
  /** Facts of the door itself: the next case number, how often somebody reported alike. */
  readonly door: JsonObject
}

/** A person of the register, with what rules about eligibility and kinship have to know. What of it may stand in a record is for the act to say. */
export type KnownPerson = {
  readonly id: string
  readonly name: string
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  readonly gender: 0 | 1 | 2 | 9
  readonly bornOn: Day | null
  /** Villages of registered and of actual residence. */
  readonly hukouVillage: string | null
  readonly residenceVillage: string | null
  /** Name of the grid or natural village of residence; empty where there is none. */
  readonly group: string
  /** Declared near relatives, by id. */
  readonly nearRelatives: readonly string[]
}

/** How another dossier stands and what it shows; its row is held until the act is over, so that the two have one order. */
export type KnownShown = { readonly procedure: string; readonly state: string; readonly shown: JsonObject }

/** A household of either register (户), with what rules about it have to know; names stay out of records but for the head's, where law has it published. */
export type KnownHousehold = {
  readonly id: string
  readonly village: string
  readonly basis: 'hukou' | 'residence'
  /** First day on which it is no more; null while it lives. */
  readonly endedOn: Day | null
  readonly head: string | null
  readonly headName: string
  /** Name of the grid or natural village it lies in; empty where the village has none. */
  readonly group: string
  readonly members: readonly { readonly person: string; readonly bornOn: Day | null; readonly adult: boolean }[]
  /** Declared near relatives of its members who are not members themselves. */
  readonly nearRelatives: readonly string[]
}

/** Who holds what office on the day of the act. `region` is the code of the region it is held for. */
export type KnownMandate = { readonly person: string; readonly office: Office; readonly unit: UnitId | null; readonly region: string }
/** Whose mandates: a person's own, or everybody's in an office of the region and inside it. */
export type MandateQuestion = { readonly person: string } | { readonly office: Office; readonly within: string }

/** What an act asks the door to look up for its decision. */
export type LooksUp = {
  readonly units?: readonly UnitId[]
  readonly dossiers?: readonly string[]
  readonly mandates?: readonly MandateQuestion[]
  /** Offices and units of which the decision has to know whether anybody is there. */
  readonly desks?: readonly Addressee[]
  readonly regions?: readonly string[]
  /** Other dossiers, by name, whose state and shown part the decision leans on, whoever may read them. */
  readonly shown?: readonly string[]
  /** One dossier, by name: everything that belongs to it. For acts that sum up, a few in a year. */
  readonly membersOf?: string
  readonly households?: readonly string[]
  /** Villages of which the living households are to be counted. */
  readonly householdsIn?: readonly string[]
  readonly balances?: readonly Account[]
  /** Sums of one kind of entries of a book in a village, by person and day, from that day on. */
  readonly booked?: { readonly book: string; readonly kind: string; readonly village: string; readonly since: Day }
  /** Persons of the register, at most 200. */
  readonly people?: readonly string[]
  /** Persons held for this dossier, each by one dossier of the whole platform at a time, for one thing, e.g. an election's term. */
  readonly holds?: { readonly what: string; readonly village: string; readonly persons: readonly string[] }
  /** Persons let go again. */
  readonly releases?: { readonly what: string; readonly persons: readonly string[] }
  /** How often the actor reported this kind within the hours before, and whether the photos were sent before. */
  readonly alike?: { readonly category: string; readonly hours: number; readonly files: readonly string[] }
}

export type KnownUnit = { readonly id: UnitId; readonly name: string; readonly kind: string; readonly region: string; readonly inForce: boolean }

/** What a person may lean on when asking "may I?": no form yet. */
export type Situation<File, Settings> = {
  readonly dossier: Dossier<File>
  readonly actor: Actor
  readonly now: Instant
  readonly settings: Settings
  readonly calendar: WorkingCalendar
}

/** All a decision sees. */
export type Deciding<File, Settings, Form> = Situation<File, Settings> & { readonly form: Form; readonly known: Known }

/** All a fold sees: only what the record itself says. */
export type Recorded<File, Form> = {
  readonly file: File
  readonly form: Form
  readonly facts: JsonObject
  readonly actor: ActorStamp
  readonly at: Instant
}

/** One reason for which an act can be refused, as a sentence a villager understands. */
export type Condition<C> = {
  readonly code: string
  readonly rule?: string
  /** Chinese. What is missing and what to do. */
  readonly sentence: string | ((context: C) => string)
  /** JSON pointer to the field of the form it speaks about, e.g. `/lead`: where the faces show the sentence. */
  readonly field?: string
  // Method syntax on purpose: a condition written for a wider context serves a narrower one.
  holds(context: C): boolean
}

export type Target<State extends string, C> =
  | State
  | 'same'
  | { readonly oneOf: readonly State[]; choose(context: C): State }

export type Notification<Party extends string> = {
  readonly effect: 'notify'
  readonly to: Party
  /** Key of a text of the procedure. */
  readonly text: string
  /** One of the four nodes at which the reporter must be told by a reliable channel. */
  readonly mustReach?: boolean
}

/** An act that the system does on another dossier, because of this one: in its own transaction, soon, exactly once. */
export type FollowUp<Form> = {
  readonly act: string
  /** Key of the other dossier's procedure, where that is another one. */
  readonly in?: string
  /** What happens there, in one sentence. */
  readonly sentence: string
  /** Name of the other dossier, or null where there is nothing to do. */
  on(form: Form, facts: JsonObject): string | null
  form(context: { readonly form: Form; readonly facts: JsonObject; readonly dossier: string; readonly reporter: string | null }): JsonObject
}

export type ActDefinition<File, Settings, State extends string, Party extends string, Form extends TSchema = TSchema> = {
  /** The verb on the button: says what happens. */
  readonly name: string
  /** Past tense, the word on the timeline. */
  readonly recordName: string
  /** The same for villagers; absent where it is plain. */
  readonly plainRecord?: string
  /** Event type, past tense kebab-case. */
  readonly event: string
  readonly rules?: readonly string[]
  readonly from: 'nothing' | readonly State[]
  readonly to: Target<State, Deciding<File, Settings, Static<Form>>>
  readonly who: readonly Party[]
  /** Asked before a form exists; explains greyed buttons. */
  readonly when?: readonly Condition<Situation<File, Settings>>[]
  /** Asked of the filled form. */
  readonly checks?: readonly Condition<Deciding<File, Settings, Static<Form>>>[]
  readonly form: Form
  /** What the consequence is, in the confirmation. */
  readonly consequence: string
  /** Adds a fact and moves nothing: it never conflicts with what others did meanwhile. */
  readonly appends?: true
  /** Gives the dossier its official number; the door hands it in as `known.door.caseNumber`. */
  readonly numbers?: true
  /** Done by hand only; bulk is refused. */
  readonly oneByOne?: true
  /** Where the matter lies; only opening acts answer. */
  place?(form: Static<Form>): Place
  /** Which units and dossiers the decision has to know. */
  looksUp?(form: Static<Form>, situation: Situation<File, Settings>): LooksUp
  /** Units that may be chosen, by JSON pointer of the field, where the matter itself limits them. */
  choices?(dossier: Dossier<File>): { readonly [pointer: string]: readonly UnitId[] }
  /** What the fold will need and only the decision knows. */
  facts?(context: Deciding<File, Settings, Static<Form>>): JsonObject
  /** What is booked, on accounts the act has looked up; none may end below zero. The record carries it as the fact `booked`. */
  books?(context: Deciding<File, Settings, Static<Form>>): readonly BookEntry[]
  /** What the record says besides its form: facts that whoever reads it should know. */
  found?(facts: JsonObject): readonly Line[]
  /** Extension of a deadline; `from: 'due'` counts it from when it was due before the request, so that waiting for the answer moves nothing. */
  extends?(context: Deciding<File, Settings, Static<Form>>): { readonly deadline: string; readonly by: Budget; readonly reason: string; readonly from?: 'due' } | null
  record?(recorded: Recorded<File, Static<Form>>): File
  readonly effects?: readonly Notification<Party>[]
  readonly followUps?: readonly FollowUp<Static<Form>>[]
}

export type PartyDefinition<File, Settings> = {
  readonly name: string
  /** How this party is found, in one sentence. */
  readonly found: string
  who(dossier: Dossier<File>, settings: Settings): readonly Addressee[]
}

export type StateDefinition<Party extends string> = {
  readonly name: string
  /** The same without words of the office, for villagers; absent where the name is plain. */
  readonly plain?: string
  /** One plain sentence for the villager. */
  readonly sentence: string
  /** The same for those who work on it, where the villager's sentence speaks to the villager. */
  readonly forStaff?: string
  /** Which of the policy's six steps it belongs to. */
  readonly step?: string
  /** Whose move it is; drives the to-do lists. */
  readonly awaits: readonly Party[]
  /** No act leads out; the matter rests. */
  readonly final?: true
}

export type DeadlineDefinition<File, Settings, State extends string, Party extends string> = {
  readonly name: string
  /** The same for villagers; absent where the name is plain. */
  readonly plain?: string
  readonly rules?: readonly string[]
  /** A limit lights a lamp; a timer only moves the matter on when it has run. */
  readonly kind: 'limit' | 'timer'
  readonly runsIn: readonly State[]
  readonly pausedIn?: readonly State[]
  /** Runs only where the file says so. */
  readonly only?: { readonly sentence: string; when(file: File): boolean }
  /** Where a new spell begins although the clock was already running, e.g. a second whistle. */
  spell?(file: File): number
  budget(file: File, settings: Settings): Budget
  readonly owner: Party
  /** Act submitted by the timer when the time has run out, and its plain sentence. */
  readonly onLate: { readonly act: string; readonly sentence: string }
  /** Act submitted when the lamp turns amber. */
  readonly onSoon?: { readonly act: string }
}

export type Readers<File, Settings, Party extends string> = {
  /** Parties who read the dossier whatever its kind. */
  readonly parties: readonly Party[]
  /** When all region-reading offices above the place may read it too. */
  readonly region: { readonly sentence: string; when(file: File): boolean }
  /** Who may never read, check or handle it, whatever else is true. */
  barred(file: File): { readonly persons: readonly string[]; readonly units: readonly UnitId[] }
  /** Fields kept from some readers, and who sees them all the same. */
  readonly hidden: readonly {
    readonly field: string
    readonly sentence: string
    seenBy(dossier: Dossier<File>, settings: Settings): readonly Addressee[]
  }[]
  /** Who only reads along: how it stands and what was answered, nothing that somebody else wrote, showed or pointed to. */
  readonly along?: {
    readonly party: Party
    /** Null in versions published before the rule was written down; it holds there too. */
    readonly sentence: string | null
    title(dossier: Dossier<File>): string
    sheet(dossier: Dossier<File>): readonly Line[]
    /** Acts whose words are answers to everybody concerned. */
    readonly answers: readonly string[]
  }
}

export type Procedure<File = JsonObject, Settings = JsonObject, State extends string = string, Party extends string = string> = {
  readonly key: string
  readonly version: number
  readonly name: string
  /** Who answers for it. */
  readonly owner: string
  readonly basis: readonly string[]
  readonly settings: {
    readonly schema: TSchema
    readonly defaults: Settings
    /** What a schema cannot say, e.g. words that no agreement may hold; asked of contents that fit it, before they are proposed. */
    faults?(contents: unknown): readonly { readonly pointer: string; readonly sentence: string }[]
    /** What a county agreed to under another version, in the keys of this one; the result must still fit the schema. */
    fit?(stored: JsonObject): unknown
  }
  /** The file before anything happened. */
  readonly blank: File
  readonly states: { readonly [S in State]: StateDefinition<Party> }
  readonly parties: { readonly [P in Party]: PartyDefinition<File, Settings> }
  /** Who else has something to do, beside those whom the state awaits. */
  readonly alsoAwaits?: readonly { readonly party: Party; readonly sentence: string; when(dossier: Dossier<File>): boolean }[]
  readonly acts: { readonly [act: string]: ActDefinition<File, Settings, State, Party> }
  /** Act of the system where a matter waits for nobody; `besides` are offices whose absence alone holds nothing up. */
  readonly whenNobody?: { readonly act: string; readonly besides: readonly Office[] }
  readonly deadlines: { readonly [deadline: string]: DeadlineDefinition<File, Settings, State, Party> }
  /** The lamp never turns amber before this share of a limit has run; absent where only R-008's own rule holds. */
  soonPercent?(settings: Settings): number
  readonly readers: Readers<File, Settings, Party>
  /** Each rule that acts and deadlines name, in one plain sentence: opened in place under the step it belongs to. */
  readonly rules: { readonly [rule: string]: string }
  readonly texts: { readonly [key: string]: (dossier: Dossier<File>) => string }
  /** The state's sentence where this dossier has gone past it, e.g. nobody is asked to evaluate twice; null leaves the state's own. */
  sentence?(dossier: Dossier<File>, reader: 'villager' | 'staff'): string | null
  remarks?(dossier: Dossier<File>): readonly Remark[]
  /** What is most likely done next in this dossier, the likeliest first: the order in which acts are offered. */
  likely?(dossier: Dossier<File>): readonly string[]
  /** How probable duplicates are found among the matters opened in the same village shortly before: only a hint. */
  readonly alike?: {
    hours(settings: Settings): number
    /** Where somebody has to know. */
    when(dossier: Dossier<File>): boolean
    /** Why the other file may be of the same matter, in words; null where it is not. */
    reason(file: File, other: File, settings: Settings): string | null
  }
  /**
   * What other procedures may lean on, and which: nothing else of a dossier ever leaves it. Who is not named here is shown nothing, so that
   * e.g. stars never answer a question about a benefit.
   */
  readonly shows?: { readonly to: readonly string[]; what(dossier: Dossier<File>): JsonObject }
  /** Name of the dossier this one is a part of, e.g. a household's rating of its village's cycle; null while it is of none. */
  belongsTo?(dossier: Dossier<File>): string | null
  /** The dossier as a sheet of facts, for whoever may read it; names no persons. */
  sheet(dossier: Dossier<File>): readonly Line[]
  /** What lists and searches show, computed from the file. */
  summary(dossier: Dossier<File>): Summary
}

/** What is pending beside the state, said in the head of the dossier: a request that waits, a doubt. */
export type Remark = {
  readonly text: string
  /** Since when it waits; null where nobody needs to know. */
  readonly since: Instant | null
  readonly for: 'everybody' | 'staff' | 'reporter'
}

/** The line a list shows of a dossier. */
export type Summary = {
  readonly number: string | null
  readonly title: string
  readonly category: string
  readonly priority: string
  readonly lon: number | null
  readonly lat: number | null
  /** Pseudonymous id of the person it was opened for. */
  readonly reporter: string | null
  readonly searchText: string
}

/** Writes acts with their form's type inferred; one call per procedure fixes the other types. */
export function actsFor<File, Settings, State extends string, Party extends string>() {
  return <Form extends TSchema>(
    definition: ActDefinition<File, Settings, State, Party, Form>,
  ): ActDefinition<File, Settings, State, Party> => definition as unknown as ActDefinition<File, Settings, State, Party>
}

/** The act with this name; a name inherited by every object, like `constructor`, is none. */
export function actNamed(procedure: AnyProcedure, name: string): AnyProcedure['acts'][string] | undefined {
  return Object.hasOwn(procedure.acts, name) ? procedure.acts[name] : undefined
}

/** A procedure whose inner types no longer matter to the reader: what the generic rooms work with. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one place where the types of all procedures meet
export type AnyProcedure = Procedure<any, any, string, string>
