/** Figures of star rating in words. Differences come in hundredths of a star. */
import type { FairnessHint } from '../../../core/star-rating/fairness.ts'
import type { Inflation } from '../../../core/star-rating/thresholds.ts'
import type { StarFigures } from '../../../core/view/index.ts'

const stages: Readonly<Record<string, string>> = { SELF: '自评', PEER: '互评', VOTE: '表决', PUBLICITY: '公示', AWARD: '等授星', ACTIVE: '已授星', CLOSED: '已结束' }

export function stageWords(stage: string): string {
  return stages[stage] ?? stage
}

/** What the policy hopes for, and whether it is so; a share of nothing says nothing. */
export function aimWords({ aim, reached }: StarFigures['shares'][number]): string {
  const hoped = `政策参考：不低于 ${Math.round(aim.over / aim.of * 100)}%`
  return reached === null ? `${hoped}。还没有可以算的户。` : reached ? `${hoped}，已达到。` : `${hoped}，还没有达到。`
}

export const inflationWords: Readonly<Record<Inflation, string>> = {
  'many-with-every-star': '满星的户超过三成，建议文明办抽查（R-425）。',
  'everybody-rated': '家家都评上了，建议文明办抽查（R-425）。',
}

export const hintWords: Readonly<Record<FairnessHint | Inflation, string>> = {
  'own-over-peers': '自评比互评高得多', 'committee-apart-from-peers': '表决和互评差得远', 'kin-favoured': '评议人员的亲属户得星多', 'stars-for-everybody': '满星的多',
  'many-with-every-star': '满星超过三成', 'everybody-rated': '家家都评上',
}

export function differenceWords(hundredths: number | null): string {
  if (hundredths === null) return '—'
  if (hundredths === 0) return '一样'
  return `${hundredths > 0 ? '多' : '少'} ${(Math.abs(hundredths) / 100).toFixed(1)} 颗`
}

export function shareText(hundredthsOfPercent: number | null): string {
  return hundredthsOfPercent === null ? '—' : `${(hundredthsOfPercent / 100).toFixed(0)}%`
}
