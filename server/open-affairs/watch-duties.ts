/**
 * Looks each day for duties of which the day has passed and that nobody has begun, in villages where somebody holds an office, and has the procedure say so:
 * a dossier that begins with “缺期”, told to village, supervisors and township. Exact after a stop of any length, and never twice.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { disclosureKey, dutiesOf } from '../../core/open-affairs/index.ts'
import { system } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { addDays, dayOf, type Day } from '../../core/time/index.ts'
import { isBusy } from '../../procedures/disclosure/settings.ts'
import { perform, type Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { settingsOf } from './village-desk.ts'

export type Watching = { readonly stop: () => Promise<void> }
const often = 60_000
const batch = 20

export function startWatching({ door, poll = often, onError }: { readonly door: Door; readonly poll?: number; readonly onError: (error: unknown) => void }): Watching {
  let stopping = false
  const isStopping = () => stopping
  let wake: () => void = () => undefined
  const running = (async () => {
    while (!isStopping()) {
      const more = await watchDuties(door).catch((error: unknown) => { onError(error); return false })
      if (!more && !isStopping()) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, poll); timer.unref(); wake = () => { clearTimeout(timer); resolve() } })
    }
  })()
  return { stop: async () => { stopping = true; wake(); await running } }
}

type Behind = { readonly county: number; readonly village: string; readonly until: Day | null }

/** One batch of villages; true while there are more. */
export async function watchDuties(door: Door): Promise<boolean> {
  if (door.procedures.newest('disclosure') === null) return false
  const yesterday = addDays(dayOf(door.clock()), -1)
  const behind = await door.database.transaction({ role: 'system' }, (transaction) => villagesBehind(transaction, yesterday))
  for (const village of behind) await lookAt(door, village, yesterday)
  return behind.length === batch
}

/** Villages with a cadre or secretary in office today that were not looked at since yesterday. */
async function villagesBehind(transaction: Transaction, yesterday: Day): Promise<readonly Behind[]> {
  const { rows } = await sql<{ county: number; village: string; until: string | null }>`
    select distinct left(held.region_code, 6)::int as county, held.region_code as village, watch.looked_until::text as until
    from mandates held join regions on regions.code = held.region_code and regions.valid_to is null and regions.kind = 'statutory'
    left join open_affairs_watch watch on watch.county = left(held.region_code, 6)::int and watch.village = held.region_code::bigint
    where held.office in ('VILLAGE_CADRE', 'PARTY_SEC') and length(held.region_code) = 12 and held.revoked_at is null
      and held.valid_from <= ${addDays(yesterday, 1)}::date and (held.valid_to is null or held.valid_to > ${addDays(yesterday, 1)}::date)
      and (watch.looked_until is null or watch.looked_until < ${yesterday}::date)
    order by 1, 2 limit ${batch}`.execute(transaction)
  return rows
}

/** A village that is looked at for the first time owes nothing for the time before. */
async function lookAt(door: Door, { county, village, until }: Behind, yesterday: Day): Promise<void> {
  if (until !== null) {
    const missing = await door.database.transaction({ role: 'system' }, async (transaction) => {
      const settings = await settingsOf(transaction, door, county)
      // A period may end long before it is due: two months more than any setting allows.
      const duties = dutiesOf({ items: settings.items, days: settings.due, financeBusy: isBusy(settings, village), since: addDays(until, -62), until: yesterday })
        .filter(({ due }) => due > until && due <= yesterday).map((duty) => ({ ...duty, key: disclosureKey(village, duty.item, duty.period) }))
      const begun = duties.length === 0 ? [] : await transaction.selectFrom('dossiers').select('id').where('county', '=', county).where('id', 'in', duties.map(({ key }) => key.id)).execute()
      const ids = new Set(begun.map(({ id }) => id))
      return duties.filter(({ key }) => !ids.has(key.id))
    })
    for (const { key, item, period } of missing) await note(door, key, { village, item, period })
  }
  await door.database.transaction({ role: 'system' }, (transaction) => transaction.insertInto('open_affairs_watch').values({ county, village: Number(village), looked_until: yesterday })
    .onConflict((conflict) => conflict.columns(['county', 'village']).doUpdateSet({ looked_until: yesterday })).execute())
}

/** Refused where somebody has begun it meanwhile. */
async function note(door: Door, dossier: ReturnType<typeof disclosureKey>, form: { readonly village: string; readonly item: string; readonly period: string }): Promise<void> {
  try {
    await perform(door, { act: { id: randomUUID(), act: 'note-missing', form, channel: 'timer', occurredAt: door.clock() }, dossier, actor: system, procedure: 'disclosure' })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}
