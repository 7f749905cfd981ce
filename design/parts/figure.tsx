/** A number that can be trusted: figure, denominator, as-of time, source behind a tap. No gauge, no ranking. */
import { machineTime, momentWords, type Audience } from '../clock-words.ts'

export type FigureModel = {
  readonly label: string
  /** Written out by the maker: 1,234 or 96.5%. */
  readonly value: string
  /** 件, 户, 人. */
  readonly unit?: string
  /** Of how many: 共 58 件. */
  readonly denominator?: string
  readonly asOf: number
  readonly source: string
  readonly href?: string
}

export function Figure({ figure, audience = 'staff' }: { figure: FigureModel; audience?: Audience }) {
  return (
    <div className="figure">
      <p className="figure__label">{figure.href ? <a href={figure.href}>{figure.label}</a> : figure.label}</p>
      <p className="figure__value figures">
        {figure.value}
        {figure.unit && <span className="figure__unit">{figure.unit}</span>}
      </p>
      {figure.denominator && <p className="figure__denominator">{figure.denominator}</p>}
      <details className="figure__source">
        <summary>来源</summary>
        <p>
          <time dateTime={machineTime(figure.asOf)}>{`截至${momentWords(figure.asOf, audience)}`}</time>
          {`，${figure.source}`}
        </p>
      </details>
    </div>
  )
}

export function Figures({ figures, audience }: { figures: readonly FigureModel[]; audience?: Audience }) {
  return (
    <div className="figure-row">
      {figures.map((figure) => (
        <Figure key={figure.label} figure={figure} {...(audience ? { audience } : {})} />
      ))}
    </div>
  )
}
