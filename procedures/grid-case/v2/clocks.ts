/** Clocks, desks and rules of version 2: no limit for dispatching, and nobody stood in for a unit without people. */
import { rules } from '../rules.zh.ts'
import { gridCaseV3 } from '../v3/grid-case-v3.ts'

export const deadlinesV2 = Object.fromEntries(Object.entries(gridCaseV3.deadlines).filter(([key]) => key !== 'dispatch'))
export const alsoAwaitsV2: NonNullable<typeof gridCaseV3.alsoAwaits> = (gridCaseV3.alsoAwaits ?? []).filter(({ party }) => party !== 'standIn')

const { 'R-141': _, ...rulesKept } = rules
export const rulesV2: typeof rules = rulesKept
