/**
 * Chinese search without a dictionary: single characters and two-character pieces, made here and not in the database, so that it works
 * under every locale (stack-server "Chinese search").
 */

/** The pieces of a name, to be kept in a tsvector. */
export function gramsOf(...names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => [...charactersOf(name), ...pairsOf(name)]))]
}

/** A tsquery for names that hold every piece of the text; pairs alone where there are any, since they are the rarer pieces. */
export function questionOf(text: string): string {
  const pairs = pairsOf(text)
  return (pairs.length > 0 ? pairs : charactersOf(text)).map(quoted).join(' & ')
}

function charactersOf(text: string): readonly string[] {
  return [...text.normalize('NFKC').replaceAll(/[\s\0]/g, '')]
}

function pairsOf(text: string): readonly string[] {
  const characters = charactersOf(text)
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
}

function quoted(gram: string): string {
  return `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
