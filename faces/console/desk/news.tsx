/** What has come in since the list was fetched. It says so and waits; the list moves only when asked to. */
import { useEffect, useRef, useState } from 'react'
import { api } from '../../spa/api.ts'
import type { DossierLine, Page } from '../../spa/shapes.ts'

const every = 60_000
/** Asking on would keep the session alive for somebody who has gone home. */
const awayAfter = 5 * 60_000

export function News({ question, shown, refresh }: { question: string | null; shown: readonly DossierLine[] | null; refresh(): void }) {
  const [count, setCount] = useState(0)
  const touched = useRef(0)
  useEffect(() => {
    const touch = () => { touched.current = Date.now() }
    touch()
    addEventListener('pointerdown', touch)
    addEventListener('keydown', touch)
    return () => { removeEventListener('pointerdown', touch); removeEventListener('keydown', touch) }
  }, [])
  useEffect(() => {
    setCount(0)
    if (question === null || shown === null) return undefined
    const known = new Set(shown.map(({ id }) => id))
    const look = () => {
      if (document.hidden || Date.now() - touched.current > awayAfter) return
      api.get<Page<DossierLine>>(question).then(({ items }) => setCount(items.filter(({ id }) => !known.has(id)).length)).catch(() => undefined)
    }
    const timer = setInterval(look, every)
    return () => clearInterval(timer)
  }, [question, shown])
  return (
    <span role="status">
      {count > 0
        ? <button className="button button--ordinary" type="button" onClick={refresh}>{`有 ${count} 件新的，显示出来`}</button>
        : <button className="button button--quiet" type="button" onClick={refresh}>刷新</button>}
    </span>
  )
}
