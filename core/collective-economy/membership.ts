/**
 * Who belongs to the collective (RCE art. 11–18; ): a set of its own, neither the villagers nor the voters. Reasons are a closed list; marriage,
 * divorce and widowhood take nobody's place, nor do study, service, work elsewhere, trade or prison (art. 18), whatever a village agrees on.
 */
import { addMonths, type Day } from '../time/index.ts'

export const entryReasons = {
  'first-roll': '首次确认', 'birth': '成员生育', 'adoption': '成员收养', 'marriage': '与成员结婚', 'resettlement': '政策性移民', 'court': '法院判决或者仲裁确认', 'other-law': '法律规定的其他情形',
} as const
export type EntryReason = keyof typeof entryReasons

/** Art. 17, and leaving of one's own will (art. 16). */
export const lossReasons = {
  'death': '死亡', 'nationality': '丧失中国国籍', 'other-collective': '已经取得其他集体经济组织成员身份', 'civil-servant': '已经成为公务员（聘任制除外）', 'own-will': '本人书面自愿退出', 'court': '法院判决或者仲裁确认',
} as const
export type LossReason = keyof typeof lossReasons

/** Named so that whoever picks them reads why not: nothing is struck for these. */
export const noReasons = {
  'married': '结婚', 'divorced': '离婚', 'widowed': '丧偶', 'moved-hukou': '户口迁出', 'study': '就学', 'service': '服役', 'work': '务工', 'trade': '经商', 'prison': '服刑',
} as const
export type NoReason = keyof typeof noReasons
export const askedReasons = { ...lossReasons, ...noReasons } as const
export type AskedReason = keyof typeof askedReasons

export type Strike = { readonly reason: AskedReason; /** The paper it rests on. */ readonly proof: string; /** The other collective, where it is the reason. */ readonly other: string; /** What was written beside it. */ readonly words: string }
export type StrikeFault = 'no-reason-of-law' | 'no-proof' | 'no-other-collective' | 'marriage-in-words'

/** Who married out stays a member until another collective has taken the person in, and there is a paper that says so. */
export function faultOfStrike({ reason, proof, other, words }: Strike): StrikeFault | null {
  if (!Object.hasOwn(lossReasons, reason)) return 'no-reason-of-law'
  if (proof.trim().length < 2) return 'no-proof'
  if (reason === 'other-collective') return other.trim().length < 2 ? 'no-other-collective' : null
  // A reason of law over a ground that is none, e.g. “自愿退出” of somebody who “外嫁”.
  return /外嫁|出嫁|嫁出|嫁到|结婚|离婚|离异|丧偶|改嫁|再嫁|寡/.test(words.normalize('NFKC').replaceAll(/\s/g, '')) && reason !== 'death' ? 'marriage-in-words' : null
}

/** R-292 (RCE art. 57): a year from when somebody knows, five from the decision, whichever ends first. */
export function lastDayToUndo(decidedOn: Day, knownOn: Day): Day {
  const [known, decided] = [addMonths(knownOn, 12), addMonths(decidedOn, 60)]
  return known < decided ? known : decided
}

/** The hint that stands beside every decision. */
export function undoHint(decidedOn: Day): string {
  return `认为这个决定侵害自己权益的成员，可以请求人民法院撤销：自知道之日起一年内；自决定之日起五年没有行使的，撤销权消灭，最晚到 ${addMonths(decidedOn, 60)}。`
}

/** 18 or older counts in M, unless it was found that the person lacks full capacity. */
export function isOfFullCapacity(bornOn: Day | null, incapable: boolean, on: Day): boolean {
  return !incapable && bornOn !== null && addMonths(bornOn, 18 * 12) <= on
}
