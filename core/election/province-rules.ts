/**
 * The province rules as settings: each value with the document that confirms it. Nobody holds a real election on a value that only another province has; a rehearsal
 * may always be held (domain §14 Q4). What law itself fixes (20 days, half of the votes, three proxies) is in code and can be set by nobody.
 */
import { Type, type Static, type TLiteral, type TSchema } from '@sinclair/typebox'
import type { Differences } from './nominations.ts'
import { ruleKeys, ruleSources, type Purpose, type RuleKey } from './province-sources.ts'

const closed = { additionalProperties: false } as const

/** A number of a document, an article, or both: it has to hold a numeral and say of what. */
const documentPattern = '^$|^(?=.*[0-9〇零一二三四五六七八九十百])(?=.*[号条]).{4,80}$'

export const provinceRulesSchema = Type.Object({
  rollRenewedAfterDays: rule('rollRenewedAfterDays', days(1, 90)),
  leaveOutUnreachable: rule('leaveOutUnreachable', Type.Boolean({ title: '值' })),
  hukouVillageProof: rule('hukouVillageProof', Type.Boolean({ title: '值' })),
  committeeSizes: rule('committeeSizes', Type.Array(Type.Integer({ title: '人数', minimum: 3, maximum: 15 }), { title: '值', maxItems: 7, uniqueItems: true })),
  absencesEndOffice: rule('absencesEndOffice', days(2, 10)),
  openModeAllowed: rule('openModeAllowed', Type.Boolean({ title: '值' })),
  chairMore: rule('chairMore', days(1, 5)),
  viceMore: rule('viceMore', days(1, 5)),
  memberMoreLeast: rule('memberMoreLeast', days(1, 5)),
  memberMoreMost: rule('memberMoreMost', days(1, 10)),
  onePersonOnePost: rule('onePersonOnePost', Type.Boolean({ title: '值' })),
  candidatesNoticeDays: rule('candidatesNoticeDays', days(1, 15)),
  introductionLongest: rule('introductionLongest', days(100, 2000)),
  introductionMinutes: rule('introductionMinutes', days(1, 60)),
  proxiesNoticeDays: rule('proxiesNoticeDays', days(1, 15)),
  staffLeast: rule('staffLeast', days(3, 10)),
  scrutineersLeast: rule('scrutineersLeast', days(2, 5)),
  scribeMost: rule('scribeMost', days(1, 10)),
  fewPapers: rule('fewPapers', days(3, 50)),
  announceWithinHours: rule('announceWithinHours', days(1, 2)),
  rerunWithinDays: rule('rerunWithinDays', days(1, 30)),
  rerunNeedsHalf: rule('rerunNeedsHalf', Type.Boolean({ title: '值' })),
  womansSeat: rule('womansSeat', choice({ 'woman-first': '有妇女得票够数的，先取得票最高的妇女；没有的，留一个委员名额另行选举妇女' })),
  equalRelatives: rule('equalRelatives', choice({ 'vote-again': '再次投票', 'assembly': '由村民会议决定' })),
  evenCommittee: rule('evenCommittee', choice({ warn: '提示，可以继续', refuse: '不允许' })),
  auditMissing: rule('auditMissing', choice({ warn: '提示，可以继续', refuse: '不允许推选之后的步骤' })),
  termReminderDays: rule('termReminderDays', days(30, 365)),
  termShiftMonths: rule('termShiftMonths', days(1, 12)),
  recallVoteDays: rule('recallVoteDays', days(10, 92)),
  recallAgainMonths: rule('recallAgainMonths', days(1, 12)),
  byElectionMonths: rule('byElectionMonths', days(1, 6)),
} satisfies Record<RuleKey, TSchema>, { ...closed, title: '省规' })
/** As kept: value and document of every rule. */
export type ProvinceRulesPack = Static<typeof provinceRulesSchema>

/** As the law's functions want them: the values alone. */
export type ProvinceRules = { readonly [Key in RuleKey]: ProvinceRulesPack[Key]['value'] } & {
  readonly differences: Differences
  readonly longestText: number
  readonly minutes: number
}

