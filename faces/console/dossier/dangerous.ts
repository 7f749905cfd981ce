/** Acts that end a matter against somebody's wish: outlined in red, so that no hand lands on them by habit. */
const dangerous: ReadonlySet<string> = new Set(['reject', 'propose-void', 'approve-void'])

export function isDangerous(act: string): boolean {
  return dangerous.has(act)
}

/** Saying no is nobody's first move: never painted as the act one is expected to do. */
export function isRefusal(act: string): boolean {
  return act.startsWith('refuse-') || act.startsWith('dismiss-')
}
