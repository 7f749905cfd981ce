/** On through a long list, and back to its beginning; the step before is the browser's own way back. */
export function Pages({ first, next }: { first: string | null; next: string | null }) {
  if (first === null && next === null) return null
  return (
    <nav className="pager no-print" aria-label="翻页">
      {first === null ? <span /> : <a className="button button--ordinary" href={first} rel="prev">回到第一页</a>}
      {next === null ? <span className="soft">到底了</span> : <a className="button button--ordinary" href={next} rel="next">下一页</a>}
    </nav>
  )
}
