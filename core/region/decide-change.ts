/** Decides acts on the tree (R-011 … R-016). Pure: the caller loads history and placements and writes what was decided. */
import type { Refusal } from '../procedure/refusal.ts'
import type { Day } from '../time/instant.ts'
import type { Placement, RegionChange, RegionCommand } from './change.ts'
import { drafts, type Registered } from './change-drafts.ts'
import { changeRefusals as refusals } from './change-refusals.ts'
import { Stop } from './change-stop.ts'
import type { Draft } from './change-versions.ts'
import { groundRefusal, groundWarnings, sizeWarnings } from './grid-rules.ts'
import type { Region } from './version.ts'

export type { Registered } from './change-drafts.ts'

export type ChangeDecision =
  | { readonly kind: 'decided'; readonly change: RegionChange }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export function decideChange(registered: Registered, command: RegionCommand): ChangeDecision {
  try {
    const change: RegionChange = { ...draftOf(registered, command), act: command.act, day: command.day, warnings: [] }
    refuseUsedCodes(registered.history, change)
    refuseLateHouseholds(registered.placements, change)
    const crooked = groundRefusal(registered.history, change)
    if (crooked !== null) throw new Stop(crooked)
    const warnings = [...sizeWarnings(registered.placements, change), ...groundWarnings(registered.history, change)]
    return { kind: 'decided', change: { ...change, warnings } }
  } catch (error) {
    if (error instanceof Stop) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

function draftOf(registered: Registered, command: RegionCommand): Draft {
  switch (command.act) {
    case 'open': return drafts.open(registered, command)
    case 'split': return drafts.split(registered, command)
    case 'merge': return drafts.merge(registered, command)
    case 'rename': return drafts.rename(registered, command)
    case 're-parent': return drafts['re-parent'](registered, command)
    case 'retire': return drafts.retire(registered, command)
  }
}

function refuseUsedCodes(history: readonly Region[], { opens, closes }: Draft): void {
  const superseded = new Set(closes.filter(({ status }) => status === 'SUPERSEDED').map(({ code }) => code))
  const used = new Set(history.map(({ level, code }) => `${level} ${code}`))
  const seen = new Set<string>()
  for (const { level, code } of opens) {
    if (seen.has(code) || (used.has(`${level} ${code}`) && !superseded.has(code))) throw new Stop(refusals.codeUsed(code))
    seen.add(code)
  }
}

function refuseLateHouseholds(placements: readonly Placement[], { moves, assigned, day }: Draft & { readonly day: Day }): void {
  const late = placements.filter(({ household, code, validFrom, validTo }) =>
    validTo === null && validFrom > day && (moves.has(code) || assigned.has(household)))
  if (late.length > 0) throw new Stop(refusals.movedLater(late.length))
}
