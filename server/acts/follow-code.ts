/** The query code (查询码) by which somebody without sign-in follows a matter. */
import type { FieldCipher } from '../cipher/index.ts'

/** No 0, O, 1, I, L: it is read aloud and copied by hand. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 10

/**
 * Made from the act and its reporter rather than by chance: the answer to a form sent twice shows the same code. Nothing but the
 * platform's secret leads to it, and only its hash is kept.
 */
export function followCodeOf(cipher: FieldCipher, person: string, actId: string): string {
  let rest = BigInt(`0x${cipher.index({ table: 'portal', column: 'follow_code' }, `${person} ${actId}`).toString('hex')}`)
  let code = ''
  for (let at = 0; at < length; at += 1) {
    code += alphabet.charAt(Number(rest % BigInt(alphabet.length)))
    rest /= BigInt(alphabet.length)
  }
  return code
}
