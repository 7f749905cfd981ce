/** Tells whether a secret is the one that was used, without telling the secret: in backups and among the secrets in use. */
import { createHmac } from 'node:crypto'

/** 32 hexadecimal digits. Of a secret with at least 32 random bytes, so nothing can be guessed from it. */
export function fingerprintOf(secret: string): string {
  return createHmac('sha256', secret).update('sanzhi backup fingerprint').digest('hex').slice(0, 32)
}
