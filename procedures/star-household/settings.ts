/** What a county may set about a household's rating; the standard and the limits of the year are the cycle's (star-cycle). */
import { Type, type Static } from '@sinclair/typebox'

const closed = { additionalProperties: false } as const
const workdays = (title: string) => Type.Integer({ title, minimum: 1, maximum: 30 })

export const settingsSchema = Type.Object({
  appealWorkdays: workdays('乡镇几个工作日内答复申诉（R-408）'),
  groundWorkdays: workdays('乡镇几个工作日内核对否决依据（R-441）'),
}, closed)
export type RatingSettings = Static<typeof settingsSchema>
export const defaultSettings: RatingSettings = { appealWorkdays: 10, groundWorkdays: 5 }
