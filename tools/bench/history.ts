/** docs/benchmarks.md: what was measured, newest first; nothing measured is ever taken out. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md')
const beginning = '<!-- history: newest first, written by `npm run bench -- --write` -->'

export type Entry = { readonly day: string; readonly commit: string; readonly machine: string; readonly words: readonly string[]; readonly tables: string }

/** @returns the file written */
export function writeDown(entry: Entry): string {
  writeFileSync(file, withEntry(readFileSync(file, 'utf8'), entry))
  return file
}

export function withEntry(text: string, { day, commit, machine, words, tables }: Entry): string {
  const at = text.indexOf(beginning)
  if (at < 0) throw new Error(`the place of the history is missing: ${beginning}`)
  const end = at + beginning.length
  const section = [`## ${day}, commit ${commit}`, '', machine, '', ...words.map((line) => `- ${line}`), '', tables.trimEnd()].join('\n')
  return `${text.slice(0, end)}\n\n${section}\n${text.slice(end)}`
}
