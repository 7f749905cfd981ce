/**
 * The only grounds on which a star can be withheld whatever a meeting thinks (一票否决): a closed list in code. A county may use
 * fewer and never more; each rests on a document in force of the authority named, touches its own star only, only through the one who did
 * it, for twelve months at most. What is forbidden to be a ground stands in forbidden-subjects.ts.
 */
import { addMonths, isDaysBefore, type Day } from '../time/index.ts'

export const vetoes = {
  'intentional-crime': { name: '故意犯罪的生效刑事判决', document: '刑事判决书', authority: '人民法院' },
  'vice-penalty': { name: '涉黄、涉赌、涉毒的生效治安处罚', document: '行政处罚决定书', authority: '公安机关' },
  'domestic-violence-warning': { name: '家庭暴力告诫书', document: '家庭暴力告诫书', authority: '公安机关' },
  'organised-crime-or-cult': { name: '经认定参与黑恶或者邪教活动', document: '认定文书', authority: '有权机关' },
} as const satisfies Record<string, { readonly name: string; readonly document: string; readonly authority: string }>
export type VetoKind = keyof typeof vetoes

export const longestVetoMonths = 12
const adult = 18 * 12

/** One ground against one star of one household, as the authority stated it. Nothing of its content is kept but what is needed. */
export type Veto = {
  readonly kind: VetoKind
  /** 文书号. */
  readonly document: string
  /** Who issued and handed it in. */
  readonly authority: string
  /** When the deed was done, and from when the document has force. */
  readonly doneOn: Day
  readonly inForceFrom: Day
  readonly months: number
}

/** What must be true of the one who did it; looked up, not judged. */
export type Doer = { readonly bornOn: Day; readonly isHeadOrMainMember: boolean }

export type VetoFault = 'unknown-kind' | 'no-document' | 'too-long' | 'not-yet-in-force' | 'was-a-minor' | 'not-of-the-household'

/** Null where the ground may be entered today. */
export function faultOfVeto(veto: Veto, doer: Doer, today: Day): VetoFault | null {
  if (!Object.hasOwn(vetoes, veto.kind)) return 'unknown-kind'
  if (veto.document.trim() === '' || veto.authority.trim() === '') return 'no-document'
  if (!Number.isInteger(veto.months) || veto.months < 1 || veto.months > longestVetoMonths) return 'too-long'
  if (!isDaysBefore(veto.inForceFrom, today, 0)) return 'not-yet-in-force'
  if (!isDaysBefore(addMonths(doer.bornOn, adult), veto.doneOn, 0)) return 'was-a-minor'
  return doer.isHeadOrMainMember ? null : 'not-of-the-household'
}

/** From the day the document has force, for so many months; over on the same date, without anybody having to ask. */
export function isVetoInForce({ inForceFrom, months }: Veto, day: Day): boolean {
  return inForceFrom <= day && day < addMonths(inForceFrom, months)
}
