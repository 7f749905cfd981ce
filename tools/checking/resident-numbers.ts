/** Resident identity numbers that could have been issued to somebody must not stand in the tree. */
import type { Complaint } from './red-lines.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/**
 * @returns a complaint for every 18-digit number with a valid checksum, unless it cannot have been issued:
 * its six-digit place does not exist (00, 99 and other provinces that are none) or its birthday lies in the future
 */
export function residentNumbersIn(content: string): readonly Complaint[] {
  if (!/\d{17}/.test(content)) return []
  return content.split('\n').flatMap((line, index) =>
    [...line.matchAll(/(?<![\dA-Za-z.])\d{17}[\dXx](?![\dA-Za-z])/g)]
      .filter(([number]) => couldBelongToSomebody(number))
      .map(() => ({ line: index + 1, wrong: 'an 18-digit number with a valid checksum that could be a real resident number' })))
}

/** Province codes of GB/T 2260 as they occur in resident numbers. */
const provinces = new Set([
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91,
])

/** Printed in GB 11643-1999 as examples; every textbook has them. */
const publishedExamples = new Set(['11010519491231002X', '440524188001010014'])

function couldBelongToSomebody(number: string): boolean {
  return !publishedExamples.has(number.toUpperCase()) && hasValidChecksum(number) && provinces.has(Number(number.slice(0, 2))) && isBirthday(number.slice(6, 14))
}

function hasValidChecksum(number: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return checks[sum % 11] === number[17]?.toUpperCase()
}

/** From 1850, the earliest that was ever registered, to the end of this century; 2200 and the like cannot be meant. */
function isBirthday(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))]
  return year >= 1850 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}
