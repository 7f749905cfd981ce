/** What a platform needs before its first request: the division tree, the units that receive matters everywhere, and the calendar. */
import { importBuiltInCalendar } from './calendar/index.ts'
import type { RegionKey } from '../core/region/region.ts'
import type { Database } from './database/index.ts'
import { CannotStart } from './environment/index.ts'
import { hasDemonstrationAccounts } from './identity/index.ts'
import { changzhi, loadRegions, openOrdinaryUnits } from './registry/index.ts'

export type FirstStart = { readonly database: Database; readonly progress: (step: string) => void }

/** The city whose units this house opens by itself. */
const seat: RegionKey = { level: 'CITY', code: '1404' }

/** Harmless to repeat; after the first time it takes milliseconds. */
export async function prepareFirstStart({ database, progress }: FirstStart): Promise<void> {
  if (!await isPrepared(database)) {
    progress('装入长治市行政区划 · loading the divisions of Changzhi')
    await loadRegions(database)
    progress('装入节假日和调休 · loading the working calendar')
    await database.transaction({ role: 'system' }, importBuiltInCalendar)
  }
  // Also for data of an earlier release, and for villages that came later: a matter anywhere needs units that receive it.
  await openUnitsOfSeat(database)
}

/** @returns how many were missing and are there now */
export async function openUnitsOfSeat(database: Database): Promise<number> {
  return await database.transaction({ role: 'system' }, (transaction) => openOrdinaryUnits(transaction, seat, changzhi.validFrom))
}

/** Production never runs beside accounts whose passwords are in the documentation, nor on records of a time to come (control 9). */
export async function refuseDemonstration(database: Database): Promise<void> {
  if (await database.transaction({ role: 'system' }, hasDemonstrationAccounts)) {
    throw new CannotStart('生产模式不能使用带演示帐号的数据库：请换一个空的数据库。', 'Production mode refuses a database with demonstration accounts: use an empty one.')
  }
  const moved = await database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('demonstration_clock').select('toward_ms').where('toward_ms', '>', 0).executeTakeFirst())
  if (moved !== undefined) {
    throw new CannotStart('生产模式不能使用前移过演示时间的数据库：请换一个空的数据库。', 'Production mode refuses a database whose time was moved forward: use an empty one.')
  }
}

async function isPrepared(database: Database): Promise<boolean> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const region = await transaction.selectFrom('regions').select('id').where('level', '=', 'VILLAGE').limit(1).executeTakeFirst()
    const day = await transaction.selectFrom('calendar_days').select('day').limit(1).executeTakeFirst()
    return region !== undefined && day !== undefined
  })
}
