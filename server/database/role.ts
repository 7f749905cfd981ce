/** Changing the role inside an open transaction: the door decides as the person and folds as the platform (migration 0004). */
import { sql } from 'kysely'
import type { Transaction } from './database.ts'

export async function takeRole(transaction: Transaction, role: 'app' | 'gate' | 'system'): Promise<void> {
  await sql.raw(`set local role sanzhi_${role}`).execute(transaction)
}