export function rulesOf(pack: ProvinceRulesPack): ProvinceRules {
  const values = Object.fromEntries(ruleKeys.map((key) => [key, pack[key].value])) as { readonly [Key in RuleKey]: ProvinceRulesPack[Key]['value'] }
  return {
    ...values,
    differences: {
      chair: { least: values.chairMore, most: values.chairMore }, vice: { least: values.viceMore, most: values.viceMore },
      member: { least: values.memberMoreLeast, most: values.memberMoreMost },
    },
    longestText: values.introductionLongest, minutes: values.introductionMinutes,
  }
}

/** A rehearsal (演练) is marked on every sheet and announces nothing. */
export const electionKinds = { rehearsal: '演练', real: '正式选举' } as const
export type ElectionKind = keyof typeof electionKinds

/** Values that nobody has confirmed for this place and without which no real election, re-run, recall or by-election may be held; empty where it may. */
export function unconfirmedRules(pack: SomeRules, purpose: Purpose): readonly RuleKey[] {
  return ruleKeys.filter((key) => isNeeded(key, pack, purpose) && !ruleSources[key].confirmedForShanxi && pack[key]?.document.trim() === '')
}

/** A procedure keeps the values it needs and no others: an election none of the recall's. */
export type SomeRules = { readonly [Key in RuleKey]?: ProvinceRulesPack[Key] }

/** May it be held? A rehearsal always. */
export function mayHold(kind: ElectionKind, pack: SomeRules, purpose: Purpose): boolean {
  return kind === 'rehearsal' || unconfirmedRules(pack, purpose).length === 0
}

/** What the schema cannot say: numbers that fit one another. At the field it speaks about. */
export function faultsOfRules(pack: Pick<ProvinceRulesPack, 'committeeSizes' | 'memberMoreLeast' | 'memberMoreMost' | 'scrutineersLeast' | 'staffLeast'>): readonly { readonly pointer: string; readonly sentence: string }[] {
  const even = pack.committeeSizes.value.findIndex((size) => size % 2 === 0)
  return [
    ...(even < 0 ? [] : [{ pointer: `/committeeSizes/value/${even}`, sentence: '选举委员会要单数，请改成 3、5、7 这样的数。' }]),
    ...(pack.memberMoreLeast.value <= pack.memberMoreMost.value ? [] : [{ pointer: '/memberMoreMost/value', sentence: '“至多多几人”不能比“至少多几人”还少，请改大。' }]),
    ...(pack.scrutineersLeast.value <= pack.staffLeast.value ? [] : [{ pointer: '/scrutineersLeast/value', sentence: '监票人不能比工作人员还多，请改小。' }]),
  ]
}

/** Permissions that only a province can give: not used, they need no document. */
const permissions: readonly RuleKey[] = ['openModeAllowed', 'leaveOutUnreachable']

function isNeeded(key: RuleKey, pack: SomeRules, purpose: Purpose): boolean {
  const { needsConfirmation, neededFor } = ruleSources[key]
  return needsConfirmation && neededFor.includes(purpose) && (pack[key]?.value !== false || !permissions.includes(key))
}

function rule<Value extends TSchema>(key: RuleKey, value: Value) {
  const { rule: number, title } = ruleSources[key]
  const document = Type.String({ title: '本省依据的文号或者条号（没有核实的留空）', maxLength: 80, pattern: documentPattern })
  return Type.Object({ value, document }, { ...closed, title: `${title}（${number}）` })
}

function days(minimum: number, maximum: number) {
  return Type.Integer({ title: '值', minimum, maximum })
}

function choice<const C extends { readonly [value: string]: string }>(options: C) {
  type Options = { [K in keyof C & string]: TLiteral<K> }[keyof C & string][]
  const literals = Object.entries(options).map(([value, title]) => Type.Literal(value, { title })) as Options
  return Type.Union(literals, { title: '值', control: 'choice' })
}
