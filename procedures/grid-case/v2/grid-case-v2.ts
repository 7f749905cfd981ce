/**
 * Version 2 of the grid case, frozen in published/v2.json: dossiers opened under it go on under it to their end. It is stated as what was
 * different from version 3; the frozen file proves that this is still the same definition (docs/decisions/0012, 0022).
 */
import type { AnyProcedure } from '../../../core/procedure/procedure.ts'
import { along } from '../along.ts'
import { gridCaseV3 } from '../v3/grid-case-v3.ts'
import { actsV2 } from './acts.ts'
import { alsoAwaitsV2, deadlinesV2, rulesV2 } from './clocks.ts'
import { partiesV2 } from './parties.ts'
import { fitSettingsV2 } from './settings-fit.ts'
import { defaultSettingsV2, settingsSchemaV2 } from './settings.ts'

const { whenNobody: _, soonPercent: __, ...kept } = gridCaseV3

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
  readers: { ...gridCaseV3.readers, along: { ...along, sentence: null } },
}
