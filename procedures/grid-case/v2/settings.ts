/** Settings as version 2 knew them: no limit for dispatching, and the warning as R-008 has it. */
import { Type, type Static } from '@sinclair/typebox'
import { priorities } from '../case-file.ts'
import { closed } from '../settings.ts'
import { defaultSettingsV3, settingsSchemaV3, type CaseSettingsV3 } from '../v3/settings.ts'

const { soonPercent: _, limits, ...kept } = settingsSchemaV3.properties

const limit = (priority: keyof typeof limits.properties) => {
  const { sign, handle, extension } = limits.properties[priority].properties
  return Type.Object({ sign, handle, extension }, { ...closed, title: String(limits.properties[priority].title) })
}

const { groups, categories, ...others } = kept
export const settingsSchemaV2 = Type.Object({
  groups, categories,
  limits: Type.Object({
    P0: limit('P0'), P1: limit('P1'), P2: limit('P2'), P3: limit('P3'), P4: limit('P4'), Q: limit('Q'), XF: limit('XF'),
  }, { ...closed, title: '时限' }),
  ...others,
}, closed)
export type CaseSettingsV2 = Static<typeof settingsSchemaV2>

/** What a county agrees to under version 3, as the dossiers that still live under version 2 read it. */
export function olderOf({ soonPercent: __, limits: newer, ...rest }: CaseSettingsV3): CaseSettingsV2 {
  const { groups: sections, categories: kinds, ...more } = rest
  const older = Object.fromEntries(priorities.map((priority) => {
    const { dispatch: ___, ...limits } = newer[priority]
    return [priority, limits]
  }))
  // Keys stand in the order in which version 2 was frozen.
  return { groups: sections, categories: kinds, limits: older as CaseSettingsV2['limits'], ...more }
}

export const defaultSettingsV2: CaseSettingsV2 = olderOf(defaultSettingsV3)
