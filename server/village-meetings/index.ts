/** Meetings of a village's bodies outside their dossiers: what is public of them, and their minutes on paper. */
export { publicDecisions, type PublicDecision } from './public-decisions.ts'
export { minutesRoutes } from './minutes-routes.ts'
