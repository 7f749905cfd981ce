/** Row types of the identity room. */
export interface IdentityTables {}
