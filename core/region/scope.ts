/** A region's subtree as a range of padded 15-digit codes, so that "inside my region" is one comparison (stack-server §2). */
import { codeLength, type RegionKey } from './region.ts'

export type Scope = { readonly lo: number; readonly hi: number }

const digits = codeLength.GRID

export function scopeOf(region: RegionKey): Scope {
  if (!/^\d+$/.test(region.code) || region.code.length !== codeLength[region.level]) {
    throw new TypeError(`not a code of level ${region.level}: ${JSON.stringify(region.code)}`)
  }
  return { lo: Number(region.code.padEnd(digits, '0')), hi: Number(region.code.padEnd(digits, '9')) }
}

/** The padded 15-digit number that stands for a place in scope comparisons; exact, since 15 digits fit a double. */
export function paddedCode(code: string): number {
  return Number(code.padEnd(digits, '0'))
}
