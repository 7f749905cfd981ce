/** A day as people type it: 2026-11-30, 20261130, 2026年11月30日, 2026/11/30. Native date boxes speak the browser's language, not ours. */
export function dayTyped(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  if (match === null) return null
  const [, year = '', month = '', day = ''] = match
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== written ? null : written
}

/** Today in Beijing. */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}

export const dayHint = '年-月-日，例如 2026-11-30'
