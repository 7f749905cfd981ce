/**
 * Is there a signal? What the telephone believes (`navigator.onLine`) counts only when it says no; otherwise what counts is whether
 * the server answered last time. While it does not, a small question every few seconds finds out when it does again.
 */
import { useSyncExternalStore } from 'react'
import { listenToReach } from '../spa/api.ts'

export type Connection = {
  readonly reached: boolean
  /** When the server was last heard, epoch milliseconds; null before the first answer. */
  readonly heardAt: number | null
}

const askEvery = 10_000
const patience = 5_000

let connection: Connection = { reached: navigator.onLine, heardAt: null }
const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

export function useConnection(): Connection {
  return useSyncExternalStore(watch, () => connection)
}

/** Once, at the start of the app. */
export function watchConnection(): void {
  listenToReach(hear)
  addEventListener('offline', () => hear(false))
  addEventListener('online', () => void ask())
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible' && !connection.reached) void ask() })
  if (!connection.reached) hear(false)
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => { watchers.delete(watcher) }
}

function hear(reached: boolean): void {
  const heardAt = reached ? Date.now() : connection.heardAt
  if (reached && timer !== null) {
    clearInterval(timer)
    timer = null
  }
  if (!reached) timer ??= setInterval(() => void ask(), askEvery)
  const changed = reached !== connection.reached
  connection = { reached, heardAt }
  if (changed) for (const watcher of watchers) watcher()
}

async function ask(): Promise<void> {
  try {
    await fetch('/healthz', { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience) })
    hear(true)
  } catch {
    hear(false)
  }
}
