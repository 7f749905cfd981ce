/** Indicators as lines: name, bar, share, and what it is a share of. A bar shows a share and judges nothing; the words carry it all. */
import type { Indicator } from '../../../core/view/index.ts'
import { shareWords } from './sentences.ts'

export function IndicatorBars({ indicators, label, tone }: { indicators: readonly Indicator[]; label: string; tone: 'closing' | 'beside' | 'other' }) {
  return (
    <ul className={`rates rates--${tone}`} aria-label={label}>
      {indicators.map((one) => (
        <li key={one.key} className="rates__one">
          <span className="rates__name">{one.name}</span>
          <span className="rates__share figures">{shareWords(one)}</span>
          <Bar share={one.share} />
          <span className="rates__of figures">{`${one.numerator} / ${one.denominator}`}</span>
          <span className="rates__words">{`${one.numeratorWords}，占${one.denominatorWords}。${one.note ?? ''}`}<span className="rates__rule soft">{` ${one.rule}`}</span></span>
        </li>
      ))}
    </ul>
  )
}

function Bar({ share }: { share: number | null }) {
  return (
    <svg className="rates__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="rates__rail" width="100" height="6" />
      {share !== null && <rect className="rates__fill" width={Math.min(100, share * 100)} height="6" />}
    </svg>
  )
}
