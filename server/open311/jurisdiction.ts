/**
 * For whom is asked: a county, by its six digits, or without a `jurisdiction_id` the whole city that runs the platform. So a program that knows
 * of no jurisdictions works, and one that serves a single county sees nothing of the others.
 */
import { findRegion } from '../registry/index.ts'
import type { Transaction } from '../database/index.ts'
import { wholeCity } from '../procedures/index.ts'
import type { Open311 } from './open311.ts'
import { refusals } from './refusals.ts'

export type Jurisdiction = {
  /** Four or six digits. */
  readonly code: string
  /** Whose settings are in force: the county, or the city's. */
  readonly county: number
}

/** @throws Refused jurisdiction-unknown */
export async function jurisdictionOf({ identity }: Pick<Open311, 'identity'>, transaction: Transaction, asked: string | undefined): Promise<Jurisdiction> {
  const seat = identity.seat.code
  if (asked === undefined || asked === '' || asked === seat) return { code: seat, county: wholeCity }
  if (!/^\d{6}$/.test(asked) || await findRegion(transaction, { level: 'COUNTY', code: asked }) === null) throw refusals.jurisdictionUnknown()
  return { code: asked, county: Number(asked) }
}
