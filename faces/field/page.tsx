/** A page of the app: its title, its heading, and the list or form beneath. A new page begins at its top. */
import { useEffect, type ReactNode } from 'react'

export function Page({ title, children, heading = true }: { title: string; children: ReactNode; heading?: boolean }) {
  useEffect(() => { document.title = `${title} · 三治网格` }, [title])
  return (
    <article className="page">
      {heading && <h1>{title}</h1>}
      {children}
    </article>
  )
}
