/** What a planting is sown with, and those who do in a place what its story needs. */
import { randomUUID } from 'node:crypto'
import { underMandate, type Actor, type Office } from '../../../core/procedure/actor.ts'
import type { DossierKey } from '../../../core/procedure/dossier.ts'
import { levelOf } from '../../../core/region/region.ts'
import { scopeOf } from '../../../core/region/scope.ts'
import { instantOf } from '../../../core/time/index.ts'
import { perform } from '../../../server/acts/index.ts'
import type { RunningPlatform } from '../../testing/platform.ts'
import type { Place } from './places.ts'

/** `token` answers a word, `id` a key (of one's own making if given), that stand nowhere else in the world of the attack. */
export type Sowing = {
  readonly place: Place; readonly county: number; readonly person: string; readonly phone: string; readonly household: string; readonly nth: number; readonly matter: string
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

/** Acts of another year: at ten in the morning of its day, one minute after the other. */
export function actsOfYear(platform: RunningPlatform, year: number) {
  // Time that was moved forward cannot be gone back from; here it was another year.
  const { moved: _moved, ...door } = platform.door
  let acts = 0
  return async (day: string, who: Actor, dossier: DossierKey, name: string, form: object, procedure?: string): Promise<void> => {
    const now = instantOf(`${year}-${day}`, 600 + (acts += 1))
    const [row] = await platform.ownerQuery<{ sequence: number }>('select sequence from dossiers where id = $1', [dossier.id])
    await perform({ ...door, clock: () => now }, {
      act: { id: randomUUID(), act: name, form, channel: 'console', occurredAt: now, ...procedure === undefined && { seen: row?.sequence ?? 0 } }, dossier, actor: who, ...procedure !== undefined && { procedure },
    })
  }
}
