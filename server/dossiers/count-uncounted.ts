/** Matters that no figure knows yet, after an upgrade or a bulk load: counted page by page, beside the acts that go on. */
import type { Counts } from '../../core/indicators/index.ts'
import type { DossierEvent, DossierKey } from '../../core/procedure/dossier.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import type { Database } from '../database/index.ts'
import type { Procedures } from '../procedures/index.ts'
import { countsOf } from './counts.ts'
import { readEvents } from './event-rows.ts'
import { writeDeltas } from './write-read-model.ts'

/** @returns how many were counted; 0 when every matter is */
export async function countUncounted(database: Database, procedures: Procedures, size = 200): Promise<number> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const rows = await transaction.selectFrom('dossiers').select(['county', 'id', 'procedure', 'procedure_version'])
      .where('counts', 'is', null).orderBy('county').orderBy('id').limit(size).forUpdate().skipLocked().execute()
    for (const { county, id, procedure: key, procedure_version: version } of rows) {
      const procedure = procedures.at(key, version)
      const events = (await readEvents(transaction, { county, id })).map(({ event }) => event)
      const counts = countedOrNothing(procedure, { county, id }, events)
      await transaction.updateTable('dossiers').set({ counts: JSON.stringify(counts) }).where('county', '=', county).where('id', '=', id).execute()
      await writeDeltas(transaction, county, null, counts)
    }
    return rows.length
  })
}

/** Damaged records add nothing and must not stop the others; `sanzhi rebuild` names them. */
function countedOrNothing(procedure: AnyProcedure, key: DossierKey, events: readonly DossierEvent[]): Counts {
  try {
    return countsOf(procedure, fold(procedure, key, events), events)
  } catch {
    return { village: '0', category: '', open: false, months: {} }
  }
}
