/** What a page says after something was done, by the word its address carries; an address can carry any word, also `__proto__`. */
export function toldOf(words: Readonly<Record<string, string>>, asked: unknown): string | null {
  return typeof asked === 'string' && Object.hasOwn(words, asked) ? words[asked] ?? null : null
}
