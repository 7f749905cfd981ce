/** Open311 (GeoReport v2) and the keys of programs that write over it. */
export { open311Routes } from './routes.ts'
export { apiKeyRoutes, apiKeyStatus } from './key-routes.ts'
export { issueKey, listKeys, revokeKey, type Issued, type KeyListed, type NewKey, type Source } from './api-keys.ts'
export type { Open311 } from './open311.ts'
