/** How much fits beside each other depends on the window and on how large its person reads: counted in letters, not in dots. */
import { useSyncExternalStore } from 'react'

/** Is the window at least so many rem wide, at the text size set in the browser? */
export function hasRoom(rem: number): boolean {
  return innerWidth / sizeOfText() >= rem
}

export function useRoom(rem: number): boolean {
  return useSyncExternalStore(watch, () => hasRoom(rem))
}

function watch(changed: () => void): () => void {
  const watcher = new ResizeObserver(changed)
  watcher.observe(document.documentElement)
  return () => watcher.disconnect()
}

function sizeOfText(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
