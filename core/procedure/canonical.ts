/** Canonical JSON (after RFC 8785): one text for one value, so that a hash can be checked by anybody. */
import type { Json } from './dossier.ts'

/** Absent members are left out, as in the tables. @throws TypeError for what JSON cannot say: undefined, NaN, functions, dates, lone surrogates. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return stringText(value)
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  if (!isPlain(value)) throw new TypeError(`not a JSON value: ${typeof value}`)
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort()
  return `{${keys.map((key) => `${stringText(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** A date, a map or a function would silently become `{}`. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`)
  return JSON.stringify(value)
}

function stringText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('a string with a lone surrogate has no canonical form')
  return JSON.stringify(value)
}
