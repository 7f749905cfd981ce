/**
 * A procedure as a book (程序书) that an official can read and a villager can ask about: all names in Chinese, nothing by its key.
 * Made from the definition alone, so that documentation, the portal's 办事规则 and the review of a new version cannot lie.
 */
import { describeActs, type ActEntry } from './act-entries.ts'
import type { AnyProcedure } from '../procedure.ts'
import { movesOf, type Move, type WrittenProcedure } from './moves.ts'
import { settingsTables, type SettingsTable } from './settings-tables.ts'
import { lengthInWords } from './limit-words.ts'

export type StateEntry = {
  readonly key: string
  readonly name: string
  readonly sentence: string
  readonly step: string | null
  /** Whose move it is, by name. */
  readonly awaits: readonly string[]
  /** No act changes it any more. */
  readonly end: boolean
}

/** Who may do what in one state; acts possible in many states are told once, in `wide`. */
export type MayEntry = { readonly state: string; readonly who: string; readonly acts: readonly string[] }
export type WideEntry = { readonly act: string; readonly who: readonly string[]; readonly states: readonly string[] }

export type DeadlineEntry = {
  readonly name: string
  readonly rules: readonly string[]
  /** A limit lights a lamp, a timer moves the matter on. */
  readonly kind: 'limit' | 'timer'
  readonly length: string
  readonly runsIn: readonly string[]
  readonly pausedIn: readonly string[]
  readonly only: string | null
  readonly owner: string
  readonly onSoon: string | null
  readonly onLate: string
}

export type ProcedureBook = {
  readonly key: string
  readonly version: number
  readonly name: string
  readonly owner: string
  readonly basis: readonly string[]
  readonly states: readonly StateEntry[]
  readonly parties: readonly { readonly name: string; readonly found: string }[]
  readonly acts: readonly ActEntry[]
  readonly moves: readonly Move[]
  readonly may: readonly MayEntry[]
  readonly wide: readonly WideEntry[]
  /** Who else has something to do, and when. */
  readonly alsoAwaits: readonly { readonly who: string; readonly sentence: string }[]
  readonly deadlines: readonly DeadlineEntry[]
  readonly readers: { readonly parties: readonly string[]; readonly region: string; readonly hidden: readonly string[] }
  readonly settings: readonly SettingsTable[]
}

/** @param settings those in force in a county; the procedure's defaults when absent */
export function bookOf(any: AnyProcedure, settings: unknown = any.settings.defaults): ProcedureBook {
  const procedure: WrittenProcedure = any
  const party = (key: string) => procedure.parties[key]?.name ?? key
  const moves = movesOf(procedure)
  return {
    key: procedure.key, version: procedure.version, name: procedure.name, owner: procedure.owner, basis: procedure.basis,
    states: Object.entries(procedure.states).map(([key, { name, sentence, step, awaits }]) => ({
      key, name, sentence, step: step ?? null, awaits: awaits.map(party), end: !moves.some((move) => move.from === key),
    })),
    parties: Object.values(procedure.parties).map(({ name, found }) => ({ name, found })),
    acts: describeActs(procedure, settings),
    moves,
    may: mayOf(procedure),
    wide: wideOf(procedure),
    alsoAwaits: (procedure.alsoAwaits ?? []).map((one) => ({ who: party(one.party), sentence: one.sentence })),
    deadlines: deadlinesOf(procedure, settings),
    readers: {
      parties: procedure.readers.parties.map(party), region: procedure.readers.region.sentence,
      hidden: procedure.readers.hidden.map(({ sentence }) => sentence),
    },
    settings: settingsTables(procedure.settings.schema, settings),
  }
}

/** An act possible in more states than this would fill the table of every state with the same line. */
const manyStates = 6

function wideOf(procedure: WrittenProcedure): WideEntry[] {
  return Object.values(procedure.acts).flatMap(({ name, from, who }) => {
    if (from === 'nothing' || from.length <= manyStates || who.every((party) => party === 'system')) return []
    return [{
      act: name, who: who.map((party) => procedure.parties[party]?.name ?? party),
      states: from.map((state) => procedure.states[state]?.name ?? state),
    }]
  })
}

/** One line per state and party; what only the clock does is left to the deadlines. */
function mayOf(procedure: WrittenProcedure): MayEntry[] {
  return Object.entries(procedure.states).flatMap(([state, { name }]) => Object.entries(procedure.parties)
    .filter(([party]) => party !== 'system')
    .map(([party, { name: who }]) => ({
      state: name, who,
      acts: Object.values(procedure.acts).filter((act) => isOf(act, state, party)).map((act) => act.name),
    }))
    .filter(({ acts }) => acts.length > 0))
}

function isOf(act: WrittenProcedure['acts'][string], state: string, party: string): boolean {
  return act.from !== 'nothing' && act.from.length <= manyStates && act.from.includes(state) && act.who.includes(party)
}

function deadlinesOf(procedure: WrittenProcedure, settings: unknown): DeadlineEntry[] {
  const state = (key: string) => procedure.states[key]?.name ?? key
  return Object.values(procedure.deadlines).map((deadline) => ({
    name: deadline.name, rules: deadline.rules ?? [], kind: deadline.kind, length: lengthInWords(procedure, deadline, settings),
    runsIn: deadline.runsIn.map(state), pausedIn: (deadline.pausedIn ?? []).map(state), only: deadline.only?.sentence ?? null,
    owner: procedure.parties[deadline.owner]?.name ?? deadline.owner,
    onSoon: deadline.onSoon === undefined ? null : procedure.acts[deadline.onSoon.act]?.consequence ?? null,
    onLate: deadline.onLate.sentence,
  }))
}
