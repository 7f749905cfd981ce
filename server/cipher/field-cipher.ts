/**
 * Encryption of single fields and their blind indexes (R-017, R-941; security.md §3.2), with the commercial algorithms SM3 and SM4.
 *
 *   sealed = version(1) | key id(1) | iv(16) | SM4-CTR(plaintext) | HMAC-SM3(32)
 *
 * The mark covers everything before it and the table, column and row, so a value moved to another place does not open. SM4-GCM is not in
 * Node, therefore encrypt-then-MAC. Keys come from SANZHI_SECRET by HKDF-SM3, another one for every column and use.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** Where a sealed value lives; it opens nowhere else. */
export type FieldPlace = { readonly table: string; readonly column: string; readonly row: string }

export type FieldCipher = {
  readonly seal: (place: FieldPlace, plaintext: string) => Buffer
  /** Throws `CannotOpen` when anything was changed, moved, or sealed under a secret we do not have. */
  readonly open: (place: FieldPlace, sealed: Uint8Array) => string
  /**
   * Sixteen bytes for exact search. The value must be in its normal form. One purpose, one key: indexes of two columns cannot be joined.
   * An identity number has some 10^11 plausible values, so whoever has the secret can guess; whoever has only the table cannot.
   */
  readonly index: (column: Pick<FieldPlace, 'table' | 'column'>, normalized: string) => Buffer
  /** The same under every secret in use, the current first: what has to be looked for while one secret replaces another. */
  readonly indexes: (column: Pick<FieldPlace, 'table' | 'column'>, normalized: string) => readonly Buffer[]
}

/** New values are sealed under `current`; older ones open under the secret whose number they carry. */
export type Secrets = { readonly current: number; readonly byNumber: Readonly<Record<number, string>> }

/** The one that new values are sealed under. */
export function currentSecret(secrets: string | Secrets): string {
  const secret = typeof secrets === 'string' ? secrets : secrets.byNumber[secrets.current]
  if (secret === undefined) throw new TypeError('the current secret is not among the secrets')
  return secret
}

/** Number of the secret a value is sealed under; null for what is no sealed value. */
export function numberOf(sealed: Uint8Array): number | null {
  return sealed[0] === version ? sealed[1] ?? null : null
}

export class CannotOpen extends Error {
  constructor(why: string) {
    super(`a sealed field does not open: ${why}`)
    this.name = 'CannotOpen'
  }
}

/** @param secrets SANZHI_SECRET alone, or several by number (1–255) while one replaces another */
export function openFieldCipher(secrets: string | Secrets): FieldCipher {
  const { current, byNumber } = typeof secrets === 'string' ? { current: 1, byNumber: { 1: secrets } } : secrets
  const keysFor = keyRing(byNumber)
  const numbers = [current, ...Object.keys(byNumber).map(Number).filter((number) => number !== current)]
  const indexUnder = (number: number, column: Pick<FieldPlace, 'table' | 'column'>, normalized: string) =>
    createHmac('sm3', keysFor(number, column).index).update(normalized.normalize('NFKC')).digest().subarray(0, indexLength)
  return {
    seal: (place, plaintext) => seal(keysFor(current, place), current, place, plaintext),
    open: (place, sealed) => open(Buffer.from(sealed), place, keysFor),
    index: (column, normalized) => indexUnder(current, column, normalized),
    indexes: (column, normalized) => numbers.map((number) => indexUnder(number, column, normalized)),
  }
}

type Keys = { readonly encrypt: Buffer; readonly mark: Buffer; readonly index: Buffer }
type KeysFor = (number: number, column: Pick<FieldPlace, 'table' | 'column'>) => Keys

const version = 1
const ivLength = 16
const markLength = 32
const indexLength = 16
const headLength = 2
const shortestSecret = 32

function seal(keys: Keys, number: number, place: FieldPlace, plaintext: string): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('sm4-ctr', keys.encrypt, iv)
  const body = Buffer.concat([Buffer.of(version, number), iv, cipher.update(plaintext, 'utf8'), cipher.final()])
  return Buffer.concat([body, markOf(keys, place, body)])
}

function open(sealed: Buffer, place: FieldPlace, keysFor: KeysFor): string {
  if (sealed.length < headLength + ivLength + markLength) throw new CannotOpen('too short')
  if (sealed[0] !== version) throw new CannotOpen(`unknown version ${sealed[0]}`)
  const keys = keysFor(sealed[1] ?? 0, place)
  const body = sealed.subarray(0, -markLength)
  if (!timingSafeEqual(sealed.subarray(-markLength), markOf(keys, place, body))) throw new CannotOpen('changed or moved')
  const decipher = createDecipheriv('sm4-ctr', keys.encrypt, body.subarray(headLength, headLength + ivLength))
  return Buffer.concat([decipher.update(body.subarray(headLength + ivLength)), decipher.final()]).toString('utf8')
}

/** Every part goes in with its length, so that no two places give the same bytes. */
function markOf(keys: Keys, { table, column, row }: FieldPlace, body: Buffer): Buffer {
  const hmac = createHmac('sm3', keys.mark)
  for (const part of [...[table, column, row].map((text) => Buffer.from(text, 'utf8')), body]) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    hmac.update(length).update(part)
  }
  return hmac.digest()
}

function keyRing(byNumber: Readonly<Record<number, string>>): KeysFor {
  for (const [number, secret] of Object.entries(byNumber)) {
    if (secret.length < shortestSecret) throw new TypeError(`secret ${number} is shorter than ${shortestSecret} characters`)
  }
  const known = new Map<string, Keys>()
  return (number, { table, column }) => {
    const name = `${number}|${table}|${column}`
    const secret = byNumber[number]
    if (secret === undefined) throw new CannotOpen(`no secret number ${number}`)
    const keys = known.get(name) ?? deriveKeys(secret, `${table}|${column}`)
    known.set(name, keys)
    return keys
  }
}

function deriveKeys(secret: string, column: string): Keys {
  const derive = (use: string, length: number) => Buffer.from(hkdfSync('sm3', secret, 'sanzhi field', `${use}|${column}`, length))
  return { encrypt: derive('encrypt', 16), mark: derive('mark', 32), index: derive('index', 32) }
}
