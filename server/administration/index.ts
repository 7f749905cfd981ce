/** Questions and acts of those who run the platform: people, households, mandates, audit, the tree, and who looked at whose record. */
export { administrationRoutes, type Administration } from './administration-routes.ts'
export { administrationStatus } from './refusals.ts'
export { byStaff, type Deed, type Done, type Staff } from './administration.ts'
