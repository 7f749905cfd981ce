/**
 * The four bodies of a village (道德评议会, 红白理事会, 村民议事会, 禁毒禁赌会; policy 二(二)) and what each of them may do: one table, read by
 * the meeting's rules, the screens and the villagers' page. What stands in no line nobody may do. None of them punishes, fines, publishes
 * blame or keeps a list of persons (R-440…R-452, R-800).
 */
import { parseUnitId, type UnitFunction } from '../region/functions.ts'

export const bodyFunctions = ['virtue-council', 'occasions-council', 'villagers-council', 'temperance-council'] as const satisfies readonly UnitFunction[]
export type BodyFunction = (typeof bodyFunctions)[number]

/** What becomes of a decided item: the body's own resolution, advice to those who decide, or a plan of its own work. */
export type Weight = 'resolution' | 'advice' | 'plan'

type AgendaKindDefinition = {
  readonly name: string
  readonly weight: Weight
  /** May an item name the households it is about? Then their near relatives withdraw. */
  readonly households: 'must' | 'may' | 'never'
  readonly rule: string
  /** What a decision of this kind leads to, told beside it. */
  readonly leadsTo: string
}

export const agendaKinds = {
  'star-rating': kind('星级互评和表决', 'resolution', 'may', 'R-404', '表决结果进入公示，由星级评定程序办理。'),
  'star-move': kind('加星、恢复、摘星表决', 'resolution', 'must', 'R-411', '只作为星级变动的表决依据；告知、申辩和复核由星级评定程序办理。'),
  'good-deed': kind('好人好事认定', 'resolution', 'may', 'R-463', '可以作为积分申报的依据，只加分。'),
  'occasion-guide': kind('红白事办理建议', 'advice', 'never', 'R-249', '是给大家参考的建议，不作处罚，也不设罚款。'),
  'family-occasion': kind('商量怎么帮一户办事', 'plan', 'must', 'R-162', '安排人手和场地，由本户决定要不要。'),
  'deliberation': kind('协商议题', 'advice', 'never', 'R-251', '协商出的意见交村委会落实，该由村民会议定的，提请村民会议。'),
  'points-catalogue': kind('积分目录建议', 'advice', 'never', 'R-460', '提请村民会议或村民代表会议通过并备案后才生效。'),
  'village-rules': kind('村规民约修改建议', 'advice', 'never', 'R-249', '提请村民会议通过并报乡镇备案后才生效。'),
  'prevention-talk': kind('宣传教育安排', 'plan', 'never', 'R-162', '面向全体村民，不点名、不登记、不检查任何人。'),
  'own-work': kind('本会工作', 'plan', 'never', 'R-251', '记入本会记录。'),
} as const satisfies Record<string, AgendaKindDefinition>
export type AgendaKind = keyof typeof agendaKinds

export type Body = {
  readonly name: string
  /** What it is there for, in one sentence for villagers. */
  readonly duty: string
  readonly may: readonly AgendaKind[]
  /** What people might expect of it and it may not do. */
  readonly mayNot: string
}

export const bodies: Readonly<Record<BodyFunction, Body>> = {
  'virtue-council': {
    name: '道德评议会', duty: '组织星级文明户互评，认定好人好事。', may: ['star-rating', 'star-move', 'good-deed', 'own-work'],
    mayNot: '不处罚，不设黑榜，不公布谁没有得星和为什么。',
  },
  'occasions-council': {
    name: '红白理事会', duty: '帮村民把红事白事办得体面、省心、不浪费。', may: ['family-occasion', 'occasion-guide', 'own-work'],
    mayNot: '只提建议和帮忙，不审批、不罚款、不查礼金，也不扣任何待遇。',
  },
  'villagers-council': {
    name: '村民议事会', duty: '大家的事大家商量：协商议题，对积分目录和村规民约提建议。', may: ['deliberation', 'points-catalogue', 'village-rules', 'own-work'],
    mayNot: '不代替村民会议和村民代表会议作决定。',
  },
  'temperance-council': {
    name: '禁毒禁赌会', duty: '面向全体村民讲禁毒禁赌的道理，办宣传活动。', may: ['prevention-talk', 'own-work'],
    mayNot: '不登记、不检查、不处罚任何人；有线索请直接拨打 110。',
  },
}

/** Which body a unit is; null for any other unit. */
export function bodyOf(unit: string): BodyFunction | null {
  const found = parseUnitId(unit)?.unitFunction
  return bodyFunctions.find((one) => one === found) ?? null
}

export function mayDecide(body: BodyFunction, about: AgendaKind): boolean {
  return bodies[body].may.includes(about)
}

/** The bodies whose business it is, for the sentence that says where to go instead. */
export function bodiesFor(about: AgendaKind): readonly BodyFunction[] {
  return bodyFunctions.filter((body) => mayDecide(body, about))
}

function kind(name: string, weight: Weight, households: AgendaKindDefinition['households'], rule: string, leadsTo: string): AgendaKindDefinition {
  return { name, weight, households, rule, leadsTo }
}
