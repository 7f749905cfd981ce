/** Links of every part of design/ are plain links; inside a face they are followed without loading the page anew. */
import type { MouseEvent, ReactNode } from 'react'
import { useNavigate } from 'react-router'

export function FollowLinks({ base, children }: { base: string; children: ReactNode }) {
  const navigate = useNavigate()
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest('a')
    const href = link?.getAttribute('href')
    if (link === null || href === null || href === undefined || link.target === '_blank') return
    if (href.startsWith('#')) jump(event, href.slice(1))
    if (!href.startsWith(`${base}/`)) return
    event.preventDefault()
    void navigate(href.slice(base.length))
  }
  return <div className="follow-links" onClick={follow}>{children}</div>
}

/** A fragment leads to a control of the page: it takes the focus, the address stays. */
function jump(event: MouseEvent<HTMLDivElement>, id: string): void {
  const target = document.getElementById(id)
  if (target === null) return
  event.preventDefault()
  target.scrollIntoView({ block: 'center' })
  target.focus()
}
