/** What a platform needs before its first request: the division tree, the calendar, and in demo mode a village to look at. */
import type { Door } from './acts/index.ts'
import { importBuiltInCalendar, keepCalendars } from './calendar/index.ts'
import { openFieldCipher } from './cipher/index.ts'
import type { Database } from './database/index.ts'
import { CannotStart, type Mode } from './environment/index.ts'
import { hasDemonstrationAccounts, openIdentity } from './identity/index.ts'
import { keepProcedures, keepSettings } from './procedures/index.ts'
import { loadRegions } from './registry/index.ts'
import { seedDemonstrationAccounts } from '../tools/seed/demo-accounts.ts'
import { seedDemoCases } from '../tools/seed/demo-cases.ts'
import { seedDemoVillage } from '../tools/seed/demo-village.ts'

export type FirstStart = { readonly database: Database; readonly secret: string; readonly mode: Mode; readonly progress: (step: string) => void }

/** Harmless to repeat; after the first time it takes milliseconds. */
export async function prepareFirstStart({ database, secret, mode, progress }: FirstStart): Promise<void> {
  if (!await isPrepared(database)) {
    progress('装入长治市行政区划 · loading the divisions of Changzhi')
    await loadRegions(database)
    progress('装入节假日和调休 · loading the working calendar')
    await database.transaction({ role: 'system' }, importBuiltInCalendar)
  }
  if (mode === 'demo') await prepareDemonstration(database, secret, progress)
}

/** Production never runs beside accounts whose passwords are in the documentation (control 9). */
export async function refuseDemonstrationInProduction(database: Database, mode: Mode): Promise<void> {
  if (mode !== 'production') return
  if (await database.transaction({ role: 'system' }, hasDemonstrationAccounts)) {
    throw new CannotStart('生产模式不能使用带演示帐号的数据库：请换一个空的数据库。', 'Production mode refuses a database with demonstration accounts: use an empty one.')
  }
}

async function isPrepared(database: Database): Promise<boolean> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const region = await transaction.selectFrom('regions').select('id').where('level', '=', 'VILLAGE').limit(1).executeTakeFirst()
    const day = await transaction.selectFrom('calendar_days').select('day').limit(1).executeTakeFirst()
    return region !== undefined && day !== undefined
  })
}

async function prepareDemonstration(database: Database, secret: string, progress: (step: string) => void): Promise<void> {
  const cipher = openFieldCipher(secret)
  const { added, village } = await seedDemoVillage(database, cipher, Date.now())
  if (!added) return
  progress('造演示村的帐号 · opening the demonstration accounts')
  const silent = () => Promise.resolve()
  const identity = openIdentity({ database, secret, seat: '1404', sendCode: silent, sendNotice: silent })
  await seedDemonstrationAccounts(identity, village, Date.now())
  progress('演过几个月的事项 · playing some months of cases')
  await seedDemoCases(silentDoor(database), village, Date.now())
}

/** A door that tells nobody: what is played back happened long ago. */
function silentDoor(database: Database): Door {
  const silent = () => Promise.resolve()
  return {
    database, clock: Date.now, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(),
    enqueue: silent, attach: silent, keepContact: silent,
  }
}
