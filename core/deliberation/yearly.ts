/**
 * What a village must still hold in a year: the assembly once, the representatives every quarter, the appraisal of the
 * committee's members once. Counted from meetings that were opened with enough people; what is to come is told with its last day.
 */
import { dayOf, yearOf, type Day, type Instant } from '../time/index.ts'
import type { MatterKind } from './matters.ts'
import type { MeetingKind } from './quorum.ts'

/** A meeting that was held. */
export type Held = { readonly meeting: MeetingKind; readonly on: Day; readonly kinds: readonly MatterKind[] }

export type DutyKey = 'assembly' | 'representatives-1' | 'representatives-2' | 'representatives-3' | 'representatives-4' | 'appraisal'
export type DutyStanding = 'done' | 'open' | 'warned' | 'missed' | 'to-come'
export type Duty = { readonly key: DutyKey; readonly name: string; readonly rule: string; readonly from: Day; readonly until: Day; readonly standing: DutyStanding; readonly heldOn: Day | null }

type Definition = { readonly key: DutyKey; readonly name: string; readonly rule: string; readonly from: string; readonly until: string; readonly warn: string; counts(held: Held): boolean }

const quarters = [['01-01', '03-31', '03-01'], ['04-01', '06-30', '06-01'], ['07-01', '09-30', '09-01'], ['10-01', '12-31', '12-01']] as const
const quarterNames = ['一', '二', '三', '四'] as const

const definitions: readonly Definition[] = [
  { key: 'assembly', name: '村民会议，每年至少一次', rule: 'R-241', from: '01-01', until: '12-31', warn: '11-01', counts: ({ meeting }) => meeting === 'ASSEMBLY' },
  ...quarters.map(([from, until, warn], at): Definition => ({
    key: `representatives-${at + 1}` as DutyKey, name: `村民代表会议，第${quarterNames[at] ?? ''}季度`, rule: 'R-243', from, until, warn, counts: ({ meeting }) => meeting === 'REPRESENTATIVES',
  })),
  { key: 'appraisal', name: '民主评议村委会成员，每年至少一次', rule: 'R-281', from: '01-01', until: '12-31', warn: '11-01', counts: ({ kinds }) => kinds.includes('appraisal') },
]

/** The year's duties of one village as they stand at that moment. */
export function dutiesOf(year: number, held: readonly Held[], now: Instant): readonly Duty[] {
  const today = dayOf(now)
  return definitions.map(({ key, name, rule, from, until, warn, counts }) => {
    const [first, last, warned] = [from, until, warn].map((day) => `${year}-${day}`) as [Day, Day, Day]
    const heldOn = held.filter((one) => counts(one) && one.on >= first && one.on <= last && one.on <= today).map(({ on }) => on).toSorted()[0] ?? null
    return { key, name, rule, from: first, until: last, heldOn, standing: standingOf(heldOn, { first, last, warned }, today) }
  })
}

/** Whether anything is late or has to be seen to now: what supervisors and the township look for. */
export function needsAttention(duties: readonly Duty[]): boolean {
  return duties.some(({ standing }) => standing === 'warned' || standing === 'missed')
}

export function yearNow(now: Instant): number {
  return yearOf(dayOf(now))
}

function standingOf(heldOn: Day | null, { first, last, warned }: { readonly first: Day; readonly last: Day; readonly warned: Day }, today: Day): DutyStanding {
  if (heldOn !== null) return 'done'
  if (today > last) return 'missed'
  if (today < first) return 'to-come'
  return today >= warned ? 'warned' : 'open'
}
