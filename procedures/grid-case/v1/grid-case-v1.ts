/**
 * Version 1 of the grid case, frozen in published/v1.json: dossiers opened under it go on under it to their end. It is stated as what was
 * different from version 2; the frozen file proves that this is still the same definition (docs/decisions/0012).
 */
import type { AnyProcedure } from '../../../core/procedure/procedure.ts'
import { alikeReason } from '../alike.ts'
import type { CaseFile } from '../case-file.ts'
import { defaultSettings } from '../catalogue.ts'
import { gridCaseV2 } from '../v2/grid-case-v2.ts'
import { actsV1 } from './acts.ts'
import { alsoAwaitsV1, deadlinesV1, rulesV1 } from './clocks.ts'
import { partiesV1 } from './parties.ts'
import { defaultSettingsV1, fitSettingsV1, settingsSchemaV1 } from './settings.ts'
import { statesV1 } from './states.ts'

export const gridCaseV1: AnyProcedure = {
  ...gridCaseV2,
  version: 1,
  settings: { schema: settingsSchemaV1, defaults: defaultSettingsV1, fit: fitSettingsV1 },
  states: statesV1,
  parties: partiesV1,
  alsoAwaits: alsoAwaitsV1,
  acts: actsV1,
  deadlines: deadlinesV1,
  rules: rulesV1,
  // A hint is no part of the definition: old matters get it too, by the defaults.
  alike: {
    hours: () => defaultSettings.alikeHours, when: ({ state }) => state === 'REPORTED' || state === 'ACCEPTED',
    reason: (one: CaseFile, other: CaseFile) => alikeReason(one, other, defaultSettings),
  },
}
