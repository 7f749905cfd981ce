/** Figures: roll-ups of every region, what is asked of them, and the proof that they are right. */
export { foldDeltas } from './fold-deltas.ts'
export { startFolding, type Folding } from './start-folding.ts'
export { recount, verifyRollups, type RollupVerdict } from './recount.ts'
export { statisticsRoutes } from './routes.ts'
export { workbookOf, type Rows } from './workbook.ts'
