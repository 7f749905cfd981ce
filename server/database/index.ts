export { openDatabase, type Database, type Transaction } from './database.ts'
export type { Context } from './context.ts'
export type { Tables } from './tables.ts'
