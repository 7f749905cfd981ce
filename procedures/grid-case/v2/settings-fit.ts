/** What a county agreed to under another version, in the keys of version 2: nothing agreed is lost, nothing is missing. */
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { clockOf, type Budget } from '../../../core/time/index.ts'
import { priorities } from '../case-file.ts'
import type { CaseSettings, Category } from '../settings.ts'
import type { CaseSettingsV1 } from '../v1/settings.ts'
import { olderOf as olderThanV4 } from '../v3/settings.ts'
import { defaultSettingsV2, olderOf, type CaseSettingsV2 } from './settings.ts'

/** Contents of version 2 are left as they are; those of version 1 get what version 2 asks besides, from the defaults. */
export function fitSettingsV2(stored: JsonObject): unknown {
  if ('soonPercent' in stored) return olderOf(olderThanV4(stored as unknown as CaseSettings))
  if (!('extensionMax' in stored)) return stored
  const { extensionMax, ...kept } = stored as unknown as CaseSettingsV1
  return {
    ...defaultSettingsV2, ...kept,
    categories: Object.fromEntries(Object.entries(kept.categories).map(([code, category]) => [code, { ...category, aboutOfficials: isAboutOfficials(code, category) }])),
    limits: Object.fromEntries(priorities.map((priority) => [priority, { ...kept.limits[priority], extension: extensionOf(priority, kept, extensionMax) }])),
  }
}

/** What the county allowed at most, where it counts on the same clock; what goes by natural days and hours was not thought of then. */
function extensionOf(priority: keyof CaseSettingsV2['limits'], { limits }: Pick<CaseSettingsV1, 'limits'>, most: Budget): Budget {
  const { handle, extension } = { ...defaultSettingsV2.limits[priority], ...limits[priority] }
  if (clockOf(handle.unit) !== clockOf(most.unit)) return clockOf(handle.unit) === clockOf(extension.unit) ? extension : handle
  // Version 1 allowed the original limit at most, too; the complex kinds may go beyond it (domain §2.2).
  const complex = priority === 'P3' || priority === 'P4'
  return !complex && handle.unit === most.unit && handle.amount < most.amount ? handle : most
}

/** A kind the default catalogue asks this of, or one of the county's own that goes to the discipline inspectors. */
function isAboutOfficials(code: string, { leads }: Omit<Category, 'aboutOfficials'>): boolean {
  return defaultSettingsV2.categories[code]?.aboutOfficials ?? leads.some((post) => post.function === 'discipline')
}
