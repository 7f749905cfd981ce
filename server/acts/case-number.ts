/** Case numbers: `{12-digit village}-{yyyymmdd}-{6-digit running number}`, without gaps, since a refused act takes none. */
import { sql } from 'kysely'
import type { Day } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

export async function nextCaseNumber(transaction: Transaction, county: number, village: string, day: Day): Promise<string> {
  const { last } = await transaction.insertInto('case_numbers').values({ county, village: Number(village), day, last: 1 })
    .onConflict((conflict) => conflict.columns(['county', 'village', 'day']).doUpdateSet({ last: sql`case_numbers.last + 1` }))
    .returning('last').executeTakeFirstOrThrow()
  return `${village}-${day.replaceAll('-', '')}-${String(last).padStart(6, '0')}`
}
