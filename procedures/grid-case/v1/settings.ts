/** Settings as version 1 knew them, stated as what it did not know and what it wrote otherwise. */
import { Type, type Static } from '@sinclair/typebox'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { priorities } from '../case-file.ts'
import { budget, categorySchema, closed } from '../settings.ts'
import { defaultSettingsV2, settingsSchemaV2, type CaseSettingsV2 } from '../v2/settings.ts'

const { aboutOfficials: _, ...categoryFields } = categorySchema.properties
const { groups, limits, accept, returnWithin, returnsPerUnit, extensions, decideExtension, suspendMaxDays, reworkPercent, reworksUntilSupervision } = settingsSchemaV2.properties
const { verify, spotCheckPercent, reviewWindowDays, archiveAfterDays, urgeEveryHours, supervisionAnswerDays, whistle } = settingsSchemaV2.properties

const limit = (priority: keyof typeof limits.properties) => {
  const { sign, handle } = limits.properties[priority].properties
  return Type.Object({ sign, handle }, { ...closed, title: String(limits.properties[priority].title) })
}

export const settingsSchemaV1 = Type.Object({
  groups,
  categories: Type.Record(Type.String({ pattern: '^[0-9]{4}$' }), Type.Object(categoryFields, closed), { title: '小类' }),
  limits: Type.Object({
    P0: limit('P0'), P1: limit('P1'), P2: limit('P2'), P3: limit('P3'), P4: limit('P4'), Q: limit('Q'), XF: limit('XF'),
  }, { ...closed, title: '时限' }),
  accept, returnWithin, returnsPerUnit, extensions,
  // One for all kinds; version 2 has one for each.
  extensionMax: budget('最多延长（R-116）'),
  decideExtension, suspendMaxDays, reworkPercent, reworksUntilSupervision, verify, spotCheckPercent, reviewWindowDays, archiveAfterDays, urgeEveryHours,
  supervisionAnswerDays, whistle,
}, closed)
export type CaseSettingsV1 = Static<typeof settingsSchemaV1>

/** What a county agrees to under a later version, as the dossiers that still live under version 1 read it. */
export function fitSettingsV1(stored: JsonObject): unknown {
  return 'extensionMax' in stored ? stored : olderOf(stored as unknown as CaseSettingsV2)
}

export const defaultSettingsV1: CaseSettingsV1 = olderOf(defaultSettingsV2)

/** Keys stand in the order in which version 1 was frozen. */
function olderOf(newer: CaseSettingsV2): CaseSettingsV1 {
  return Object.fromEntries(Object.keys(settingsSchemaV1.properties).map((key) => [key, valueOf(key as keyof CaseSettingsV1, newer)])) as CaseSettingsV1
}

function valueOf(key: keyof CaseSettingsV1, newer: CaseSettingsV2): unknown {
  switch (key) {
    case 'categories': return Object.fromEntries(Object.entries(newer.categories).map(([code, { aboutOfficials: __, ...category }]) => [code, category]))
    case 'limits': return Object.fromEntries(priorities.map((priority) => [priority, { sign: newer.limits[priority].sign, handle: newer.limits[priority].handle }]))
    case 'extensionMax': return newer.limits.P3.extension
    default: return newer[key]
  }
}
