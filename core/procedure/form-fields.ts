/** Fields that the forms of procedures are made of. `control` picks the control in the faces. */
import { Type, type TLiteral } from '@sinclair/typebox'

export const closed = { additionalProperties: false } as const
const uuidPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
/** A day that exists: months of 31, of 30 and of 28 days, and 29 February in leap years only. */
const dayPattern = '^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))'
  + '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$'

export const words = (title: string, maxLength = 500, minLength = 1) => Type.String({ title, minLength, maxLength, pattern: '\\S', control: 'text' })
export const maybeWords = (title: string, maxLength = 500) => Type.Optional(Type.String({ title, maxLength, control: 'text' }))
export const day = (title: string) => Type.String({ title, pattern: dayPattern, control: 'day' })
export const uuid = (title: string) => Type.String({ title, pattern: `^${uuidPattern}$` })
export const dossier = (title: string) => Type.String({ title, pattern: `^[0-9]{6}-${uuidPattern}$`, control: 'dossier' })
export const village = (title = '所在村') => Type.String({ title, pattern: '^[0-9]{12}$' })
export const year = (title = '年度') => Type.Integer({ title, minimum: 2020, maximum: 2099 })
export const emptyForm = Type.Object({}, closed)
/** What the timer submits. */
export const timerForm = Type.Object({ deadline: Type.String({ maxLength: 40 }) }, closed)

/** A choice whose options carry their Chinese names. */
export function choice<const C extends { readonly [value: string]: string }>(title: string, options: C) {
  type Options = { [K in keyof C & string]: TLiteral<K> }[keyof C & string][]
  const literals = Object.entries(options).map(([value, name]) => Type.Literal(value, { title: name })) as Options
  return Type.Union(literals, { title, control: 'choice' })
}
