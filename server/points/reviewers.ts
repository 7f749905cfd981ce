/** How many people of a village may approve points: with one alone, nothing that one enters can ever be approved. */
import { pointsOffices } from '../../procedures/points-catalogue/points-catalogue.procedure.ts'
import type { Day } from '../../core/time/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { mandatesAskedFor } from '../registry/index.ts'

/** People, not mandates: who is secretary and committee member at once is one. Counted as the platform; begins and ends as the person. */
export async function countReviewers(transaction: Transaction, village: string, today: Day): Promise<number> {
  await takeRole(transaction, 'system')
  const held = await mandatesAskedFor(transaction, pointsOffices.map((office) => ({ office, within: village })), today)
  await takeRole(transaction, 'app')
  return new Set(held.filter(({ office, region }) => pointsOffices.some((one) => one === office) && region.code === village).map(({ person }) => person)).size
}
