/** What a county agreed to under an older version of the procedure, in the keys of this one: nothing agreed is lost, nothing new is missing. */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { priorities } from './case-file.ts'
import { defaultSettings } from './catalogue.ts'
import type { CaseSettings } from './settings.ts'
import { fitSettingsV2 } from './v2/settings-fit.ts'
import type { CaseSettingsV2 } from './v2/settings.ts'

/** Contents of version 3 are left as they are; older ones get what it asks besides, from the defaults. */
export function fitSettings(stored: JsonObject): unknown {
  if ('soonPercent' in stored) return stored
  const older = fitSettingsV2(stored) as CaseSettingsV2
  const limits = Object.fromEntries(priorities.map((priority) => [priority, { dispatch: defaultSettings.limits[priority].dispatch, ...older.limits[priority] }]))
  return { ...older, limits: limits as CaseSettings['limits'], soonPercent: defaultSettings.soonPercent } satisfies CaseSettings
}
