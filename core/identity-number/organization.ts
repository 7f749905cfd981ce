/** Unified social credit code (统一社会信用代码, GB 32100), R-018. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organizationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organizationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Eighteen characters of the alphabet without I, O, S, V, Z; check characters of the whole and of the organisation code inside. */
export function isCreditCode(code: string): boolean {
  if (!/^[1-9AN][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false
  return creditCheckCharacter(code) === code.charAt(17) && organizationCheckCharacter(code.slice(8, 16)) === code.charAt(16)
}

function creditCheckCharacter(code: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code.charAt(index)), 0)
  return alphabet.charAt((31 - sum % 31) % 31)
}

/** GB 11714 MOD 11. */
function organizationCheckCharacter(body: string): string {
  const sum = organizationWeights.reduce((total, weight, index) => total + weight * organizationAlphabet.indexOf(body.charAt(index)), 0)
  const check = 11 - sum % 11
  if (check === 10) return 'X'
  return check === 11 ? '0' : String(check)
}
