/** Star rating on the server: what is summed over many dossiers; every act goes through the one door. */
export { countVillages, figuresIn } from './count-villages.ts'
export { startCounting, type Counting } from './start-counting.ts'
export { starFiguresRoutes } from './figures-routes.ts'
export { starHouseholdRoutes } from './household-routes.ts'
export { actsOffered, householdsOnNotice, ownYears, type Neighbour, type OwnYear } from './own-household.ts'
