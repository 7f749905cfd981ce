/** From one year to another, to the figures and to the standard. */
export function YearLinks({ year }: { year: number }) {
  return (
    <nav className="inline-form no-print" aria-label="年份和别的页面">
      <a className="button button--quiet" href={`/console/stars?year=${year - 1}`}>{`看 ${year - 1} 年`}</a>
      <a className="button button--quiet" href={`/console/stars?year=${year + 1}`}>{`看 ${year + 1} 年`}</a>
      <a className="button button--quiet" href={`/console/stars/figures?year=${year}`}>参评和评定的数字</a>
      <a className="button button--quiet" href="/console/stars/standard">评星标准</a>
    </nav>
  )
}
