/**
 * SHA-256 (FIPS 180-4), pure, so that a decision can name the content it publishes. Of all digests it is the one a villager can recompute without
 * us: `sha256sum`, `certutil -hashfile` or a browser do it. The chain of records stays SM3 (server/ledger).
 */

/** Of the text's UTF-8 bytes, 64 hex digits. */
export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text))
  const view = new DataView(bytes.buffer)
  const hash = Uint32Array.from(initial)
  const schedule = new Uint32Array(64)
  for (let at = 0; at < bytes.length; at += 64) compress(hash, schedule, view, at)
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('')
}

function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  bytes.set(message)
  bytes[message.length] = 0x80
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, BigInt(message.length) * 8n)
  return bytes
}

function compress(hash: Uint32Array, schedule: Uint32Array, view: DataView, at: number): void {
  const word = (nth: number) => schedule[nth] ?? 0
  for (let nth = 0; nth < 16; nth += 1) schedule[nth] = view.getUint32(at + nth * 4)
  for (let nth = 16; nth < 64; nth += 1) {
    const [early, late] = [word(nth - 15), word(nth - 2)]
    schedule[nth] = word(nth - 16) + (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) + word(nth - 7) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10))
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (let nth = 0; nth < 64; nth += 1) {
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (constants[nth] ?? 0) + word(nth)) >>> 0
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((value, nth) => { hash[nth] = (hash[nth] ?? 0) + value })
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

const primes: readonly number[] = firstPrimes(64)
/** The first 32 bits of the fractions of square and cube roots of primes, as the standard makes them. */
const initial = primes.slice(0, 8).map((prime) => fraction(BigInt(prime), 2n))
const constants = primes.map((prime) => fraction(BigInt(prime), 3n))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let next = 2; found.length < count; next += 1) if (found.every((prime) => next % prime !== 0)) found.push(next)
  return found
}

/** In whole numbers: the root of `prime · 2^(32·degree)`, of which the lower 32 bits are the fraction. */
function fraction(prime: bigint, degree: bigint): number {
  const goal = prime << (32n * degree)
  let [low, high] = [0n, 1n << 40n]
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** degree <= goal) low = middle
    else high = middle
  }
  return Number(low & 0xffff_ffffn)
}
