/** What a schema says about its parts: titles of fields and names of choices. */
import type { TSchema } from '@sinclair/typebox'

export type Shape = TSchema & {
  readonly title?: string
  readonly const?: unknown
  readonly anyOf?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: { readonly [key: string]: Shape }
  readonly patternProperties?: { readonly [pattern: string]: Shape }
}

export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema at a path; records answer for each of their keys. */
export function shapeAt(schema: TSchema, path: readonly string[]): Shape | null {
  return path.reduce<Shape | null>((shape, key) => (
    shape === null ? null : shape.properties?.[key] ?? Object.values(shape.patternProperties ?? {})[0] ?? null), schema)
}

/** The title of the field at a path; its key where it has none. Notes like “（R-115）” are for the reader of the code. */
export function titleOf(schema: TSchema, path: readonly string[]): string {
  return (shapeAt(schema, path)?.title ?? path.at(-1) ?? '').replace(/（R-\d+）$/, '')
}

/** The name of a chosen value. */
export function choiceName(shape: Shape | null, value: unknown): string | null {
  return shape?.anyOf?.find((option) => option.const === value)?.title ?? null
}
