/** The grid case as a sheet of facts: what a reader sees at the head of the dossier. Names no persons. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import { budgetInWords } from '../../core/time/index.ts'
import { levelNames, priorityNames, type CaseFile } from './case-file.ts'
import { saidInWords } from './head.ts'

const sourceNames: Readonly<Record<string, string>> = { VILLAGER: '村民上报', GRID: '网格员巡查', HOTLINE: '热线转来', PATROL: '部门巡查', PAPER: '线下登记' }
const scores = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意']

export function sheetOf({ file, state }: Dossier<CaseFile>): readonly Line[] {
  return [
    ...text('案卷号', file.number), ...text('类型', file.categoryName), ...text('情况', file.description), ...text('位置', file.where.words),
    ...text('紧急程度', priorityNames[file.priority]), ...text('来源', sourceNames[file.source] ?? null), ...text('现在由哪一级调度', levelNames[file.level]),
    ...text('反映的对象', saidInWords(file)), ...units('反映的单位', file.against.said?.units ?? []),
    ...text('可见范围', file.confidential ? '只有当事人和经办人' : null),
    ...units('主办单位', file.lead === null ? [] : [file.lead]), ...units('协办单位', file.joint), ...units('抄送', file.copied),
    ...text('办理时限', file.lead === null ? null : budgetInWords(file.limits.handle)),
    ...text('办理结果', file.result), ...text('核查结论', file.conclusion), ...text('返工', file.reworks === 0 ? null : `${file.reworks} 次`),
    ...text('暂停办理', state === 'SUSPENDED' ? `停 ${file.suspension.days} 天，到时接着办` : null),
    ...file.supervisions.filter((one) => !one.lifted).flatMap((one) => text('督办', `${one.requirement}（${one.answerBy} 前答复）${one.answer === null ? '' : `，已答复：${one.answer}`}`)),
    ...file.whistles.flatMap((one) => [...text('吹哨', `${one.requirement}${one.result === null ? '' : `；结果：${one.result}`}`), ...units('请到场', one.called)]),
    ...text('评价', file.evaluation === null ? null : `${scores[file.evaluation.score] ?? ''}${file.evaluation.words === '' ? '' : `：${file.evaluation.words}`}`),
    ...(file.mergedInto === null ? [] : [{ label: '并入', kind: 'dossier', value: file.mergedInto } as const]),
    ...file.corrections.flatMap((one) => text('更正说明', one)),
    ...(file.files.length === 0 ? [] : [{ label: '照片', kind: 'photos', value: file.files } as const]),
  ]
}

function text(label: string, value: string | null): Line[] {
  return value === null || value === '' ? [] : [{ label, kind: 'text', value }]
}

function units(label: string, value: readonly string[]): Line[] {
  return value.length === 0 ? [] : [{ label, kind: 'units', value }]
}
