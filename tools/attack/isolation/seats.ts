/** What a planting is sown with, and those who do in a place what its story needs. */
import { randomUUID } from 'node:crypto'
import { underMandate, type Actor, type Office } from '../../../core/procedure/actor.ts'
import { levelOf } from '../../../core/region/region.ts'
import { scopeOf } from '../../../core/region/scope.ts'
import type { RunningPlatform } from '../../testing/platform.ts'
import type { Place } from './places.ts'

/** `token` answers a word, `id` a key (of one's own making if given), that stand nowhere else in the world of the attack. */
export type Sowing = {
  readonly place: Place; readonly county: number; readonly person: string; readonly phone: string; readonly nth: number; readonly matter: string
  readonly token: (field: string) => string; readonly id: (field: string, text?: string) => string
}

/** Somebody of the place, whom no account stands for. */
export function staffOf(office: Office, code: string, unitFunction: string): Actor {
  const level = levelOf(code)
  if (level === null) throw new RangeError(code)
  return underMandate(randomUUID(), { id: randomUUID(), office, unit: `${code}:${unitFunction}`, region: { level, code } })
}

export async function seat({ ownerQuery }: RunningPlatform, { person, mandate }: Actor, from = '2026-01-01', until: string | null = null): Promise<void> {
  if (mandate === null) throw new TypeError('nobody sits without a mandate')
  const { lo, hi } = scopeOf(mandate.region)
  await ownerQuery(`insert into mandates (county, id, person, holder_name, office, unit, region_level, region_code, lo, hi, valid_from, valid_to, granted_at)
    values ($1, $2, $3, '演示经办', $4, $5, $6, $7, $8, $9, $10, $11, now())`,
  [Number(mandate.region.code.slice(0, 6)), mandate.id, person, mandate.office, mandate.unit, mandate.region.level, mandate.region.code, lo, hi, from, until])
}
