/** A share with what it is a share of: never one number alone. */

export type Ratio = { readonly numerator: number; readonly denominator: number }

/** nothing of nothing is no share, least of all 100 %. */
export const noShare = '—'

/** '93.72%', rounded half away from zero; '—' without a denominator. */
export function percentText({ numerator, denominator }: Ratio): string {
  if (denominator === 0) return noShare
  const hundredths = Math.round(numerator * 10_000 / denominator)
  return `${Math.trunc(hundredths / 100)}.${String(Math.abs(hundredths % 100)).padStart(2, '0')}%`
}

/** Between 0 and 1; null without a denominator. */
export function shareOf({ numerator, denominator }: Ratio): number | null {
  return denominator === 0 ? null : numerator / denominator
}
