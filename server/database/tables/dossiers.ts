/** Row types of the dossiers room. */
export interface DossierTables {}
