/** After a restore whose secret is lost for good: what it sealed does not open any more, and whoever starts the platform may know that. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { sql } from 'kysely'
import type { Database } from '../database/index.ts'
import { asRotation } from './as-rotation.ts'

export async function forgetSecrets(database: Database, owner: pg.ClientConfig): Promise<void> {
  // Backups of a time before the numbers: what is in them was sealed under number 1.
  await database.transaction({ role: 'system' }, (transaction) => sql`insert into platform_secrets (number, fingerprint, state, known_since, changed_at)
    select 1, ${randomBytes(16).toString('hex')}, 'in-use', now(), now() where not exists (select from platform_secrets)`.execute(transaction))
  await asRotation(owner, (client) => client.query(`update platform_secrets set state = 'lost', changed_at = now() where state = 'in-use'`))
}
