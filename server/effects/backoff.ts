/** How long to wait after the n-th try: doubling from 2 s to a ceiling of 15 min, with jitter so that a crowd does not return as one. */
const first = 2_000
const ceiling = 15 * 60_000

/** Tries after which an effect is given up: about an hour and a half of outage. */
export const maxAttempts = 14

/** @param random in [0, 1) */
export function backoff(attempts: number, random: number): number {
  const whole = Math.min(ceiling, first * 2 ** Math.min(attempts - 1, 20))
  return Math.round(whole * (0.5 + random / 2))
}
