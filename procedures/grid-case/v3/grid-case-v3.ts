/**
 * Version 3 of the grid case, frozen in published/v3.json: dossiers opened under it go on under it to their end. It is stated as what was
 * different from the newest version; the frozen file proves that this is still the same definition (docs/decisions/0012, 0030).
 */
import { gridCase } from '../grid-case.procedure.ts'
import { actsV3 } from './acts.ts'
import { partiesV3 } from './parties.ts'
import { fitSettingsV3 } from './settings-fit.ts'
import { defaultSettingsV3, settingsSchemaV3 } from './settings.ts'

export const gridCaseV3 = {
  ...gridCase,
  version: 3,
  settings: { schema: settingsSchemaV3, defaults: defaultSettingsV3, fit: fitSettingsV3 },
  parties: partiesV3,
  acts: actsV3,
}
