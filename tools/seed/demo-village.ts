/** The demonstration village, put into a database that has its regions. Harmless to repeat. */
import type { Instant } from '../../core/time/instant.ts'
import { demonstrationVillage, type DemoVillage } from '../../core/village/index.ts'
import type { FieldCipher } from '../../server/cipher/index.ts'
import type { Database } from '../../server/database/index.ts'
import { takeInVillage } from '../../server/registry/index.ts'

export type DemoVillageSeeded = { readonly village: DemoVillage; /** False when it was there before. */ readonly added: boolean }

export async function seedDemoVillage(database: Database, cipher: FieldCipher, at: Instant): Promise<DemoVillageSeeded> {
  const village = demonstrationVillage()
  return { village, added: await takeInVillage(database, cipher, village, at) }
}
