/** Money in whole fen, so that sums are sums: read from what accountants type, said as villagers read it. */

/** Beyond this it is a mistake: 10,000,000,000 yuan. */
export const mostFen = 1_000_000_000_000

export type Amount = { readonly ok: true; readonly fen: number } | { readonly ok: false; readonly sentence: string }

/**
 * 1,234.50 · ￥1234.5 · １２３４ · 1234.50元, and what a spreadsheet stores for it (1234.4999999999999).
 * Never negative: what goes out stands in the column of what goes out.
 */
export function amountIn(text: string): Amount {
  const plain = text.normalize('NFKC').replaceAll(/[\s,¥元]/gu, '')
  if (!/^\d{1,13}(\.\d{0,20})?(e[+-]?\d{1,2})?$/i.test(plain)) return { ok: false, sentence: `“${text.slice(0, 20)}”不是金额，请写成 1234.50 这样的数字` }
  const yuan = Number(plain)
  const fen = Math.round(yuan * 100)
  if (fen > mostFen) return { ok: false, sentence: '金额太大，请核对' }
  // Doubles err in the sixteenth digit; a third decimal somebody typed is far bigger.
  if (Math.abs(yuan * 100 - fen) > Math.max(1e-6, fen * 1e-14)) return { ok: false, sentence: `“${text.slice(0, 20)}”多于两位小数，金额只到分` }
  return { ok: true, fen }
}

/** 1,234.50 */
export function yuan(fen: number): string {
  const [whole, rest] = [Math.trunc(Math.abs(fen) / 100), Math.abs(fen) % 100]
  return `${fen < 0 ? '-' : ''}${String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${String(rest).padStart(2, '0')}`
}
