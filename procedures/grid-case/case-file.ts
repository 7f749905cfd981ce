/** What a grid case (网格事项) holds: folded from its records, never written directly. */
import type { UnitId } from '../../core/procedure/actor.ts'
import type { Budget } from '../../core/time/budgets.ts'
import type { Day, Instant } from '../../core/time/instant.ts'
import type { Said } from './against.ts'

/** The level whose dispatcher holds the matter; a report climbs one level at a time. */
export const dispatchLevels = ['VILLAGE', 'TOWN', 'COUNTY', 'CITY'] as const
export type DispatchLevel = (typeof dispatchLevels)[number]
export const levelNames: Readonly<Record<DispatchLevel, string>> = { VILLAGE: '村', TOWN: '乡镇', COUNTY: '县', CITY: '市' }

export const priorities = ['P0', 'P1', 'P2', 'P3', 'P4', 'Q', 'XF'] as const
export type Priority = (typeof priorities)[number]
export const priorityNames: Readonly<Record<Priority, string>> = {
  P0: '危及生命', P1: '紧急', P2: '一般', P3: '复杂', P4: '需要立项', Q: '咨询', XF: '信访',
}

export type Visibility = 'REAL_TO_ALL_HANDLERS' | 'CENTER_ONLY' | 'ANONYMOUS'

export type Spot = { readonly words: string; readonly lon: number | null; readonly lat: number | null; readonly crs: string | null }

export type Supervision = {
  readonly level: DispatchLevel
  readonly requirement: string
  readonly answerBy: Day
  /** The day it was issued; version 1 did not write it down. */
  readonly askedOn?: Day
  readonly answer: string | null
  readonly lifted: boolean
}

export type Whistle = {
  readonly type: 'EMERGENCY' | 'ENFORCEMENT' | 'DIFFICULT'
  readonly called: readonly UnitId[]
  readonly requirement: string
  readonly arrived: { readonly [unit: UnitId]: Instant }
  readonly result: string | null
  /** Marks given both ways, 1 to 5; key `caller` or the called unit. */
  readonly marks: { readonly [who: string]: number }
}

/** Why and to whom a matter went past a level: nobody was there, or there is no village on the ground. */
export type Raised = { readonly from: DispatchLevel; readonly to: DispatchLevel; readonly name: string | null; readonly why: 'nobody' | 'no-village' }

export type CaseFile = {
  readonly number: string | null
  readonly category: string
  readonly categoryName: string
  readonly emergency: string | null
  readonly description: string
  readonly source: string
  readonly visibility: Visibility
  readonly reporter: string | null
  /** Who wrote it down for the reporter, where that was somebody else. */
  readonly filer: string | null
  readonly where: Spot
  readonly files: readonly string[]
  /** Who is barred, and what the reporter said of it; `said` since version 2. */
  readonly against: { readonly units: readonly UnitId[]; readonly persons: readonly string[]; readonly said?: Said }
  readonly confidential: boolean
  readonly priority: Priority
  readonly level: DispatchLevel
  /** Desks at which nobody sat when it was last handed on or looked at; since version 3. */
  readonly vacant?: readonly string[]
  /** How it came to its level, where it went past one; since version 3. */
  readonly raised?: Raised
  /** Handed to the level above by somebody's act: the grid is no longer waited for; since version 4. */
  readonly passedUp?: true
  readonly spotCheck: boolean
  /** Suspected of being reported for the numbers: counts in no statistics. Absent where nothing is suspected. */
  readonly suspect?: 'many' | 'photos'

  readonly lead: UnitId | null
  readonly gridTask: boolean
  readonly joint: readonly UnitId[]
  readonly copied: readonly UnitId[]
  readonly formerLeads: readonly UnitId[]
  readonly limits: { readonly sign: Budget; readonly handle: Budget }
  readonly returnedBy: readonly UnitId[]
  readonly arbitration: 'none' | 'needed' | 'decided'
  readonly consultation: 'none' | 'asked' | 'settled'
  readonly agreed: { readonly lead: UnitId; readonly joint: readonly UnitId[] } | null

  readonly handlers: readonly string[]
  readonly extension: { readonly asked: { readonly by: Budget; readonly reason: string } | null; readonly granted: number }
  readonly suspension: { readonly asked: { readonly reason: string; readonly words: string; readonly reviewOn: Day } | null; readonly days: number }
  readonly result: string | null
  readonly contact: { readonly left: boolean; readonly reached: boolean; readonly misses: number }
  readonly verifier: string | null
  readonly conclusion: string | null
  readonly reworks: number
  readonly review: 'none' | 'asked' | 'refused' | 'upheld'
  readonly voiding: { readonly by: string | null; readonly reason: string } | null
  readonly urgedAt: Instant | null
  readonly supervisions: readonly Supervision[]
  readonly supervisionSuggested: boolean
  readonly whistles: readonly Whistle[]
  readonly evaluation: { readonly score: number; readonly words: string } | null
  readonly mergedInto: string | null
  /** Reporters of matters that were merged into this one; they read its progress. */
  readonly followers: readonly string[]
  readonly channelTold: string | null
  readonly closedAt: Instant | null
  readonly corrections: readonly string[]
}

export function lastWhistle(file: CaseFile): Whistle | undefined {
  return file.whistles.at(-1)
}

export function whistleUnanswered(file: CaseFile): boolean {
  const last = lastWhistle(file)
  return last !== undefined && last.result === null && last.called.some((unit) => !(unit in last.arrived))
}

/** Was it brought by or for a villager, not found on patrol by somebody of the office? */
export function isForVillager(file: CaseFile): boolean {
  return file.source === 'VILLAGER' || file.filer !== null
}

/** Supervisions that wait for an answer. */
export function openSupervisions(file: CaseFile): readonly Supervision[] {
  return file.supervisions.filter((one) => one.answer === null && !one.lifted)
}

const none: Budget = { amount: 0, unit: 'URGENT_HOUR' }

export const blankCase: CaseFile = {
  number: null, category: '', categoryName: '', emergency: null, description: '', source: '', visibility: 'CENTER_ONLY', reporter: null, filer: null,
  where: { words: '', lon: null, lat: null, crs: null }, files: [], against: { units: [], persons: [] }, confidential: false,
  priority: 'P2', level: 'VILLAGE', spotCheck: false,
  lead: null, gridTask: false, joint: [], copied: [], formerLeads: [], limits: { sign: none, handle: none }, returnedBy: [],
  arbitration: 'none', consultation: 'none', agreed: null,
  handlers: [], extension: { asked: null, granted: 0 }, suspension: { asked: null, days: 0 }, result: null,
  contact: { left: false, reached: false, misses: 0 }, verifier: null, conclusion: null, reworks: 0, review: 'none', voiding: null,
  urgedAt: null, supervisions: [], supervisionSuggested: false, whistles: [], evaluation: null, mergedInto: null, followers: [], channelTold: null,
  closedAt: null, corrections: [],
}
