/** Row types of the effects room. */
export interface EffectTables {}
