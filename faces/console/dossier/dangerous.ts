/** Acts that end a matter against somebody's wish: outlined in red, so that no hand lands on them by habit. */
const dangerous: ReadonlySet<string> = new Set(['reject', 'propose-void', 'approve-void'])

export function isDangerous(act: string): boolean {
  return dangerous.has(act)
}
