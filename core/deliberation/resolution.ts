/**
 * What a meeting shows to other procedures: its decided items, each a resolution with an id (the dossier's name and the item's number), and the
 * one question others ask of it: may this be carried out?
 */
import type { Day } from '../time/index.ts'
import type { MatterKind } from './matters.ts'
import type { MeetingKind } from './quorum.ts'

export type ShownItem = {
  readonly number: number
  readonly kind: MatterKind
  readonly title: string
  readonly passed: boolean
  /** It holds: passed, minutes confirmed, and filed with the township where that is asked. */
  readonly inForce: boolean
  readonly present: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
  /** What representatives may decide from then on; empty but for an authorisation. */
  readonly covers: readonly MatterKind[]
}

export type MeetingShown = {
  readonly village: string
  readonly meeting: MeetingKind
  readonly heldOn: Day
  readonly confirmed: boolean
  readonly should: number
  readonly present: number
  readonly items: readonly ShownItem[]
}

/** Procedures that may ask for a resolution; whoever is not named is shown nothing (decision 0029). */
export const mayAskForResolutions = [
  'village-meeting', 'four-deliberations', 'open-affairs', 'disclosure', 'collective-contract', 'village-election', 'village-rules', 'points-catalogue',
  'board-opinion',
] as const

export type Asked = { readonly village: string; readonly item: number; readonly kinds: readonly MatterKind[]; readonly meetings?: readonly MeetingKind[]; /** The decision must not be younger. */ readonly until?: Day }
export type ResolutionFault = 'no-such-meeting' | 'other-village' | 'not-this-meeting' | 'not-confirmed' | 'no-such-item' | 'other-kind' | 'not-passed' | 'not-in-force' | 'too-late'

/** Null where the resolution carries what is asked; otherwise why not. */
export function faultOfResolution(shown: MeetingShown | null, { village, item, kinds, meetings, until }: Asked): ResolutionFault | null {
  if (shown === null) return 'no-such-meeting'
  if (shown.village !== village) return 'other-village'
  if (meetings !== undefined && !meetings.includes(shown.meeting)) return 'not-this-meeting'
  if (!shown.confirmed) return 'not-confirmed'
  const found = shown.items.find(({ number }) => number === item)
  if (found === undefined) return 'no-such-item'
  if (!kinds.includes(found.kind)) return 'other-kind'
  if (!found.passed) return 'not-passed'
  if (!found.inForce) return 'not-in-force'
  return until !== undefined && shown.heldOn > until ? 'too-late' : null
}

/** Why it carries nothing, in one sentence that says what to do. */
export const resolutionFaultWords: Readonly<Record<ResolutionFault, string>> = {
  'no-such-meeting': '没有找到这次会议，请核对会议。',
  'other-village': '这是别的村的会议，请选本村的会议。',
  'not-this-meeting': '这类会议不能决定这件事，请选有权决定的会议。',
  'not-confirmed': '这次会议的记录还没有确认，请先确认会议记录。',
  'no-such-item': '这次会议没有这一项议题，请核对是第几项。',
  'other-kind': '这一项议的不是这类事项，请选对应的议题。',
  'not-passed': '这一项没有通过，请重新提请会议讨论。',
  'not-in-force': '这一项要报乡镇备案以后才算数，请等备案。',
  'too-late': '这次会议开在它要批准的事情以后，请核对。',
}
