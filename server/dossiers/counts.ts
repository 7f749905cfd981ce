/** Which procedures are counted, and how: a reading of the records, so it may change without a new version of the procedure. */
import type { Counts } from '../../core/indicators/index.ts'
import type { Dossier, DossierEvent } from '../../core/procedure/dossier.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import type { CaseFile } from '../../procedures/grid-case/case-file.ts'
import { countsOfCase } from '../../procedures/grid-case/counts.ts'

type Count = (dossier: Dossier, events: readonly DossierEvent[]) => Counts

const counted: ReadonlyMap<string, Count> = new Map([
  ['grid-case', (dossier, events) => countsOfCase(dossier as Dossier<CaseFile>, events)],
])

/** What the dossier adds to the figures as it stands; of a procedure that is not counted, nothing. */
export function countsOf(procedure: AnyProcedure, dossier: Dossier, events: readonly DossierEvent[]): Counts {
  const count = counted.get(procedure.key)
  return count === undefined
    ? { village: dossier.place?.village ?? '', category: procedure.summary(dossier).category, open: true, months: {} }
    : count(dossier, events)
}
