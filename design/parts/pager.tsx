/** Keyset pages: on and back, never page numbers over a list that moves. */
export type PagerModel = { readonly previous: string | null; readonly next: string | null; readonly words?: string }

export function Pager({ pager, label = '翻页' }: { pager: PagerModel; label?: string }) {
  if (pager.previous === null && pager.next === null) return null
  return (
    <nav className="pager no-print" aria-label={label}>
      {pager.previous === null ? (
        <span />
      ) : (
        <a className="button button--ordinary" href={pager.previous} rel="prev">
          上一页
        </a>
      )}
      {pager.words && <span className="soft">{pager.words}</span>}
      {pager.next === null ? (
        <span />
      ) : (
        <a className="button button--ordinary" href={pager.next} rel="next">
          下一页
        </a>
      )}
    </nav>
  )
}
