/**
 * What other dossiers show to a procedure (`shows` in core/procedure): their state and the part that names this procedure, nothing else. Asked as
 * the platform, since an act on a household's rating leans on its village's cycle, whoever may read that.
 */
import type { KnownShown } from '../../core/procedure/procedure.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName, parseDossierKey } from '../dossiers/index.ts'
import type { Procedures } from '../procedures/index.ts'

export type Asking = { readonly procedure: string; readonly county: number; readonly procedures: Procedures }

/** Each row is held until the act is over: what moves that dossier on comes wholly before or wholly after. */
export async function shownParts(transaction: Transaction, asking: Asking, names: readonly string[]): Promise<ReadonlyMap<string, KnownShown>> {
  const keys = [...new Set(names)].map(parseDossierKey).filter((key) => key !== null).filter(({ county }) => county === asking.county)
  if (keys.length === 0) return new Map()
  const rows = await transaction.selectFrom('dossiers').select(['id', 'procedure', 'procedure_version', 'state', 'shown'])
    .where('county', '=', asking.county).where('id', 'in', keys.map(({ id }) => id)).orderBy('id').forShare().execute()
  return new Map(rows.flatMap((row) => showing(asking, row).map((shown) => [dossierName({ county: asking.county, id: row.id }), shown] as const)))
}

/** The parts of one dossier. Not held one by one: they lean on the whole, which the act that sums up holds itself. */
export async function membersShown(transaction: Transaction, asking: Asking, whole: string): Promise<readonly (KnownShown & { readonly dossier: string })[]> {
  const key = parseDossierKey(whole)
  if (key === null || key.county !== asking.county) return []
  const rows = await transaction.selectFrom('dossiers').select(['id', 'procedure', 'procedure_version', 'state', 'shown'])
    .where('county', '=', key.county).where('belongs_to', '=', key.id).orderBy('id').execute()
  return rows.flatMap((row) => showing(asking, row).map((shown) => ({ ...shown, dossier: dossierName({ county: key.county, id: row.id }) })))
}

type Row = { readonly procedure: string; readonly procedure_version: number; readonly state: string; readonly shown: KnownShown['shown'] | null }

/** Nothing where the other procedure does not name this one: the white list is the one who is asked, never the one who asks. */
function showing({ procedure, procedures }: Asking, row: Row): KnownShown[] {
  const named = procedures.at(row.procedure, row.procedure_version).shows?.to.includes(procedure) === true
  return named && row.shown !== null ? [{ procedure: row.procedure, state: row.state, shown: row.shown }] : []
}
