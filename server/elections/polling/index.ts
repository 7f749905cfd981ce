/** The day of the vote: stations, marks, sheets, the hall, the result. */
export { pollingRoutes } from './polling-routes.ts'
