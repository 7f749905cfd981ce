/**
 * In a demonstration the time of matters can be moved forward. Every answer of the server says how far; a face reckons days, years and
 * moments of acts from it, and says so at the top of every page. What belongs to the session stays on the real time.
 */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { movedTimeInWords } from '../../core/time/index.ts'

const watchers = new Set<() => void>()
let ahead = 0

/** Reads it off an answer; where it says nothing, nothing has changed. */
export function hearTime(headers: Headers): void {
  const told = Number(headers.get('x-sanzhi-time-ahead') ?? 0)
  if (!Number.isSafeInteger(told) || told <= ahead) return
  ahead = told
  for (const watcher of watchers) watcher()
}

/** The time of matters, epoch milliseconds. */
export function timeOfMatters(): number {
  return Date.now() + ahead
}

/** Nothing where time was not moved. */
export function MovedTime() {
  const moved = useSyncExternalStore(watch, () => ahead)
  const [, renew] = useState(0)
  useEffect(() => {
    if (moved === 0) return undefined
    const timer = setInterval(() => renew((nth) => nth + 1), 60_000)
    return () => clearInterval(timer)
  }, [moved])
  return moved === 0 ? null : <p className="moved-time no-print"><a href="/demo/clock">{movedTimeInWords(timeOfMatters(), moved)}</a></p>
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => { watchers.delete(watcher) }
}
