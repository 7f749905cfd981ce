/** What a county agreed to under another version, in the keys of version 3: nothing agreed is lost, nothing is missing. */
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { priorities } from '../case-file.ts'
import type { CaseSettings } from '../settings.ts'
import { fitSettingsV2 } from '../v2/settings-fit.ts'
import type { CaseSettingsV2 } from '../v2/settings.ts'
import { defaultSettingsV3, olderOf, type CaseSettingsV3 } from './settings.ts'

/** Contents of version 3 are left as they are; older ones get what it asks besides, from the defaults. */
export function fitSettingsV3(stored: JsonObject): unknown {
  if ('leastShown' in stored) return olderOf(stored as unknown as CaseSettings)
  if ('soonPercent' in stored) return stored
  const older = fitSettingsV2(stored) as CaseSettingsV2
  const limits = Object.fromEntries(priorities.map((priority) => [priority, { dispatch: defaultSettingsV3.limits[priority].dispatch, ...older.limits[priority] }]))
  return { ...older, limits: limits as CaseSettingsV3['limits'], soonPercent: defaultSettingsV3.soonPercent } satisfies CaseSettingsV3
}
