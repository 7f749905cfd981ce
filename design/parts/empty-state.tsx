/** Nothing here yet: what will appear here, and the next thing to do. */
import type { ReactNode } from 'react'

export function EmptyState({ title, children, next }: { title: string; children?: ReactNode; next?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      {children && <div className="soft">{children}</div>}
      {next && <div className="empty__next">{next}</div>}
    </div>
  )
}
