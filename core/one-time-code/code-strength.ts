/**
 * How long one-time codes must be, so that somebody who guesses across all telephone numbers at once stays below one
 * success in a thousand days (security.md S7). Limits per number do not help there: fifty tries a day on each of
 * 3.2 million numbers are 160 takeovers a day. What helps is a budget of wrong codes for the whole city: while it
 * lasts, codes have six digits; when it is spent, nobody is locked out, but new codes get long enough for the worst day.
 */
export const minute = 60_000
export const day = 24 * 60 * minute

export const codeLife = 5 * minute
export const triesPerCode = 5
export const triesPerLongCode = 3
export const usualDigits = 6

/** Wrong codes the whole city may type within 24 hours before codes become longer. */
export const wrongCodesPerDay = 500

/** Successes an attacker may expect per day, half of it before and half after codes became longer. */
export const tolerated = 0.001

export type CodeShape = { readonly digits: number; readonly tries: number }

/** The shape of a new code: `alarmed` once the city's budget of wrong codes is spent. */
export function codeShape(alarmed: boolean, codesSentPerDay: number): CodeShape {
  if (!alarmed) return { digits: usualDigits, tries: triesPerCode }
  const guesses = codesSentPerDay * triesPerLongCode
  return { digits: Math.max(8, Math.ceil(Math.log10(guesses / (tolerated / 2)))), tries: triesPerLongCode }
}

/** Successes per day an attacker may expect who uses up every code the city is allowed to send. */
export function expectedTakeovers(codesSentPerDay: number): number {
  const long = codeShape(true, codesSentPerDay)
  return wrongCodesPerDay * 10 ** -usualDigits + codesSentPerDay * long.tries * 10 ** -long.digits
}
