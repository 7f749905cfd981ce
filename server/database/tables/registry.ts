/** Row types of the registry room. */
export interface RegistryTables {}
