/** The kinds of a county's catalogue by the words people use, the same in all faces. */
import { findKinds } from '../../core/search/find-kinds.ts'
import { everydayWords } from './everyday-words.ts'
import type { CaseSettings } from './settings.ts'

export type Catalogue = Pick<CaseSettings, 'groups' | 'categories'>
export type FoundKind = { readonly code: string; readonly name: string; readonly group: string; readonly everyday: string }

/** In the order of their codes. */
export function kindsIn({ groups, categories }: Catalogue): readonly FoundKind[] {
  return Object.entries(categories).toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { name }]) => ({ code, name, group: groups[code.slice(0, 2)] ?? '', everyday: everydayWords[code] ?? '' }))
}

/** The best first; a code of the catalogue finds its kind, four digits, or the kinds of its group, two. */
export function findKind(catalogue: Catalogue, text: string, most?: number): readonly FoundKind[] {
  const kinds = kindsIn(catalogue)
  const code = text.normalize('NFKC').trim()
  return /^\d{2,4}$/.test(code) ? kinds.filter((kind) => kind.code.startsWith(code)) : findKinds(kinds, text, most)
}
