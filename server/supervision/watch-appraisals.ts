/**
 * Looks once an hour for villages in which the day of the county has passed and no appraisal was held or announced this year, and has the procedure say so
 * . Never twice: the dossier's name follows from village and year.
 */
import { randomUUID } from 'node:crypto'
import { appraisalKey, mostInYear } from '../../core/appraisal/index.ts'
import { system } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { dayOf, yearOf, type Day } from '../../core/time/index.ts'
import { perform, type Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { settingsOf, standingOfYear } from './appraisals.ts'

export type Watching = { readonly stop: () => Promise<void> }
const often = 3_600_000

export function watchForAppraisals({ door, poll = often, onError }: { readonly door: Door; readonly poll?: number; readonly onError: (error: unknown) => void }): Watching {
  let stopping = false
  const isStopping = () => stopping
  let wake: () => void = () => undefined
  const running = (async () => {
    while (!isStopping()) {
      await noteMissing(door).catch(onError)
      if (!isStopping()) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, poll); timer.unref(); wake = () => { clearTimeout(timer); resolve() } })
    }
  })()
  return { stop: async () => { stopping = true; wake(); await running } }
}

/** @returns how many villages were reminded */
export async function noteMissing(door: Door): Promise<number> {
  if (door.procedures.newest('appraisal') === null) return 0
  const today = dayOf(door.clock())
  const villages = await door.database.transaction({ role: 'system' }, (transaction) => supervisedVillages(transaction, today))
  let noted = 0
  for (const [county, of] of Map.groupBy(villages, (village) => Number(village.slice(0, 6)))) {
    const { by } = await door.database.transaction({ role: 'system' }, (transaction) => settingsOf(transaction, door, county))
    if (today <= `${yearOf(today)}-${by}`) continue
    for (const village of of) noted += await remind(door, village, yearOf(today)) ? 1 : 0
  }
  return noted
}

/** Villages with a supervision committee in office: where nobody hosts, nobody can be reminded. */
async function supervisedVillages(transaction: Transaction, today: Day): Promise<readonly string[]> {
  const rows = await transaction.selectFrom('mandates').innerJoin('regions', (on) => on.onRef('regions.code', '=', 'mandates.region_code')).select('mandates.region_code as village').distinct()
    .where('mandates.office', '=', 'VILLAGE_SUPERVISOR').where('mandates.region_level', '=', 'VILLAGE').where('mandates.revoked_at', 'is', null).where('mandates.valid_from', '<=', today)
    .where((where) => where.or([where('mandates.valid_to', 'is', null), where('mandates.valid_to', '>', today)])).where('regions.valid_to', 'is', null).where('regions.kind', '=', 'statutory')
    .orderBy('village').execute()
  return rows.map(({ village }) => village)
}

async function remind(door: Door, village: string, year: number): Promise<boolean> {
  const { taken, stands } = await door.database.transaction({ role: 'system' }, (transaction) => standingOfYear(transaction, village, year))
  if (stands || taken >= mostInYear) return false
  const form = { village, year, nth: taken + 1 }
  try {
    await perform(door, { act: { id: randomUUID(), act: 'note-missing', form, channel: 'timer', occurredAt: door.clock() }, dossier: appraisalKey(form), actor: system, procedure: 'appraisal' })
    return true
  } catch (error) {
    // Announced in the same moment.
    if (error instanceof Refused) return false
    throw error
  }
}
