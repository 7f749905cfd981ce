/** Settings as version 3 knew them: how few of a confidential kind are kept back was fixed. */
import { Type, type Static } from '@sinclair/typebox'
import { defaultSettings } from '../catalogue.ts'
import { closed, settingsSchema, type CaseSettings } from '../settings.ts'

const { leastShown: _, ...kept } = settingsSchema.properties

export const settingsSchemaV3 = Type.Object(kept, closed)
export type CaseSettingsV3 = Static<typeof settingsSchemaV3>

/** What a county agrees to under version 4, as the dossiers that still live under version 3 read it. */
export function olderOf({ leastShown: __, ...rest }: CaseSettings): CaseSettingsV3 {
  return rest
}

export const defaultSettingsV3: CaseSettingsV3 = olderOf(defaultSettings)
