/**
 * What a meeting of the village may have on its agenda, and which meeting may decide it: one table (R-244, R-247, R-248; Organic Law art. 27, 28,
 * 32). The first six are those that nobody may carry out without such a decision; what belongs to the collective economy goes its own way.
 */
import type { MeetingKind } from './quorum.ts'

type MatterDefinition = {
  readonly name: string
  /** One of the six of art. 28: studied by the village's Party organisation before, carried out only with a resolution. */
  readonly important: boolean
  /** Meetings that may decide it of their own power. */
  readonly by: readonly MeetingKind[]
  /** The assembly may leave it to the representatives. */
  readonly delegable: boolean
  /** Reported to the township after it was passed, not in force before. */
  readonly filed: boolean
}

export const matters = {
  'plan': important('村庄规划、建设方案和年度计划'),
  'allowances': important('享受误工补贴的人员和补贴标准'),
  'funds': important('村里资金和物资的使用'),
  'public-works': important('公益事业的兴办和筹资筹劳、建设承包方案'),
  'key-support': important('重点帮扶对象的确定'),
  'other-interests': important('涉及村民利益的其他重要事项'),
  'village-rules': matter('制定、修改村民自治章程或者村规民约', { by: ['ASSEMBLY'], filed: true }),
  'authorisation': matter('授权村民代表会议决定事项', { by: ['ASSEMBLY'] }),
  'review-of-work': matter('审议村民委员会年度工作报告', { by: ['ASSEMBLY'], delegable: true }),
  'appraisal': matter('民主评议村民委员会成员', { by: ['ASSEMBLY', 'REPRESENTATIVES'] }),
  'undo': matter('撤销或者变更不适当的决定', { by: ['ASSEMBLY'], delegable: true }),
  'finance-rhythm': matter('财务按月还是按季公布', { by: ['REPRESENTATIVES', 'ASSEMBLY'] }),
  'points-catalogue': matter('积分目录', { by: ['ASSEMBLY', 'REPRESENTATIVES'] }),
  'group-matter': matter('本小组的土地、财产和公益事项', { by: ['GROUP'] }),
  'report': matter('通报情况、听取意见，不表决', { by: ['ASSEMBLY', 'REPRESENTATIVES', 'GROUP'] }),
} as const satisfies Record<string, MatterDefinition>
export type MatterKind = keyof typeof matters

export const matterKinds = Object.keys(matters) as readonly MatterKind[]
export const importantKinds = matterKinds.filter((kind) => matters[kind].important)
/** What an assembly may leave to the representatives. */
export const delegableKinds = matterKinds.filter((kind) => matters[kind].delegable)

/** Whether this meeting may decide it at all, by its own power or by an authorisation. */
export function mayBeDecidedBy(kind: MatterKind, meeting: MeetingKind): boolean {
  const { by, delegable } = matters[kind]
  return by.includes(meeting) || (meeting === 'REPRESENTATIVES' && delegable)
}

/** Whether the representatives need the assembly's authorisation for it. */
export function needsAuthorisation(kind: MatterKind, meeting: MeetingKind): boolean {
  const { by, delegable } = matters[kind]
  return meeting === 'REPRESENTATIVES' && delegable && !by.includes('REPRESENTATIVES')
}

/** The meetings that may decide it, for the sentence that says where to take it instead. */
export function decidedBy(kind: MatterKind): readonly MeetingKind[] {
  return (['ASSEMBLY', 'REPRESENTATIVES', 'GROUP'] as const).filter((meeting) => mayBeDecidedBy(kind, meeting))
}

function important(name: string): MatterDefinition {
  return { name, important: true, by: ['ASSEMBLY'], delegable: true, filed: false }
}

function matter(name: string, rest: Partial<MatterDefinition> & Pick<MatterDefinition, 'by'>): MatterDefinition {
  return { name, important: false, delegable: false, filed: false, ...rest }
}
