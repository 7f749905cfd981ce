/**
 * Sealed fields: version | key id | iv(16) | SM4-CTR text | HMAC-SM3 tag over everything and the place it belongs to
 * (security.md §3.2, F62): a sealed value copied to another row does not open.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IdentityKeys } from './keys.ts'

/** Table, column and row, e.g. `accounts/phone/<id>`. */
export type SealedPlace = `${string}/${string}/${string}`

const version = 1
const keyId = 1
const ivLength = 16
const tagLength = 32

export function seal(keys: IdentityKeys, place: SealedPlace, text: string): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('sm4-ctr', cipherKey(keys), iv)
  const body = Buffer.concat([Buffer.from([version, keyId]), iv, cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([body, tagOf(keys, place, body)])
}

/** @throws Error when the value was changed or belongs to another place */
export function unseal(keys: IdentityKeys, place: SealedPlace, sealed: Buffer): string {
  const body = sealed.subarray(0, -tagLength)
  const tag = sealed.subarray(-tagLength)
  if (body.length < 2 + ivLength || tag.length !== tagLength || !timingSafeEqual(tag, tagOf(keys, place, body))) {
    throw new Error(`a sealed value does not open at ${place}`)
  }
  const decipher = createDecipheriv('sm4-ctr', cipherKey(keys), body.subarray(2, 2 + ivLength))
  return Buffer.concat([decipher.update(body.subarray(2 + ivLength)), decipher.final()]).toString('utf8')
}

function cipherKey(keys: IdentityKeys): Buffer {
  return keys['seal-cipher'].subarray(0, 16)
}

function tagOf(keys: IdentityKeys, place: SealedPlace, body: Buffer): Buffer {
  return createHmac('sm3', keys['seal-tag']).update(`${Buffer.byteLength(place)}:${place}`).update(body).digest()
}
