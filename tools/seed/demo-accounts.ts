/** Opens an account for everybody of the demonstration village who may sign in (README, "demonstration accounts"). */
import { v5 as uuidv5 } from 'uuid'
import type { DemoAccount, DemoVillage } from '../../core/village/index.ts'
import { paddedCode } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/instant.ts'
import { demonstrationPassword, openDemonstrationAccount, type Identity } from '../../server/identity/index.ts'

/** Staff sign in with user name, `demonstrationPassword` and authenticator; villagers by telephone. Safe to run again. */
export async function seedDemonstrationAccounts(
  identity: Identity, village: Pick<DemoVillage, 'accounts' | 'mandates' | 'code'>, now: Instant,
): Promise<void> {
  // One hash for all: the password is known to everybody, so the same salt gives nothing away.
  const hash = await identity.hasher.hash(demonstrationPassword)
  await identity.database.transaction({ role: 'gate' }, async (transaction) => {
    for (const account of village.accounts) {
      const mandate = village.mandates.find((one) => one.username === account.username)
      await openDemonstrationAccount(transaction, identity, {
        id: accountIdOf(account), person: account.person, personCounty: Number(account.county.padEnd(6, '0')), phone: account.phone,
        userName: mandate === undefined ? null : account.username, scope: paddedCode(mandate?.region.code ?? village.code),
      }, hash, now)
    }
  })
}

/** The same at every seeding, so that a second run finds the first. */
function accountIdOf({ person }: DemoAccount): string {
  return uuidv5(`account:${person}`, demonstrationNamespace)
}

const demonstrationNamespace = '7f3c0a52-5d0e-4f7d-9a3b-5a6e2f1c8d40'
