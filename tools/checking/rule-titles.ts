/** Which rules the titles of tests name, found by reading the tests: a rule that no title names is a rule that nobody proved. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['core', 'procedures', 'server', 'faces', 'journeys', 'tools'] as const
const titles = /\b(?:it|test|describe)\(\s*(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g

/** By rule number, the titles that say it. A range like R-440…R-444 names its two ends and nothing between. */
export function rulesInTitles(root: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const file of folders.flatMap((folder) => testsIn(join(root, folder)))) {
    for (const [, plain, templated] of readFileSync(file, 'utf8').matchAll(titles)) {
      const title = plain ?? templated ?? ''
      for (const [rule] of title.matchAll(/R-\d{3}/g)) found.set(rule, [...found.get(rule) ?? [], title])
    }
  }
  return found
}

function testsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'published' ? [] : testsIn(path)
    return /\.(test\.ts|test\.tsx|journey\.ts)$/.test(entry.name) ? [path] : []
  })
}
