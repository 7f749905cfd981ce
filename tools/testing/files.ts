/** Which test files there are and which of them a person asked for. */
import { globSync } from 'node:fs'
import { join } from 'node:path'

/** In the order in which they run: what is quick to tell comes first. */
export const kinds = ['pure', 'db', 'journey'] as const

export type Kind = (typeof kinds)[number]

export type TestFile = { readonly kind: Kind; readonly path: string }

const closed = new Set(['node_modules', 'dist', 'data', '.git'])

export function findTests(house: string): readonly TestFile[] {
  return globSync('**/*.{test,journey}.ts', { cwd: house, exclude: (name) => closed.has(name.split(/[\\/]/).at(-1) ?? '') })
    .toSorted()
    .map((path) => ({ kind: kindOf(path), path: join(house, path) }))
}

/** Kinds widen among themselves, parts of names too; a file must fit both. No words mean everything. */
export function chosen(files: readonly TestFile[], words: readonly string[]): readonly TestFile[] {
  const isKind = (word: string): word is Kind => kinds.some((kind) => kind === word)
  const wanted = words.filter(isKind)
  const parts = words.filter((word) => !isKind(word))
  return files.filter(({ kind, path }) =>
    (wanted.length === 0 || wanted.includes(kind))
    && (parts.length === 0 || parts.some((part) => path.replaceAll('\\', '/').includes(part))))
}

function kindOf(path: string): Kind {
  if (path.endsWith('.journey.ts')) return 'journey'
  return path.endsWith('.db.test.ts') ? 'db' : 'pure'
}
