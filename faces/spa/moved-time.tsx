/**
 * In a demonstration the time of matters can be moved forward. Every answer of the server says how far; a face reckons days, years and
 * moments of acts from it, and says so at the top of every page. What belongs to the session stays on the real time.
 */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { movedTimeInWords } from '../../core/time/index.ts'
import { timeAhead, timeOfMatters, watchTime } from './time-of-matters.ts'

/** Nothing where time was not moved. */
export function MovedTime() {
  const moved = useSyncExternalStore(watchTime, timeAhead)
  const [, renew] = useState(0)
  useEffect(() => {
    if (moved === 0) return undefined
    const timer = setInterval(() => renew((nth) => nth + 1), 60_000)
    return () => clearInterval(timer)
  }, [moved])
  return moved === 0 ? null : <p className="moved-time no-print"><a href="/demo/clock">{movedTimeInWords(timeOfMatters(), moved)}</a></p>
}
