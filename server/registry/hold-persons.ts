/**
 * A person is held for one thing by one dossier of the whole platform. The row is written before the decision and vanishes with it where it
 * is refused; the unique key gives two villages at the same moment one order. Runs as the platform.
 */
import { sql } from 'kysely'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { LooksUp } from '../../core/procedure/procedure.ts'
import type { Transaction } from '../database/index.ts'
import { findRegions } from './regions.ts'

/** Those whom another dossier holds, with the name of its village: nothing else of it is told. */
export async function holdPersons(transaction: Transaction, { county, id }: DossierKey, { what, village, persons }: NonNullable<LooksUp['holds']>): Promise<ReadonlyMap<string, string>> {
  const identities = await identitiesOf(transaction, county, persons)
  if (identities.length === 0) return new Map()
  // In one order for all, so that no two villages wait for one another.
  const ordered = identities.toSorted((one, other) => (one.identity < other.identity ? -1 : 1))
  await transaction.insertInto('held_persons')
    .values(ordered.map(({ person, identity }) => ({ county, what, identity, person, dossier: id, village, held_at: sql<Date>`clock_timestamp()` })))
    .onConflict((conflict) => conflict.columns(['what', 'identity']).doNothing()).execute()
  const held = await transaction.selectFrom('held_persons').select(['county', 'identity', 'dossier', 'village'])
    .where('what', '=', what).where('identity', 'in', ordered.map(({ identity }) => identity)).execute()
  const strange = held.filter((row) => row.county !== county || row.dossier !== id)
  const villages = new Map((await findRegions(transaction, [...new Set(strange.map((row) => row.village))])).map(({ code, name }) => [code, name]))
  return new Map(strange.flatMap((row) => ordered.filter(({ identity }) => identity === row.identity).map(({ person }) => [person, villages.get(row.village) ?? ''] as const)))
}

export async function releasePersons(transaction: Transaction, { county, id }: DossierKey, { what, persons }: NonNullable<LooksUp['releases']>): Promise<void> {
  if (persons.length === 0) return
  await transaction.deleteFrom('held_persons').where('county', '=', county).where('what', '=', what).where('dossier', '=', id).where('person', 'in', [...persons]).execute()
}

/** The same number in two counties is the same person. */
async function identitiesOf(transaction: Transaction, county: number, persons: readonly string[]): Promise<{ readonly person: string; readonly identity: string }[]> {
  if (persons.length === 0) return []
  const rows = await transaction.selectFrom('persons').select(['id', 'id_number_index']).where('county', '=', county).where('id', 'in', [...new Set(persons)]).execute()
  return rows.map(({ id, id_number_index: index }) => ({ person: id, identity: index === null ? id : index.toString('hex') }))
}
