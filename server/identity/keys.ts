/** Keys of the identity room, each for one purpose, derived from the platform's secret (security.md §3.2; SM3 throughout). */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const purposes = ['token', 'csrf', 'code', 'browser', 'subject'] as const
type Purpose = (typeof purposes)[number]

export type IdentityKeys = Readonly<Record<Purpose, Buffer>>

/** @param secret at least 32 bytes; the same for every process of one deployment, and never in the database */
export function keysFrom(secret: string): IdentityKeys {
  if (Buffer.byteLength(secret) < 32) throw new RangeError('the secret has fewer than 32 bytes')
  const entries = purposes.map((purpose) => [purpose, derived(secret, purpose)] as const)
  return Object.fromEntries(entries) as Record<Purpose, Buffer>
}

function derived(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sm3', secret, 'sanzhi', `identity/${purpose}`, 32))
}

/** HMAC-SM3 in hex. Parts are length-prefixed, so that no two lists of parts run together. */
export function keyedHash(key: Buffer, ...parts: readonly string[]): string {
  const hash = createHmac('sm3', key)
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`)
  return hash.digest('hex')
}

export function sameText(one: string, other: string): boolean {
  const left = Buffer.from(one)
  const right = Buffer.from(other)
  return left.length === right.length && timingSafeEqual(left, right)
}
