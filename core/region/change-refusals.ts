/** Why an act on the tree is refused. */
import type { Refusal } from '../procedure/refusal.ts'
import type { RegionKey } from './region.ts'

export const changeRefusals = {
  unknown: ({ level, code }: RegionKey): Refusal => ({
    code: 'region-unknown', sentence: `没有编码为 ${code} 的现行区划或网格，请刷新后重新选择。`, cause: `no living ${level} ${code} before the day`,
  }),
  tooEarly: (code: string): Refusal => ({
    code: 'region-change-too-early', sentence: '变更日期应晚于该区划现行版本的启用日期，请改正日期。',
    cause: `${code} or something below it began on or after the day`, rule: 'R-016',
  }),
  codeWrong: ({ level, code }: RegionKey): Refusal => ({
    code: 'region-code-wrong', sentence: `编码 ${code} 不符合编码规则，请核对位数和上级编码。`, cause: `not a ${level} code below its parent`, rule: 'R-009',
  }),
  codeUsed: (code: string): Refusal => ({
    code: 'region-code-used', sentence: `编码 ${code} 已经启用过。编码一经启用不再复用，请换一个编号。`, cause: `${code} stands in the history`, rule: 'R-012',
  }),
  nothingNew: (): Refusal => ({
    code: 'region-change-empty', sentence: '这次变更没有内容：拆分至少分成两个，合并至少两个，名称须与原来不同。', cause: 'too few regions, or the same name',
  }),
  notNeighbours: (): Refusal => ({
    code: 'regions-not-siblings', sentence: '只能合并同一上级之下的同级区划或网格，请重新选择。', cause: 'levels or parents differ', rule: 'R-011',
  }),
  leftOver: (count: number): Refusal => ({
    code: 'region-change-leaves-out', sentence: `还有 ${count} 户（或下级区划）没有指定归属，请逐一指定后再提交。`,
    cause: `${count} households or children without assignment`, rule: 'R-014',
  }),
  wrongAssignment: (count: number): Refusal => ({
    code: 'region-assignment-wrong', sentence: `有 ${count} 项归属指向了不存在的对象，请重新指定。`, cause: `${count} assignments of or to strangers`, rule: 'R-014',
  }),
  notEmpty: (count: number): Refusal => ({
    code: 'region-not-empty', sentence: `其中还有 ${count} 户（或下级区划），不能停用。请先合并或划转。`, cause: `${count} households or children inside`, rule: 'R-014',
  }),
  movedLater: (count: number): Refusal => ({
    code: 'household-moved-later', sentence: `有 ${count} 户在变更日期之后才登记或迁入，请把变更日期改到那之后。`,
    cause: `${count} placements begin after the day`, rule: 'R-016',
  }),
  overlapping: (names: readonly string[]): Refusal => ({
    code: 'grids-overlap', sentence: `网格边界相交超过 1 米：${names.join('、')}。请修改边界。`, cause: 'polygons overlap beyond the tolerance', rule: 'R-014',
  }),
  crooked: (name: string): Refusal => ({
    code: 'boundary-crooked', sentence: `“${name}”的边界自相交叉或没有面积，请重新绘制。`, cause: 'not a simple polygon', rule: 'R-014',
  }),
} as const
