/** How far the time of matters is ahead of the real one, as the server's answers say; only a demonstration ever moves it. */
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

export function timeAhead(): number {
  return ahead
}

/** @returns how to stop watching */
export function watchTime(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => { watchers.delete(watcher) }
}
