/** The demonstration: a village, its people's accounts, some months of its matters. Harmless to repeat. */
import type { Door } from '../../server/acts/index.ts'
import { keepCalendars } from '../../server/calendar/index.ts'
import { openFieldCipher, type Secrets } from '../../server/cipher/index.ts'
import type { Database } from '../../server/database/index.ts'
import { openIdentity } from '../../server/identity/index.ts'
import { keepProcedures, keepSettings } from '../../server/procedures/index.ts'
import { seedDemonstrationAccounts } from './demo-accounts.ts'
import { seedDemoBodies } from './demo-bodies.ts'
import { seedDemoCases } from './demo-cases.ts'
import { seedDemoCollectiveEconomy } from './demo-collective-economy.ts'
import { seedDemoDeliberation } from './demo-deliberation.ts'
import { seedDemoElections } from './demo-elections.ts'
import { seedDemoOpenAffairs } from './demo-open-affairs.ts'
import { seedDemoPoints } from './demo-points.ts'
import { seedDemoStars } from './demo-stars.ts'
import { seedDemoVillage } from './demo-village.ts'
import { openNeighbourAccounts, seedNeighbours } from './neighbours.ts'

export async function prepareDemonstration(database: Database, secret: string | Secrets, progress: (step: string) => void): Promise<void> {
  const cipher = openFieldCipher(secret)
  const { added, village } = await seedDemoVillage(database, cipher, Date.now())
  const neighboursAdded = await seedNeighbours(database, cipher, Date.now())
  const silent = () => Promise.resolve()
  const identity = openIdentity({ database, secret, seat: '1404', sendCode: silent, sendNotice: silent })
  if (neighboursAdded) await openNeighbourAccounts(identity, Date.now())
  if (!added) return
  progress('造演示村的帐号 · opening the demonstration accounts')
  await seedDemonstrationAccounts(identity, village, Date.now())
  progress('演过几个月的事项 · playing some months of cases')
  await seedDemoCases(silentDoor(database), village, Date.now())
  await seedDemoBodies(silentDoor(database), village, Date.now())
  await seedDemoDeliberation(silentDoor(database), village, Date.now())
  await seedDemoCollectiveEconomy(silentDoor(database), village, Date.now())
  await seedDemoOpenAffairs(silentDoor(database), village, Date.now())
  await seedDemoElections(silentDoor(database), village, Date.now())
  await seedDemoPoints(silentDoor(database), village, Date.now())
  await seedDemoStars(silentDoor(database), village, Date.now())
}

/** A door that tells nobody: what is played back happened long ago. */
export function silentDoor(database: Database): Door {
  const silent = () => Promise.resolve()
  return {
    database, clock: Date.now, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(),
    enqueue: silent, attach: silent, keepContact: silent,
  }
}
