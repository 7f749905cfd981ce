/** Mainland mobile numbers: the only ones a code is ever sent to, so that nobody can make the city pay for calls abroad (S8). */
import { isMobileNumber, normalizePhone } from '../../core/identity-number/index.ts'

/** Eleven digits, from what people type: full-width digits, blanks, hyphens, +86. Null for anything else. */
export function mobileFrom(typed: string): string | null {
  if (typed.length > 40) return null
  const phone = normalizePhone(typed)
  return isMobileNumber(phone) ? phone : null
}
