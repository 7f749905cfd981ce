/** Mainland mobile numbers: the only ones a code is ever sent to, so that nobody can make the city pay for others (S8). */

/** Eleven digits, from what people type: full-width digits, blanks, hyphens, +86. Null for anything else. */
export function mobileFrom(typed: string): string | null {
  if (typed.length > 40) return null
  const plain = typed.normalize('NFKC').replace(/[\s\-()]/g, '')
  const found = /^(?:\+?86|0086)?(1[3-9]\d{9})$/.exec(plain)
  return found?.[1] ?? null
}

export function maskedMobile(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
