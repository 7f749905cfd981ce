/**
 * Matters that are probably the same: opened in the same village around the same time, judged by the procedure. Only a hint beside
 * the acceptance. Asked in the actor's own transaction: what the actor may not see is no hint.
 */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { msPerHour, toIso } from '../../core/time/index.ts'
import type { AlikeView } from '../../core/view/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from './dossier-key.ts'

/** A village does not report more than this in three days; where it does, the newest are looked through. */
const mostCandidates = 200
const shown = 5

export async function findAlike(transaction: Transaction, procedure: AnyProcedure, dossier: Dossier, settings: unknown): Promise<AlikeView[]> {
  const { alike } = procedure
  if (alike === undefined || dossier.place === null || dossier.openedAt === null || !alike.when(dossier)) return []
  const around = alike.hours(settings) * msPerHour
  const rows = await transaction.selectFrom('dossiers').select(['county', 'id', 'number', 'title', 'state', 'opened_at', 'file'])
    .where('county', '=', dossier.key.county).where('village', '=', Number(dossier.place.village)).where('procedure', '=', procedure.key)
    .where('opened_at', '>=', new Date(dossier.openedAt - around)).where('opened_at', '<=', new Date(dossier.openedAt + around))
    .where('id', '<>', dossier.key.id).orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(mostCandidates).execute()
  return rows.flatMap((row) => {
    const state = procedure.states[row.state]
    const reason = state === undefined || state.final === true ? null : alike.reason(dossier.file, row.file, settings)
    return reason === null || state === undefined ? [] : [{
      id: dossierName(row), number: row.number, title: row.title, state: row.state, stateName: state.name, openedAt: toIso(row.opened_at.getTime()), reason,
    }]
  }).slice(0, shown)
}
