/**
 * Finding a kind of matter by the words people use: “路坏了” is 路面坑槽. What is named so comes first, then what is called so in the
 * village, then what shares enough of the words. No dictionary: pairs of characters weigh more than single ones.
 */
export type Findable = { readonly name: string; readonly group: string; readonly everyday: string }

/** The best first, at most `most`; of equal ones in the given order. Empty for a text without anything to look for. */
export function findKinds<K extends Findable>(kinds: readonly K[], text: string, most = 12): readonly K[] {
  const asked = plain(text)
  if (withoutFillers(asked) === '') return []
  const scored = kinds.map((kind) => ({ kind, score: scoreOf(kind, asked) })).filter(({ score }) => score > 0)
  const best = Math.max(...scored.map(({ score }) => score))
  // Where something fits, what shares a character by chance is left out.
  return scored.filter(({ score }) => best < fits || score >= best / 4).toSorted((one, other) => other.score - one.score).slice(0, most).map(({ kind }) => kind)
}

const fits = 50

function scoreOf({ name, group, everyday }: Findable, asked: string): number {
  const [named, said] = [plain(name), everyday.split(' ').map(plain)]
  if (named.startsWith(asked)) return 120
  if (named.includes(asked)) return 100
  if (said.some((word) => word.includes(asked))) return 90
  const bare = withoutFillers(asked)
  const met = said.filter((word) => withoutFillers(word) !== '' && (asked.includes(word) || bare.includes(withoutFillers(word)))).map(({ length }) => length)
  if (met.length > 0) return 55 + 5 * Math.min(5, Math.max(...met))
  if (plain(group).includes(asked)) return 50
  return shared(bare, [named, ...said].map(withoutFillers))
}

/** Pairs count three, single characters one; less than half of what was asked is chance. */
function shared(asked: string, words: readonly string[]): number {
  const characters = [...new Set(asked)]
  if (characters.length === 0) return 0
  const text = words.join(' ')
  const found = characters.filter((character) => text.includes(character)).length
  const pairs = [...asked].slice(1).filter((character, at) => text.includes(`${[...asked][at] ?? ''}${character}`)).length
  if (pairs === 0 && (found < characters.length || characters.length > 2)) return 0
  return found * 2 >= characters.length ? found + 3 * pairs : 0
}

/** Words that say nothing of the matter. */
function withoutFillers(text: string): string {
  return text.replaceAll(/[了的呢吗啊吧在有是很太都又就也还着过被把个一]/g, '')
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}]/gu, '')
}
