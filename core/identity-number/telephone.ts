/** Mobile numbers: normal form, mask, and a range that can never ring. */

/**
 * Demonstration and test numbers begin with this. No mobile number in China begins with 10, 11 or 12 (they are services, emergency
 * and old long-distance codes), so such a number can reach nobody.
 */
export const inventedPhonePrefix = '12000'

/** NFKC, spaces and hyphens and a leading +86 away. */
export function normalizePhone(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\-()\0]/g, '').replace(/^(?:\+|00)86/, '')
}

/** Eleven digits beginning with 1: a mobile number or one of ours. Expects the normal form. */
export function isMobileNumber(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone) || isInventedPhone(phone)
}

export function isInventedPhone(phone: string): boolean {
  return phone.length === 11 && /^\d+$/.test(phone) && phone.startsWith(inventedPhonePrefix)
}

export function maskPhone(phone: string): string {
  return phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : '*'.repeat(phone.length)
}

export function inventPhone(sequence: number): string {
  return `${inventedPhonePrefix}${String(sequence % 1_000_000).padStart(6, '0')}`
}
