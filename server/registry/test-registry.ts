/** For tests of this room: a database with the tree of Changzhi and the demonstration village, and ready people to act as. */
import { asVillager, underMandate, type Actor, type Office } from '../../core/procedure/actor.ts'
import { demonstrationVillage, type DemoVillage } from '../../core/village/index.ts'
import { openFieldCipher, type FieldCipher } from '../cipher/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { loadRegions, takeInVillage } from './index.ts'

export type TestRegistry = TestDatabase & {
  readonly cipher: FieldCipher
  readonly village: DemoVillage
  /** The actor who signs in with this name, under the first mandate or the one of `office`; a villager where there is none. */
  readonly as: (username: string, office?: Office) => Actor
}

export const registeredAt = Date.UTC(2026, 0, 2)
export const county = 140423

export async function testRegistry(): Promise<TestRegistry> {
  const test = await testDatabase()
  const cipher = openFieldCipher('a secret for tests only, forty characters')
  const village = demonstrationVillage()
  await loadRegions(test.database)
  await takeInVillage(test.database, cipher, village, registeredAt)
  return { ...test, cipher, village, as: (username, office) => actorOf(village, username, office) }
}

function actorOf(village: DemoVillage, username: string, office?: Office): Actor {
  const mandate = village.mandates.find((each) => each.username === username && (office === undefined || each.office === office))
  if (mandate !== undefined) return underMandate(mandate.person, mandate)
  const account = village.accounts.find((each) => each.username === username)
  if (account === undefined) throw new RangeError(`nobody signs in as ${username}`)
  return asVillager(account.person)
}
