/** Clocks, desks and rules of version 2: no limit for dispatching, and nobody stood in for a unit without people. */
import { gridCase } from '../grid-case.procedure.ts'
import { rules } from '../rules.zh.ts'

export const deadlinesV2 = Object.fromEntries(Object.entries(gridCase.deadlines).filter(([key]) => key !== 'dispatch'))
export const alsoAwaitsV2: NonNullable<typeof gridCase.alsoAwaits> = (gridCase.alsoAwaits ?? []).filter(({ party }) => party !== 'standIn')

const { 'R-141': _, ...rulesKept } = rules
export const rulesV2: typeof rules = rulesKept
