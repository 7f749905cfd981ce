/** What a county agreed to under an older version of the procedure, in the keys of this one: nothing agreed is lost, nothing new is missing. */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { defaultSettings } from './catalogue.ts'
import type { CaseSettings } from './settings.ts'
import { fitSettingsV3 } from './v3/settings-fit.ts'
import type { CaseSettingsV3 } from './v3/settings.ts'

/** Contents of version 4 are left as they are; older ones get what it asks besides, from the defaults. */
export function fitSettings(stored: JsonObject): unknown {
  if ('leastShown' in stored) return stored
  return { ...fitSettingsV3(stored) as CaseSettingsV3, leastShown: defaultSettings.leastShown } satisfies CaseSettings
}
