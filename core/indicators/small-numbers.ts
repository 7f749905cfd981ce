/**
 * Small numbers of sensitive categories are kept back (security control 31): "one case of domestic violence this month" is about
 * somebody. What could be worked out by subtracting the shown from the total is kept back as well.
 */

/** Fewer than this are not shown. */
export const leastShown = 5

export type Cell = { readonly key: string; readonly sensitive: boolean; readonly size: number }

/**
 * Which cells to keep back so that neither a cell nor total minus the shown cells tells a sensitive number from 1 to `least` − 1.
 * Where nothing small and sensitive is among them, nothing is kept back.
 */
export function keptBack(cells: readonly Cell[], least = leastShown): ReadonlySet<string> {
  const kept = new Set(cells.filter(({ sensitive, size }) => sensitive && size > 0 && size < least).map(({ key }) => key))
  if (kept.size === 0) return kept
  // Sensitive ones first, then the smallest: the least is lost that way.
  const rest = cells.filter(({ key, size }) => !kept.has(key) && size > 0).toSorted((a, b) => Number(b.sensitive) - Number(a.sensitive) || a.size - b.size)
  let hidden = sizeOf(cells, kept)
  for (const { key, size } of rest) {
    if (hidden >= least && kept.size > 1) break
    kept.add(key)
    hidden += size
  }
  return kept
}

function sizeOf(cells: readonly Cell[], keys: ReadonlySet<string>): number {
  return cells.filter(({ key }) => keys.has(key)).reduce((sum, { size }) => sum + size, 0)
}
