/** Row types of the files room. */
export interface FileTables {}
