/** Codes to check a sheet by, put beside every address before it is set. */
import { renderSVG } from 'uqr'

/** The same value with a `code` (an SVG) next to each `address`, however deep. */
export function withCodes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCodes)
  if (value === null || typeof value !== 'object') return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withCodes(one)]))
  return typeof inner['address'] === 'string' ? { ...inner, code: codeFor(inner['address']) } : inner
}

/** Half of a code may be scratched or rained on, and it still reads. */
function codeFor(address: string): string {
  return renderSVG(address, { ecc: 'Q', border: 2 })
}
