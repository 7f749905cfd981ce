/** What is told about a village's year: one sentence each, to those who work on it. Households are told by their own dossiers. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import { dayForVillagers } from '../../core/time/index.ts'
import type { CycleFile } from './cycle-file.ts'
import { states } from './states.ts'

type Cycle = Dossier<CycleFile>

export const texts = {
  launched: (dossier: Cycle) => `${titleOf(dossier)}已经启动：自评到${dayForVillagers(dossier.file.selfUntil)}为止，各户自愿参加。`,
  postponed: (dossier: Cycle) => `${titleOf(dossier)}：自评延到${dayForVillagers(dossier.file.selfUntil)}。`,
  published: (dossier: Cycle) => `${titleOf(dossier)}：结果已经公示，请看榜有没有贴出来。`,
  awarded: (dossier: Cycle) => `${titleOf(dossier)}：已经授牌，星级文明户 ${dossier.file.award?.lines.length ?? 0} 户。`,
  overdue: (dossier: Cycle) => `${titleOf(dossier)}：“${stateName(dossier.state)}”已经超期，请看办到哪一步了。`,
} satisfies Record<string, (dossier: Cycle) => string>

export function titleOf({ file }: Pick<Cycle, 'file'>): string {
  return `${file.year} 年度星级评定`
}

function stateName(state: string | null): string {
  return Object.entries(states).find(([key]) => key === state)?.[1].name ?? ''
}
