/**
 * Chinese search without a dictionary: single characters and two-character pieces, made here and not in the database, so that it works
 * under every locale (stack-server "Chinese search").
 */
export function gramsOf(text: string, use: 'name' | 'question'): readonly string[] {
  const characters = [...text.normalize('NFKC').replaceAll(/[\s\0]/g, '')]
  const pairs = characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
  // A question of two or more characters needs its pairs only; they are the rarer ones.
  return [...new Set(use === 'question' && pairs.length > 0 ? pairs : [...characters, ...pairs])]
}
