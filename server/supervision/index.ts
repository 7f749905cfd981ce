/** The work of a village's supervision committee (村务监督委员会, art. 37, 38): everything that waits for it, and the yearly appraisal it hosts. */
export { supervisionRoutes } from './supervision-routes.ts'
export { appraisalsOf, publicAppraisals, type PublicAppraisal } from './appraisals.ts'
export { noteMissing, watchForAppraisals, type Watching as WatchingAppraisals } from './watch-appraisals.ts'
