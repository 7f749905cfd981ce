/**
 * The reports a suspicion is about: those of the same opener and category within a day, or those with the same photo. Asked in the
 * actor's own transaction: what the actor may not see is not named. Nobody is named at all.
 */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { msPerDay, toIso } from '../../core/time/index.ts'
import type { SuspectedView } from '../../core/view/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from './dossier-key.ts'

const shown = 50

export async function findSuspected(transaction: Transaction, procedure: AnyProcedure, dossier: Dossier): Promise<SuspectedView[]> {
  const { suspect } = dossier.file as { readonly suspect?: unknown }
  const ids = suspect === 'many' ? await openedAlike(transaction, dossier) : suspect === 'photos' ? await withSamePhoto(transaction, dossier) : []
  if (ids.length === 0) return []
  const rows = await transaction.selectFrom('dossiers').select(['county', 'id', 'number', 'title', 'state', 'opened_at'])
    .where('county', '=', dossier.key.county).where('id', 'in', ids).orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(shown).execute()
  return rows.map((row) => ({
    id: dossierName(row), number: row.number, title: row.title, stateName: procedure.states[row.state]?.name ?? row.state, openedAt: toIso(row.opened_at.getTime()),
  }))
}

async function openedAlike(transaction: Transaction, { key, openedAt }: Dossier): Promise<string[]> {
  const opening = await transaction.selectFrom('events').select(['actor_person', 'form'])
    .where('county', '=', key.county).where('dossier', '=', key.id).where('sequence', '=', 1).executeTakeFirst()
  if (opening?.actor_person == null || openedAt === null) return []
  const rows = await transaction.selectFrom('events').select(['dossier', 'form'])
    .where('county', '=', key.county).where('sequence', '=', 1).where('actor_person', '=', opening.actor_person)
    .where('received_at', '>', new Date(openedAt - msPerDay)).where('received_at', '<', new Date(openedAt + msPerDay)).where('dossier', '<>', key.id).execute()
  return rows.filter(({ form }) => form['category'] === opening.form['category']).map((row) => row.dossier)
}

async function withSamePhoto(transaction: Transaction, { key }: Dossier): Promise<string[]> {
  const rows = await transaction.selectFrom('files as mine')
    .innerJoin('files as other', (join) => join.onRef('other.county', '=', 'mine.county').onRef('other.source_sm3', '=', 'mine.source_sm3').onRef('other.id', '<>', 'mine.id'))
    .select('other.dossier').where('mine.county', '=', key.county).where('mine.dossier', '=', key.id)
    .where('other.dossier', 'is not', null).where('other.dossier', '<>', key.id).execute()
  return rows.flatMap(({ dossier }) => dossier ?? [])
}
