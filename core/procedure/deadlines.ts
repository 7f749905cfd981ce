/**
 * Which clocks an act starts, pauses, resumes, extends or stops. Derived from the states a deadline runs in, so that no act
 * can forget one. The ledgers travel in the record; folding needs no calendar.
 */
import { applyMove, type DeadlineLedger, type DeadlineMove } from '../time/deadline.ts'
import type { Budget } from '../time/budgets.ts'
import type { Instant } from '../time/instant.ts'
import type { WorkingCalendar } from '../time/working-calendar.ts'
import type { Dossier } from './dossier.ts'
import type { AnyProcedure } from './procedure.ts'

type Standing = { readonly state: string | null; readonly file: unknown; readonly deadlines: Dossier['deadlines'] }
export type Extension = { readonly deadline: string; readonly by: Budget; readonly reason: string; readonly from?: 'due' }

export function moveDeadlines(
  procedure: AnyProcedure,
  before: Standing,
  after: { readonly state: string; readonly file: unknown },
  extend: Extension | null,
  actor: string,
  at: Instant,
  settings: unknown,
  calendar: WorkingCalendar,
): { [deadline: string]: DeadlineLedger } {
  const moved: { [deadline: string]: DeadlineLedger } = {}
  for (const key of Object.keys(procedure.deadlines)) {
    const held = before.deadlines[key] ?? null
    const moves = movesOf(procedure, key, before, after, held, settings)
    if (extend?.deadline === key) moves.push(extension(extend, actor))
    const ledger = moves.reduce<DeadlineLedger | null>((current, move) => applyMove(current, move, at, calendar), held)
    if (ledger !== null && moves.length > 0) moved[key] = ledger
  }
  return moved
}

/** What a deadline does in a state, given the file. */
export function standingOf(procedure: AnyProcedure, key: string, state: string | null, file: unknown): 'runs' | 'paused' | 'off' {
  const definition = procedure.deadlines[key]
  if (definition === undefined || state === null) return 'off'
  if (definition.only !== undefined && !definition.only.when(file)) return 'off'
  if (definition.runsIn.includes(state)) return 'runs'
  return definition.pausedIn?.includes(state) === true ? 'paused' : 'off'
}

function movesOf(
  procedure: AnyProcedure, key: string, before: Standing, after: { state: string; file: unknown }, held: DeadlineLedger | null, settings: unknown,
): DeadlineMove[] {
  const definition = procedure.deadlines[key]
  if (definition === undefined) return []
  const live = held !== null && held.stoppedAt === null
  const wanted = standingOf(procedure, key, after.state, after.file)
  const newSpell = live && definition.spell !== undefined && definition.spell(before.file) !== definition.spell(after.file)
  const percent = procedure.soonPercent?.(settings)
  const start: DeadlineMove = { move: 'start', budget: definition.budget(after.file, settings), ...(percent === undefined ? {} : { soonPercent: percent }) }
  if (wanted === 'off') return live ? [{ move: 'stop' }] : []
  if (newSpell) return [{ move: 'stop' }, start]
  if (wanted === 'runs') return live ? (held.runningSince === null ? [{ move: 'resume' }] : []) : [start]
  return live && held.runningSince !== null ? [{ move: 'pause', reason: after.state }] : []
}

function extension({ by, reason, from }: Extension, approver: string): DeadlineMove {
  return { move: 'extend', by, approver, reason, ...(from === undefined ? {} : { from }) }
}
