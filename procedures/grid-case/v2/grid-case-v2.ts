/**
 * Version 2 of the grid case, frozen in published/v2.json: dossiers opened under it go on under it to their end. It is stated as what was
 * different from the newest version; the frozen file proves that this is still the same definition (docs/decisions/0012, 0022).
 */
import type { AnyProcedure } from '../../../core/procedure/procedure.ts'
import { along } from '../along.ts'
import { gridCase } from '../grid-case.procedure.ts'
import { actsV2 } from './acts.ts'
import { alsoAwaitsV2, deadlinesV2, rulesV2 } from './clocks.ts'
import { partiesV2 } from './parties.ts'
import { fitSettingsV2 } from './settings-fit.ts'
import { defaultSettingsV2, settingsSchemaV2 } from './settings.ts'

const { whenNobody: _, soonPercent: __, ...kept } = gridCase

export const gridCaseV2: AnyProcedure = {
  ...kept,
  version: 2,
  settings: { schema: settingsSchemaV2, defaults: defaultSettingsV2, fit: fitSettingsV2 },
  parties: partiesV2,
  alsoAwaits: alsoAwaitsV2,
  acts: actsV2,
  deadlines: deadlinesV2,
  rules: rulesV2,
  // Not yet written down as a rule; what others wrote is kept back all the same.
  readers: { ...gridCase.readers, along: { ...along, sentence: null } },
}
