/** Pieces of what goes over the wire, and what they mean. */
import { Type } from '@sinclair/typebox'
import { countyOf } from '../../core/region/codes.ts'
import { contains, levelOf, type RegionKey } from '../../core/region/region.ts'
import { parseDay, type Day } from '../../core/time/index.ts'
import type { Staff } from './administration.ts'
import { refusals } from './refusals.ts'

export const closed = { additionalProperties: false } as const
export const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
export const Uuid = Type.String({ pattern: `^${uuid}$` })
/** A row of a county, e.g. a person or a mandate. */
export const RowName = Type.String({ pattern: `^[1-9][0-9]{5}-${uuid}$`, description: 'county-uuid' })
export const RowParams = Type.Object({ id: RowName }, closed)
export const RegionCode = Type.String({
  pattern: '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})$', description: 'City, county, township, village or grid.',
})
/** Who lives there, or who is registered there. */
export const Basis = Type.Union([Type.Literal('residence'), Type.Literal('hukou')])
export const CodeParams = Type.Object({ code: RegionCode }, closed)
export const DayText = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'Day in Beijing.' })
export const Cursor = Type.String({ maxLength: 200, description: 'The `next` of the page before.' })
/** Something to read in it, and nothing that turns, hides or breaks lines. */
export const plainText = '^(?=.*\\S)[^\\p{Cc}\\p{Cf}]+$'
export const Csrf = Type.Optional(Type.String({ maxLength: 128 }))

export type RowKey = { readonly county: number; readonly id: string }

export function rowKeyOf(name: string): RowKey {
  return { county: Number(name.slice(0, 6)), id: name.slice(7) }
}

export function rowName({ county, id }: RowKey): string {
  return `${county}-${id}`
}

export function regionKey(code: string): RegionKey {
  const level = levelOf(code)
  if (level === null) throw refusals.noSuchRegion()
  return { level, code }
}

/** The own region, or one inside it. @throws Refused `region-not-yours` */
export function regionAsked({ mandate }: Staff, asked: string | undefined): RegionKey {
  if (asked === undefined) return mandate.region
  const region = regionKey(asked)
  if (!contains(mandate.region, region)) throw refusals.regionNotYours()
  return region
}

/** Registers are kept by county: a question to them names one. @throws Refused `county-needed` */
export function countyAsked(region: RegionKey): number {
  if (region.level === 'CITY') throw refusals.countyNeeded()
  return countyOf(region.code)
}

/** A cursor that is an id. @throws Refused for what this program did not write */
export function afterId(cursor: string | undefined): { readonly after?: string } {
  if (cursor === undefined || cursor === '') return {}
  if (!new RegExp(`^${uuid}$`).test(cursor)) throw refusals.badCursor()
  return { after: cursor }
}

/** @throws Refused for a day no calendar has */
export function dayAsked(text: string, pointer: string): Day {
  const day = parseDay(text)
  // PostgreSQL knows no year 0.
  if (day === null || day < '0001') throw refusals.badDay(pointer)
  return day
}
