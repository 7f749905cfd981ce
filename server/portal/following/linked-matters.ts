/**
 * Matters that were filed without an account and are found again by the number left with them (decision 0014). Linked only when the
 * number was just proved by a one-time code; the person then reads and acts on those matters, and no others, as who filed them.
 */
import { asVillager, type Actor } from '../../../core/procedure/actor.ts'
import type { Instant } from '../../../core/time/index.ts'
import { filedWithPhone } from '../../acts/index.ts'
import { takeRole, type Transaction } from '../../database/index.ts'
import { dossierName, parseDossierKey } from '../../dossiers/index.ts'
import { audit, type Origin, type Session } from '../../identity/index.ts'
import type { Portal } from '../portal.ts'

/** Carriers keep a number that was given up unused for at least ninety days; a number left longer ago may be somebody else's by now. */
const sameHolder = 90 * 86_400_000

type Proved = { readonly phone: string; readonly session: Session; readonly from: Origin }

/** How many matters became visible just now. Each link is a record of the audit. */
export async function linkMatters(portal: Portal, { phone, session, from }: Proved, now: Instant): Promise<number> {
  const { door, cipher, identity } = portal
  return await door.database.transaction({ role: 'system' }, async (transaction) => {
    const filed = await filedWithPhone(transaction, cipher, phone, now - sameHolder)
    if (filed.length === 0) return 0
    const made = await transaction
      .insertInto('linked_matters')
      .values(
        filed.map(({ key, reporter }) => ({
          county: key.county,
          dossier: key.id,
          person: session.person,
          reporter,
          linked_at: new Date(now),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning(['county', 'dossier'])
      .execute()
    await takeRole(transaction, 'gate')
    for (const { county, dossier } of made)
      await audit(transaction, {
        at: now,
        region: identity.seat.code,
        actor: { person: session.person, mandate: null },
        account: session.account,
        act: 'link-matter',
        object: `dossier:${dossierName({ county, id: dossier })}`,
        result: 'done',
        from,
      })
    return made.length
  })
}

/** Who filed this matter, where the person who asks has proved the number left with it. */
export async function reporterLinked({ door }: Portal, actor: Actor, id: string): Promise<Actor | null> {
  const key = parseDossierKey(id)
  if (key === null || actor.person === null) return null
  const row = await door.database.transaction({ role: 'app', actor }, (transaction) =>
    transaction
      .selectFrom('linked_matters')
      .select('reporter')
      .where('county', '=', key.county)
      .where('dossier', '=', key.id)
      .where('person', '=', actor.person)
      .executeTakeFirst(),
  )
  return row === undefined ? null : asVillager(row.reporter)
}

/** The matters of a person's links, by who filed them; `transaction` runs as the person. */
export async function linksOf(transaction: Transaction, person: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await transaction
    .selectFrom('linked_matters')
    .select(['county', 'dossier', 'reporter'])
    .where('person', '=', person)
    .orderBy('linked_at', 'desc')
    .limit(mostShown)
    .execute()
  const links = new Map<string, Set<string>>()
  for (const { county, dossier, reporter } of rows)
    links.set(reporter, (links.get(reporter) ?? new Set()).add(dossierName({ county, id: dossier })))
  return links
}

const mostShown = 50
