/** What a county agreed to under an older version of the procedure, in the keys of this one: nothing agreed is lost, nothing new is missing. */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { clockOf, type Budget } from '../../core/time/index.ts'
import { priorities } from './case-file.ts'
import { defaultSettings } from './catalogue.ts'
import type { CaseSettings, Category } from './settings.ts'
import type { CaseSettingsV1 } from './v1/settings.ts'

/** Contents of version 2 are left as they are; those of version 1 get what version 2 asks besides, from the defaults. */
export function fitSettings(stored: JsonObject): unknown {
  if (!('extensionMax' in stored)) return stored
  const { extensionMax, ...kept } = stored as unknown as CaseSettingsV1
  return {
    ...defaultSettings, ...kept,
    categories: Object.fromEntries(Object.entries(kept.categories).map(([code, category]) => [code, { ...category, aboutOfficials: isAboutOfficials(code, category) }])),
    limits: Object.fromEntries(priorities.map((priority) => [priority, { ...kept.limits[priority], extension: extensionOf(priority, kept, extensionMax) }])),
  }
}

/** What the county allowed at most, where it counts on the same clock; what goes by natural days and hours was not thought of then. */
function extensionOf(priority: keyof CaseSettings['limits'], { limits }: Pick<CaseSettingsV1, 'limits'>, most: Budget): Budget {
  const { handle, extension } = { ...defaultSettings.limits[priority], ...limits[priority] }
  if (clockOf(handle.unit) !== clockOf(most.unit)) return clockOf(handle.unit) === clockOf(extension.unit) ? extension : handle
  // Version 1 allowed the original limit at most, too; the complex kinds may go beyond it (domain §2.2).
  const complex = priority === 'P3' || priority === 'P4'
  return !complex && handle.unit === most.unit && handle.amount < most.amount ? handle : most
}

/** A kind the default catalogue asks this of, or one of the county's own that goes to the discipline inspectors. */
function isAboutOfficials(code: string, { leads }: Omit<Category, 'aboutOfficials'>): boolean {
  return defaultSettings.categories[code]?.aboutOfficials ?? leads.some((post) => post.function === 'discipline')
}
