/** Citizen identity number (公民身份号码, GB 11643), R-017. */
import { parseDay, type Day } from '../time/instant.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/**
 * Numbers made for demonstration and tests begin with this. It has the right length, a real date and the right check character, and can
 * never have been issued: the first two digits are the province, GB/T 2260 knows 11–65, 71, 81–83 (and 91 for abroad), and 99 is none.
 */
export const inventedPrefix = '999999'

/** NFKC, spaces and hyphens away, X upper-case: the form that is stored and indexed. */
export function normalizeResidentNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\-\0]/g, '').toUpperCase()
}

/** Eighteen characters, a day that exists, and the right check character of ISO 7064 MOD 11-2. Expects the normal form. */
export function isResidentNumber(number: string): boolean {
  return /^[1-9]\d{16}[\dX]$/.test(number) && birthDateIn(number) !== null && checkCharacter(number) === number.at(-1)
}

/** The day of birth the number states; null where there is no such day. */
export function birthDateIn(number: string): Day | null {
  return parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
}

/** GB/T 2261.1: 1 male, 2 female, from the seventeenth digit. */
export function genderIn(number: string): 1 | 2 {
  return Number(number.charAt(16)) % 2 === 1 ? 1 : 2
}

/** First character, sixteen stars, last character. */
export function maskResidentNumber(number: string): string {
  return number.length === 18 ? `${number.charAt(0)}${'*'.repeat(16)}${number.charAt(17)}` : '*'.repeat(number.length)
}

/** A number with valid check character that nobody can have; for demonstrations and tests only. */
export function inventResidentNumber(birthDate: Day, gender: 1 | 2, sequence: number): string {
  const order = (sequence % 500) * 2 + (gender === 1 ? 1 : 0)
  const body = `${inventedPrefix}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return `${body}${checkCharacter(body)}`
}

function checkCharacter(number: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0)
  return checkCharacters.charAt(sum % 11)
}
