/**
 * Canaries: strings that exist once in the whole world of the attack. Whatever an answer holds (text, header, escaped, base64, inside an XLSX)
 * is taken apart, and every canary in it is named with the place it was planted in.
 */
import { inflateRawSync } from 'node:zlib'

export type Canary = {
  /** Exactly as it was planted; lower case. */
  readonly text: string
  readonly place: string
  /** Which field of what, for the report. */
  readonly field: string
}

/** A word of letters and digits that no escaping changes: `zq`, the place, the field, and a number of its own. */
export function tokenFor(place: string, field: string, nth: number): string {
  return `zq${place}x${field}x${(nth * 7919 + 4001).toString(36)}`
}

export class Aviary {
  readonly #known = new Map<string, Canary>()

  add(canary: Canary): string {
    this.#known.set(canary.text.toLowerCase(), canary)
    return canary.text
  }

  /** Every planted string found in what came back, each once. `sent` is what the request itself held: an echo tells nobody anything. */
  heard(answer: string, sent: string): readonly Canary[] {
    const found = new Map<string, Canary>()
    for (const text of readings(answer)) {
      for (const [word] of text.matchAll(words)) {
        const canary = this.#known.get(word.toLowerCase())
        if (canary !== undefined && !sent.includes(word)) found.set(canary.text, canary)
      }
    }
    return [...found.values()]
  }

  get size(): number {
    return this.#known.size
  }

  all(): readonly Canary[] {
    return [...this.#known.values()]
  }
}

/** Tokens, ids, telephone numbers, identity numbers, hashes: every shape that is planted. */
const words = /\d{12}-\d{8}-\d{6}|zq[a-z]+x[a-z]+x[0-9a-z]+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|\d{17}[\dXx]|1\d{10}/gi

/** The text itself, and what is wrapped in it. */
function* readings(text: string): Generator<string> {
  yield text
  if (/%[0-9a-f]{2}/i.test(text)) yield text.replace(/(%[0-9a-f]{2})+/gi, (part) => { try { return decodeURIComponent(part) } catch { return part } })
  if (/\\u00/.test(text)) yield text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  if (/&#/.test(text)) yield text.replace(/&#x?([0-9a-f]+);/gi, (all, code: string) => String.fromCodePoint(Number.parseInt(code, all.includes('x') ? 16 : 10) % 0x110000))
  // Cursors and tokens: base64 with or without padding.
  for (const [part] of text.matchAll(/[A-Za-z0-9+/_-]{40,400}/g)) yield Buffer.from(part, 'base64url').toString('latin1')
}

/** What an answer says, headers included; archives unpacked. */
export function saidIn(headers: Readonly<Record<string, unknown>>, body: Buffer): string {
  const shown = body.subarray(0, 2).toString() === 'PK' ? unpacked(body) : body.toString('utf8')
  return `${JSON.stringify(headers)}\n${shown}`
}

/** Every file of a ZIP archive, along its central directory. */
export function unpacked(zip: Buffer): string {
  const parts: string[] = []
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const [method, size, offset] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
    const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    const bytes = zip.subarray(from, from + size)
    parts.push((method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'))
  }
  return parts.join('\n')
}
