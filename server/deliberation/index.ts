/** How villages decide, on the server: what is summed up over meetings and matters, and what of them is public; every act goes through the one door. */
export { deliberationRoutes } from './deliberation-routes.ts'
export { publicDecisions, type PublicDecision } from './public-decisions.ts'
export { ownHousehold } from './own-household.ts'
