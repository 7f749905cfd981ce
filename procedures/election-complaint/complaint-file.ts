/** A complaint about an election: to the township or the county, past the village and its election committee. */
import type { Day } from '../../core/time/index.ts'

export const wrongs = { bribery: '贿选', force: '暴力、威胁', deceit: '欺骗', forgery: '伪造选票、委托', figures: '虚报选举票数', other: '其他破坏选举的' } as const
export type Wrong = keyof typeof wrongs
export const bodies = { TOWN: '乡镇（人民代表大会、人民政府）', COUNTY: '县里（人大常委会、人民政府及有关部门）' } as const
export type Body = keyof typeof bodies
export const outcomes = { 'person-void': '属实，当选无效', 'election-void': '属实，整个选举无效', 'true-without': '属实，不影响当选', 'unfounded': '不属实' } as const
export type Outcome = keyof typeof outcomes

export type ComplaintFile = {
  readonly village: string
  readonly term: number
  readonly run: number
  readonly complainant: string
  readonly wrong: Wrong | null
  readonly words: string
  /** Who looks into it now. */
  readonly body: Body
  /** Village cadres, the election committee and the candidates: none of them reads it, whatever office they hold besides. */
  readonly barred: readonly string[]
  readonly on: Day
  readonly notes: readonly { readonly on: Day; readonly words: string }[]
  readonly finding: { readonly outcome: Outcome; readonly document: string; readonly words: string; readonly person: string | null; readonly on: Day } | null
}

export const blankComplaint: ComplaintFile = { village: '', term: 0, run: 0, complainant: '', wrong: null, words: '', body: 'TOWN', barred: [], on: '', notes: [], finding: null }
